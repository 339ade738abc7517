import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { proposeAllotments } from '../../../src/features/matching/engine/allotments.ts'
import { arrangeKnowledge, type Compatibility } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { MatchIndex } from '../../../src/features/matching/engine/match-index.ts'
import { defaultWeights } from '../../../src/features/matching/engine/terms.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

let flow: FlowMaker
let compatibility: Compatibility

beforeAll(() => {
  const knowledge = knowledgeBase()
  flow = flowMaker(createReader(knowledge))
  compatibility = arrangeKnowledge(knowledge)
})

/** Everything the engine matches among these flows, put together. */
function propose(flows: readonly EngineFlow[]) {
  const index = new MatchIndex(compatibility)
  for (const each of flows) index.put(each)
  const matches = index
    .allStocks()
    .flatMap(({ id }) => index.partnersOf(id, { top: 50, minScore: 0 }).matches)
  return proposeAllotments(matches, (id) => index.flow(id) ?? null, compatibility, defaultWeights)
}

const yearly = (value: number, unit: 't' | 'kg' | 'm3' = 't') => ({ value, unit, period: 'year' as const })
const AUCH = { lat: 43.646, lng: 0.586 }
const sawdust = (id: string, tonnes: number, rest: Partial<EngineFlow> = {}) =>
  flow('stock', 'Sciure de chêne non traitée', {
    id,
    owner: id,
    quantity: yearly(tonnes),
    point: AUCH,
    ...rest,
  })
const litter = (id: string, tonnes: number, rest: Partial<EngineFlow> = {}) =>
  flow('need', 'Éleveur cherche litière de sciure', {
    ...{ id, owner: id, quantity: yearly(tonnes), point: AUCH },
    ...rest,
  })

describe('an aggregation', () => {
  it('brings small stocks together for a need that none of them covers, and says what is still missing', () => {
    const [found, ...others] = propose([sawdust('a', 30), sawdust('b', 20), litter('farm', 100)])
    expect(others).toEqual([])
    expect(found).toMatchObject({ type: 'aggregation', flowId: 'farm', balance: 50 })
    expect(found?.parts.map(({ flowId, share }) => [flowId, share])).toEqual([
      ['a', 0.3],
      ['b', 0.2],
    ])
    expect(found?.reasons).toEqual([
      '2 gisements couvrent ensemble 50 % du besoin (100 t par an).',
      'Il manque encore 50 t par an.',
    ])
  })

  it('takes from the last stock only what is still wanted', () => {
    const [found] = propose([sawdust('a', 60), sawdust('b', 60), litter('farm', 100)])
    expect(found?.parts.map(({ share }) => share)).toEqual([0.6, 0.4])
    expect([found?.allotted, found?.balance]).toEqual([1, 0])
    expect(found?.reasons[1]).toBe('Rien ne manque.')
  })

  it('is not proposed when one stock does as well alone', () => {
    expect(propose([sawdust('a', 30), sawdust('b', 120), litter('farm', 100)])).toEqual([])
  })

  it('is better than each of its pairs', () => {
    const flows = [sawdust('a', 30), sawdust('b', 40), litter('farm', 100)]
    const index = new MatchIndex(compatibility)
    for (const each of flows) index.put(each)
    const [found] = propose(flows)
    for (const id of ['a', 'b']) expect(found?.score).toBeGreaterThan(index.pair(id, 'farm')?.score ?? 1)
  })

  it('compares units through the density, and leaves out quantities that say nothing', () => {
    const inKilos = sawdust('a', 0, { quantity: yearly(30_000, 'kg') })
    const unknown = sawdust('c', 0, { quantity: null })
    const [found] = propose([inKilos, sawdust('b', 20), unknown, litter('farm', 100)])
    expect(found?.parts.map(({ flowId, share }) => [flowId, share])).toEqual([
      ['a', 0.3],
      ['b', 0.2],
    ])
  })

  it('says in which of the wanted months the stocks are there together', () => {
    const winter = 0b1100_0000_0011
    const parts = [sawdust('a', 30, { months: 0b11 }), sawdust('b', 20, { months: 0b1000_0000_0000 })]
    const [found] = propose([...parts, litter('farm', 100, { months: winter })])
    expect(found?.reasons[2]).toBe('Saison : à eux tous, disponibles 3 des 4 mois voulus.')
  })

  it('leaves out partners much weaker than the best, and pairs not worth a study', () => {
    const far = (km: number) => ({ point: { lat: AUCH.lat + km / 111, lng: AUCH.lng } })
    expect(propose([sawdust('a', 30), sawdust('b', 20, far(400)), litter('farm', 100)])).toEqual([])
    const lost = [sawdust('a', 30, far(900)), sawdust('b', 20, far(900)), litter('farm', 100)]
    expect(propose(lost)).toEqual([])
  })

  it('never brings hazardous wastes of different codes together', () => {
    const need = (id: string) =>
      flow('need', 'Régénérateur cherche solvants usés', { id, owner: id, quantity: yearly(100) })
    const solvent = (id: string, wasteCode: string) =>
      flow('stock', 'Solvants usés', { id, owner: id, wasteCode, quantity: yearly(40) })
    for (const code of ['140602', '140603']) {
      const together = propose([solvent('a', code), solvent('b', code), need('x')])
      expect(together.map(({ parts }) => parts.length)).toEqual([2])
    }
    expect(propose([solvent('a', '140603'), solvent('b', '140602'), need('x')])).toEqual([])
  })
})

describe('a split', () => {
  it('shares a stock out between needs of different structures and keeps the balance', () => {
    const [found, ...others] = propose([sawdust('mill', 100), litter('a', 30), litter('b', 20)])
    expect(others).toEqual([])
    expect(found).toMatchObject({ type: 'split', flowId: 'mill', balance: 50, allotted: 0.5 })
    expect(found?.reasons).toEqual([
      '2 besoins se partagent 50 % du gisement (100 t par an).',
      'Il reste 50 t par an à placer.',
    ])
  })

  it('counts one need of each structure', () => {
    const two = [litter('a', 30, { owner: 'farm' }), litter('b', 20, { owner: 'farm' })]
    expect(propose([sawdust('mill', 100), ...two])).toEqual([])
  })

  it('is not made when the first need takes everything', () => {
    const needs = [litter('a', 300), litter('b', 300)]
    expect(propose([sawdust('mill', 100), ...needs]).filter(({ type }) => type === 'split')).toEqual([])
  })
})

it('never takes more of a flow than there is, nor of a partner than it has; whatever the amounts', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(amounts, amounts, (stocks, needs) => {
      const flows = [
        ...stocks.map((tonnes, i) => sawdust(`s${i}`, tonnes)),
        ...needs.map((tonnes, i) => litter(`n${i}`, tonnes)),
      ]
      const amountOf = new Map(flows.map(({ id, quantity }) => [id, quantity?.value ?? 0]))
      for (const { flowId, parts, allotted, balance, score } of propose(flows)) {
        const whole = amountOf.get(flowId) as number
        for (const part of parts)
          expect(part.share * whole).toBeLessThanOrEqual((amountOf.get(part.flowId) as number) * (1 + 1e-9))
        const taken = parts.reduce((sum, { share }) => sum + share, 0)
        expect(taken).toBeCloseTo(allotted, 9)
        expect(balance).toBeCloseTo(whole * (1 - allotted), 6)
        expect(score > 0 && score <= 1).toBe(true)
        expect(parts.length).toBeGreaterThan(1)
      }
    }),
    { numRuns: 60 },
  )
})
