import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '', mill: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({ name: 'Fromagerie de la Gimone' })
  ids.farm = organisation({ name: 'Élevage du Cédon', nafCode: '01.46Z' })
  ids.mill = organisation({ name: 'Porcherie de Laujuzan', nafCode: '01.46Z' })
  return {
    facilitator: ['facilitator'],
    colleague: ['facilitator'],
    authority: ['authority'],
    farm: ['member', { organisationId: ids.farm, role: 'manager' }],
  }
})

/** A pair of its own for each test. */
function pair(structures = [ids.dairy, ids.farm]) {
  const [giver = '', taker = ''] = structures
  const flow = (organisationId: string, kind: 'stock' | 'need', label: string) =>
    house.flow({ organisationId, kind, label, visibility: 'network' })
  const stockId = flow(giver, 'stock', 'Lactosérum doux')
  const needId = flow(taker, 'need', 'Petit-lait pour porcs')
  return { stockId, needId, id: `${stockId}~${needId}` }
}
/** A facilitator in charge of some structures only. */
async function inChargeOf(...organisationIds: string[]): Promise<Agent> {
  const agent = await house.signedIn('facilitator')
  const [id, administrator] = [await me(agent), await house.signedIn('administrator')]
  await administrator
    .patch(`/api/v1/accounts/${id}`)
    .send({ portfolio: { communeCodes: [], organisationIds } })
    .expect(200)
  return agent
}
const me = async (agent: Agent) => (await agent.get('/api/v1/session').expect(200)).body.user.id as string

interface Candidate {
  id: string
  stock: { party: { name: string } }
  assignedTo: { id: string; name: string } | null
  cameBack: string | null
}
const queue = async (agent: Agent = as.facilitator, query: object = {}) =>
  (await agent.get('/api/v1/matches/queue').query(query).expect(200)).body as {
    total: number
    items: Candidate[]
    colleagues: { id: string; name: string }[]
  }
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
const list = async (query: object, agent: Agent = as.facilitator) =>
  (
    await agent
      .get('/api/v1/matches')
      .query({ limit: 200, ...query })
      .expect(200)
  ).body
const batch = (body: object, agent: Agent = as.facilitator) =>
  agent.post('/api/v1/matches/decisions').send(body)
const outcomes = async (body: object, agent: Agent = as.facilitator) => {
  const answer = await batch(body, agent).expect(200)
  return answer.body.rows.map(({ outcome }: { outcome: string }) => outcome)
}
const refused = { verdict: 'refused', reason: 'distance' }

