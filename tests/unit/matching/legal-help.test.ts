import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LegalFacts, LegalSide } from '../../../src/features/matching/legal-help/facts.ts'
import { legalFactsOf } from '../../../src/features/matching/legal-help/facts.ts'
import { legalHelp, NOTICE } from '../../../src/features/matching/legal-help/legal-help.ts'
import { arrangeShipped } from '../../../src/features/materials/arranged-knowledge.ts'
import { hazards, legalLevels, legalStatuses } from '../../../src/features/materials/legal-point.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { materialsService } from '../../../src/features/materials/service.ts'

const materials = materialsService(arrangeShipped(knowledgeBase))
const { legalPoints, wasteCodes, stops } = materials.knowledge()
const ground = {
  resource: materials.resource,
  wasteCode: materials.wasteCode,
  mirrorOf: materials.mirrorOf,
  lineage: materials.lineage,
  lineageOfUse: (id: string) => [id],
}

function side(kind: 'stock' | 'need', label: string, facts: Partial<LegalSide> = {}): LegalSide {
  const { wasteCode = null, hazardous = null, family = 'material', resourceId = null } = facts
  return {
    ...{ family, resourceId, wasteCode, hazardous },
    ...{ quantity: null, unit: null, period: null, months: null },
    ...facts,
    reading: materials.read({ kind, label, wasteCode, hazardous, family, resourceId }),
  }
}

const factsOf = (stock: LegalSide, need: LegalSide) => legalFactsOf(stock, need, null, ground)
const helpFor = (stock: LegalSide, need = side('need', 'Matière à réutiliser')) =>
  legalHelp(factsOf(stock, need), legalPoints)
const idsOf = ({ points }: ReturnType<typeof helpFor>, level?: string) =>
  points.flatMap((point) => (level === undefined || point.level === level ? [point.id] : []))

const yearly = (quantity: number) => ({ quantity, unit: 't', period: 'year' }) as const

describe('what a stock is taken for', () => {
  it.each([
    ['Sciure de panneaux MDF', { wasteCode: '030105' }, 'waste'],
    ['Cartons usagés', { family: 'waste' }, 'waste'],
    ['Drêches de brasserie', {}, 'by-product'],
    ['Lot de chaises de bureau', { resourceId: 'household-objects' }, 'reuse'],
    ['Lot de chaises de bureau', { resourceId: 'household-objects', family: 'waste' }, 'waste'],
    ['Palettes en bon état', { resourceId: 'pallet-crate' }, 'reuse'],
    ['Conserves à date courte', { resourceId: 'surplus-food' }, 'reuse'],
    ['Boues de laiterie', { resourceId: 'dairy-sludge' }, 'waste'],
    ['Eaux de rinçage', { family: 'water' }, null],
  ] as const)('%s %o: %s', (label, facts, status) => {
    expect(helpFor(side('stock', label, facts)).status).toBe(status)
  })

  it('asks the five conditions of a by-product, and the four of the end of waste', () => {
    const testsOf = (id: string) => legalPoints.find((point) => point.id === id)?.testsFr
    expect(testsOf('by-product-test')).toHaveLength(5)
    expect(testsOf('end-of-waste-test')).toHaveLength(4)
    expect(idsOf(helpFor(side('stock', 'Drêches de brasserie')))).toContain('by-product-test')
    expect(idsOf(helpFor(side('stock', 'Cartons usagés', { family: 'waste' })))).toContain(
      'end-of-waste-test',
    )
  })

  it('has nothing to say of what is lent or done', () => {
    for (const family of ['equipment', 'space', 'service', 'skill', 'logistics'] as const)
      expect(helpFor(side('stock', 'Méthaniseur', { family }), side('need', 'Méthaniser'))).toEqual({
        notice: NOTICE,
        status: null,
        points: [],
      })
  })
})

