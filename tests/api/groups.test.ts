import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { PDF } from '../support/pictures.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, need, introduced, pooled, userIdOf } = synergyWorld()
const at = (id: string, rest = '') => `/api/v1/groups/${id}${rest}`
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const read = async (agent: Agent, id: string, rest = '') => (await agent.get(at(id, rest)).expect(200)).body
const statesIn = (body: { members: { id: string; state: string }[] }) =>
  Object.fromEntries(body.members.map(({ id, state }) => [id, state]))
const told = (id: string, kind: string) =>
  (
    house.db.sqlite
      .prepare('select user_id as userId from notices where path = ? and kind = ? order by created_at, id')
      .all(`/groupes/${id}`, kind) as { userId: string }[]
  ).map(({ userId }) => userId)
const actionsOf = (id: string) => journalOf(house, id).map(({ action }) => action)

const answer = (agent: Agent, id: string, organisationId: string, accept = true) =>
  agent.post(at(id, `/members/${organisationId}/answer`)).send({ accept })

/** A group that a facilitator made by hand, to which the dairy and the farm are invited. */
async function made(group: object = {}): Promise<string> {
  const input = { title: 'Emballages', organisationIds: [ids.dairy, ids.farm], ...group }
  return (await as.facilitator.post('/api/v1/groups').send(input).expect(201)).body.id
}

/** The same, in which both are. */
async function living(group: object = {}): Promise<string> {
  const id = await made(group)
  await answer(as.dairy, id, ids.dairy).expect(204)
  await answer(as.farm, id, ids.farm).expect(204)
  return id
}

describe('POST /groups', () => {
  it('is refused to an anonymous and to who does not facilitate; both origins at once make none', async () => {
    expectStranger(await as.anonymous.post('/api/v1/groups').send({ title: 'Emballages' }))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post('/api/v1/groups').send({ title: 'Emballages' }), 'forbidden')
    const both = { title: 'Emballages', synergyId: 'une', poolingId: 'une autre' }
    expectProblem(await as.facilitator.post('/api/v1/groups').send(both), 'invalid-input')
    expectProblem(
      await as.facilitator.post('/api/v1/groups').send({ title: 'Emballages', organisationIds: ['nulle'] }),
      'not-found',
    )
  })

  it('by hand invites: a name is shown to the others once its structure said yes', async () => {
    const id = await made({ objectives: 'Moins de cartons' })
    expect(statesIn(await read(as.facilitator, id))).toEqual({
      [ids.dairy]: 'invited',
      [ids.farm]: 'invited',
    })
    const invited = await read(as.dairy, id)
    expect(invited).toMatchObject({ objectives: 'Moins de cartons', isInside: false, lead: null })
    expect(statesIn(invited)).toEqual({ [ids.dairy]: 'invited' })
    expect(JSON.stringify(invited)).not.toContain('Baïse')
    expect(told(id, 'group-invited').sort()).toEqual(
      [await userIdOf(as.dairy), await userIdOf(as.farm)].sort(),
    )
    expectProblem(await as.dairy.get(at(id, '/messages')), 'not-found')
    await answer(as.dairy, id, ids.dairy).expect(204)
    await answer(as.farm, id, ids.farm, false).expect(204)
    expectProblem(await as.farm.get(at(id)), 'not-found')
    expect(statesIn(await read(as.dairy, id))).toEqual({ [ids.dairy]: 'in' })
    expect(await read(as.dairy, id)).toMatchObject({ isInside: true, memberCount: 1, origin: 'hand' })
  })

  it('from a synergy takes its structures that know one another, and tells them; both ways lead there', async () => {
    const early = { title: 'Gardiennage', synergyId: await pooled() }
    expectProblem(await as.facilitator.post('/api/v1/groups').send(early), 'conflict')
    const synergyId = await introduced()
    const born = { title: 'Gardiennage', synergyId, organisationIds: [ids.miller] }
    const { body } = await as.facilitator.post('/api/v1/groups').send(born).expect(201)
    expect(body).toMatchObject({ origin: 'synergy', synergyId, memberCount: 2 })
    expect(statesIn(body)).toEqual({ [ids.dairy]: 'in', [ids.farm]: 'in', [ids.miller]: 'invited' })
    expect(told(body.id, 'group-joined')).toContain(await userIdOf(as.farm))
    expect((await read(as.dairy, body.id)).synergyId).toBe(synergyId)
    // Who joins later does not read the synergy.
    await answer(as.miller, body.id, ids.miller).expect(204)
    expect((await read(as.miller, body.id)).synergyId).toBeNull()
    const found = await as.dairy.get(`/api/v1/groups?synergy=${synergyId}`).expect(200)
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([body.id])
    expect(actionsOf(body.id).slice(0, 2)).toEqual(['group.created', 'group.member-joined'])
  })

  it('from a pooling proposal invites the structures it pools', async () => {
    for (const organisationId of [ids.dairy, ids.farm]) need(organisationId)
    const { items } = (await as.facilitator.get('/api/v1/matches/poolings').expect(200)).body
    const pooling = items.find(({ members }: { members: { label: string }[] }) =>
      members.some(({ label }) => label === 'Gardiennage de nuit'),
    )
    const born = { title: 'Gardiennage', poolingId: pooling.id }
    const { body } = await as.facilitator.post('/api/v1/groups').send(born).expect(201)
    expect(body.origin).toBe('pooling')
    expect(statesIn(body)).toMatchObject({ [ids.dairy]: 'invited', [ids.farm]: 'invited' })
    expectProblem(
      await as.facilitator.post('/api/v1/groups').send({ title: 'Rien', poolingId: 'inventée' }),
      'not-found',
    )
  })
})

