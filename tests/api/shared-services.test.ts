import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, need, introduced, userIdOf } = synergyWorld()
const ROOT = '/api/v1/shared-services'
const at = (id: string, rest = '') => `${ROOT}/${id}${rest}`
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const statesIn = (body: { parties: { id: string; state: string }[] }) =>
  Object.fromEntries(body.parties.map(({ id, state }) => [id, state]))
const told = (id: string, kind: string) =>
  (
    house.db.sqlite
      .prepare('select user_id as userId from notices where path = ? and kind = ? order by created_at, id')
      .all(`/services/${id}`, kind) as { userId: string }[]
  ).map(({ userId }) => userId)
const actionsOf = (id: string) => journalOf(house, id).map(({ action }) => action)

const answer = (agent: Agent, id: string, organisationId: string, body: object = {}) =>
  agent.post(at(id, `/parties/${organisationId}/answer`)).send({ accept: true, ...body })
const step = (agent: Agent, id: string, body: object) => agent.post(at(id, '/steps')).send(body)
const tonnes = (quantity: number, wouldPayEuros: number | null = null) => ({
  ...{ quantity, unit: 't', period: 'year', wouldPayEuros, wouldPayPer: wouldPayEuros && 'year' },
})

/** A press that a facilitator has the idea of, to which the dairy and the farm are invited. */
async function made(service: object = {}): Promise<string> {
  const input = { kind: 'equipment', title: 'Presse à carton', unit: 't', ...service }
  const organisationIds = [ids.dairy, ids.farm]
  const { body } = await as.facilitator
    .post(ROOT)
    .send({ organisationIds, ...input })
    .expect(201)
  return body.id
}

/** The same, to which both said yes with what they bring. */
async function agreed(service: object = {}): Promise<string> {
  const id = await made(service)
  await answer(as.dairy, id, ids.dairy, { volume: tonnes(60, 3_000) }).expect(204)
  await answer(as.farm, id, ids.farm, { volume: tonnes(40) }).expect(204)
  return id
}

const carrier = { kind: 'cooperative', name: 'SCIC Les Cartons', organisationId: null }

/** The same, that runs since a month. */
async function running(service: object = {}): Promise<string> {
  const id = await agreed(service)
  await as.facilitator
    .patch(at(id))
    .send({ carrier, startsOn: day(-30) })
    .expect(200)
  await step(as.facilitator, id, { from: 'idea', to: 'running' }).expect(200)
  return id
}

const sheet = {
  fixedCosts: [{ label: 'Local', eurosPerYear: 2_400 }],
  variableCosts: [{ label: 'Liens et courant', eurosPerUnit: 20 }],
  investments: [{ label: 'Presse', euros: 12_000, years: 8 }],
  subsidies: [{ label: 'Aide à l’achat', euros: 4_000, basis: 'once', years: 8 }],
  ...{ priceEurosPerUnit: 60, assumedUnitsPerYear: null },
}

