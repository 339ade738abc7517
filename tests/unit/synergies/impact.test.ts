import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { type Exchanged, estimateImpact, vehicles } from '../../../src/features/synergies/impact/estimate.ts'
import { estimateEuros } from '../../../src/features/synergies/impact/euros.ts'
import { factorOf, factors } from '../../../src/features/synergies/impact/factors.ts'
import { resourceFactors } from '../../../src/features/synergies/impact/resource-factors.ts'
import { type Figure, measures, totalsByBasis } from '../../../src/features/synergies/impact/totals.ts'
import { resultBases as bases, outlets, vehicleIds } from '../../../src/kernel/synergies.ts'

const exchanged = (given: Partial<Exchanged>): Exchanged => ({
  ...{ tonnes: 1, lineage: [], useLineage: [], outlet: null, km: 0, vehicle: 'articulated-40t' },
  ...given,
})
const kgOf = (given: Partial<Exchanged>) =>
  Object.fromEntries(estimateImpact(exchanged(given)).terms.map(({ id, kgCO2e }) => [id, kgCO2e]))

describe('worked examples', () => {
  it('steel scrap, landfilled until now, remelted 50 km away', () => {
    const given: Partial<Exchanged> = {
      ...{ tonnes: 10, lineage: ['steel', 'ferrous-metal', 'metal'], useLineage: ['metal-remelting-steel'] },
      ...{ outlet: 'landfill' as const, km: 50 },
    }
    // New steel 26729: 10 t × 2 211 = 22 110. Landfill 34466: 10 × 41 = 410.
    // Truck 43643: 10 t × 50 km × 0,0875 = 43,75. Recycled steel 26730: 10 × 938 = 9 380.
    expect(kgOf(given)).toEqual({
      production: 22_110,
      disposal: 410,
      transport: -43.75,
      processing: -9380,
    })
    const { kgCO2e, uncertaintyKg, missing, isLeast } = estimateImpact(exchanged(given))
    // 22 110 + 410 − 43,75 − 9 380 = 13 096,25.
    expect(kgCO2e).toBeCloseTo(13_096.25, 9)
    // ±10 %, 20 %, 70 % and 10 %: √(2 211² + 82² + 30,625² + 938²) = √5 776 026,89 = 2 403,34.
    expect(uncertaintyKg).toBeCloseTo(2403.34, 2)
    expect({ missing, isLeast }).toEqual({ missing: [], isLeast: false })
  })

  it('cardboard, incinerated until now, pulped 100 km away: worse than nothing, and said so', () => {
    // New 26737: 5 × 390 = 1 950. Incineration 34482: 5 × 120 = 600. Truck: 500 t.km × 0,0875 = 43,75.
    // Recycled 26738: 5 × 670 = 3 350. Net: 1 950 + 600 − 43,75 − 3 350 = −843,75.
    const { kgCO2e } = estimateImpact(
      exchanged({
        ...{ tonnes: 5, lineage: ['cardboard', 'paper'], useLineage: ['paper-pulp'] },
        ...{ outlet: 'incineration', km: 100 },
      }),
    )
    expect(kgCO2e).toBeCloseTo(-843.75, 9)
  })

  it('kitchen waste, landfilled until now, to a digester 20 km away in a small truck', () => {
    // Avoided −12 (34637) counts as 12 spared: 3 × 12 = 36. Landfill 34648: 3 × 692 = 2 076.
    // Truck 43724: 60 t.km × 0,257 = 15,42. Digesting 34636: 3 × 173 = 519. Net: 36 + 2 076 − 15,42 − 519 = 1 577,58.
    const { kgCO2e } = estimateImpact(
      exchanged({
        ...{ tonnes: 3, lineage: ['catering-waste', 'biomass'], useLineage: ['biogas'] },
        ...{ outlet: 'landfill', km: 20, vehicle: 'rigid-12t' },
      }),
    )
    expect(kgCO2e).toBeCloseTo(1577.58, 9)
  })

  it('boxes used again as boxes: what their disposal would have cost is not known, so at least that', () => {
    // New cardboard 26737: 2 × 390 = 780. Van 43735: 2 t × 10 km × 0,842 = 16,84. No processing.
    const estimate = estimateImpact(
      exchanged({ tonnes: 2, lineage: ['boxes', 'packaging'], km: 10, vehicle: 'van' }),
    )
    expect(estimate.kgCO2e).toBeCloseTo(763.16, 9)
    expect(estimate).toMatchObject({
      isLeast: true,
      missing: [{ term: 'disposal', why: 'outlet-unknown' }],
    })
  })
})