describe('GET /groups', () => {
  it('is refused to an anonymous; a closed group is hidden from strangers, as one that never was', async () => {
    const id = await living()
    expectStranger(await as.anonymous.get(at(id)))
    expectStranger(await as.anonymous.get('/api/v1/groups'))
    for (const agent of [as.third, as.authority]) {
      const refused = await agent.get(at(id))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(at('inventé')))
      expect(JSON.stringify((await agent.get('/api/v1/groups').expect(200)).body)).not.toContain(id)
    }
    for (const rest of ['/messages', '/tasks', '/meetings', '/documents', '/decisions'])
      expectProblem(await as.third.get(at(id, rest)), 'not-found')
  })

  it('gives of an open one its title and how alive it is, and nobody’s name', async () => {
    const id = await living({ visibility: 'open', objectives: 'Entre nous' })
    await as.dairy
      .post(at(id, '/tasks'))
      .send({ label: 'Peser', dueOn: day(-2) })
      .expect(201)
    const meeting = { title: 'Chez la ferme', heldOn: day(9), startsAt: '09:00', endsAt: '10:00' }
    await as.dairy.post(at(id, '/meetings')).send(meeting).expect(201)
    const outline = await read(as.third, id)
    expect(outline).toMatchObject({ title: 'Emballages', memberCount: 2, openTaskCount: 1, lateTaskCount: 1 })
    expect(outline).toMatchObject({ objectives: null, lead: null, nextMeeting: null, members: [] })
    for (const word of ['Baïse', 'Fromagerie', 'Chez la ferme', 'Entre nous'])
      expect(JSON.stringify(outline)).not.toContain(word)
    expect((await read(as.dairy, id)).nextMeeting).toMatchObject({ title: 'Chez la ferme' })
    for (const rest of ['/messages', '/tasks', '/meetings', '/documents', '/decisions'])
      expectProblem(await as.third.get(at(id, rest)), 'not-found')
    const csv = await as.third.get('/api/v1/exports/groups?format=csv').expect(200)
    expect(csv.text).toContain('Emballages')
    expect(csv.text).not.toContain('Chez la ferme')
  })

  it('is sought by word, by structure for those of it alone, and by state; dormant after a silence', async () => {
    const id = await living({ title: 'Palettes consignées', visibility: 'open' })
    const found = async (agent: Agent, query: string) =>
      (await agent.get(`/api/v1/groups?${query}`).expect(200)).body.items.map((one: { id: string }) => one.id)
    expect(await found(as.third, 'q=palette')).toEqual([id])
    expect(await found(as.farm, `q=palette&organisation=${ids.dairy}`)).toEqual([id])
    expect(await found(as.third, `q=palette&organisation=${ids.dairy}`)).toEqual([])
    expect(await found(as.third, 'q=palette&inside=yes')).toEqual([])
    house.db.sqlite
      .prepare('update working_groups set news_at = ? where id = ?')
      .run(`${day(-100)}T08:00:00Z`, id)
    expect(await read(as.dairy, id)).toMatchObject({ state: 'dormant', lastLivedOn: day(-100) })
    expect(await found(as.dairy, 'q=palette&state=dormant')).toEqual([id])
    await as.dairy.post(at(id, '/messages')).send({ text: 'On reprend ?' }).expect(201)
    expect((await read(as.dairy, id)).state).toBe('active')
    await as.facilitator.patch(at(id)).send({ isClosed: true }).expect(200)
    expect((await read(as.dairy, id)).state).toBe('closed')
    expectProblem(await as.dairy.post(at(id, '/messages')).send({ text: 'Encore' }), 'conflict')
    await as.dairy.get(at(id, '/messages')).expect(200)
  })
})

