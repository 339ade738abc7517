import { describe, expect, it, vi } from 'vitest'
import { type NoticeKind, noticeKindNames } from '../../src/kernel/notices.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({ ana: ['member'], ben: ['member'], cam: ['facilitator'] }))

const content = {
  subject: 'Une étape',
  paragraphs: ['Une étape est franchie.'],
  because: 'Vous y prenez part.',
}
const idOf = async (agent: Agent) => (await agent.get('/api/v1/me').expect(200)).body.id as string
async function tell(agent: Agent, label: string, path = `/piste/${label}`) {
  const userId = await idOf(agent)
  house.db.write(() =>
    house.rooms.notices.tell([userId], {
      ...{ kind: 'synergy-stage' as const, path, params: { label } },
      mail: content,
    }),
  )
}
const list = async (agent: Agent, query = {}) =>
  (await agent.get('/api/v1/notices').query(query).expect(200)).body
const labels = async (agent: Agent) =>
  (await list(agent)).items.map(({ params }: { params: { label: string } }) => params.label)
const choose = (agent: Agent, items: { kind: NoticeKind; way: string }[]) =>
  agent.put('/api/v1/notice-preferences').send({ items })

describe('GET /notices', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/notices'))
  })

  it('gives one’s own, the newest first, page by page, and how many are unread', async () => {
    const person = await house.signedIn('member')
    for (const label of ['a', 'b', 'c']) await tell(person, label)
    expect(await list(person)).toMatchObject({
      total: 3,
      unread: 3,
      items: [{ kind: 'synergy-stage', params: { label: 'c' }, path: '/piste/c', isRead: false }, {}, {}],
    })
    expect((await list(person, { limit: 1, offset: 1 })).items).toMatchObject([{ params: { label: 'b' } }])
  })

  it('gives nobody those of somebody else', async () => {
    await tell(as.ana, 'secret-d-ana')
    for (const agent of [as.ben, as.cam]) expect(await labels(agent)).not.toContain('secret-d-ana')
  })
})

describe('POST /notices/read', () => {
  const read = (agent: Agent, body: object) => agent.post('/api/v1/notices/read').send(body)

  it('is refused to an anonymous', async () => {
    expectStranger(await read(as.anonymous, { ids: ['x'] }))
  })

  it('marks some, those about a page, or all up to an instant', async () => {
    const person = await house.signedIn('member')
    for (const label of ['a', 'b', 'c', 'd']) await tell(person, label)
    const { items } = await list(person)
    const first = await read(person, { ids: [items[0].id] }).expect(200)
    expect(first.body).toEqual({ unread: 3 })
    expect((await read(person, { path: '/piste/a' }).expect(200)).body).toEqual({ unread: 2 })
    const until = items[2].at
    await read(person, { until }).expect(200)
    for (const { at, isRead } of (await list(person)).items) if (at <= until) expect(isRead).toBe(true)
    expect((await read(person, { until: '2099-01-01T00:00:00Z' }).expect(200)).body).toEqual({ unread: 0 })
  })

  it('leaves those of others unread', async () => {
    const person = await house.signedIn('member')
    await tell(person, 'a')
    const [{ id }] = (await list(person)).items
    await read(as.ben, { ids: [id] }).expect(200)
    await read(as.ben, { path: '/piste/a' }).expect(200)
    expect((await list(person)).unread).toBe(1)
  })

  it('asks for one way of saying which', async () => {
    for (const body of [{}, { ids: ['x'], path: '/x' }, { until: 'hier' }, { ids: [] }])
      expectProblem(await read(as.ana, body), 'invalid-input')
  })
})

