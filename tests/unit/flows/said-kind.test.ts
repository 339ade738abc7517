import { describe, expect, it } from 'vitest'
import { saidKind } from '../../../web/flows/declaring/saidKind.ts'

describe('what the first words say of a flow', () => {
  it.each([
    'Cherche palettes 80 × 120',
    'Nous recherchons de la sciure',
    'Besoin d’un local en été',
    'On aurait besoin d’un soudeur',
    'Je voudrais du compost',
  ])('a need: %s', (label) => {
    expect(saidKind(label)).toBe('need')
  })

  it.each(['À donner : caisses en bois', 'Je cède 30 fûts', 'Nous vendons du marc', 'Propose quai'])(
    'a stock: %s',
    (label) => {
      expect(saidKind(label)).toBe('stock')
    },
  )

  it.each(['Sciure de chêne', 'Donneur d’ordres', 'Chercheur en résidence, deux jours', ''])(
    'nothing: « %s »',
    (label) => {
      expect(saidKind(label)).toBeNull()
    },
  )
})