describe('GET /matches/queue', () => {
  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches/queue'))
    for (const agent of [as.farm, as.authority])
      expectProblem(await agent.get('/api/v1/matches/queue'), 'forbidden')
  })

  it('holds what is undecided and in no open synergy, best first, with both sides in short', async () => {
    const { id, stockId, needId } = pair()
    const { total, items } = await queue()
    expect(total).toBe(items.length)
    expect(items.find((one) => one.id === id)).toMatchObject({
      ...{ kind: 'substitution', assignedTo: null, cameBack: null },
      stock: { id: stockId, label: 'Lactosérum doux', party: { name: 'Fromagerie de la Gimone' } },
    })
    const parties = [{ flowId: stockId }, { flowId: needId }]
    const taken = await as.facilitator
      .post('/api/v1/synergies')
      .send({ kind: 'substitution', parties, stage: 'proposed' })
      .expect(201)
    expect(idsOf(await queue())).not.toContain(id)
    expect(idsOf(await list({ decision: 'none', synergy: 'none' }))).not.toContain(id)
    expect(idsOf(await list({ decision: 'none', synergy: 'open' }))).toContain(id)
    // Once it came to nothing, the candidate is there again.
    await as.facilitator
      .post(`/api/v1/synergies/${taken.body.id}/steps`)
      .send({ from: 'proposed', to: 'refused', reason: 'timing' })
      .expect(200)
    expect(idsOf(await queue())).toContain(id)
  })

  it('says of a candidate that it comes back, and why', async () => {
    const [changed, due] = [pair(), pair()]
    await batch({ ids: [changed.id], decision: { verdict: 'refused', reason: 'season' } }).expect(200)
    const until = dayAfter(dayOf(house.clock.now()))
    await batch({ ids: [due.id], decision: { verdict: 'postponed', until } }).expect(200)
    expect(idsOf(await queue())).not.toEqual(expect.arrayContaining([changed.id]))
    await as.facilitator.patch(`/api/v1/flows/${changed.stockId}`).send({ months: 0b11 }).expect(200)
    await house.clock.later(24, async () => {
      const { items } = await queue(await house.signedIn('facilitator'))
      const backOf = (id: string) => items.find((one) => one.id === id)?.cameBack
      expect([backOf(changed.id), backOf(due.id)]).toEqual(['changed', 'day-came'])
    })
  })

  it('shows a facilitator of some structures what it may decide on, and who else may', async () => {
    const outside = pair([ids.dairy, ids.mill])
    const inside = pair()
    const local = await inChargeOf(ids.farm)
    const found = idsOf(await queue(local))
    expect(found).toContain(inside.id)
    expect(found).not.toContain(outside.id)
    expect((await queue(local)).colleagues.map(({ id }) => id)).toContain(await me(as.colleague))
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.facilitator.get('/api/v1/matches/queue').query({ limit: 5000 })
    expectProblem(wrong, 'invalid-input', { pointers: ['/limit'] })
  })
})

describe('POST /matches/decisions', () => {
  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    const body = { ids: [pair().id], decision: refused }
    expectStranger(await batch(body, as.anonymous))
    for (const agent of [as.farm, as.authority]) expectProblem(await batch(body, agent), 'forbidden')
  })

  it('decides on all that may be decided, and says of each what became of it', async () => {
    const [one, two] = [pair(), pair()]
    const { body } = await batch({ ids: [one.id, 'a~b', two.id, one.id], decision: refused }).expect(200)
    expect(body.rows).toEqual([
      { id: one.id, outcome: 'done' },
      { id: 'a~b', outcome: 'not-found' },
      { id: two.id, outcome: 'done' },
    ])
    expect(idsOf(await list({ decision: 'refused' }))).toEqual(expect.arrayContaining([one.id, two.id]))
    for (const { id } of [one, two])
      expect(journalOf(house, id)).toEqual([{ action: 'match.refused', actorId: await me(as.facilitator) }])
  })

  it('answers of a hidden pair as of one that does not exist', async () => {
    const { id } = pair([ids.dairy, ids.mill])
    const local = await inChargeOf(ids.farm)
    expect(await outcomes({ ids: [id, 'a~b'], decision: refused }, local)).toEqual(['not-found', 'not-found'])
    expect(idsOf(await queue())).toContain(id)
  })

  it('undoes as many at once, and says which had nothing to undo', async () => {
    const [one, two, never] = [pair(), pair(), pair()]
    const both = [one.id, two.id]
    await batch({ ids: both, decision: { verdict: 'kept' } }).expect(200)
    expect(await outcomes({ ids: [...both, never.id], decision: null })).toEqual([
      'done',
      'done',
      'unchanged',
    ])
    expect(idsOf(await queue())).toEqual(expect.arrayContaining([...both, never.id]))
    expect(journalOf(house, one.id).map(({ action }) => action)).toEqual(['match.kept', 'match.undecided'])
  })

  it('gives candidates to somebody, who finds them, whatever is decided of them', async () => {
    const [one, two] = [pair(), pair()]
    const colleague = await me(as.colleague)
    expect(await outcomes({ ids: [one.id, two.id], assignedTo: colleague })).toEqual(['done', 'done'])
    expect(await outcomes({ ids: [one.id], assignedTo: colleague })).toEqual(['unchanged'])
    expect(idsOf(await queue(as.colleague, { assignedTo: 'me' }))).toEqual(
      expect.arrayContaining([one.id, two.id]),
    )
    expect(idsOf(await queue(as.facilitator, { assignedTo: 'me' }))).not.toContain(one.id)
    await batch({ ids: [one.id], decision: refused }).expect(200)
    await batch({ ids: [one.id], decision: null }).expect(200)
    const given = (await queue(as.facilitator, { assignedTo: colleague })).items
    expect(given.find(({ id }) => id === one.id)?.assignedTo?.id).toBe(colleague)
    expect((await list({ assignedTo: colleague })).items[0].assignedTo.id).toBe(colleague)
    // The work of the facilitators is nobody else's to read, nor to filter by.
    for (const { id, assignedTo } of (await list({ assignedTo: colleague }, as.farm)).items)
      expect([id, assignedTo]).toEqual([id, null])
    expect(await outcomes({ ids: [one.id], assignedTo: null })).toEqual(['done'])
    expect(journalOf(house, one.id).map(({ action }) => action)).toEqual([
      ...['match.assigned', 'match.refused', 'match.undecided', 'match.assigned'],
    ])
  })

  it('gives a candidate only to a facilitator, and to one of its sides', async () => {
    const { id } = pair()
    for (const assignedTo of [await me(as.farm), 'nexistepas'])
      expectProblem(await batch({ ids: [id], assignedTo }), 'invalid-input', { pointers: ['/assignedTo'] })
    const local = await inChargeOf(ids.mill)
    expect(await outcomes({ ids: [id], assignedTo: await me(local) })).toEqual(['not-theirs'])
  })

  it('refuses the whole when the decision itself is wrong, and writes none', async () => {
    const { id } = pair()
    const wrong = [
      [{ ids: [id], decision: { verdict: 'refused' } }, '/decision/reason'],
      [{ ids: [id], decision: { verdict: 'postponed', until: '2020-01-01' } }, '/decision/until'],
      [{ ids: [], decision: refused }, '/ids'],
      [{ ids: Array.from({ length: 201 }, (_, at) => `a~${at}`), decision: refused }, '/ids'],
      [{ ids: [id] }, '/decision'],
    ] as const
    for (const [body, pointer] of wrong)
      expectProblem(await batch(body), 'invalid-input', { pointers: [pointer] })
    expect(journalOf(house, id)).toEqual([])
  })
})