describe('what has no factor', () => {
  it('is not estimated: never zero', () => {
    const estimate = estimateImpact(
      exchanged({ lineage: ['feather', 'animal-byproduct'], outlet: 'landfill' }),
    )
    expect(estimate).toMatchObject({ kgCO2e: null, uncertaintyKg: null, isLeast: false })
    expect(estimate.missing.map(({ why }) => why)).toEqual([
      'resource-without-factor',
      'resource-without-factor',
    ])
  })

  it('is never made up from what a resource is usually used for', () => {
    const { kgCO2e, missing } = estimateImpact(
      exchanged({ lineage: ['cardboard', 'paper'], useLineage: ['mulch'], outlet: 'landfill' }),
    )
    expect(kgCO2e).toBeNull()
    expect(missing.map(({ term }) => term)).toEqual(['production', 'processing'])
  })

  it('forbids a sum when it would take away from it', () => {
    const steel = { lineage: ['ferrous-metal'], useLineage: ['metal-remelting-steel'] }
    expect(estimateImpact(exchanged({ ...steel, km: null })).kgCO2e).toBeNull()
    const copper = { lineage: ['copper'], useLineage: ['metal-remelting-copper'] }
    expect(estimateImpact(exchanged(copper)).kgCO2e).toBeNull()
  })

  it('leaves the uncertainty unsaid when the base does', () => {
    const rubble = { lineage: ['rubble'], useLineage: ['road-base'], outlet: 'landfill' } as const
    const { kgCO2e, uncertaintyKg } = estimateImpact(exchanged(rubble))
    // 4 + 9 − 3.
    expect({ kgCO2e, uncertaintyKg }).toEqual({ kgCO2e: 10, uncertaintyKg: null })
  })

  it('spares no disposal of what is already put to use', () => {
    const estimate = estimateImpact(exchanged({ lineage: ['aluminium'], outlet: 'recovered' }))
    expect(estimate).toMatchObject({ kgCO2e: 7803, missing: [], isLeast: false })
  })
})

describe('the tables', () => {
  const { resources, uses } = knowledgeBase()

  it('name resources and uses of the knowledge base, and factors that are there', () => {
    const [resourceIds, useIds] = [resources, uses].map((entries) => new Set(entries.map(({ id }) => id)))
    for (const { resource, uses: ways = {}, asNew, landfill, incineration } of resourceFactors) {
      expect(resourceIds, resource).toContain(resource)
      for (const [use, { replaces, processing }] of Object.entries(ways)) {
        expect(useIds, use).toContain(use)
        expect(factorOf(replaces).unit).toBe('t')
        if (processing !== null && processing !== 'unknown') expect(factorOf(processing).unit).toBe('t')
      }
      for (const id of [asNew, landfill, incineration]) if (id) expect(factorOf(id).unit).toBe('t')
    }
    for (const id of Object.values(vehicles)) expect(factorOf(id).unit).toBe('t.km')
  })

  it('hold no factor that nothing uses, and no id twice', () => {
    const used = new Set<string>([
      ...Object.values(vehicles),
      ...resourceFactors.flatMap(({ asNew, landfill, incineration, uses: ways = {} }) => [
        ...[asNew, landfill, incineration].flatMap((id) => id ?? []),
        ...Object.values(ways).flatMap(({ replaces, processing }) => [replaces, processing ?? replaces]),
      ]),
    ])
    expect(factors.filter(({ id }) => !used.has(id)).map(({ label }) => label)).toEqual([])
    expect(() => factorOf('0')).toThrow()
  })
})

const anyExchange: fc.Arbitrary<Exchanged> = fc
  .constantFrom(...resourceFactors, { resource: 'feather', uses: {} })
  .chain(({ resource, uses: ways = {} }) =>
    fc.record({
      tonnes: fc.double({ min: 0.001, max: 1e5, noNaN: true }),
      lineage: fc.constant([resource]),
      useLineage: fc.constantFrom([], ...Object.keys(ways).map((use) => [use])),
      outlet: fc.constantFrom(...outlets, null),
      km: fc.option(fc.double({ min: 0, max: 2000, noNaN: true }), { freq: 5 }),
      vehicle: fc.constantFrom(...vehicleIds),
    }),
  )

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

