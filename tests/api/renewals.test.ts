import { describe, expect, it } from 'vitest'
import { mailTokens } from '../../src/features/accounts/mail-tokens.ts'
import type { FlowInput } from '../../src/features/flows/contract.ts'
import { dayAfter, dayOf, monthsAfter } from '../../src/kernel/day.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { own: '', other: '', empty: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.own = organisation({ name: 'Scierie de Bordecaube' })
  ids.other = organisation({ name: 'Menuiserie Castagnouret' })
  ids.empty = organisation({ name: 'Atelier sans personne' })
  return {
    member: ['member', { organisationId: ids.own, role: 'member' }],
    manager: ['member', { organisationId: ids.own, role: 'manager' }],
    neighbour: ['member', { organisationId: ids.other, role: 'manager' }],
    facilitator: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
  }
})
const MANAGER = 'member-2@test.example'

const today = () => dayOf(house.clock.now())
const monthsAgo = (months: number) => monthsAfter(today(), -months)

let labels = 0
function said(confirmedOn: string, input: Partial<FlowInput> = {}): string {
  const label = `Sciure numéro ${++labels}`
  return house.flow({ organisationId: ids.own, kind: 'stock', label, confirmedOn, ...input })
}
const listOf = async (agent: Agent, query: object = {}) =>
  (
    await agent
      .get('/api/v1/renewals')
      .query({ limit: 500, ...query })
      .expect(200)
  ).body
const stateOf = async (id: string, agent = as.member) =>
  (await agent.get(`/api/v1/flows/${id}`).expect(200)).body.freshness
const versionsOf = async (id: string) =>
  (await as.member.get(`/api/v1/flows/${id}/versions`).expect(200)).body.items
const confirm = (agent: Agent, ...flowIds: string[]) => agent.post('/api/v1/renewals').send({ flowIds })