describe('PATCH /groups/:id', () => {
  it('is for its facilitators and who leads it from within; only facilitators open it', async () => {
    const id = await living()
    const [dairy, third] = await Promise.all([as.dairy, as.third].map(userIdOf))
    expectStranger(await as.anonymous.patch(at(id)).send({ title: 'Autre' }))
    expectProblem(await as.third.patch(at(id)).send({ title: 'Autre' }), 'not-found')
    expectProblem(await as.dairy.patch(at(id)).send({ title: 'Autre' }), 'forbidden')
    expectProblem(await as.facilitator.patch(at(id)).send({ leadId: third }), 'invalid-input', {
      pointers: ['/leadId'],
    })
    const led = await as.facilitator.patch(at(id)).send({ leadId: dairy }).expect(200)
    expect(led.body.lead.id).toBe(dairy)
    await as.dairy.patch(at(id)).send({ objectives: 'Deux fois moins' }).expect(200)
    expectProblem(await as.dairy.patch(at(id)).send({ visibility: 'open' }), 'forbidden')
    // Who leads it and leaves leads it no more, and is named no more.
    await as.dairy.delete(at(id, `/members/${ids.dairy}`)).expect(204)
    expectProblem(await as.dairy.patch(at(id)).send({ objectives: '' }), 'not-found')
    expect((await read(as.farm, id)).lead).toBeNull()
  })
})

describe('who is in a group', () => {
  it('is invited by facilitators alone, once', async () => {
    const id = await living()
    const invite = (agent: Agent) => agent.post(at(id, '/members')).send({ organisationId: ids.miller })
    expectStranger(await invite(as.anonymous))
    expectProblem(await invite(as.dairy), 'forbidden')
    expect(statesIn((await invite(as.facilitator).expect(200)).body)).toMatchObject({
      [ids.miller]: 'invited',
    })
    expectProblem(await invite(as.facilitator), 'conflict')
    // Those of it do not learn who is invited, nor answers in its place.
    expect(statesIn(await read(as.dairy, id))).not.toHaveProperty(ids.miller)
    expectStranger(await answer(as.anonymous, id, ids.miller))
    for (const agent of [as.facilitator, as.dairy, as.third])
      expectProblem(await answer(agent, id, ids.miller), 'not-found')
    await answer(as.miller, id, ids.miller).expect(204)
    expect(told(id, 'group-joined')).toContain(await userIdOf(as.dairy))
    expect(told(id, 'group-joined')).not.toContain(await userIdOf(as.miller))
  })

  it('asks to join an open group, and is answered by who manages it', async () => {
    const id = await living({ visibility: 'open' })
    const ask = (agent: Agent, organisationId: string) =>
      agent.post(at(id, '/requests')).send({ organisationId, message: 'Nos palettes aussi' })
    expectStranger(await ask(as.anonymous, ids.miller))
    expectProblem(await ask(as.third, ids.miller), 'not-found')
    expectProblem(await ask(as.dairy, ids.dairy), 'conflict')
    expectProblem(
      await as.miller.post(at(await living(), '/requests')).send({ organisationId: ids.miller }),
      'not-found',
    )
    await ask(as.miller, ids.miller).expect(200)
    expectProblem(await ask(as.miller, ids.miller), 'conflict')
    expect(told(id, 'group-requested')).toEqual([await userIdOf(as.facilitator)])
    expectProblem(await answer(as.farm, id, ids.miller), 'not-found')
    expect((await read(as.facilitator, id)).members.at(-1)).toMatchObject({
      ...{ id: ids.miller, state: 'asked', message: 'Nos palettes aussi' },
      can: { answer: true },
    })
    await answer(as.facilitator, id, ids.miller).expect(204)
    expect(told(id, 'group-answered')).toEqual([await userIdOf(as.miller)])
    expectProblem(await answer(as.facilitator, id, ids.miller), 'conflict')
    await as.miller.get(at(id, '/messages')).expect(200)
  })

  it('leaves by itself, which ends its reading; a colleague who does not manage it does not decide', async () => {
    const id = await living()
    const meeting = { title: 'Point', heldOn: day(3), startsAt: '09:00', endsAt: '10:00' }
    const { body } = await as.farm.post(at(id, '/meetings')).send(meeting).expect(201)
    const leave = (agent: Agent, organisationId: string) => agent.delete(at(id, `/members/${organisationId}`))
    expectStranger(await leave(as.anonymous, ids.dairy))
    expectProblem(await leave(as.third, ids.dairy), 'not-found')
    for (const agent of [as.worker, as.farm]) expectProblem(await leave(agent, ids.dairy), 'forbidden')
    await leave(as.dairy, ids.dairy).expect(204)
    for (const rest of ['', '/messages', '/tasks', '/meetings', '/documents', '/decisions'])
      for (const agent of [as.dairy, as.worker]) expectProblem(await agent.get(at(id, rest)), 'not-found')
    expectProblem(await as.dairy.get(`/api/v1/group-meetings/${body.id}/calendar.ics`), 'not-found')
    expect(statesIn(await read(as.farm, id))).toEqual({ [ids.farm]: 'in' })
    await leave(as.facilitator, ids.farm).expect(204)
    expectProblem(await as.farm.get(at(id)), 'not-found')
    expect(actionsOf(id)).toContain('group.member-left')
  })
})

