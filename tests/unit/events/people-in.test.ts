import { describe, expect, it } from 'vitest'
import { peopleIn } from '../../../web/events/peopleIn.ts'

describe('people typed or pasted to be invited', () => {
  it('are read one a line, as people and mail programs write them', () => {
    const text = `Camille Durand camille@exemple.fr
      "Bao Nguyen" <bao@exemple.fr>,

      chloe@exemple.fr ; Chloé Barrère
      seule@exemple.fr`
    expect(peopleIn(text)).toEqual({
      people: [
        { name: 'Camille Durand', email: 'camille@exemple.fr' },
        { name: 'Bao Nguyen', email: 'bao@exemple.fr' },
        { name: 'Chloé Barrère', email: 'chloe@exemple.fr' },
        { name: 'seule@exemple.fr', email: 'seule@exemple.fr' },
      ],
      fault: null,
    })
  })

  it('say the first line that has no address', () => {
    expect(peopleIn('Ana ana@exemple.fr\nBao')).toMatchObject({ fault: 'Bao' })
    expect(peopleIn('')).toEqual({ people: [], fault: null })
  })
})
