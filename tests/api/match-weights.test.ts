import { beforeEach, describe, expect, it } from 'vitest'
import { defaultWeights } from '../../src/features/matching/engine/terms.ts'
import { matchDecisions, matchWeights } from '../../src/features/matching/tables.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const site = { siret: null, label: null, address: null, postalCode: null, communeCode: null, lat: null }
const at = (communeName: string) => [{ ...site, communeName, lng: null }]
const stocks: string[] = []
const needs: string[] = []

/** Two mills with sawdust and six farms that want litter: forty-eight pairs to decide on. */
const { house, as } = sharedHouse(({ organisation, flow }) => {
  const yearly = { unit: 't', period: 'year' } as const
  for (const communeName of ['Pavie', 'Jegun']) {
    const organisationId = organisation({ name: `Scierie de ${communeName}`, sites: at(communeName) })
    for (const quantity of [10, 20, 40, 80])
      stocks.push(
        flow({ organisationId, kind: 'stock', label: 'Sciure de chêne non traitée', quantity, ...yearly }),
      )
  }
  for (let farm = 1; farm <= 6; farm++) {
    const organisationId = organisation({ name: `Élevage ${farm}`, sites: at('Auch') })
    const label = 'Litière de sciure pour les poussins'
    needs.push(flow({ organisationId, kind: 'need', label, quantity: 100, ...yearly }))
  }
  return { administrator: ['administrator'], facilitator: ['facilitator'], authority: ['authority'] }
})

/** What a facilitator would have decided who looks at distance alone: of `count` pairs, half are kept. */
function decided(count: number): void {
  const pairs = stocks.flatMap((stockId) => needs.map((needId) => ({ stockId, needId }))).slice(0, count)
  house.db.write(() => {
    house.db.orm.delete(matchWeights).run()
    house.db.orm.delete(matchDecisions).run()
    pairs.forEach((pair, i) => {
      const spread = (by: number) => ((i * by) % count) / count + 0.01
      const distance = spread(7)
      const terms = { resource: spread(5), quality: null, quantity: spread(11), months: null }
      house.db.orm
        .insert(matchDecisions)
        .values({
          ...pair,
          ...(distance > 0.5 ? { verdict: 'kept' } : { verdict: 'refused', reason: 'distance' }),
          ...{ facts: '', score: 0.5, decidedBy: 'test', decidedAt: `2026-11-16T09:00:00.${100 + i}Z` },
          values: { ...terms, distance, freshness: null, legal: null },
        })
        .run()
    })
  })
  house.db.events.publish({ type: 'written-elsewhere' })
}
const path = '/api/v1/matches/weights'
const read = async () => (await as.administrator.get(path).expect(200)).body
const adopt = (weights: object) => as.administrator.post(path).send({ weights })
const restore = (id: string | null) => as.administrator.post(`${path}/restoration`).send({ id })
/** Until every list has been worked out again. */
const reranked = () =>
  new Promise<void>((resolve) => {
    house.db.events.subscribe((event) => {
      if (event.type === 'flows-reread' && event.share === 1) resolve()
    })
  })

beforeEach(() => decided(0))

const refusedToOthers = async (ask: (agent: typeof as.facilitator) => PromiseLike<unknown>) => {
  expectStranger((await ask(as.anonymous)) as never)
  for (const agent of [as.facilitator, as.authority]) expectProblem((await ask(agent)) as never, 'forbidden')
}

describe('GET /matches/weights', () => {
  it('is refused to all but administrators', () => refusedToOthers((agent) => agent.get(path)))

  it('waits for enough decisions', async () => {
    expect(await read()).toEqual({
      present: defaultWeights,
      shipped: defaultWeights,
      decided: { kept: 0, refused: 0, enough: 15 },
      lesson: null,
      history: [],
    })
  })

  it('says what decisions teach, and how it does on those it was not fitted to', async () => {
    decided(48)
    const { lesson, decided: counted } = await read()
    expect(counted).toEqual({ kept: lesson.kept, refused: lesson.refused, enough: 15 })
    expect(lesson.isBetter).toBe(true)
    expect(lesson.weights.distance).toBeGreaterThan(defaultWeights.distance)
    expect(lesson.orderedAfter).toBeGreaterThan(lesson.orderedBefore)
  })
})

describe('POST /matches/weights', () => {
  it('is refused to all but administrators', () =>
    refusedToOthers((agent) => agent.post(path).send({ weights: defaultWeights })))

  it('takes up what was shown, and ranks every list again with it', async () => {
    decided(48)
    const { lesson } = await read()
    const done = reranked()
    const { body } = await adopt(lesson.weights).expect(200)
    await done
    expect(body.present).toEqual(lesson.weights)
    expect(body.history).toMatchObject([{ weights: lesson.weights, lesson: { isBetter: true } }])
    expect(journalOf(house, body.history[0].id).map(({ action }) => action)).toEqual(['weights.adopted'])
    const [shown] = (await as.facilitator.get('/api/v1/matches').expect(200)).body.items
    const distance = shown.terms.find(({ id }: { id: string }) => id === 'distance')
    expect(distance.weight).toBe(lesson.weights.distance)
    const product = shown.terms.reduce(
      (score: number, { value, weight }: { value: number | null; weight: number }) =>
        score * (value ?? 0.8) ** weight,
      1,
    )
    expect(shown.score).toBeCloseTo(product, 9)
  })

  it('refuses weights that are no better, or other than those shown', async () => {
    expectProblem(await adopt(defaultWeights), 'conflict', { detail: /ne font pas mieux/ })
    decided(48)
    expectProblem(await adopt(defaultWeights), 'conflict', { detail: /relisez-les/ })
    expect((await read()).history).toEqual([])
  })

  it('says which weight is wrong', async () => {
    const wrong = await adopt({ ...defaultWeights, distance: -1, months: 'fort' })
    expectProblem(wrong, 'invalid-input', { pointers: ['/weights/distance', '/weights/months'] })
  })
})

describe('POST /matches/weights/restoration', () => {
  it('is refused to all but administrators', () =>
    refusedToOthers((agent) => agent.post(`${path}/restoration`).send({ id: null })))

  it('goes back to those that Boucle comes with, and takes learned ones up again', async () => {
    decided(48)
    const { lesson } = await read()
    const [{ id }] = (await adopt(lesson.weights).expect(200)).body.history
    expect((await restore(null).expect(200)).body.present).toEqual(defaultWeights)
    const { body } = await restore(id).expect(200)
    expect(body.present).toEqual(lesson.weights)
    expect(body.history.map((row: { lesson: unknown }) => row.lesson !== null)).toEqual([false, false, true])
  })

  it('answers as to nothing for weights that there never were', async () => {
    expectProblem(await restore('nexistepas'), 'not-found')
  })
})