describe('POST /shared-services', () => {
  it('is refused to an anonymous and to who does not facilitate; two origins at once make none', async () => {
    const input = { kind: 'equipment', title: 'Presse à carton' }
    expectStranger(await as.anonymous.post(ROOT).send(input))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post(ROOT).send(input), 'forbidden')
    const both = { ...input, synergyId: 'une', poolingId: 'une autre' }
    expectProblem(await as.facilitator.post(ROOT).send(both), 'invalid-input')
    const unknown = { ...input, organisationIds: ['nulle'] }
    expectProblem(await as.facilitator.post(ROOT).send(unknown), 'not-found')
  })

  it('by hand invites: a name and a volume are shown to the others once their structure said yes', async () => {
    const id = await made({ description: 'Une presse à deux' })
    const invited = await read(as.dairy, id)
    expect(invited).toMatchObject({ description: 'Une presse à deux', isInside: false, owner: null })
    expect(statesIn(invited)).toEqual({ [ids.dairy]: 'invited' })
    expect(JSON.stringify(invited)).not.toContain('Baïse')
    expect(told(id, 'service-invited').sort()).toEqual(
      [await userIdOf(as.dairy), await userIdOf(as.farm)].sort(),
    )
    await answer(as.dairy, id, ids.dairy, { volume: tonnes(60, 3_000) }).expect(204)
    expect(statesIn(await read(as.dairy, id))).toEqual({ [ids.dairy]: 'in' })
    await answer(as.farm, id, ids.farm).expect(204)
    const seen = await read(as.farm, id)
    expect(seen.parties.find((one: { id: string }) => one.id === ids.dairy)).toMatchObject({
      ...{ quantity: 60, unit: 't', unitsPerYear: 60, wouldPayEuros: null, wouldPayPer: null },
    })
    expect(JSON.stringify(seen)).not.toContain('3000')
    const led = await read(as.facilitator, id)
    expect(led.parties.find((one: { id: string }) => one.id === ids.dairy).wouldPayEuros).toBe(3_000)
    // What the journal of the farm tells of the dairy holds no price, nor who was asked beside it.
    const journal = await as.farm.get(`/api/v1/organisations/${ids.farm}/journal`).expect(200)
    expect(JSON.stringify(journal.body)).not.toContain('3000')
  })

  it('from a pooling proposal, or a pooling synergy, invites the structures it pools, once for a synergy', async () => {
    for (const organisationId of [ids.dairy, ids.farm]) need(organisationId)
    const { items } = (await as.facilitator.get('/api/v1/matches/poolings').expect(200)).body
    const pooling = items.find(({ members }: { members: { label: string }[] }) =>
      members.some(({ label }) => label === 'Gardiennage de nuit'),
    )
    const contract = { kind: 'contract', title: 'Gardiennage' }
    const proposed = await as.facilitator
      .post(ROOT)
      .send({ ...contract, poolingId: pooling.id })
      .expect(201)
    expect(proposed.body.isFromPooling).toBe(true)
    expect(statesIn(proposed.body)).toMatchObject({ [ids.dairy]: 'invited', [ids.farm]: 'invited' })
    const synergyId = await introduced()
    const born = await as.facilitator
      .post(ROOT)
      .send({ ...contract, synergyId })
      .expect(201)
    expect(born.body).toMatchObject({ synergyId, isFromPooling: false })
    expectProblem(await as.facilitator.post(ROOT).send({ ...contract, synergyId }), 'conflict')
    const found = await as.facilitator.get(`${ROOT}?synergy=${synergyId}`).expect(200)
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([born.body.id])
  })
})

describe('GET /shared-services', () => {
  it('is refused to an anonymous; a closed service is hidden from strangers, as one that never was', async () => {
    const id = await agreed()
    expectStranger(await as.anonymous.get(ROOT))
    for (const agent of [as.third, as.authority]) {
      const refused = await agent.get(at(id))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(at('inventé')))
      expect(JSON.stringify((await agent.get(ROOT).expect(200)).body)).not.toContain(id)
    }
  })

  it('gives of an open one what it is, and nobody’s name, volume or figure', async () => {
    const id = await running({ visibility: 'open', description: 'Une presse à Mouliot' })
    await as.facilitator.put(at(id, '/sheet')).send(sheet).expect(200)
    const outline = await read(as.third, id)
    expect(outline).toMatchObject({ description: 'Une presse à Mouliot', userCount: 2, stage: 'running' })
    expect(outline).toMatchObject({ parties: [], carrier: null, sheet: null, figures: null, facts: null })
    expect(outline).toMatchObject({ unitsPerYear: null, priceEurosPerUnit: null, history: [], owner: null })
    const csv = await as.third.get('/api/v1/exports/shared-services?format=csv').expect(200)
    expect(csv.text).toContain('Presse à carton')
    for (const text of [csv.text, JSON.stringify(outline)])
      for (const word of ['Fromagerie', 'Baïse', 'SCIC']) expect(text).not.toContain(word)
  })

  it('is sought by word, kind, stage and structure, and says how many are at each stage', async () => {
    const id = await agreed({ title: 'Tournée des biodéchets', kind: 'collection' })
    const found = async (agent: Agent, query: string) =>
      (await agent.get(`${ROOT}?${query}`).expect(200)).body
    const idsOf = ({ items }: { items: { id: string }[] }) => items.map((one) => one.id)
    expect(idsOf(await found(as.dairy, 'q=biodechet&kind=collection&stage=idea&open=yes'))).toEqual([id])
    expect((await found(as.dairy, 'q=biodechet')).byStage).toMatchObject({ idea: 1, running: 0 })
    expect(idsOf(await found(as.dairy, 'q=biodechet&kind=purchase'))).toEqual([])
    expect(idsOf(await found(as.dairy, `q=biodechet&organisation=${ids.farm}`))).toEqual([id])
    expect(idsOf(await found(as.third, `organisation=${ids.farm}`))).toEqual([])
  })
})

