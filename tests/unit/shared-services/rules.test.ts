import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balancedPriceOf,
  type CostSheet,
  costOf,
  marginOf,
  monthsToBreakEven,
  partiesNeeded,
  revenueOf,
  type Share,
  sharedCosts,
  type Terms,
  termsOf,
  thresholdOf,
} from '../../../src/features/shared-services/rules.ts'
import { sensitivityOf } from '../../../src/features/shared-services/sensitivity.ts'
import { SENSITIVITY_PERCENTS } from '../../../src/kernel/shared-services.ts'

/** A cardboard press shared by three: worked out by hand beside each figure. */
const press: CostSheet = {
  fixedCosts: [{ label: 'Local', eurosPerYear: 2_400 }],
  variableCosts: [{ label: 'Liens et courant', eurosPerUnit: 20 }],
  investments: [{ label: 'Presse', euros: 12_000, years: 8 }],
  subsidies: [{ label: 'Aide à l’achat', euros: 4_000, basis: 'once', years: 8 }],
  priceEurosPerUnit: 60,
}

/** To the cent, as amounts are written: a price that leaves less than that on each unit covers nothing in this world. */
const euros = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100)
const positive = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cents / 100)
const sheets = fc.record({
  fixedCosts: fc.array(fc.record({ label: fc.constant('f'), eurosPerYear: euros }), {
    minLength: 1,
    maxLength: 4,
  }),
  variableCosts: fc.array(fc.record({ label: fc.constant('v'), eurosPerUnit: euros }), {
    minLength: 1,
    maxLength: 4,
  }),
  investments: fc.array(
    fc.record({ label: fc.constant('i'), euros, years: fc.double({ min: 0.5, max: 60, noNaN: true }) }),
    { maxLength: 3 },
  ),
  subsidies: fc.array(
    fc.record({
      label: fc.constant('s'),
      euros,
      basis: fc.constantFrom('per-year' as const, 'once' as const),
      years: fc.double({ min: 0.5, max: 60, noNaN: true }),
    }),
    { maxLength: 3 },
  ),
  priceEurosPerUnit: euros,
})
const near = (value: number, scale: number) => Math.abs(value) <= 1e-6 * Math.max(1, scale)
const scaleOf = (terms: Terms) =>
  Math.abs(costOf(terms) ?? 0) + Math.abs(revenueOf(terms) ?? 0) + Math.abs(terms.netFixedEurosPerYear ?? 0)

describe('the terms of a sheet', () => {
  it('are those worked out by hand: straight-line, what is given once spread as what it buys', () => {
    expect(termsOf(press, 100)).toEqual({
      fixedEurosPerYear: 2_400,
      depreciationEurosPerYear: 1_500,
      subsidyEurosPerYear: 500,
      netFixedEurosPerYear: 3_400,
      variableEurosPerUnit: 20,
      priceEurosPerUnit: 60,
      unitsPerYear: 100,
    })
    expect(costOf(termsOf(press, 100))).toBe(5_400)
    expect(marginOf(termsOf(press, 100))).toBe(600)
    expect(marginOf(termsOf(press, 50))).toBe(-1_400)
    expect(balancedPriceOf(termsOf(press, 100))).toBe(54)
  })

  it('leaves unknown whatever needs a figure that nobody said, and never takes it for zero', () => {
    const holes: [Partial<CostSheet>, (keyof Terms)[]][] = [
      [
        { fixedCosts: [{ label: 'Local', eurosPerYear: null }] },
        ['fixedEurosPerYear', 'netFixedEurosPerYear'],
      ],
      [{ fixedCosts: [], investments: [] }, ['fixedEurosPerYear', 'netFixedEurosPerYear']],
      [{ variableCosts: [] }, ['variableEurosPerUnit']],
      [
        { investments: [{ label: 'Presse', euros: 12_000, years: null }] },
        ['depreciationEurosPerYear', 'netFixedEurosPerYear'],
      ],
      [{ priceEurosPerUnit: null }, ['priceEurosPerUnit']],
    ]
    for (const [hole, unknown] of holes) {
      const terms = termsOf({ ...press, ...hole }, 100)
      for (const name of unknown) expect(terms[name]).toBeNull()
      expect(marginOf(terms)).toBeNull()
      expect(thresholdOf(terms)).toEqual({ is: 'unknown' })
      expect(sensitivityOf(terms)).toEqual([])
    }
    expect(marginOf(termsOf(press, null))).toBeNull()
    expect(balancedPriceOf(termsOf(press, 0))).toBeNull()
  })

  it('counts on no subsidy where none was written', () => {
    expect(termsOf({ ...press, subsidies: [] }, 100).subsidyEurosPerYear).toBe(0)
  })
})