describe('what is done together in a group', () => {
  it('is written, read by all of it and told without its words; taken back by its author', async () => {
    const id = await living()
    expectStranger(await as.anonymous.post(at(id, '/messages')).send({ text: 'Bonjour' }))
    const { body } = await as.dairy.post(at(id, '/messages')).send({ text: 'Appeler Zoé' }).expect(201)
    expect(body).toMatchObject({ organisation: { id: ids.dairy }, isMine: true })
    expect((await read(as.farm, id, '/messages')).items).toMatchObject([
      { text: 'Appeler Zoé', isMine: false },
    ])
    expect(told(id, 'group-message').sort()).toEqual(
      (await Promise.all([as.facilitator, as.worker, as.farm].map(userIdOf))).sort(),
    )
    expect(JSON.stringify(house.db.sqlite.prepare('select * from mails').all())).not.toContain('Zoé')
    expectProblem(await as.farm.delete(at(id, `/messages/${body.id}`)), 'forbidden')
    await as.dairy.delete(at(id, `/messages/${body.id}`)).expect(204)
    expect((await read(as.farm, id, '/messages')).items).toMatchObject([{ text: null }])
    const waiting = house.db.sqlite.prepare('select count(*) from mails where group_key = ?').pluck()
    expect(waiting.get(`group-message /groupes/${id}`), 'nobody is told of it any more').toBe(0)
  })

  it('is shared as documents, once each, opened by those of it alone', async () => {
    const id = await living()
    const send = () => as.dairy.post(at(id, '/documents')).attach('file', PDF, 'devis.pdf')
    const { body } = await send().expect(201)
    expect((await send().expect(201)).body.id).toBe(body.id)
    const file = await as.farm.get(at(id, `/documents/${body.id}`)).expect(200)
    expect(file.headers['content-disposition']).toContain('devis.pdf')
    expectProblem(await as.third.get(at(id, `/documents/${body.id}`)), 'not-found')
    expectProblem(await as.dairy.get(at(await living(), `/documents/${body.id}`)), 'not-found')
    await expect.poll(() => actionsOf(body.id)).toEqual(['document.consulted'])
    expectProblem(await as.farm.delete(at(id, `/documents/${body.id}`)), 'forbidden')
    expect((await read(as.farm, id, '/messages')).items).toMatchObject([{ document: { name: 'devis.pdf' } }])
    await as.dairy.delete(at(id, `/documents/${body.id}`)).expect(204)
    expect((await read(as.farm, id, '/messages')).items).toMatchObject([{ document: { name: null } }])
  })

  it('has its documents described by who added them and who manages it, while it lives', async () => {
    const id = await living()
    const { body } = await as.dairy.post(at(id, '/documents')).attach('file', PDF, 'devis.pdf').expect(201)
    const say = (agent: Agent, description: string | null) =>
      agent.patch(at(id, `/documents/${body.id}`)).send({ description })
    expectProblem(await say(as.farm, 'Le nôtre'), 'forbidden')
    await say(as.dairy, 'Le devis des bacs').expect(200)
    expect((await read(as.farm, id, '/documents')).items).toMatchObject([
      { description: 'Le devis des bacs', can: { describe: false } },
    ])
    await say(as.facilitator, 'Le devis de juin').expect(200)
    expect(actionsOf(id).filter((action) => action === 'group.document-described')).toHaveLength(2)
    await as.facilitator.patch(at(id)).send({ isClosed: true }).expect(200)
    expectProblem(await say(as.dairy, 'Encore'), 'conflict')
    expect((await read(as.dairy, id, '/documents')).items).toMatchObject([
      { description: 'Le devis de juin', can: { describe: false } },
    ])
  })

  it('is given as tasks to people of it, marked late, done by their owner', async () => {
    const id = await living()
    const [farm, third] = await Promise.all([as.farm, as.third].map(userIdOf))
    const add = (agent: Agent, task: object) => agent.post(at(id, '/tasks')).send({ label: 'Peser', ...task })
    expectProblem(await add(as.facilitator, { ownerId: third }), 'invalid-input', { pointers: ['/ownerId'] })
    expectProblem(await add(as.dairy, { ownerId: farm }), 'invalid-input', { pointers: ['/ownerId'] })
    const { body } = await add(as.facilitator, { ownerId: farm, dueOn: day(-1) }).expect(201)
    expect(body).toMatchObject({ isLate: true, owner: { id: farm } })
    expect(told(id, 'group-task')).toEqual([farm])
    const change = (agent: Agent, what: object) => agent.patch(at(id, `/tasks/${body.id}`)).send(what)
    expectProblem(await change(as.dairy, { isDone: true }), 'forbidden')
    expect((await change(as.farm, { isDone: true }).expect(200)).body.doneAt).not.toBeNull()
    expectProblem(await as.farm.delete(at(id, `/tasks/${body.id}`)), 'forbidden')
    await as.facilitator.delete(at(id, `/tasks/${body.id}`)).expect(204)
    expect((await read(as.dairy, id)).openTaskCount).toBe(0)
  })

  it('is planned as meetings that calendars read, move and take out', async () => {
    const id = await living()
    const meeting = { title: 'Point d’étape', heldOn: '2026-12-14', startsAt: '14:30', endsAt: '16:00' }
    const plan = (what: object) => as.dairy.post(at(id, '/meetings')).send({ ...meeting, ...what })
    expectProblem(await plan({ endsAt: '14:00' }), 'invalid-input', { pointers: ['/endsAt'] })
    const { body } = await plan({}).expect(201)
    expectProblem(await as.farm.patch(at(id, `/meetings/${body.id}`)).send({ place: 'Auch' }), 'forbidden')
    await as.dairy
      .patch(at(id, `/meetings/${body.id}`))
      .send({ place: 'Auch' })
      .expect(200)
    const calendar = async () => {
      const { text } = await as.farm.get(`/api/v1/group-meetings/${body.id}/calendar.ics`).expect(200)
      const component = new ICAL.Component(ICAL.parse(text))
      const event = component.getFirstSubcomponent('vevent') ?? expect.fail('an event was expected')
      return { event: new ICAL.Event(event), method: component.getFirstPropertyValue('method') }
    }
    const moved = await calendar()
    expect(moved.event).toMatchObject({ summary: 'Point d’étape', location: 'Auch', sequence: 1 })
    expect(moved.event.startDate.toJSDate().toISOString()).toBe('2026-12-14T13:30:00.000Z')
    await as.facilitator.delete(at(id, `/meetings/${body.id}`)).expect(204)
    const gone = await calendar()
    expect([gone.method, gone.event.uid, gone.event.sequence]).toEqual(['CANCEL', moved.event.uid, 2])
    expect(told(id, 'group-meeting').filter((userId) => userId !== '')).not.toHaveLength(0)
  })

  it('is decided, signed and dated; a day later a decision is only corrected by another', async () => {
    const id = await living()
    const decide = (agent: Agent, what: object) =>
      agent.post(at(id, '/decisions')).send({ text: 'Une benne commune', takenOn: day(-1), ...what })
    expectStranger(await decide(as.anonymous, {}))
    expectProblem(await decide(as.dairy, { takenOn: day(3) }), 'invalid-input', { pointers: ['/takenOn'] })
    expectProblem(await decide(as.dairy, { correctsId: 'inventée' }), 'not-found')
    const { body } = await decide(as.dairy, {}).expect(201)
    expect(body).toMatchObject({ organisation: { id: ids.dairy }, can: { change: true } })
    expect(told(id, 'group-decision')).toContain(await userIdOf(as.farm))
    const change = (agent: Agent) =>
      agent.patch(at(id, `/decisions/${body.id}`)).send({ text: 'Deux bennes communes' })
    expectProblem(await change(as.farm), 'forbidden')
    await change(as.dairy).expect(200)
    house.db.sqlite
      .prepare('update group_decisions set at = ? where id = ?')
      .run(new Date(Date.now() - 25 * 3_600_000).toISOString(), body.id)
    for (const agent of [as.dairy, as.facilitator]) expectProblem(await change(agent), 'conflict')
    expectProblem(await as.facilitator.delete(at(id, `/decisions/${body.id}`)), 'conflict')
    await decide(as.farm, { correctsId: body.id, text: 'Une benne suffit' }).expect(201)
    expect((await read(as.dairy, id, '/decisions')).items).toMatchObject([
      { text: 'Une benne suffit', correctsId: body.id },
      { text: 'Deux bennes communes', isCorrected: true },
    ])
    const slip = await decide(as.dairy, { text: 'Noté par erreur' }).expect(201)
    await as.dairy.delete(at(id, `/decisions/${slip.body.id}`)).expect(204)
  })

  it('is given with the data of a structure: its own words, not those of the others', async () => {
    const id = await living()
    await as.dairy.post(at(id, '/messages')).send({ text: 'Mot de la fromagerie' }).expect(201)
    await as.farm.post(at(id, '/messages')).send({ text: 'Mot de la ferme' }).expect(201)
    const { body } = await as.dairy.get(`/api/v1/organisations/${ids.dairy}/export?format=json`).expect(200)
    const parts = JSON.stringify(body)
    expect(parts).toContain('Mot de la fromagerie')
    expect(parts).not.toContain('Mot de la ferme')
  })
})

