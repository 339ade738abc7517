import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periods, units } from '../../../src/kernel/quantity.ts'
import { quantityAsTyped, quantityFromText } from '../../../src/kernel/typed-quantity.ts'

describe('a quantity as typed', () => {
  it.each([
    ['2 t/mois', 2, 't', 'month'],
    ['2t par mois', 2, 't', 'month'],
    ['1 200 L/an', 1200, 'L', 'year'],
    ['0,1 quintal', 10, 'kg', null],
    ['3 palettes', 3, 'piece', null],
    ['12 hl / semaine', 1200, 'L', 'week'],
    ['40 places', 40, 'place', null],
    ['500 kg ponctuel', null, null, null],
  ] as const)('%s', (text, value, unit, period) =>
    expect(quantityFromText(text)).toEqual(
      value === null ? { fault: 'unknown-unit' } : { value, unit, period },
    ),
  )

  it.each([
    ['beaucoup', 'number'],
    ['', 'number'],
    ['0 t', 'positive'],
    ['-3 t/an', 'positive'],
    ['12', 'unit'],
    ['3 bennes', 'unknown-unit'],
    ['2 t par lune', 'unknown-unit'],
  ])('%s is at fault: %s', (text, fault) => expect(quantityFromText(text)).toEqual({ fault }))

  it('reads back any amount, unit and period', () => {
    const amounts = fc.integer({ min: 1, max: 1e9 }).map((thousandths) => thousandths / 1000)
    fc.assert(
      fc.property(amounts, fc.constantFrom(...units), fc.constantFrom(...periods), (value, unit, period) => {
        expect(quantityFromText(quantityAsTyped(value, unit, period))).toEqual({ value, unit, period })
        expect(quantityFromText(quantityAsTyped(value, unit, null))).toEqual({ value, unit, period: null })
      }),
    )
  })
})
