import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { arrangeKnowledge, type Compatibility } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { proposePoolings } from '../../../src/features/matching/engine/pooling.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { ALL_MONTHS } from '../../../src/kernel/months.ts'
import type { Period, Unit } from '../../../src/kernel/quantity.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

let flow: FlowMaker
let compatibility: Compatibility

beforeAll(() => {
  const knowledge = knowledgeBase()
  flow = flowMaker(createReader(knowledge))
  compatibility = arrangeKnowledge(knowledge)
})

const AUCH = { lat: 43.646, lng: 0.586 }
const TOULOUSE = { lat: 43.604, lng: 1.444 }
const amount = (value: number, unit: Unit, period: Period = 'year') => ({ value, unit, period })

const cardboard = (id: string, rest: Partial<EngineFlow> = {}) =>
  flow('stock', 'Cartons d’emballage', { id, owner: id, wasteCode: '150101', point: AUCH, ...rest })
const accountant = (id: string, rest: Partial<EngineFlow> = {}) =>
  flow('need', 'Comptable à temps partagé', { id, owner: id, family: 'skill', point: AUCH, ...rest })
const propose = (...flows: EngineFlow[]) => proposePoolings(flows, compatibility)

describe('a pooling', () => {
  it('groups what different structures have collected near one another, with the months they share', () => {
    const [found, ...others] = propose(
      cardboard('a', { months: 0b000000000111 }),
      cardboard('b', { months: 0b000000000110 }),
      cardboard('far', { point: { lat: 50.6, lng: 3.06 } }),
      cardboard('later', { months: 0b111000000000 }),
    )
    expect(others).toEqual([])
    expect(found).toMatchObject({ flowIds: ['a', 'b'], months: 0b110, radiusKm: 0 })
  })

  it('is never of one structure alone, nor of wastes without a code or of different sub-chapters', () => {
    expect(propose(cardboard('a'), cardboard('b', { owner: 'a' }))).toEqual([])
    expect(propose(cardboard('a'), cardboard('b', { wasteCode: null }))).toEqual([])
    expect(propose(cardboard('a'), cardboard('b', { wasteCode: '200101' }))).toEqual([])
  })

  it('holds each flow once, of at least two owners, whatever the flows, and ends the same in any order', () => {
    const flows = fc.array(
      fc.record({
        owner: fc.constantFrom('a', 'b', 'c', 'd'),
        months: fc.integer({ min: 1, max: ALL_MONTHS }),
        point: fc.constantFrom(AUCH, TOULOUSE, null),
        isStock: fc.boolean(),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(flows, (drawn) => {
        const made = drawn.map(({ isStock, ...facts }, number) =>
          (isStock ? cardboard : accountant)(`f${number}`, facts),
        )
        const found = propose(...made)
        const ids = found.flatMap(({ flowIds }) => flowIds)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { flowIds, months } of found) {
          const members = made.filter(({ id }) => flowIds.includes(id))
          expect(new Set(members.map(({ owner }) => owner)).size).toBe(flowIds.length)
          expect(new Set(members.map(({ kind }) => kind)).size).toBe(1)
          for (const member of members) expect((member.months ?? ALL_MONTHS) & months).toBe(months)
        }
        expect(propose(...[...made].reverse())).toEqual(found)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the threshold of a pooling', () => {
  const thresholdOf = (...flows: EngineFlow[]) => propose(...flows)[0]?.threshold

  it('is one full load a year for a collection round: reached, or how much is missing', () => {
    expect(
      thresholdOf(
        cardboard('a', { quantity: amount(20, 't') }),
        cardboard('b', { quantity: amount(500, 'kg', 'month') }),
      ),
    ).toMatchObject({
      state: 'reached',
      share: 1,
      sentence:
        'Seuil atteint : 26 t par an réunies, pour un seuil de 25 t (une semi-remorque complète par an).',
      source: expect.stringContaining('ADEME'),
    })
    expect(
      thresholdOf(cardboard('a', { quantity: amount(4, 't') }), cardboard('b', { quantity: amount(6, 't') })),
    ).toMatchObject({
      state: 'short',
      share: 0.4,
      sentence: expect.stringContaining('Il manque 15 t par an'),
    })
  })

  it('is a full time for a shared job, days counted as seven hours', () => {
    expect(
      thresholdOf(
        accountant('a', { quantity: amount(100, 'day') }),
        accountant('b', { quantity: amount(18, 'hour', 'week') }),
      ),
    ).toMatchObject({
      state: 'reached',
      sentence: expect.stringMatching(/1\s636 heures par an réunies, pour un seuil de 1\s607 heures/),
      source: expect.stringContaining('L3121-41'),
    })
  })

  it('is not known while somebody has not said how much, and says how many', () => {
    expect(thresholdOf(cardboard('a', { quantity: amount(10, 't') }), cardboard('b'))).toMatchObject({
      state: 'unknown',
      sentence: expect.stringMatching(
        /Il manque 15 t par an.*une structure n’a pas dit combien de tonnes\.$/,
      ),
    })
  })

  it('is not asked of what nobody counts in hours', () => {
    const places = { quantity: amount(7, 'place') }
    expect(thresholdOf(accountant('a', places), accountant('b', places))).toBeNull()
  })

  it('is not invented where no source says it', () => {
    const cold = (id: string) =>
      flow('need', 'Chambre froide partagée', { id, owner: id, family: 'space', point: AUCH })
    const [found] = propose(cold('a'), cold('b'))
    expect(found?.threshold).toBeNull()
    expect(found?.toCheck[0]).toBe('Le volume qui rend un service commun rentable.')
  })

  it('puts what reaches it before what does not', () => {
    const far = (one: EngineFlow) => ({ ...one, point: TOULOUSE })
    const found = propose(
      far(cardboard('a', { quantity: amount(2, 't') })),
      far(cardboard('b', { quantity: amount(2, 't') })),
      { ...cardboard('c', { quantity: amount(20, 't') }), point: { lat: 47.2, lng: -1.55 } },
      { ...cardboard('d', { quantity: amount(20, 't') }), point: { lat: 47.2, lng: -1.55 } },
    )
    expect(found.map(({ flowIds }) => flowIds)).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ])
  })
})