describe('a flow', () => {
  it('is fresh, due, then stale as days pass; those who do not work on it are told when it is stale, and no day', async () => {
    const id = said(today(), { visibility: 'network' })
    const term = monthsAfter(today(), 12)
    const after = (days: number, agent?: Agent) => house.clock.later(days * 24, () => stateOf(id, agent))
    expect(await stateOf(id)).toEqual({ state: 'fresh', expiresOn: term })
    const session = async (role: 'mine' | 'theirs') =>
      house.signedIn('member', { organisationId: role === 'mine' ? ids.own : ids.other, role: 'member' })
    await house.clock.later(350 * 24, async () => {
      expect(await stateOf(id, await session('mine'))).toEqual({ state: 'due', expiresOn: term })
      expect(await stateOf(id, await session('theirs'))).toEqual({ state: 'fresh', expiresOn: null })
    })
    await house.clock.later(382 * 24, async () => {
      expect(await stateOf(id, await session('mine'))).toEqual({ state: 'stale', expiresOn: term })
      expect(await stateOf(id, await session('theirs'))).toEqual({ state: 'stale', expiresOn: null })
    })
    expect(await after(0)).toEqual({ state: 'fresh', expiresOn: term })
  })

  it('is found by its freshness, as each is told it', async () => {
    const word = 'Zygomorphes'
    const made = (months: number) =>
      said(monthsAgo(months), { label: `${word} ${months}`, visibility: 'network' })
    const [fresh, due, stale] = [made(1), made(12), made(20)]
    const found = async (agent: Agent, freshness: string) => {
      const { body } = await agent.get('/api/v1/flows').query({ q: word, freshness }).expect(200)
      for (const item of body.items) expect(item.freshness.state).toBe(freshness)
      return body.items.map(({ id }: { id: string }) => id)
    }
    for (const agent of [as.member, as.facilitator]) {
      expect(await found(agent, 'fresh')).toEqual([fresh])
      expect(await found(agent, 'due')).toEqual([due])
      expect(await found(agent, 'stale')).toEqual([stale])
    }
    expect((await found(as.neighbour, 'fresh')).sort()).toEqual([fresh, due].sort())
    expect(await found(as.neighbour, 'stale')).toEqual([stale])
    const none = await as.neighbour.get('/api/v1/flows').query({ q: word, freshness: 'due' })
    expect(none.body).toMatchObject({ total: 0, instead: { without: 'freshness' } })
    expectProblem(await as.member.get('/api/v1/flows?freshness=ancien'), 'invalid-input', {
      pointers: ['/freshness'],
    })
  })

  it('holds for what its family is set to', async () => {
    const id = said(monthsAgo(4), { family: 'space' })
    expect((await stateOf(id)).state).toBe('fresh')
    await as.administrator.patch('/api/v1/settings').send({ 'freshMonths.space': 3 }).expect(200)
    expect((await stateOf(id)).state).toBe('stale')
    await as.administrator.patch('/api/v1/settings').send({ 'freshMonths.space': 6 }).expect(200)
    expect((await stateOf(id)).state).toBe('fresh')
  })

  it('is ranked lower once stale, says so in its matches, and comes back when it is confirmed', async () => {
    const organisationId = house.organisation({ name: 'Tonnellerie' })
    const stock = { organisationId, kind: 'stock' as const, label: 'Copeaux de hêtre pour fumage' }
    const [old, young] = [monthsAgo(14), monthsAgo(7)].map((confirmedOn) => said(confirmedOn, stock)) as [
      string,
      string,
    ]
    const need = { kind: 'need' as const, label: 'Copeaux de hêtre pour fumage' }
    const needId = said(today(), { ...need, organisationId: house.organisation({ name: 'Fumaison' }) })
    const matches = async () =>
      (
        await as.facilitator
          .get('/api/v1/matches')
          .query({ flow: needId, organisation: organisationId })
          .expect(200)
      ).body.items as {
        stock: { id: string; freshness: { state: string } }
        score: number
        toCheck: string[]
        terms: { id: string; sentence: string }[]
      }[]
    const before = await matches()
    expect(before.map(({ stock: { id } }) => id)).toEqual([young, old])
    const stale = before[1]
    expect(stale?.stock.freshness.state).toBe('stale')
    expect(stale?.toCheck[0]).toMatch(/existe encore/)
    expect(stale?.terms.find(({ id }) => id === 'freshness')?.sentence).toMatch(/gisement à confirmer/)
    await confirm(as.facilitator, old).expect(200)
    const after = await matches()
    expect(after[0]?.stock.id).toBe(old)
    expect(after[0]?.score).toBeGreaterThan((stale?.score ?? 1) * 1.1)
    expect(after[0]?.toCheck.join()).not.toMatch(/existe encore/)
  })

  it('that becomes stale while the server runs is ranked again by the job of the day', async () => {
    const label = 'Écorces de pin maritime'
    const organisationId = house.organisation({ name: 'Pépinière' })
    const id = said(today(), { organisationId, label })
    const needId = said(today(), { organisationId: house.organisation(), kind: 'need', label })
    const score = () => house.rooms.matching.get(FACILITATES, `${id}~${needId}`).score
    const fresh = score()
    await house.clock.later(400 * 24, async () => {
      await house.rooms.renewals.daily()
      expect(score()).toBeLessThan(fresh * 0.9)
    })
    await house.rooms.renewals.daily()
    expect(score()).toBeCloseTo(fresh, 10)
  })
})

const FACILITATES = {
  ...{ userId: 'f', name: 'f', role: 'facilitator' as const, memberships: [], portfolio: null },
}