describe('the threshold', () => {
  it('is where the margin is zero, and is never reached when each unit loses money', () => {
    expect(thresholdOf(termsOf(press, 100))).toEqual({
      ...{ is: 'reached', unitsPerYear: 85, upToUnitsPerYear: null },
    })
    expect(thresholdOf(termsOf({ ...press, priceEurosPerUnit: 20 }, 100))).toEqual({ is: 'never' })
  })

  it('says up to which volume what is given covers units that lose money', () => {
    const given = { label: 'Convention', euros: 10_000, basis: 'per-year' as const, years: null }
    const threshold = thresholdOf(termsOf({ ...press, subsidies: [given], priceEurosPerUnit: 10 }, 100))
    // 2 400 + 1 500 − 10 000 = −6 100, eaten by 10 € at each unit.
    expect(threshold).toEqual({ is: 'reached', unitsPerYear: 0, upToUnitsPerYear: 610 })
  })

  it('has a margin of zero at it, less below and more above, whatever the sheet', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const threshold = thresholdOf(termsOf(sheet, 1))
        if (threshold.is !== 'reached' || threshold.unitsPerYear === 0) return
        const at = (units: number) => marginOf(termsOf(sheet, units)) as number
        const { unitsPerYear } = threshold
        const scale = scaleOf(termsOf(sheet, unitsPerYear))
        expect(near(at(unitsPerYear), scale)).toBe(true)
        expect(at(unitsPerYear * 2)).toBeGreaterThanOrEqual(at(unitsPerYear) - 1e-6 * scale)
        expect(at(unitsPerYear / 2)).toBeLessThanOrEqual(at(unitsPerYear) + 1e-6 * scale)
      }),
    )
  })

  it('has a margin of zero at the balanced price, whatever the sheet', () => {
    fc.assert(
      fc.property(sheets, positive, (sheet, units) => {
        const price = balancedPriceOf(termsOf(sheet, units))
        const terms = termsOf({ ...sheet, priceEurosPerUnit: price }, units)
        expect(near(marginOf(terms) as number, scaleOf(terms))).toBe(true)
      }),
    )
  })

  it('asks for at least two structures, and for enough of the mean volume', () => {
    const threshold = thresholdOf(termsOf(press, 100))
    const three = [20, 30, 40].map((unitsPerYear, i) => share(String(i), unitsPerYear))
    expect(partiesNeeded(threshold, three)).toBe(3)
    expect(partiesNeeded(threshold, [share('a', 500)])).toBe(2)
    expect(partiesNeeded(threshold, [])).toBeNull()
    expect(partiesNeeded({ is: 'never' }, three)).toBeNull()
  })
})

const share = (organisationId: string, unitsPerYear: number | null): Share => ({
  ...{ organisationId, unitsPerYear, wouldPayEurosPerYear: null },
})