describe('GET /notice-preferences', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/notice-preferences'))
  })

  it('gives each kind as it is by default, what else may be chosen, and when the weekly mail leaves', async () => {
    const person = await house.signedIn('member')
    const { items, digest } = (await person.get('/api/v1/notice-preferences').expect(200)).body
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(noticeKindNames)
    expect(items[0]).toEqual({
      kind: 'introduction-asked',
      ...{ way: 'mail', default: 'mail', choices: ['live', 'mail', 'digest'] },
    })
    expect(digest).toEqual({ weekday: 1, hour: 8 })
  })
})

describe('PUT /notice-preferences', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await choose(as.anonymous, [{ kind: 'introduced', way: 'live' }]))
  })

  it('changes what is said and nothing else, and what comes next is told so', async () => {
    const person = await house.signedIn('member')
    const { email } = (await person.get('/api/v1/me').expect(200)).body
    const { body } = await choose(person, [{ kind: 'synergy-stage', way: 'mail' }]).expect(200)
    expect(body.items.filter((each: { way: string; default: string }) => each.way !== each.default)).toEqual([
      expect.objectContaining({ kind: 'synergy-stage', way: 'mail' }),
    ])
    await tell(person, 'a')
    expect(house.mailsTo(email)).toMatchObject([
      { subject: 'Une étape', preferencesPath: '/mon-compte/avis' },
    ])
    await choose(person, [{ kind: 'synergy-stage', way: 'none' }]).expect(200)
    await tell(person, 'b')
    expect(await labels(person)).toEqual(['a'])
    expect(house.mailsTo(email)).toHaveLength(1)
  })

  it('never turns off what asks for a consent, says why, and then changes nothing', async () => {
    const person = await house.signedIn('member')
    const response = await choose(person, [
      { kind: 'introduced', way: 'none' },
      { kind: 'introduction-asked', way: 'none' },
    ])
    expectProblem(response, 'invalid-input', { detail: /demande votre accord/ })
    expect(response.body.errors).toMatchObject([{ pointer: '/items/1/way' }])
    const { items } = (await person.get('/api/v1/notice-preferences').expect(200)).body
    for (const { way, default: usual } of items) expect(way).toBe(usual)
    expectProblem(await choose(person, [{ kind: 'introduced', way: 'fax' }]), 'invalid-input')
  })
})

describe('an introduction', () => {
  it('is told in the centre to each side, to the facilitator when one answers, and awaits no answer given', async () => {
    const [one, two] = [house.organisation({ name: 'Uzelle' }), house.organisation({ name: 'Vizelle' })]
    const manager = await house.signedIn('member', { organisationId: one, role: 'manager' })
    const other = await house.signedIn('member', { organisationId: one, role: 'manager' })
    const neighbour = await house.signedIn('member', { organisationId: two, role: 'manager' })
    const stockId = house.flow({ organisationId: one, kind: 'stock', label: 'Sciure uzelle' })
    const needId = house.flow({ organisationId: two, kind: 'need', label: 'Sciure vizelle' })
    const { body } = await as.cam.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    const kinds = async (agent: Agent) =>
      (await list(agent)).items
        .filter(({ path }: { path: string }) => path === `/mises-en-relation/${body.id}`)
        .map(({ kind, isRead }: { kind: string; isRead: boolean }) => `${kind}${isRead ? ' lu' : ''}`)
    for (const agent of [manager, other, neighbour])
      expect(await kinds(agent)).toEqual(['introduction-asked'])
    expect(JSON.stringify(await list(manager))).not.toMatch(/vizelle/i)
    expect(JSON.stringify(await list(neighbour))).not.toMatch(/uzelle/i)
    await manager
      .post(`/api/v1/introductions/${body.id}/answers`)
      .send({ organisationId: one, answer: 'yes' })
      .expect(200)
    expect(await kinds(other)).toEqual(['introduction-asked lu'])
    expect(await kinds(neighbour)).toEqual(['introduction-asked'])
    expect(await kinds(as.cam)).toEqual(['introduction-answered'])
    await neighbour
      .post(`/api/v1/introductions/${body.id}/answers`)
      .send({ organisationId: two, answer: 'yes' })
      .expect(200)
    for (const agent of [manager, neighbour]) expect(await kinds(agent)).toContain('introduced')
  })
})