describe('GET /renewals', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/renewals'))
  })

  it('gives a member what their structure is to say again, the longest waiting first; nobody else’s', async () => {
    const [stale, due, fresh] = [monthsAgo(20), dayAfter(monthsAgo(12), 3), today()].map((day) => said(day))
    const theirs = said(monthsAgo(20), { organisationId: ids.other, visibility: 'network' })
    const withdrawn = said(monthsAgo(20))
    await as.member.delete(`/api/v1/flows/${withdrawn}`).expect(204)
    const { items, total, stale: staleCount } = await listOf(as.member)
    const listed = items.map(({ id }: { id: string }) => id)
    expect(listed.indexOf(stale)).toBeGreaterThanOrEqual(0)
    expect(listed.indexOf(due)).toBeGreaterThan(listed.indexOf(stale))
    for (const id of [fresh, theirs, withdrawn]) expect(listed).not.toContain(id)
    expect(total).toBe(listed.length)
    const states = items.map(({ freshness }: { freshness: { state: string } }) => freshness.state)
    expect(staleCount).toBe(states.filter((state: string) => state === 'stale').length)
    const ofNeighbour = (await listOf(as.neighbour)).items
    expect(ofNeighbour.map(({ id }: { id: string }) => id)).toContain(theirs)
    for (const { party } of ofNeighbour) expect(party.organisationId).toBe(ids.other)
    expect(await listOf(as.authority)).toEqual({ items: [], total: 0, stale: 0 })
  })

  it('gives a facilitator those of the structures in charge, by structure, one structure at will, page by page', async () => {
    const mine = said(monthsAgo(20), { organisationId: ids.empty })
    said(monthsAgo(20))
    const { items, total } = await listOf(as.facilitator)
    const names = items.map(({ party }: { party: { name: string } }) => party.name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr')))
    expect((await listOf(as.facilitator, { organisation: ids.empty })).items[0].id).toBe(mine)
    const second = await listOf(as.facilitator, { limit: 1, offset: 1 })
    expect([second.total, second.items[0].id]).toEqual([total, items[1].id])
    expect((await listOf(as.member, { organisation: ids.empty })).total).toBe(0)
  })
})

describe('POST /renewals', () => {
  it('is refused to an anonymous, and knows nothing of what one does not work on', async () => {
    const open = said(monthsAgo(20), { visibility: 'network' })
    expectStranger(await confirm(as.anonymous, open))
    for (const agent of [as.neighbour, as.authority])
      expectSameRefusal(await confirm(agent, open), await confirm(agent, 'nowhere'))
    const mine = said(monthsAgo(20), { organisationId: ids.other })
    expectProblem(await confirm(as.neighbour, mine, open), 'not-found')
    expect((await stateOf(mine, as.neighbour)).state).toBe('stale')
  })

  it('says that they are still true, today: versions, journal and term tell it, once', async () => {
    const [one, two] = [said(monthsAgo(20)), said(monthsAgo(13))]
    expect((await confirm(as.member, one, two, one).expect(200)).body).toEqual({ renewed: 2, withdrawn: 0 })
    await confirm(as.member, one).expect(200)
    expect(await stateOf(one)).toEqual({ state: 'fresh', expiresOn: monthsAfter(today(), 12) })
    expect(await versionsOf(one)).toMatchObject([
      { number: 2, origin: 'renewal', act: 'confirmed', changed: ['confirmedOn'] },
      { number: 1, act: 'made' },
    ])
    expect(journalOf(house, one).filter(({ action }) => action === 'flow.renewed')).toHaveLength(1)
  })

  it('leaves an audit, and the day of the last change, as they are', async () => {
    const id = said(monthsAgo(20))
    house.rooms.flows.seal(id, {}, { auditedBy: 'Ana', auditedOn: monthsAgo(19) }, 'test')
    const [before] = house.rooms.flows.rowsOf([id])
    await confirm(as.member, id).expect(200)
    const [after] = house.rooms.flows.rowsOf([id])
    expect(after).toEqual({ ...before, confirmedOn: today() })
  })

  it('refuses one that was withdrawn, and an empty list', async () => {
    const [gone, kept] = [said(monthsAgo(20)), said(monthsAgo(20))]
    await as.member.delete(`/api/v1/flows/${gone}`).expect(204)
    expectProblem(await confirm(as.member, kept, gone), 'conflict')
    expect((await stateOf(kept)).state).toBe('stale')
    expectProblem(await confirm(as.member), 'invalid-input', { pointers: ['/flowIds'] })
  })
})

/** A link as the mail would carry it. */
function linkFor(email: string, ...flowIds: string[]): string {
  const userId = house.rooms.accounts.personByEmail(email)?.id ?? null
  const issue = () =>
    mailTokens(house.db, house.clock).issue({
      purpose: 'renewal',
      userId,
      email,
      data: { flowIds },
      lastsMinutes: 60,
    })
  return house.db.write(issue)
}
const open = (token: string) => house.stranger().post('/api/v1/renewals/link').send({ token })
const answer = (token: string, body: object) =>
  house
    .stranger()
    .post('/api/v1/renewals/link/answer')
    .send({ token, ...body })