describe('a synergy of several candidates', () => {
  it('keeps each of them, and takes them all out of the queue', async () => {
    const first = pair()
    const second = house.flow({ organisationId: ids.mill, kind: 'stock', label: 'Petit-lait doux' })
    const other = `${second}~${first.needId}`
    expect(idsOf(await queue())).toEqual(expect.arrayContaining([first.id, other]))
    const parties = [first.stockId, second, first.needId].map((flowId) => ({ flowId }))
    await as.facilitator.post('/api/v1/synergies').send({ kind: 'aggregation', parties }).expect(201)
    const left = idsOf(await queue())
    for (const id of [first.id, other]) {
      expect(left).not.toContain(id)
      expect(journalOf(house, id).map(({ action }) => action)).toEqual(['match.kept'])
    }
  })

  it('leaves nothing behind when it is refused', async () => {
    const { id, stockId, needId } = pair()
    const declined = { stockId, needId, message: null }
    await as.facilitator.post('/api/v1/introductions').send(declined).expect(201)
    expectProblem(await as.facilitator.post('/api/v1/introductions').send(declined), 'conflict')
    expect(journalOf(house, id).filter(({ action }) => action === 'match.kept')).toHaveLength(1)
  })
})

describe('what is learned', () => {
  it('counts nothing of a postponed candidate', async () => {
    const administrator = await house.signedIn('administrator')
    const decided = async () =>
      (await administrator.get('/api/v1/matches/weights').expect(200)).body.decided as object
    const before = await decided()
    const until = dayAfter(dayOf(house.clock.now()), 7)
    await batch({ ids: [pair().id], decision: { verdict: 'postponed', until } }).expect(200)
    expect(await decided()).toEqual(before)
  })
})