describe('a visit', () => {
  it('is told to the facilitator to whom somebody else entrusts it, and to nobody of the structure', async () => {
    const organisationId = house.organisation()
    const manager = await house.signedIn('member', { organisationId, role: 'manager' })
    const [one, two] = [await house.signedIn('facilitator'), await house.signedIn('facilitator')]
    const plan = { organisationId, plannedOn: '2027-03-02', facilitatorId: await idOf(one) }
    const { body } = await as.cam.post('/api/v1/visits').send(plan).expect(201)
    const told = { kind: 'visit-planned', path: `/audits/visites/${body.id}`, params: { day: '2027-03-02' } }
    expect((await list(one)).items).toMatchObject([told])
    await one
      .patch(`/api/v1/visits/${body.id}`)
      .send({ facilitatorId: await idOf(two) })
      .expect(200)
    expect((await list(two)).items).toMatchObject([told])
    expect((await list(one)).total).toBe(1)
    expect((await list(manager)).items).toEqual([])
  })
})

describe('first matches', () => {
  const found = async (agent: Agent) =>
    (await list(agent)).items.filter(({ kind }: { kind: string }) => kind.startsWith('match'))
  const toldOf = (agent: Agent, count: number) =>
    vi.waitFor(async () => expect(await found(agent)).toHaveLength(count), 15_000)

  it('are told once a flow, of the member’s own flow alone', async () => {
    const [mine, theirs] = [house.organisation(), house.organisation({ name: 'Structure tue' })]
    const member = await house.signedIn('member', { organisationId: mine, role: 'manager' })
    const quiet = await house.signedIn('member', { organisationId: theirs, role: 'manager' })
    const label = 'Lactosérum doux de fromagerie'
    const flowId = house.flow({ organisationId: mine, kind: 'stock', label })
    const need = { organisationId: theirs, kind: 'need' as const, visibility: 'anonymised' as const }
    house.flow({ ...need, label: 'Petit-lait pour nos porcs' })
    await toldOf(member, 1)
    expect(await found(member)).toMatchObject([
      { kind: 'match-found', path: `/gisements-besoins/${flowId}`, params: { label, number: '1' } },
    ])
    expect(JSON.stringify(await list(member))).not.toMatch(/tue|porcs/)
    // Their side is hidden from them: their own need is matched with nothing they may know of.
    expect(await found(quiet)).toEqual([])
    house.flow({ ...need, label: 'Lactosérum pour méthanisation' })
    house.flow({ ...need, label: 'Palettes Europe' })
    // Looked at one after the other: once this one is told, all before it is.
    house.flow({ organisationId: mine, kind: 'stock', label: 'Palettes Europe usagées' })
    await toldOf(member, 2)
    expect((await found(member)).map(({ params }: { params: object }) => params)).toEqual([
      { label: 'Palettes Europe usagées', number: '1' },
      { label, number: '1' },
    ])
  })

  it('of many flows at once are one notice a structure', async () => {
    const [mine, theirs] = [house.organisation(), house.organisation()]
    const member = await house.signedIn('member', { organisationId: mine, role: 'member' })
    const open = { visibility: 'network' as const }
    house.flow({ organisationId: theirs, kind: 'need', label: 'Palettes en bois Europe', ...open })
    house.flow({ organisationId: theirs, kind: 'need', label: 'Cartons d’emballage', ...open })
    house.db.write(() => {
      house.flow({ organisationId: mine, kind: 'stock', label: 'Palettes Europe usagées' })
      house.flow({ organisationId: mine, kind: 'stock', label: 'Cartons d’emballage propres' })
    })
    await toldOf(member, 1)
    expect(await found(member)).toMatchObject([{ kind: 'match-found', path: '/', params: { number: '2' } }])
  })
})