describe('whatever is exchanged', () => {
  it('the total is the sum of the terms, each quantity times its factor', () => {
    fc.assert(
      fc.property(anyExchange, (exchange) => {
        const { terms, kgCO2e } = estimateImpact(exchange)
        if (kgCO2e !== null)
          expect(
            isNear(
              kgCO2e,
              terms.reduce((total, term) => total + term.kgCO2e, 0),
            ),
          ).toBe(true)
        for (const { quantity, factor, kgCO2e: kg } of terms)
          expect(isNear(Math.abs(kg), quantity * Math.abs(factor?.value ?? 0))).toBe(true)
      }),
    )
  })

  it('is linear in tonnes, its uncertainty too', () => {
    fc.assert(
      fc.property(anyExchange, fc.double({ min: 0.01, max: 100, noNaN: true }), (exchange, times) => {
        const once = estimateImpact(exchange)
        const more = estimateImpact({ ...exchange, tonnes: exchange.tonnes * times })
        expect(more.missing).toEqual(once.missing)
        for (const key of ['kgCO2e', 'uncertaintyKg'] as const) {
          const [a, b] = [once[key], more[key]]
          if (a === null || b === null) expect(b).toBe(a)
          else expect(isNear(a * times, b)).toBe(true)
        }
      }),
    )
  })

  it('never gains by distance', () => {
    fc.assert(
      fc.property(anyExchange, fc.double({ min: 0, max: 500, noNaN: true }), (exchange, further) => {
        const km = exchange.km ?? 0
        const [near, far] = [km, km + further].map((distance) =>
          estimateImpact({ ...exchange, km: distance }),
        )
        if (near?.kgCO2e != null && far?.kgCO2e != null)
          expect(far.kgCO2e).toBeLessThanOrEqual(near.kgCO2e + 1e-9)
        else expect(far?.kgCO2e).toBe(near?.kgCO2e)
      }),
    )
  })

  it('is either estimated or says what is missing; each term is one or the other', () => {
    fc.assert(
      fc.property(anyExchange, (exchange) => {
        const { terms, missing, kgCO2e } = estimateImpact(exchange)
        const told = [...terms.map(({ id }) => id), ...missing.map(({ term }) => term)]
        expect([...told].sort()).toEqual(['disposal', 'processing', 'production', 'transport'])
        if (kgCO2e === null && exchange.outlet !== 'recovered') expect(missing).not.toEqual([])
      }),
    )
  })
})

describe('euros', () => {
  it('come from declared prices alone', () => {
    // 4 t × 96 € no longer paid to be rid of it, 4 t × 520 € no longer bought.
    expect(estimateEuros(4, { disposalEurosPerTonne: 96, purchaseEurosPerTonne: 520 }).euros).toBe(2464)
    expect(estimateEuros(4, { disposalEurosPerTonne: null, purchaseEurosPerTonne: 520 })).toMatchObject({
      euros: 2080,
      missing: ['disposal'],
    })
    // It brought in 30 € a tonne: giving it away for nothing loses that.
    expect(estimateEuros(4, { disposalEurosPerTonne: -30, purchaseEurosPerTonne: null }).euros).toBe(-120)
  })

  it('are not estimated without a price', () => {
    expect(estimateEuros(4, { disposalEurosPerTonne: null, purchaseEurosPerTonne: null }).euros).toBeNull()
  })
})

describe('totals', () => {
  const anyFigure: fc.Arbitrary<Figure> = fc.record({
    measure: fc.constantFrom(...measures),
    basis: fc.constantFrom(...bases),
    value: fc.integer({ min: -1e6, max: 1e6 }),
  })

  it('never mix what is declared, estimated and measured', () => {
    fc.assert(
      fc.property(fc.array(anyFigure), (figures) => {
        const totals = totalsByBasis(figures)
        for (const measure of measures)
          for (const basis of bases) {
            const own = figures.filter((figure) => figure.measure === measure && figure.basis === basis)
            const expected = own.length === 0 ? null : own.reduce((total, { value }) => total + value, 0)
            expect(totals[measure][basis]).toBe(expected)
          }
      }),
    )
  })
})