describe('danger', () => {
  it('blocks on every code with an asterisk, and on no other', () => {
    for (const { code, hazardous } of wasteCodes) {
      const blocking = idsOf(helpFor(side('stock', 'Déchet', { wasteCode: code })), 'blocking')
      expect(blocking.includes('hazardous-receiver'), code).toBe(hazardous)
    }
  })

  it('names the two entries of a mirror pair', () => {
    const twins = wasteCodes.filter(({ mirror, hazardous }) => mirror.length > 0 && !hazardous)
    expect(twins.length).toBeGreaterThan(50)
    for (const { code, mirror } of twins.slice(0, 40)) {
      const help = helpFor(side('stock', 'Déchet', { wasteCode: code }))
      const point = help.points.find(({ id }) => id === 'hazard-mirror')
      expect(point?.detail).toContain(code)
      expect(point?.detail).toContain(`${mirror[0]}*`)
    }
  })

  it('blocks when the code and the declaration differ, either way', () => {
    const [safe, dangerous] = ['150101', '150110']
    const blocking = (wasteCode: string, hazardous: boolean) =>
      idsOf(helpFor(side('stock', 'Emballages', { wasteCode, hazardous })), 'blocking')
    expect(blocking(safe, true)).toContain('hazard-contradicted')
    expect(blocking(dangerous, false)).toContain('hazard-contradicted')
    expect(blocking(safe, false)).toEqual([])
    expect(blocking(dangerous, true)).toEqual(['hazardous-receiver'])
  })

  it('asks for the code of waste that has none', () => {
    expect(idsOf(helpFor(side('stock', 'Cartons usagés', { family: 'waste' })), 'examine')).toContain(
      'waste-code-unsaid',
    )
  })
})

describe('the thresholds of transport', () => {
  const transport = (facts: Partial<LegalSide>, id = 'transport') =>
    helpFor(side('stock', 'Cartons usagés', { family: 'waste', ...facts })).points.find(
      (point) => point.id === id,
    )

  it('asks above, and only tells below', () => {
    expect(transport(yearly(0.4))).toMatchObject({ level: 'know', tests: [] })
    expect(transport(yearly(0.5))).toMatchObject({ level: 'know' })
    expect(transport(yearly(12))).toMatchObject({ level: 'examine' })
    expect(transport(yearly(12))?.detail).toMatch(/^12 t par an .* 24 chargements/)
    expect(transport({})?.detail).toMatch(/pas connue/)
  })

  it('is five times lower for what is hazardous', () => {
    const wasteCode = '150110'
    expect(transport({ ...yearly(0.3), wasteCode }, 'transport-hazardous')).toMatchObject({
      level: 'examine',
    })
    expect(transport({ ...yearly(0.1), wasteCode }, 'transport-hazardous')).toMatchObject({ level: 'know' })
    expect(transport({ ...yearly(12), wasteCode })).toBeUndefined()
  })

  it('counts what both sides can move', () => {
    const stock = side('stock', 'Cartons usagés', { family: 'waste', ...yearly(12) })
    const help = helpFor(stock, side('need', 'Cartons', yearly(0.2)))
    expect(help.points.find(({ id }) => id === 'transport')).toMatchObject({ level: 'know' })
  })

  it('exempts clean rubble', () => {
    const ids = idsOf(helpFor(side('stock', 'Gravats', { resourceId: 'rubble', wasteCode: '170107' })))
    expect(ids).toContain('transport-rubble')
    expect(ids).not.toContain('transport')
  })
})

