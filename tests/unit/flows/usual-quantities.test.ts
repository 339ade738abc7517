import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contradictions, quantityToConfirm } from '../../../src/features/flows/checks.ts'
import { type Amount, unusualQuantity } from '../../../src/features/flows/usual-quantities.ts'
import { families } from '../../../src/kernel/families.ts'
import { fits, unitsOf } from '../../../src/kernel/family-units.ts'
import { type TestApp, testApp } from '../../support/app.ts'

const straw: Amount = {
  family: 'material',
  lineage: ['straw', 'crop-residue', 'plant-matter', 'biomass'],
  densityTonnesPerM3: 0.15,
  quantity: 40,
  unit: 't',
  period: 'year',
  months: null,
}

describe('a quantity', () => {
  it('is usual, or said to be out of the usual with both figures', () => {
    expect(unusualQuantity(straw)).toBeNull()
    const sentence = unusualQuantity({ ...straw, quantity: 40_000, period: 'week' })
    expect(sentence?.replace(/\s/g, ' ')).toContain('Cela fait 2 080 000 t par an')
    expect(sentence?.replace(/\s/g, ' ')).toContain('0,001 à 200 000 t par an')
    expect(unusualQuantity({ ...straw, quantity: 0.3, unit: 'kg', period: 'once' })).toMatch(/0,0003 t/)
  })

  it('is judged in tonnes when the density is known, over the months it runs', () => {
    const volume = { ...straw, quantity: 2_000_000, unit: 'm3' } as const
    expect(unusualQuantity(volume)).toMatch(/300.000 t/)
    expect(unusualQuantity({ ...volume, densityTonnesPerM3: null })).toMatch(/m³/)
    const daily = { ...straw, quantity: 700, period: 'day' } as const
    expect(unusualQuantity(daily)).not.toBeNull()
    expect(unusualQuantity({ ...daily, months: 0b11 })).toBeNull()
  })

  it('is never judged where nothing is said or nothing usual is known', () => {
    expect(unusualQuantity({ ...straw, quantity: null })).toBeNull()
    expect(unusualQuantity({ ...straw, unit: null })).toBeNull()
    expect(unusualQuantity({ ...straw, family: 'group-purchase', unit: 'place', quantity: 1e9 })).toBeNull()
  })

  it('once unusual because it is large, stays so when larger', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...families)
          .chain((family) =>
            fc.record({ family: fc.constant(family), unit: fc.constantFrom(...unitsOf(family)) }),
          ),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        fc.double({ min: 1, max: 1e3, noNaN: true }),
        (kind, quantity, factor) => {
          const at = (value: number) => unusualQuantity({ ...straw, ...kind, lineage: [], quantity: value })
          if (at(quantity) !== null && at(1000) === null && quantity > 1000)
            expect(at(quantity * factor)).not.toBeNull()
        },
      ),
    )
  })
})

describe('what the knowledge base and the pilot say', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp()
    await app.rooms.spreadsheets.loadDemo()
  })
  afterAll(() => app.close())

  it('is counted in units that fit: each resource, each flow', () => {
    const { resources } = app.rooms.materials.knowledge()
    const unfit = resources.filter(({ unit, family }) => unit !== null && !fits(unit, family))
    expect(unfit.map(({ id, unit, family }) => `${id}: ${unit}, ${family}`)).toEqual([])
    const rows = app.rooms.flows.allRows()
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.flatMap((row) => contradictions(row, app.rooms.materials))).toEqual([])
  })

  it('is usual: none of its flows would have to be confirmed', () => {
    const struck = app.rooms.flows
      .allRows()
      .flatMap((row) => quantityToConfirm(row, app.rooms.materials)?.detail.concat(` ${row.label}`) ?? [])
    expect(struck).toEqual([])
  })
})
