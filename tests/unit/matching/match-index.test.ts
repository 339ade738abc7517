import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeKnowledge, type Compatibility } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { MatchIndex, type Ranking } from '../../../src/features/matching/engine/match-index.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { generateFlows } from '../../bench/generated-flows.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

const OPTIONS = { top: 20, minScore: 0.1 }
let flow: FlowMaker
let compatibility: Compatibility
let generated: EngineFlow[]

beforeAll(() => {
  const knowledge = knowledgeBase()
  const reader = createReader(knowledge)
  flow = flowMaker(reader)
  compatibility = arrangeKnowledge(knowledge)
  generated = generateFlows(900, knowledge, reader, 7)
})

function indexOf(flows: Iterable<EngineFlow>): MatchIndex {
  const index = new MatchIndex(compatibility)
  for (const each of flows) index.put(each)
  return index
}

const outline = ({ matches, stopped }: Ranking) => ({
  matches: matches.map(({ stockId, needId, score }) => [stockId, needId, score]),
  stopped: stopped.map(({ stockId, needId, ruleId }) => [stockId, needId, ruleId]),
})

describe('the search', () => {
  it('finds exactly what judging every pair finds, in both directions', () => {
    const index = indexOf(generated)
    for (const each of generated.slice(0, 240))
      expect(outline(index.partnersOf(each.id, OPTIONS)).matches).toEqual(
        outline(index.scan(each.id, OPTIONS)).matches,
      )
  })

  it('finds the same after additions, replacements and removals as in an index made anew', () => {
    const moved = generated
      .slice(0, 300)
      .map((each) => ({ ...each, point: each.point && { lat: each.point.lat + 0.2, lng: each.point.lng } }))
    const index = indexOf(generated.slice(0, 700))
    for (const each of generated.slice(500, 700)) index.remove(each.id)
    for (const each of moved) index.put(each)
    for (const each of generated.slice(700)) index.put(each)
    const anew = indexOf([...moved, ...generated.slice(300, 500), ...generated.slice(700)])
    expect(index.size).toBe(anew.size)
    for (const each of moved.slice(0, 120))
      expect(outline(index.partnersOf(each.id, OPTIONS)).matches).toEqual(
        outline(anew.partnersOf(each.id, OPTIONS)).matches,
      )
  })

  it('does not depend on the order of arrival', () => {
    const forwards = indexOf(generated)
    const backwards = indexOf([...generated].reverse())
    for (const each of generated.slice(0, 100))
      expect(outline(forwards.partnersOf(each.id, OPTIONS)).matches).toEqual(
        outline(backwards.partnersOf(each.id, OPTIONS)).matches,
      )
  })
})