describe('POST /shared-services/:id/parties/:organisationId/answer', () => {
  it('may be written down by who facilitates the structure, with how it agreed; it is told and can go', async () => {
    const id = await made()
    const recorded = (agent: Agent, agreedHow?: string) => answer(agent, id, ids.farm, { agreedHow })
    expectProblem(await recorded(as.facilitator), 'invalid-input', { pointers: ['/agreedHow'] })
    expectProblem(await answer(as.worker, id, ids.dairy), 'forbidden')
    expectProblem(await recorded(as.dairy, 'Vu ensemble'), 'not-found')
    await recorded(as.facilitator, 'Au téléphone, le 3, avec la gérante').expect(204)
    expect(told(id, 'service-answered')).toEqual([await userIdOf(as.farm)])
    expect((await read(as.farm, id)).parties[0]).toMatchObject({
      agreedHow: 'Au téléphone, le 3, avec la gérante',
      can: { leave: true, answer: false },
    })
    await answer(as.dairy, id, ids.dairy).expect(204)
    const [party] = (await read(as.dairy, id)).parties.filter((one: { id: string }) => one.id === ids.farm)
    expect(party.agreedHow).toBeNull()
    await as.farm.delete(at(id, `/parties/${ids.farm}`)).expect(204)
    expectProblem(await as.farm.get(at(id)), 'not-found')
  })

  it('answers a request to take part in an open one, by who leads it', async () => {
    const id = await agreed({ visibility: 'open' })
    const ask = (agent: Agent, organisationId: string) =>
      agent.post(at(id, '/requests')).send({ organisationId, message: 'Nos cartons aussi' })
    expectProblem(await ask(as.third, ids.miller), 'not-found')
    expectProblem(await ask(as.dairy, ids.dairy), 'conflict')
    await ask(as.miller, ids.miller).expect(200)
    expect(told(id, 'service-requested')).toEqual([await userIdOf(as.facilitator)])
    expect(statesIn(await read(as.dairy, id))).not.toHaveProperty(ids.miller)
    expectProblem(await answer(as.dairy, id, ids.miller), 'not-found')
    await answer(as.facilitator, id, ids.miller).expect(204)
    expect(told(id, 'service-answered')).toEqual([await userIdOf(as.miller)])
    expect(told(id, 'service-joined')).toContain(await userIdOf(as.dairy))
    expectProblem(await answer(as.facilitator, id, ids.miller), 'conflict')
  })
})

describe('POST /shared-services/:id/steps', () => {
  it('runs only with a carrier, two yes and a day; the history says who, when and why', async () => {
    const id = await made()
    const run = () => step(as.facilitator, id, { from: 'idea', to: 'running', note: 'Premier passage' })
    expectProblem(await step(as.dairy, id, { from: 'idea', to: 'study' }), 'not-found')
    expectProblem(await run(), 'conflict', { detail: /deux structures/ })
    await answer(as.dairy, id, ids.dairy).expect(204)
    expectProblem(await step(as.dairy, id, { from: 'idea', to: 'study' }), 'forbidden')
    await answer(as.farm, id, ids.farm).expect(204)
    expectProblem(await run(), 'conflict', { detail: /quelle structure/ })
    // A structure of the platform is asked, and carries without being counted among those who use it.
    const asked = { carrier: { kind: 'operator', organisationId: ids.miller }, startsOn: day(-3) }
    const patched = await as.facilitator.patch(at(id)).send(asked).expect(200)
    expect(patched.body.carrier).toMatchObject({ organisation: { id: ids.miller }, isAwaited: true })
    expect((await read(as.dairy, id)).carrier).toEqual({
      ...{ kind: 'operator', organisation: null, name: null, isAwaited: true },
    })
    expectProblem(await run(), 'conflict', { detail: /pas encore dit oui/ })
    await answer(as.miller, id, ids.miller).expect(204)
    const ran = await run().expect(200)
    expect(ran.body).toMatchObject({ stage: 'running', userCount: 2 })
    expect(ran.body.history.at(-1)).toMatchObject({
      ...{ from: 'idea', to: 'running', on: day(-3), note: 'Premier passage' },
      by: expect.stringMatching(/./),
    })
    expect(told(id, 'service-stage')).toEqual(
      expect.arrayContaining([await userIdOf(as.dairy), await userIdOf(as.farm)]),
    )
    expectProblem(await run(), 'conflict', { detail: /depuis que vous/ })
    expectProblem(await as.facilitator.patch(at(id)).send({ startsOn: day(-9) }), 'conflict')
    expect(actionsOf(id)).toContain('shared-service.passed')
  })

  it('is left with a reason, and stops by itself when fewer than two use it', async () => {
    const id = await running()
    expectProblem(await step(as.facilitator, id, { from: 'running', to: 'ended' }), 'conflict')
    const tomorrow = { from: 'running', to: 'ended', reason: 'cost', on: day(2) }
    expectProblem(await step(as.facilitator, id, tomorrow), 'invalid-input', { pointers: ['/on'] })
    await as.farm.delete(at(id, `/parties/${ids.farm}`)).expect(204)
    const stopped = await read(as.facilitator, id)
    expect(stopped.stage).toBe('suspended')
    expect(stopped.history.at(-1)).toMatchObject({ reason: 'volume' })
    expect(stopped.steps.find((one: { to: string }) => one.to === 'running').blockedBy).toContain('deux')
    await step(as.facilitator, id, { from: 'suspended', to: 'ended', reason: 'volume' }).expect(200)
  })

  it('keeps its carrier while it runs', async () => {
    const id = await running()
    await as.facilitator.patch(at(id)).send({ carrier: null }).expect(200)
    expect(await read(as.facilitator, id)).toMatchObject({ stage: 'suspended' })
  })
})