/** What strangers get of a group, and of what is in it: what they would get if there were none. */
function isUnknownToStrangers(method: 'get' | 'post' | 'patch' | 'delete', rest = '', body?: object): void {
  it('is refused to an anonymous; to strangers the group is one that never was', async () => {
    const id = await living()
    const ask = (agent: Agent, group: string) => agent[method](at(group, rest)).send(body)
    expectStranger(await ask(as.anonymous, id))
    for (const agent of [as.third, as.authority]) {
      const refused = await ask(agent, id)
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await ask(agent, 'inventé'))
    }
  })
}
describe('GET /groups/:id', () => isUnknownToStrangers('get'))
describe('POST /groups/:id/members/:organisationId/answer', () =>
  isUnknownToStrangers('post', '/members/x/answer', { accept: true }))
describe('DELETE /groups/:id/members/:organisationId', () => isUnknownToStrangers('delete', '/members/x'))
describe('GET /groups/:id/decisions', () => isUnknownToStrangers('get', '/decisions'))
describe('POST /groups/:id/decisions', () =>
  isUnknownToStrangers('post', '/decisions', { text: 'Oui', takenOn: day(-1), correctsId: null }))
describe('PATCH /groups/:id/decisions/:decisionId', () =>
  isUnknownToStrangers('patch', '/decisions/x', { text: 'Non' }))