describe('a match', () => {
  const stock = (rest: Partial<EngineFlow> = {}) => flow('stock', 'Sciure de chêne non traitée', rest)
  const need = (rest: Partial<EngineFlow> = {}) => flow('need', 'Éleveur cherche litière de sciure', rest)
  const score = (a: EngineFlow, b: EngineFlow) => indexOf([a, b]).pair(a.id, b.id)?.score ?? 0

  it('never loses by being nearer', () => {
    const km = fc.double({ min: 0, max: 400, noNaN: true })
    fc.assert(
      fc.property(km, km, (a, b) => {
        const at = (distance: number) =>
          score(
            stock({ point: { lat: 43.65, lng: 0.58 } }),
            need({ point: { lat: 43.65 + distance / 111.2, lng: 0.58 } }),
          )
        expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)))
      }),
      { numRuns: 60 },
    )
  })

  it('never loses by covering more of the need', () => {
    const tonnes = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(tonnes, tonnes, (a, b) => {
        const of = (value: number) =>
          score(
            stock({ quantity: { value, unit: 't', period: 'year' } }),
            need({ quantity: { value: 800, unit: 't', period: 'year' } }),
          )
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)))
      }),
      { numRuns: 60 },
    )
  })

  it('never loses by having one more month in common', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0xfff }),
        fc.integer({ min: 1, max: 0xfff }),
        fc.integer({ min: 0, max: 11 }),
        (months, wanted, month) => {
          const wider = months | (wanted & (1 << month))
          expect(score(stock({ months: wider }), need({ months: wanted }))).toBeGreaterThanOrEqual(
            score(stock({ months }), need({ months: wanted })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stays between 0 and 1', () => {
    const index = indexOf(generated)
    for (const each of generated.slice(0, 60))
      for (const match of index.partnersOf(each.id, OPTIONS).matches) {
        expect(match.score).toBeGreaterThan(0)
        expect(match.score).toBeLessThanOrEqual(1)
      }
  })

  it('is never made within one structure', () => {
    const index = indexOf([stock({ owner: 'a' }), need({ owner: 'a' })])
    expect(index.partnersOf(stock().id, OPTIONS).matches).toEqual([])
  })

  it('breaks ties by id', () => {
    const [first, second] = [need({ id: 'n-1' }), need({ id: 'n-2' })]
    const index = indexOf([second, first, stock()])
    expect(index.partnersOf(stock().id, OPTIONS).matches.map(({ needId }) => needId)).toEqual(['n-1', 'n-2'])
  })

  it('says why, what it weighs and what is left to check, in French', () => {
    const index = indexOf([stock(), need()])
    const [match] = index.partnersOf(stock().id, OPTIONS).matches
    const { reasons, toCheck, terms, kind } = index.explain(match as NonNullable<typeof match>)
    expect(kind).toBe('substitution')
    expect(reasons[0]).toMatch(/itière/)
    expect(toCheck.join(' ')).toMatch(/distance/)
    expect(terms.find(({ id }) => id === 'distance')).toMatchObject({ value: null, weight: 0.5 })
    expect(terms.every(({ sentence }) => /[.»]$/.test(sentence))).toBe(true)
  })
})

describe('hard stops', () => {
  const cases: [string, string, string, string?][] = [
    [
      'creosoted wood to bedding',
      'Traverses de chemin de fer créosotées',
      'Éleveur cherche litière',
      '170204',
    ],
    [
      'asbestos, whatever the use',
      'Plaques ondulées en fibrociment amianté',
      'Cherche plaques de toiture',
      '170605',
    ],
    [
      'category 1 by-products to pet food',
      'Viande et os de catégorie 1, MRS de bovins',
      'Fabricant de pâtées pour chiens cherche viande',
      '020202',
    ],
    [
      'treated wood to the oven',
      'Chutes de bois peintes et vernies',
      'Boulanger cherche bois pour son four',
      '030105',
    ],
    [
      'kitchen waste to pigs',
      'Restes de repas de cantine',
      'Élevage porcin cherche soupe pour ses porcs',
      '200108',
    ],
  ]
  it.each(cases)('%s', (_name, stockLabel, needLabel, wasteCode) => {
    const [given, wanted] = [
      flow('stock', stockLabel, { wasteCode: wasteCode ?? null }),
      flow('need', needLabel),
    ]
    const { matches, stopped } = indexOf([given, wanted]).partnersOf(given.id, { top: 10, minScore: 0.05 })
    expect(matches).toEqual([])
    for (const { reason, source, ruleId } of stopped)
      expect([reason, source, ruleId].every((text) => text.length > 2)).toBe(true)
  })

  it('name their rule and their source', () => {
    const given = flow('stock', 'Huile de friture usagée', { wasteCode: '200125' })
    const wanted = flow('need', 'Éleveur de porcs cherche matières grasses pour la ration', {
      activity: '01.46Z',
    })
    const [stop] = indexOf([given, wanted]).partnersOf(given.id, { top: 10, minScore: 0.05 }).stopped
    expect(stop?.source).toMatch(/1069\/2009/)
    expect(stop?.reason).toMatch(/friture/)
  })
})