describe('PUT /shared-services/:id/sheet', () => {
  it('is refused to who does not lead it, and works out every figure from what was said', async () => {
    const id = await agreed()
    expectProblem(await as.dairy.put(at(id, '/sheet')).send(sheet), 'forbidden')
    expectProblem(
      await as.facilitator.put(at(id, '/sheet')).send({ ...sheet, priceEurosPerUnit: -1 }),
      'invalid-input',
      { pointers: ['/priceEurosPerUnit'] },
    )
    const { body } = await as.facilitator.put(at(id, '/sheet')).send(sheet).expect(200)
    expect(body.figures).toMatchObject({
      volumeIs: 'said',
      ...{ costEurosPerYear: 5_400, revenueEurosPerYear: 6_000, marginEurosPerYear: 600 },
      ...{ balancedPriceEurosPerUnit: 54, threshold: { is: 'reached', unitsPerYear: 85 } },
      ...{ partiesNeeded: 2, breakEven: { is: 'reached', months: 60 } },
    })
    expect(body.figures.shares).toMatchObject([
      { organisation: { id: ids.dairy }, costEurosPerYear: 3_240, wouldPayEurosPerYear: 3_000 },
      { organisation: { id: ids.farm }, costEurosPerYear: 2_160, wouldPayEurosPerYear: null },
    ])
    expect(body.figures.sensitivity[0].factor).toBe('price')
    // What the dairy would pay is its own to read, and its facilitators’.
    expect((await read(as.farm, id)).figures.shares[0].wouldPayEurosPerYear).toBeNull()
    expect((await read(as.dairy, id)).figures.shares[0].wouldPayEurosPerYear).toBe(3_000)
    const hole = { ...sheet, fixedCosts: [{ label: 'Local', eurosPerYear: null }] }
    const unknown = await as.facilitator.put(at(id, '/sheet')).send(hole).expect(200)
    expect(unknown.body.figures).toMatchObject({
      ...{ costEurosPerYear: null, marginEurosPerYear: null, threshold: { is: 'unknown' } },
      sensitivity: [],
    })
  })
})

describe('GET /shared-services/counts', () => {
  it('is refused to an anonymous and to members; counts facts as of any day', async () => {
    const counts = async (agent: Agent, on: string) =>
      (await agent.get(`${ROOT}/counts?on=${on}`).expect(200)).body
    expectStranger(await as.anonymous.get(`${ROOT}/counts`))
    expectProblem(await as.dairy.get(`${ROOT}/counts`), 'forbidden')
    const before = {
      today: await counts(as.authority, day(0)),
      earlier: await counts(as.authority, day(-60)),
    }
    const id = await running()
    const job = { label: 'Conduite de la presse', fte: 0.5, since: day(-20) }
    await as.facilitator.post(at(id, '/jobs')).send(job).expect(200)
    const structure = { name: 'SCIC Les Cartons', createdOn: day(-25) }
    await as.facilitator.post(at(id, '/structures')).send(structure).expect(200)
    const after = await counts(as.authority, day(0))
    expect(after).toMatchObject({
      structuresCreated: before.today.structuresCreated + 1,
      jobsCreated: before.today.jobsCreated + 1,
      running: before.today.running + 1,
    })
    expect(after.fteCreated - before.today.fteCreated).toBeCloseTo(0.5)
    expect(await counts(as.authority, day(-60))).toEqual(before.earlier)
    expect((await counts(as.facilitator, day(-22))).jobsCreated).toBe(
      (await counts(as.facilitator, day(-60))).jobsCreated,
    )
  })
})