describe('DELETE /groups/:id/decisions/:decisionId', () => isUnknownToStrangers('delete', '/decisions/x'))
describe('GET /groups/:id/messages', () => isUnknownToStrangers('get', '/messages'))
describe('POST /groups/:id/messages', () => isUnknownToStrangers('post', '/messages', { text: 'Bonjour' }))
describe('DELETE /groups/:id/messages/:messageId', () => isUnknownToStrangers('delete', '/messages/x'))
describe('GET /groups/:id/documents', () => isUnknownToStrangers('get', '/documents'))
describe('GET /groups/:id/documents/:documentId', () => isUnknownToStrangers('get', '/documents/x'))
describe('PATCH /groups/:id/documents/:documentId', () =>
  isUnknownToStrangers('patch', '/documents/x', { description: null }))
describe('DELETE /groups/:id/documents/:documentId', () => isUnknownToStrangers('delete', '/documents/x'))
describe('GET /groups/:id/tasks', () => isUnknownToStrangers('get', '/tasks'))
describe('POST /groups/:id/tasks', () => isUnknownToStrangers('post', '/tasks', { label: 'Peser' }))
describe('PATCH /groups/:id/tasks/:taskId', () => isUnknownToStrangers('patch', '/tasks/x', { isDone: true }))
describe('DELETE /groups/:id/tasks/:taskId', () => isUnknownToStrangers('delete', '/tasks/x'))
describe('GET /groups/:id/meetings', () => isUnknownToStrangers('get', '/meetings'))
describe('POST /groups/:id/meetings', () =>
  isUnknownToStrangers('post', '/meetings', {
    title: 'Point',
    heldOn: day(3),
    startsAt: '09:00',
    endsAt: '10:00',
  }))
