import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  numberInFrench,
  periods,
  quantityInFrench,
  units,
  yearlyAmount,
} from '../../../src/kernel/quantity.ts'

const quantity = fc.record({
  value: fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
  unit: fc.constantFrom(...units),
  period: fc.constantFrom(...periods),
})

/** French separators are non-breaking; which of the two depends on the version of ICU. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('a yearly amount', () => {
  it.each([
    [{ value: 500, unit: 'kg', period: 'year' }, {}, { unit: 't', value: 0.5 }],
    [{ value: 3, unit: 't', period: 'month' }, {}, { unit: 't', value: 36 }],
    [{ value: 22, unit: 'm3', period: 'week' }, {}, { unit: 'm3', value: 1144 }],
    [{ value: 1000, unit: 'L', period: 'day' }, {}, { unit: 'm3', value: 365 }],
    [{ value: 250, unit: 'kWh', period: 'once' }, {}, { unit: 'MWh', value: 0.25 }],
    [{ value: 10, unit: 'm3', period: 'year' }, { densityTonnesPerM3: 0.2 }, { unit: 't', value: 2 }],
    [{ value: 3, unit: 't', period: 'month' }, { activeMonths: 4 }, { unit: 't', value: 12 }],
    [{ value: 3, unit: 't', period: 'year' }, { activeMonths: 4 }, { unit: 't', value: 3 }],
    [{ value: 12, unit: 'piece', period: 'year' }, { densityTonnesPerM3: 2 }, { unit: 'piece', value: 12 }],
    [{ value: 10, unit: 'm3', period: 'year' }, { densityTonnesPerM3: null }, { unit: 'm3', value: 10 }],
  ] as const)('of %o with %o', (given, options, expected) => {
    const { unit, value } = yearlyAmount(given, options)
    expect(unit).toBe(expected.unit)
    expect(value).toBeCloseTo(expected.value, 9)
  })

  it('doubles with the quantity and never comes out negative or endless', () => {
    fc.assert(
      fc.property(quantity, fc.integer({ min: 1, max: 12 }), (one, activeMonths) => {
        const { value } = yearlyAmount(one, { activeMonths })
        expect(value).toBeGreaterThan(0)
        expect(Number.isFinite(value)).toBe(true)
        expect(yearlyAmount({ ...one, value: one.value * 2 }, { activeMonths }).value).toBeCloseTo(
          value * 2,
          3,
        )
      }),
    )
  })

  it('is the same in kilograms and tonnes, litres and cubic metres, kWh and MWh', () => {
    for (const [small, large] of [
      ['kg', 't'],
      ['L', 'm3'],
      ['kWh', 'MWh'],
    ] as const) {
      const of = (value: number, unit: typeof small | typeof large) =>
        yearlyAmount({ value, unit, period: 'month' })
      expect(of(4200, small).unit).toBe(of(4.2, large).unit)
      expect(of(4200, small).value).toBeCloseTo(of(4.2, large).value, 9)
    }
  })
})

describe('a quantity in French', () => {
  it.each([
    [{ value: 1234.5, unit: 't', period: 'year' }, '1 234,5 t par an'],
    [{ value: 12345, unit: 'kg', period: 'once' }, '12 345 kg en une fois'],
    [{ value: 22, unit: 'm3', period: 'week' }, '22 m³ par semaine'],
    [{ value: 0.9, unit: 't', period: 'month' }, '0,9 t par mois'],
    [{ value: 9000, unit: 'hour', period: 'day' }, '9 000 heures par jour'],
  ] as const)('%o', (given, words) => expect(plain(quantityInFrench(given))).toBe(words))

  it('never says another whole number than the one declared', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (value) => {
        expect(Number(numberInFrench(value).replace(/[\u00a0\u202f]/g, ''))).toBe(value)
      }),
    )
  })
})