describe('what a service made and asks', () => {
  it('is written by who leads it, with days that have come; read by those of it', async () => {
    const id = await agreed()
    const job = { label: 'Conduite de la presse', fte: 0.5, since: day(-20) }
    expectProblem(await as.dairy.post(at(id, '/jobs')).send(job), 'forbidden')
    expectProblem(
      await as.facilitator.post(at(id, '/jobs')).send({ ...job, since: day(3) }),
      'invalid-input',
      { pointers: ['/since'] },
    )
    expectProblem(
      await as.facilitator
        .post(at(id, '/structures'))
        .send({ name: 'X2', siren: '123456789', createdOn: day(-1) }),
      'invalid-input',
      { pointers: ['/siren'] },
    )
    const { body } = await as.facilitator.post(at(id, '/jobs')).send(job).expect(200)
    const jobId = body.facts.jobs[0].id
    const early = { endedOn: day(-40) }
    expectProblem(await as.facilitator.patch(at(id, `/jobs/${jobId}`)).send(early), 'invalid-input')
    await as.facilitator
      .patch(at(id, `/jobs/${jobId}`))
      .send({ endedOn: day(-1) })
      .expect(200)
    expect((await read(as.dairy, id)).facts.jobs).toMatchObject([{ fte: 0.5, endedOn: day(-1) }])
    // An id of another service is none of this one.
    const other = await agreed()
    expectProblem(await as.facilitator.delete(at(other, `/jobs/${jobId}`)), 'not-found')
    await as.facilitator.delete(at(id, `/jobs/${jobId}`)).expect(200)
    expect((await read(as.dairy, id)).facts.jobs).toEqual([])
  })

  it('shows a service to the authority it asks, without who takes part, and takes its answer', async () => {
    const id = await agreed({ description: 'Une presse à deux' })
    await as.facilitator.put(at(id, '/sheet')).send(sheet).expect(200)
    expectProblem(await as.authority.get(at(id)), 'not-found')
    const asked = { kind: 'grant', label: 'Achat de la presse', euros: 4_000, askedOn: day(-5) }
    const { body } = await as.facilitator.post(at(id, '/supports')).send(asked).expect(200)
    const supportId = body.facts.supports[0].id
    expect(told(id, 'service-support')).toEqual([await userIdOf(as.authority)])
    const shown = await read(as.authority, id)
    expect(shown).toMatchObject({ parties: [], history: [], can: { lead: false, answerSupport: true } })
    expect(shown.figures).toMatchObject({ marginEurosPerYear: 600, shares: [] })
    for (const word of ['Fromagerie', 'Baïse']) expect(JSON.stringify(shown)).not.toContain(word)
    const said = { answer: 'partly', euros: 2_500, answeredOn: day(0), note: 'Sur deux ans' }
    const reply = (agent: Agent) => agent.post(at(id, `/supports/${supportId}/answer`)).send(said)
    expectProblem(await reply(as.dairy), 'forbidden')
    expectProblem(await reply(as.third), 'not-found')
    expect((await reply(as.authority).expect(200)).body.facts.supports).toMatchObject([
      { answer: 'partly', answeredEuros: 2_500, answerNote: 'Sur deux ans' },
    ])
    expect(told(id, 'service-support')).toContain(await userIdOf(as.facilitator))
    expectProblem(await as.authority.delete(at(id, `/supports/${supportId}`)), 'not-found')
  })

  it('is given with the data of a structure: its own part, not that of the others', async () => {
    const id = await agreed()
    const { body } = await as.farm.get(`/api/v1/organisations/${ids.farm}/export?format=json`).expect(200)
    const rows = body.parts?.['participations aux services mutualisés'] ?? JSON.stringify(body)
    expect(JSON.stringify(rows)).toContain(id)
    expect(JSON.stringify(body)).not.toContain('3000')
  })
})