describe('the cost shared by volume', () => {
  it('makes in all what a year costs, each in proportion to its volume, whatever the sheet', () => {
    fc.assert(
      fc.property(sheets, fc.array(positive, { minLength: 1, maxLength: 8 }), (sheet, volumes) => {
        const shares = volumes.map((units, i) => share(String(i), units))
        const total = volumes.reduce((sum, units) => sum + units, 0)
        const terms = termsOf(sheet, total)
        const paid = sharedCosts(terms, shares)
        const sum = paid.reduce((all, { costEurosPerYear }) => all + (costEurosPerYear as number), 0)
        expect(near(sum - (costOf(terms) as number), scaleOf(terms))).toBe(true)
        expect(near(paid.reduce((all, one) => all + (one.share as number), 0) - 1, 1)).toBe(true)
      }),
    )
  })

  it('is unknown for all while the volume of one is', () => {
    const paid = sharedCosts(termsOf(press, null), [share('a', 50), share('b', null)])
    expect(paid.map(({ costEurosPerYear }) => costEurosPerYear)).toEqual([null, null])
    expect(paid.map(({ priceEurosPerYear }) => priceEurosPerYear)).toEqual([3_000, null])
  })
})

describe('the months to break even', () => {
  it('pays back what was put in from what each month leaves in cash, without depreciation', () => {
    // 8 000 € put in; a year leaves 60×100 − 2 400 − 20×100 = 1 600 €.
    expect(monthsToBreakEven(press, termsOf(press, 100))).toEqual({ is: 'reached', months: 60 })
    expect(monthsToBreakEven(press, termsOf(press, 60))).toEqual({ is: 'never' })
    expect(monthsToBreakEven(press, termsOf(press, null))).toEqual({ is: 'unknown' })
    const rented = { ...press, investments: [], subsidies: [] }
    expect(monthsToBreakEven(rented, termsOf(rented, 100))).toEqual({ is: 'reached', months: 0 })
  })

  it('is never longer when more comes in', () => {
    const length = (sheet: CostSheet, units: number) => {
      const found = monthsToBreakEven(sheet, termsOf(sheet, units))
      return found.is === 'reached' ? found.months : Number.POSITIVE_INFINITY
    }
    fc.assert(
      fc.property(sheets, positive, euros, (sheet, units, more) => {
        const dearer = { ...sheet, priceEurosPerUnit: sheet.priceEurosPerUnit + more }
        expect(length(dearer, units)).toBeLessThanOrEqual(length(sheet, units))
      }),
    )
  })
})

describe('the sensitivity of the margin', () => {
  it('names first what hurts most, with the change at which nothing is left', () => {
    const [first, ...others] = sensitivityOf(termsOf(press, 100))
    expect(first).toMatchObject({ factor: 'price', lossPerTenPercent: 600 })
    expect(first?.zeroAtPercent).toBeCloseTo(-10)
    expect(others.map(({ factor }) => factor)).toEqual(['volume', 'fixed-costs', 'variable-costs'])
    expect(others[0]?.zeroAtPercent).toBeCloseTo(-15)
  })

  it('goes through the margin of today, straight, and down the way it should, whatever the sheet', () => {
    fc.assert(
      fc.property(sheets, positive, (sheet, units) => {
        const terms = termsOf(sheet, units)
        const scale = scaleOf(terms) * 2
        for (const { factor, margins, lossPerTenPercent } of sensitivityOf(terms)) {
          expect(near((margins[3] as number) - (marginOf(terms) as number), scale)).toBe(true)
          const step = (margins[1] as number) - (margins[0] as number)
          expect(near(step - ((margins[6] as number) - (margins[5] as number)), scale)).toBe(true)
          expect(near(Math.abs(step) - lossPerTenPercent, scale)).toBe(true)
          if (factor === 'price') expect(step).toBeGreaterThanOrEqual(-1e-6 * scale)
          if (factor.endsWith('costs')) expect(step).toBeLessThanOrEqual(1e-6 * scale)
        }
        expect(SENSITIVITY_PERCENTS[3]).toBe(0)
      }),
    )
  })
})
