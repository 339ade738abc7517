import { describe, expect, it } from 'vitest'
import { shareOf, unitsPerYear } from '../../../src/features/shared-services/volumes.ts'

const said = (quantity: number | null, unit: 'kg' | 't' | 'hour', period: 'month' | 'year') => ({
  ...{ organisationId: 'a', quantity, unit, period, wouldPayEuros: null, wouldPayPer: null },
})

describe('what a structure brings', () => {
  it('is counted in the unit of the service, for a year', () => {
    expect(unitsPerYear(said(500, 'kg', 'month'), 't')).toBe(6)
    expect(unitsPerYear(said(2, 't', 'year'), 'kg')).toBeCloseTo(2_000)
    expect(unitsPerYear(said(3, 'hour', 'year'), 'hour')).toBe(3)
  })

  it('is unknown, not zero, when it was not said or does not convert', () => {
    expect(unitsPerYear(said(null, 'kg', 'month'), 't')).toBeNull()
    expect(unitsPerYear(said(3, 'hour', 'year'), 't')).toBeNull()
    expect(unitsPerYear(said(3, 't', 'year'), null)).toBeNull()
  })

  it('is paid by the unit, the month or the year', () => {
    const brings = said(500, 'kg', 'month')
    const paid = (wouldPayEuros: number, wouldPayPer: 'unit' | 'month' | 'year') =>
      shareOf({ ...brings, wouldPayEuros, wouldPayPer }, 't').wouldPayEurosPerYear
    expect([paid(40, 'unit'), paid(40, 'month'), paid(40, 'year')]).toEqual([240, 480, 40])
    expect(
      shareOf({ ...said(null, 'kg', 'year'), wouldPayEuros: 4, wouldPayPer: 'unit' }, 't'),
    ).toMatchObject({
      wouldPayEurosPerYear: null,
    })
  })
})
