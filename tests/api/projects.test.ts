import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, need, userIdOf } = synergyWorld()
const ROOT = '/api/v1/projects'
const at = (id: string, rest = '') => `${ROOT}/${id}${rest}`
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const statesIn = (body: { members: { id: string; state: string }[] }) =>
  Object.fromEntries(body.members.map(({ id, state }) => [id, state]))
const told = (id: string, kind: string) =>
  (
    house.db.sqlite
      .prepare('select user_id as userId from notices where path = ? and kind = ? order by created_at, id')
      .all(`/projets/${id}`, kind) as { userId: string }[]
  ).map(({ userId }) => userId)
const answer = (agent: Agent, id: string, organisationId: string, accept = true) =>
  agent.post(at(id, `/members/${organisationId}/answer`)).send({ accept })
const step = (agent: Agent, id: string, body: object) => agent.post(at(id, '/steps')).send(body)

const what = 'Laver nos bacs à plusieurs'
/** What the dairy proposes. */
async function proposed(project: object = {}): Promise<string> {
  const input = {
    organisationId: ids.dairy,
    title: 'Laverie de bacs',
    what,
    lacks: ['Un local', 'Une laveuse'],
  }
  return (
    await as.dairy
      .post(ROOT)
      .send({ ...input, ...project })
      .expect(201)
  ).body.id
}

/** The same, open to the network, which the farm joined. */
async function joined(project: object = {}): Promise<string> {
  const id = await proposed({ visibility: 'anonymised', ...project })
  await as.farm.post(at(id, '/requests')).send({ organisationId: ids.farm }).expect(200)
  await answer(as.dairy, id, ids.farm).expect(204)
  return id
}

describe('POST /projects', () => {
  it('is refused to an anonymous, and for a structure that is not one’s own', async () => {
    const input = { organisationId: ids.dairy, title: 'Laverie de bacs', what }
    expectStranger(await as.anonymous.post(ROOT).send(input))
    for (const agent of [as.farm, as.authority])
      expectProblem(await agent.post(ROOT).send(input), 'not-found')
    expectProblem(await as.dairy.post(ROOT).send({ ...input, what: '' }), 'invalid-input', {
      pointers: ['/what'],
    })
  })

  it('is hidden by default: its people and its facilitators alone, who are told', async () => {
    const id = await proposed({ withWhom: 'Deux fermes', dueOn: day(90) })
    expect(await read(as.dairy, id)).toMatchObject({
      ...{ stage: 'proposed', visibility: 'facilitators', owner: { id: ids.dairy }, dueOn: day(90) },
      ...{ lacks: ['Un local', 'Une laveuse'], can: { manage: true, facilitate: false } },
    })
    expect(told(id, 'project-proposed')).toContain(await userIdOf(as.facilitator))
    for (const agent of [as.farm, as.third, as.authority]) {
      const refused = await agent.get(at(id))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(at('inventé')))
      expect(JSON.stringify((await agent.get(ROOT).expect(200)).body)).not.toContain(id)
    }
    expect((await read(as.worker, id)).can).toEqual({ manage: false, facilitate: false })
    expectProblem(await as.worker.patch(at(id)).send({ title: 'Autre' }), 'forbidden')
  })
})

describe('GET /projects', () => {
  it('is refused to an anonymous; opened without a name, it gives what it is and nobody’s name', async () => {
    const id = await joined({ title: 'Bacs anonymes', withWhom: 'La ferme voisine' })
    expectStranger(await as.anonymous.get(ROOT))
    const outline = await read(as.third, id)
    expect(outline).toMatchObject({ what, owner: null, structureCount: 2, members: [], withWhom: null })
    expect(outline).toMatchObject({ history: [], steps: [], became: [], supporter: null })
    const csv = await as.third.get('/api/v1/exports/projects?format=csv&q=anonymes').expect(200)
    expect(csv.text).toContain('Bacs anonymes')
    for (const text of [csv.text, JSON.stringify(outline)])
      for (const word of ['Fromagerie', 'Baïse', 'ferme voisine']) expect(text).not.toContain(word)
    await as.dairy.patch(at(id)).send({ visibility: 'network' }).expect(200)
    expect((await read(as.third, id)).owner).toEqual({ id: ids.dairy, name: 'Fromagerie du Gers' })
    expect(JSON.stringify(await read(as.third, id))).not.toContain('Baïse')
  })

  it('is sought by word and stage; by structure, by support and by what it became for those of it alone', async () => {
    const id = await joined({ title: 'Séchoir solaire' })
    const found = async (agent: Agent, query: string) =>
      (await agent.get(`${ROOT}?${query}`).expect(200)).body
    const idsOf = ({ items }: { items: { id: string }[] }) => items.map((one) => one.id)
    expect(idsOf(await found(as.third, 'q=sechoir&stage=proposed&open=yes'))).toEqual([id])
    expect((await found(as.third, 'q=sechoir')).byStage).toMatchObject({ proposed: 1, achieved: 0 })
    expect(idsOf(await found(as.farm, `q=sechoir&organisation=${ids.dairy}`))).toEqual([id])
    expect(idsOf(await found(as.third, `q=sechoir&organisation=${ids.dairy}`))).toEqual([])
    expect(idsOf(await found(as.facilitator, 'q=sechoir&supported=no'))).toEqual([id])
    expect(idsOf(await found(as.third, 'q=sechoir&supported=no'))).toEqual([])
  })
})