describe('PATCH /groups/:id/meetings/:meetingId', () =>
  isUnknownToStrangers('patch', '/meetings/x', { place: 'Auch' }))
describe('DELETE /groups/:id/meetings/:meetingId', () => isUnknownToStrangers('delete', '/meetings/x'))

describe('POST /groups/:id/members', () => {
  it('is refused to an anonymous and to who does not facilitate; to a facilitator of no part of it, as no group', async () => {
    const [id, body] = [await living(), { organisationId: ids.miller }]
    expectStranger(await as.anonymous.post(at(id, '/members')).send(body))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post(at(id, '/members')).send(body), 'forbidden')
    expectProblem(await as.facilitator.post(at('inventé', '/members')).send(body), 'not-found')
  })
})

describe('POST /groups/:id/requests', () => {
  it('is refused to an anonymous; a closed group is none to ask', async () => {
    const id = await living()
    const ask = (agent: Agent, group: string) =>
      agent.post(at(group, '/requests')).send({ organisationId: ids.miller, message: null })
    expectStranger(await ask(as.anonymous, id))
    const refused = await ask(as.miller, id)
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await ask(as.miller, 'inventé'))
  })
})

describe('POST /groups/:id/documents', () => {
  it('is refused to an anonymous, and to strangers as no group, before anything is kept', async () => {
    const id = await living()
    const send = (agent: Agent) => agent.post(at(id, '/documents')).attach('file', PDF, 'devis.pdf')
    expectStranger(await send(as.anonymous))
    expectProblem(await send(as.third), 'not-found')
    expect((await read(as.dairy, id, '/documents')).items).toEqual([])
  })
})

describe('GET /group-meetings/:id/calendar.ics', () => {
  it('is refused to an anonymous, and to strangers as no meeting', async () => {
    const meeting = { title: 'Point', heldOn: day(3), startsAt: '09:00', endsAt: '10:00' }
    const { body } = await as.dairy
      .post(at(await living(), '/meetings'))
      .send(meeting)
      .expect(201)
    const calendar = (agent: Agent, id: string) => agent.get(`/api/v1/group-meetings/${id}/calendar.ics`)
    expectStranger(await calendar(as.anonymous, body.id))
    const refused = await calendar(as.third, body.id)
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await calendar(as.third, 'inventée'))
  })
})

describe('GET /exports/groups', () => {
  it('is refused to an anonymous, and holds the groups one knows, no other', async () => {
    await living({ title: 'Bacs lavables' })
    const csv = (agent: Agent) => agent.get('/api/v1/exports/groups?format=csv')
    expectStranger(await csv(as.anonymous))
    expect((await csv(as.dairy).expect(200)).text).toContain('Bacs lavables')
    for (const agent of [as.third, as.authority])
      expect((await csv(agent).expect(200)).text).not.toContain('Bacs lavables')
  })
})