describe('POST /renewals/link', () => {
  it('is refused without the link of a mail', async () => {
    expectProblem(await open('inventé'), 'expired')
  })

  it('shows what it was sent about, changes nothing and stays good, as a filter of mails may open it', async () => {
    const [one, two, answered] = [said(monthsAgo(20)), said(monthsAgo(13)), said(monthsAgo(20))]
    const token = linkFor(MANAGER, one, two, answered)
    await confirm(as.member, answered).expect(200)
    for (const _again of [1, 2]) {
      const { body } = await open(token).expect(200)
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([one, two])
      expect(body.items[0]).toEqual({
        ...{ id: one, kind: 'stock', label: labelOf(one), organisationName: 'Scierie de Bordecaube' },
        ...{ quantity: null, unit: null, period: null },
        freshness: { state: 'stale', expiresOn: monthsAfter(monthsAgo(20), 12) },
      })
    }
    expect((await stateOf(one)).state).toBe('stale')
    expect(await versionsOf(one)).toHaveLength(1)
  })

  it('is worth nothing once its person left the structure, or its time is over', async () => {
    const email = 'partie@test.example'
    const membership = { organisationId: ids.own, role: 'member' as const }
    const { id: userId } = await house.rooms.accounts.createUser(
      { email, name: 'Partie', role: 'member', password: 'une phrase de passe pour les tests' },
      membership,
      'test',
    )
    const id = said(monthsAgo(20))
    const token = linkFor(email, id)
    house.db.sqlite.prepare('delete from memberships where user_id = ?').run(userId)
    expect((await open(token).expect(200)).body).toEqual({ items: [] })
    expect((await answer(token, { stillTrue: [id] }).expect(200)).body).toEqual({ renewed: 0, withdrawn: 0 })
    const late = linkFor(MANAGER, id)
    await house.clock.later(2, async () => expectProblem(await open(late), 'expired'))
  })
})

describe('POST /renewals/link/answer', () => {
  it('is refused without the link of a mail', async () => {
    expectProblem(await answer('inventé', { stillTrue: ['x'] }), 'expired')
  })

  it('confirms and withdraws in the name of its person, without a password, once', async () => {
    const [kept, gone, silent] = [said(monthsAgo(20)), said(monthsAgo(20)), said(monthsAgo(20))]
    const token = linkFor(MANAGER, kept, gone, silent)
    const body = { stillTrue: [kept], gone: [gone] }
    expect((await answer(token, body).expect(200)).body).toEqual({ renewed: 1, withdrawn: 1 })
    expect((await stateOf(kept)).state).toBe('fresh')
    expect((await stateOf(silent)).state).toBe('stale')
    expect(await versionsOf(gone)).toMatchObject([{ origin: 'renewal', act: 'withdrawn' }, { number: 1 }])
    const userId = house.rooms.accounts.personByEmail(MANAGER)?.id
    expect(journalOf(house, kept)).toContainEqual({ action: 'flow.renewed', actorId: userId })
    for (const again of [answer(token, body), open(token)]) expectProblem(await again, 'expired')
  })

  it('answers for nothing that it was not sent about, nor says two things of a flow, nor nothing; and stays good then', async () => {
    const [id, other] = [said(monthsAgo(20)), said(monthsAgo(20))]
    const token = linkFor(MANAGER, id)
    expectProblem(await answer(token, { stillTrue: [id, other] }), 'not-found')
    expectProblem(await answer(token, { stillTrue: [id], gone: [id] }), 'invalid-input', {
      pointers: ['/gone'],
    })
    expectProblem(await answer(token, { stillTrue: [] }), 'invalid-input', { pointers: ['/stillTrue'] })
    expect((await answer(token, { stillTrue: [id] }).expect(200)).body.renewed).toBe(1)
  })

  it('opens no session', async () => {
    const response = await answer(linkFor(MANAGER, said(monthsAgo(20))), { stillTrue: ['x'] })
    expect(response.headers['set-cookie']).toBeUndefined()
  })
})

function labelOf(id: string): string {
  return house.rooms.flows.rowsOf([id])[0]?.label ?? ''
}