describe('who is in a project', () => {
  it('asks to join an open one, and is answered by the structure that proposes it', async () => {
    const id = await proposed({ visibility: 'anonymised' })
    const ask = (agent: Agent, organisationId: string) =>
      agent.post(at(id, '/requests')).send({ organisationId, message: 'Nos bacs aussi' })
    expectProblem(await ask(as.third, ids.farm), 'not-found')
    expectProblem(await ask(as.dairy, ids.dairy), 'conflict')
    await ask(as.farm, ids.farm).expect(200)
    expectProblem(await ask(as.farm, ids.farm), 'conflict')
    expect(told(id, 'project-requested')).toEqual([await userIdOf(as.dairy)])
    expectProblem(await answer(as.farm, id, ids.farm), 'forbidden')
    expect(statesIn(await read(as.worker, id))).not.toHaveProperty(ids.farm)
    await answer(as.dairy, id, ids.farm).expect(204)
    expect(told(id, 'project-answered')).toEqual([await userIdOf(as.farm)])
    // Both names are theirs from then on, and nobody else’s.
    expect(statesIn(await read(as.farm, id))).toEqual({ [ids.dairy]: 'owns', [ids.farm]: 'in' })
    await as.farm.delete(at(id, `/members/${ids.farm}`)).expect(204)
    expect((await read(as.farm, id)).isInside).toBe(false)
    expectProblem(await as.dairy.delete(at(id, `/members/${ids.dairy}`)), 'conflict')
  })

  it('is invited by facilitators, and named to the others once it said yes', async () => {
    const id = await proposed()
    const invite = (agent: Agent) => agent.post(at(id, '/members')).send({ organisationId: ids.miller })
    expectProblem(await invite(as.dairy), 'forbidden')
    await invite(as.facilitator).expect(200)
    expectProblem(await invite(as.facilitator), 'conflict')
    expect(statesIn(await read(as.dairy, id))).toEqual({ [ids.dairy]: 'owns' })
    const invited = await read(as.miller, id)
    expect(invited).toMatchObject({ isInside: false, owner: null, what })
    for (const agent of [as.dairy, as.facilitator])
      expectProblem(await answer(agent, id, ids.miller), 'not-found')
    await answer(as.miller, id, ids.miller).expect(204)
    expect(told(id, 'project-joined')).toContain(await userIdOf(as.dairy))
    expect((await read(as.miller, id)).owner).toMatchObject({ id: ids.dairy })
    const journal = await as.dairy.get(`/api/v1/organisations/${ids.dairy}/journal`).expect(200)
    const actions = journal.body.items.map(({ action }: { action: string }) => action)
    expect(actions).toContain('project.member-joined')
    expect(actions).not.toContain('project.member-invited')
  })
})