/** What strangers get of a service, and of what is in it: what they would get if there were none. */
function isUnknownToStrangers(method: 'get' | 'post' | 'patch' | 'put' | 'delete', rest = '', body?: object) {
  it('is refused to an anonymous; to strangers the service is one that never was', async () => {
    const id = await agreed()
    const ask = (agent: Agent, service: string) => agent[method](at(service, rest)).send(body)
    expectStranger(await ask(as.anonymous, id))
    for (const agent of [as.third, as.authority]) {
      const refused = await ask(agent, id)
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await ask(agent, 'inventé'))
    }
  })
}
const job = { label: 'Conduite', fte: 1, since: day(-1) }
describe('GET /shared-services/:id', () => isUnknownToStrangers('get'))
describe('PATCH /shared-services/:id', () => isUnknownToStrangers('patch', '', { title: 'Autre' }))
describe('PUT /shared-services/:id/sheet of another', () => isUnknownToStrangers('put', '/sheet', sheet))
describe('POST /shared-services/:id/steps of another', () =>
  isUnknownToStrangers('post', '/steps', { from: 'idea', to: 'study' }))
describe('POST /shared-services/:id/parties/:organisationId/answer of another', () =>
  isUnknownToStrangers('post', '/parties/x/answer', { accept: true }))
describe('PUT /shared-services/:id/parties/:organisationId/volume', () =>
  isUnknownToStrangers('put', '/parties/x/volume', {}))
describe('DELETE /shared-services/:id/parties/:organisationId', () =>
  isUnknownToStrangers('delete', '/parties/x'))
describe('POST /shared-services/:id/jobs', () => isUnknownToStrangers('post', '/jobs', job))
describe('PATCH /shared-services/:id/jobs/:jobId', () =>
  isUnknownToStrangers('patch', '/jobs/x', { endedOn: null }))
describe('DELETE /shared-services/:id/jobs/:jobId', () => isUnknownToStrangers('delete', '/jobs/x'))
describe('POST /shared-services/:id/structures', () =>
  isUnknownToStrangers('post', '/structures', { name: 'Régie', createdOn: day(-1) }))
describe('DELETE /shared-services/:id/structures/:structureId', () =>
  isUnknownToStrangers('delete', '/structures/x'))
describe('POST /shared-services/:id/supports', () =>
  isUnknownToStrangers('post', '/supports', { kind: 'grant', label: 'Achat', askedOn: day(-1) }))
describe('POST /shared-services/:id/supports/:supportId/answer', () =>
  isUnknownToStrangers('post', '/supports/x/answer', { answer: 'refused', answeredOn: day(-1) }))
describe('DELETE /shared-services/:id/supports/:supportId', () =>
  isUnknownToStrangers('delete', '/supports/x'))

describe('POST /shared-services/:id/parties', () => {
  it('is refused to an anonymous and to who does not facilitate; invites once', async () => {
    const [id, body] = [await agreed(), { organisationId: ids.miller }]
    const invite = (agent: Agent, service = id) => agent.post(at(service, '/parties')).send(body)
    expectStranger(await invite(as.anonymous))
    for (const agent of [as.dairy, as.authority]) expectProblem(await invite(agent), 'forbidden')
    expectProblem(await invite(as.facilitator, 'inventé'), 'not-found')
    await invite(as.facilitator).expect(200)
    expectProblem(await invite(as.facilitator), 'conflict')
    expect(statesIn(await read(as.dairy, id))).not.toHaveProperty(ids.miller)
  })
})

describe('POST /shared-services/:id/requests', () => {
  it('is refused to an anonymous; a closed service is none to ask', async () => {
    const id = await agreed()
    const ask = (agent: Agent, service: string) =>
      agent.post(at(service, '/requests')).send({ organisationId: ids.miller, message: null })
    expectStranger(await ask(as.anonymous, id))
    const refused = await ask(as.miller, id)
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await ask(as.miller, 'inventé'))
  })
})

describe('GET /exports/shared-services', () => {
  it('is refused to an anonymous, and holds the services one knows, no other', async () => {
    await agreed({ title: 'Navette de la gare' })
    const csv = (agent: Agent) => agent.get('/api/v1/exports/shared-services?format=csv')
    expectStranger(await csv(as.anonymous))
    expect((await csv(as.dairy).expect(200)).text).toContain('Navette de la gare')
    for (const agent of [as.third, as.authority])
      expect((await csv(agent).expect(200)).text).not.toContain('Navette de la gare')
  })
})
