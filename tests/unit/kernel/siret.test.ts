import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSiren, isSiret, onlyDigits } from '../../../src/kernel/siret.ts'

/** Luhn written the other way round, from the left, for a known length. */
function luhnKey(body: string): string {
  const sum = [...body].reduce((total, digit, i) => {
    const weighted = Number(digit) * ((body.length - i) % 2 === 1 ? 2 : 1)
    return total + Math.floor(weighted / 10) + (weighted % 10)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const siren = digits(8).map((body) => body + luhnKey(body))
const siret = fc.tuple(siren, digits(4)).map(([owner, site]) => owner + site + luhnKey(owner + site))
const change = (text: string, at: number, by: number) =>
  `${text.slice(0, at)}${(Number(text[at]) + by) % 10}${text.slice(at + 1)}`

describe('a SIREN', () => {
  it.each(['732829320', '552100554', '356000000', '200066926'])('%s exists', (text) =>
    expect(isSiren(text)).toBe(true),
  )

  it.each(['732829321', '73282932', '7328293200', '', 'abcdefghi', '73282932O', ' 732829320', '٧٣٢٨٢٩٣٢٠'])(
    '« %s » does not',
    (text) => expect(isSiren(text)).toBe(false),
  )

  it('passes with its key, and never with one digit changed', () => {
    fc.assert(
      fc.property(siren, fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        expect(isSiren(text)).toBe(true)
        expect(isSiren(change(text, at, by))).toBe(false)
      }),
    )
  })
})

describe('a SIRET', () => {
  it.each(['73282932000074', '00020147500019', '00037999000013'])('%s exists', (text) =>
    expect(isSiret(text)).toBe(true),
  )

  it('passes with its key, and never with one digit changed', () => {
    fc.assert(
      fc.property(
        siret.filter((text) => !text.startsWith('35600000')),
        fc.nat(13),
        fc.integer({ min: 1, max: 9 }),
        (text, at, by) => {
          expect(isSiret(text)).toBe(true)
          const changed = change(text, at, by)
          fc.pre(!changed.startsWith('356000000'))
          expect(isSiret(changed)).toBe(false)
        },
      ),
    )
  })

  it('needs a SIREN that exists, fourteen digits and nothing else', () => {
    for (const text of [
      '732829320',
      '7328293200007',
      '732829320000745',
      '',
      '73282932000074\n',
      '7328 293200007',
    ])
      expect(isSiret(text), text).toBe(false)
    const onlyTheWhole = `73282932100${'000'}`
    expect(isSiret(onlyTheWhole.slice(0, 13) + luhnKey(onlyTheWhole.slice(0, 13)))).toBe(false)
  })

  it('of La Poste has a digit sum that five divides, or the ordinary key: its head office', () => {
    expect(isSiret('35600000000048')).toBe(true)
    expect(isSiret('35600000049837')).toBe(true)
    expect(isSiret('35600000049838')).toBe(false)
    expect(isSiret('35600000000041')).toBe(false)
    const sum = (text: string) => [...text].reduce((total, digit) => total + Number(digit), 0)
    fc.assert(
      fc.property(digits(5), (site) => {
        const text = `356000000${site}`
        expect(isSiret(text)).toBe(sum(text) % 5 === 0 || luhnKey(text.slice(0, 13)) === text[13])
      }),
    )
  })
})

describe('digits as people write them', () => {
  it.each([
    ['732 829 320 00074', '73282932000074'],
    ['732.829.320-00074', '73282932000074'],
    ['732\u00a0829\u202f320', '732829320'],
    ['FR 732829320', 'FR732829320'],
  ])('%s', (text, read) => expect(onlyDigits(text)).toBe(read))
})