describe('POST /projects/:id/steps', () => {
  it('goes on with another structure and a day, is achieved with a word, and keeps its history', async () => {
    const id = await proposed({ visibility: 'network' })
    const go = (to: string, from: string, note?: string) => step(as.dairy, id, { from, to, note })
    await go('gathering', 'proposed').expect(200)
    expectProblem(await go('preparing', 'gathering'), 'conflict', { detail: /une autre structure/ })
    await as.farm.post(at(id, '/requests')).send({ organisationId: ids.farm }).expect(200)
    await answer(as.dairy, id, ids.farm).expect(204)
    expectProblem(await step(as.farm, id, { from: 'gathering', to: 'preparing' }), 'forbidden')
    expectProblem(await go('under-way', 'gathering'), 'conflict', { detail: /pour quand/ })
    await as.dairy
      .patch(at(id))
      .send({ dueOn: day(30) })
      .expect(200)
    await go('under-way', 'gathering').expect(200)
    expect(told(id, 'project-stage')).toContain(await userIdOf(as.farm))
    expectProblem(await go('achieved', 'under-way'), 'conflict', { detail: /obtenu/ })
    expectProblem(await go('achieved', 'gathering', 'Fait'), 'conflict', { detail: /depuis que vous/ })
    const { body } = await go('achieved', 'under-way', 'Une laveuse à deux').expect(200)
    expect(body.history.map(({ to }: { to: string }) => to)).toEqual([
      ...['proposed', 'gathering', 'under-way', 'achieved'],
    ])
    expect(body.history.at(-1)).toMatchObject({ note: 'Une laveuse à deux', by: expect.stringMatching(/./) })
  })

  it('is left with a reason', async () => {
    const id = await proposed()
    expectProblem(await step(as.dairy, id, { from: 'proposed', to: 'abandoned' }), 'conflict')
    await step(as.dairy, id, { from: 'proposed', to: 'abandoned', reason: 'funding' }).expect(200)
    expectProblem(await as.dairy.post(at(id, '/lacks')).send({ label: 'Du temps' }), 'conflict')
    expect(journalOf(house, id).map(({ action }) => action)).toContain('project.passed')
  })
})

describe('what a project lacks', () => {
  it('is said, found and taken away by who manages it', async () => {
    const id = await joined()
    const { body } = await as.dairy.post(at(id, '/lacks')).send({ label: 'Un chariot' }).expect(200)
    const [first] = body.allLacks
    expect(body.lacks).toEqual(['Un local', 'Une laveuse', 'Un chariot'])
    expectProblem(await as.farm.patch(at(id, `/lacks/${first.id}`)).send({ isMet: true }), 'forbidden')
    await as.dairy
      .patch(at(id, `/lacks/${first.id}`))
      .send({ isMet: true })
      .expect(200)
    expect((await read(as.farm, id)).lacks).toEqual(['Une laveuse', 'Un chariot'])
    const other = await proposed()
    expectProblem(await as.dairy.delete(at(other, `/lacks/${first.id}`)), 'not-found')
    await as.dairy.delete(at(id, `/lacks/${first.id}`)).expect(200)
  })
})

describe('PUT /projects/:id/supporter', () => {
  it('is for facilitators; the structures are told who supports them', async () => {
    const id = await joined()
    const support = (agent: Agent, supporterId: string | null) =>
      agent.put(at(id, '/supporter')).send({ supporterId })
    expectStranger(await support(as.anonymous, null))
    expectProblem(await support(as.dairy, null), 'forbidden')
    expectProblem(await support(as.facilitator, await userIdOf(as.farm)), 'invalid-input', {
      pointers: ['/supporterId'],
    })
    await support(as.facilitator, await userIdOf(as.facilitator)).expect(200)
    expect(await read(as.farm, id)).toMatchObject({
      ...{ isSupported: true, supporter: { id: await userIdOf(as.facilitator) } },
    })
    expect(told(id, 'project-supported').sort()).toEqual(
      [await userIdOf(as.dairy), await userIdOf(as.farm)].sort(),
    )
  })
})