describe('animal matter', () => {
  it.each([
    [{ resourceId: 'abp-cat1', family: 'waste' }, 'abp-category-1', 'blocking'],
    [{ resourceId: 'abp-cat2', family: 'waste' }, 'abp-category-2', 'blocking'],
    [{ resourceId: 'feather' }, 'abp-category-3', 'examine'],
    [{ resourceId: 'manure-cattle' }, 'abp-manure', 'examine'],
    [{ resourceId: 'used-cooking-oil' }, 'abp-catering', 'examine'],
  ] as const)('%o: %s', (facts, id, level) => {
    expect(idsOf(helpFor(side('stock', 'Lot', facts)), level)).toContain(id)
  })

  it('tells of the winter months of spreading only when they are in question', () => {
    const winter = (months: number | null) =>
      idsOf(
        helpFor(
          side('stock', 'Lisier', { resourceId: 'manure', months }),
          side('need', 'Fertiliser des sols'),
        ),
      ).includes('use-soil-winter')
    expect(winter(null)).toBe(true)
    expect(winter(1 << 0)).toBe(true)
    expect(winter(1 << 5)).toBe(false)
  })
})

describe('the receiver', () => {
  it.each([
    ['ferrous-metal', 'receiver-metal'],
    ['cardboard', 'receiver-paper-plastic'],
    ['glass', 'receiver-glass'],
    ['concrete', 'receiver-inert'],
    ['plasterboard', 'receiver-other'],
    ['computers', 'receiver-electronics'],
  ])('of %s, as waste: %s', (resourceId, id) => {
    expect(idsOf(helpFor(side('stock', 'Lot', { resourceId, family: 'waste' })))).toContain(id)
  })

  it('takes plaster for anything but inert', () => {
    const plaster = helpFor(side('stock', 'Lot', { resourceId: 'plasterboard', family: 'waste' }))
    expect(idsOf(plaster)).not.toContain('receiver-inert')
  })
})

const anyFacts: fc.Arbitrary<LegalFacts> = fc
  .record({
    status: fc.constantFrom(...legalStatuses, null),
    hazards: fc.subarray([...hazards]),
    resources: fc.subarray(legalPoints.flatMap((point) => point.resources)),
    uses: fc.subarray(legalPoints.flatMap((point) => point.uses)),
    qualifiers: fc.subarray(['abp-category-1', 'abp-category-2']),
    months: fc.option(fc.integer({ min: 1, max: 4095 })),
    tonnes: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    isOnce: fc.boolean(),
  })
  .map((drawn) => ({
    ...drawn,
    hazards: new Set(drawn.hazards),
    resources: new Set(drawn.resources),
    uses: new Set(drawn.uses),
    qualifiers: new Set(drawn.qualifiers),
    mirror: null,
  }))

describe('whatever the facts', () => {
  it('says what blocks first, once each, with a source', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { points, notice } = legalHelp(facts, legalPoints, stops.slice(0, 2))
        const ranks = points.map(({ level }) => legalLevels.indexOf(level))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        expect(new Set(points.map(({ id }) => id)).size).toBe(points.length)
        expect(notice).toMatch(/ne vaut pas avis juridique/)
        for (const { source, checkedOn } of points) {
          expect(source).not.toBe('')
          if (checkedOn !== null) expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
        }
      }),
    )
  })

  it('asks no less of more tonnes', () => {
    const asked = (facts: LegalFacts) => idsOf(legalHelp(facts, legalPoints), 'examine')
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 1e6, noNaN: true }), (facts, more) => {
        const tonnes = facts.tonnes ?? 0
        const [few, many] = [asked({ ...facts, tonnes }), asked({ ...facts, tonnes: tonnes + more })]
        expect(many).toEqual(expect.arrayContaining(few))
      }),
    )
  })

  it('leaves no point of the table that nothing can bring out', () => {
    for (const point of legalPoints) {
      const facts: LegalFacts = {
        status: point.statuses[0] ?? null,
        hazards: new Set(point.hazards.slice(0, 1)),
        resources: new Set(point.resources.slice(0, 1)),
        uses: new Set(point.uses.slice(0, 1)),
        qualifiers: new Set(point.qualifiers.slice(0, 1)),
        ...{ months: null, tonnes: null, isOnce: false, mirror: null },
      }
      expect(idsOf(legalHelp(facts, legalPoints)), point.id).toContain(point.id)
    }
  })
})