describe('POST /projects/:id/becoming', () => {
  const become = (agent: Agent, id: string, body: object) => agent.post(at(id, '/becoming')).send(body)

  it('is refused to an anonymous and to who does not facilitate; a structure alone becomes nothing', async () => {
    const id = await joined()
    expectStranger(await become(as.anonymous, id, { outcome: 'group' }))
    expectProblem(await become(as.dairy, id, { outcome: 'group' }), 'forbidden')
    expectProblem(await become(as.facilitator, 'inventé', { outcome: 'group' }), 'not-found')
    expectProblem(await become(as.facilitator, await proposed(), { outcome: 'group' }), 'conflict')
  })

  it('makes a working group in which its structures are, once, found from both sides', async () => {
    const id = await joined()
    const { body } = await become(as.facilitator, id, { outcome: 'group' }).expect(200)
    const [made] = body.became
    expect(made.outcome).toBe('group')
    const group = (await as.farm.get(`/api/v1/groups/${made.id}`).expect(200)).body
    expect(statesIn(group)).toEqual({ [ids.dairy]: 'in', [ids.farm]: 'in' })
    const found = await as.farm.get(`${ROOT}?group=${made.id}`).expect(200)
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([id])
    expectProblem(await become(as.facilitator, id, { outcome: 'group' }), 'conflict')
    expect(told(id, 'project-became')).toContain(await userIdOf(as.farm))
    expect((await read(as.third, id)).became).toEqual([])
  })

  it('makes a shared service, whose structures are asked; and the draft of a synergy from their flows', async () => {
    const id = await joined()
    const asService = { outcome: 'service', serviceKind: 'equipment' }
    const { body } = await become(as.facilitator, id, asService).expect(200)
    const service = (await as.dairy.get(`/api/v1/shared-services/${body.became[0].id}`).expect(200)).body
    expect(service).toMatchObject({ kind: 'equipment', title: 'Laverie de bacs', isInside: false })
    const flowIds = [need(ids.dairy), need(ids.farm)]
    const asSynergy = { outcome: 'synergy', synergyKind: 'pooling' }
    expectProblem(await become(as.facilitator, id, asSynergy), 'invalid-input', { pointers: ['/flowIds'] })
    const foreign = [flowIds[0], need(ids.miller)]
    expectProblem(await become(as.facilitator, id, { ...asSynergy, flowIds: foreign }), 'invalid-input')
    const draft = await become(as.facilitator, id, { ...asSynergy, flowIds }).expect(200)
    const made = draft.body.became.find(({ outcome }: { outcome: string }) => outcome === 'synergy')
    expect((await as.facilitator.get(`/api/v1/synergies/${made.id}`).expect(200)).body).toMatchObject({
      ...{ stage: 'proposed', kind: 'pooling', title: 'Laverie de bacs' },
    })
  })
})

/** What strangers get of a hidden project: what they would get if there were none. */
function isUnknownToStrangers(method: 'get' | 'post' | 'patch' | 'delete', rest = '', body?: object) {
  it('is refused to an anonymous; to strangers the project is one that never was', async () => {
    const id = await proposed()
    const ask = (agent: Agent, project: string) => agent[method](at(project, rest)).send(body)
    expectStranger(await ask(as.anonymous, id))
    for (const agent of [as.farm, as.third, as.authority]) {
      const refused = await ask(agent, id)
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await ask(agent, 'inventé'))
    }
  })
}
describe('GET /projects/:id', () => isUnknownToStrangers('get'))
describe('PATCH /projects/:id', () => isUnknownToStrangers('patch', '', { title: 'Autre' }))
describe('POST /projects/:id/lacks', () => isUnknownToStrangers('post', '/lacks', { label: 'Du temps' }))
describe('PATCH /projects/:id/lacks/:lackId', () =>
  isUnknownToStrangers('patch', '/lacks/x', { isMet: true }))
describe('DELETE /projects/:id/lacks/:lackId', () => isUnknownToStrangers('delete', '/lacks/x'))
describe('POST /projects/:id/members/:organisationId/answer', () =>
  isUnknownToStrangers('post', '/members/x/answer', { accept: true }))
describe('DELETE /projects/:id/members/:organisationId', () => isUnknownToStrangers('delete', '/members/x'))

describe('POST /projects/:id/members', () => {
  it('is refused to an anonymous and to who does not facilitate', async () => {
    const [id, body] = [await proposed(), { organisationId: ids.miller }]
    expectStranger(await as.anonymous.post(at(id, '/members')).send(body))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post(at(id, '/members')).send(body), 'forbidden')
    expectProblem(await as.facilitator.post(at('inventé', '/members')).send(body), 'not-found')
  })
})

describe('POST /projects/:id/requests', () => {
  it('is refused to an anonymous; a hidden project is none to ask', async () => {
    const id = await proposed()
    const ask = (agent: Agent, project: string) =>
      agent.post(at(project, '/requests')).send({ organisationId: ids.miller })
    expectStranger(await ask(as.anonymous, id))
    const refused = await ask(as.miller, id)
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await ask(as.miller, 'inventé'))
  })
})

describe('GET /exports/projects', () => {
  it('is refused to an anonymous, and holds the projects one knows, no other', async () => {
    await proposed({ title: 'Compost de quartier' })
    const csv = (agent: Agent) => agent.get('/api/v1/exports/projects?format=csv')
    expectStranger(await csv(as.anonymous))
    expect((await csv(as.dairy).expect(200)).text).toContain('Compost de quartier')
    for (const agent of [as.third, as.authority])
      expect((await csv(agent).expect(200)).text).not.toContain('Compost de quartier')
  })
})
