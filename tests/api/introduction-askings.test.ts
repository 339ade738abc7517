import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({ name: 'Fromagerie Zibelinque' })
  ids.farm = organisation({ name: 'Élevage Ornicarle', nafCode: '01.46Z' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    outside: ['facilitator'],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
  }
})

async function opened(dairy = ids.dairy, farm = ids.farm): Promise<string> {
  const stockId = house.flow({ organisationId: dairy, kind: 'stock', label: 'Lactosérum doux' })
  const needId = house.flow({ organisationId: farm, kind: 'need', label: 'Petit-lait pour porcs' })
  return (await as.facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)).body.id
}
const askAgain = (id: string, organisationId: string, agent: Agent = as.facilitator) =>
  agent.post(`/api/v1/introductions/${id}/askings`).send({ organisationId })
const answer = (agent: Agent, id: string, organisationId: string, said: string) =>
  agent.post(`/api/v1/introductions/${id}/answers`).send({ organisationId, answer: said })
const sideOf = async (id: string, role: 'gives' | 'receives', agent: Agent = as.facilitator) =>
  (await agent.get(`/api/v1/introductions/${id}`).expect(200)).body.sides.find(
    (side: { role: string }) => side.role === role,
  )
async function person(): Promise<{ agent: Agent; userId: string; email: string }> {
  const agent = await house.signedIn('member')
  const { id: userId, email } = (await agent.get('/api/v1/session').expect(200)).body.user
  return { agent, userId, email }
}
const join = (userId: string, organisationId: string, role: 'manager' | 'member') =>
  house.rooms.people.members.add(userId, organisationId, role, 'test')
const askedMails = (email: string) =>
  house.mailsTo(email).filter(({ subject }) => subject === 'Une mise en relation vous est proposée')

describe('POST /introductions/:id/askings', () => {
  it('is refused to an anonymous and to members, and hidden from facilitators of others', async () => {
    const id = await opened()
    expectStranger(await askAgain(id, ids.dairy, as.anonymous))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await askAgain(id, ids.dairy, agent), 'forbidden')
    const { id: outside } = (await as.outside.get('/api/v1/session').expect(200)).body.user
    const portfolio = { communeCodes: ['32307'], organisationIds: [] }
    house.rooms.accounts.administration.setPortfolio(outside, portfolio, 'test')
    expectProblem(await askAgain(id, ids.dairy, as.outside), 'not-found')
    expectProblem(await askAgain(id, 'x'), 'not-found')
  })

  it('asks by a new mail once a day at most, until the structure has agreed', async () => {
    const id = await opened()
    const { email } = (await as.dairy.get('/api/v1/session')).body.user
    const before = askedMails(email).length
    expectProblem(await askAgain(id, ids.dairy), 'conflict', { detail: /aujourd’hui/ })
    expect((await sideOf(id, 'gives')).asking).toMatchObject({
      mayAskAgain: false,
      organisationId: ids.dairy,
    })
    await house.clock.later(24, async () => {
      const later = await house.signedIn('facilitator')
      expect((await sideOf(id, 'gives', later)).asking.mayAskAgain).toBe(true)
      await askAgain(id, ids.dairy, later).expect(200)
      expect(askedMails(email)).toHaveLength(before + 1)
      expectProblem(await askAgain(id, ids.dairy, later), 'conflict', { detail: /aujourd’hui/ })
    })
    await answer(as.dairy, id, ids.dairy, 'yes').expect(200)
    await house.clock.later(72, async () => {
      const later = await house.signedIn('facilitator')
      expect((await sideOf(id, 'gives', later)).asking.mayAskAgain).toBe(false)
      expectProblem(await askAgain(id, ids.dairy, later), 'conflict', { detail: /déjà accepté/ })
    })
  })

  it('has one notice of a question await the person, however often it was asked', async () => {
    const id = await opened()
    const unread = async () =>
      (await as.dairy.get('/api/v1/notices').expect(200)).body.items.filter(
        (one: { path: string; isRead: boolean }) => one.path.endsWith(id) && !one.isRead,
      )
    await house.clock.later(48, async () => {
      const later = await house.signedIn('facilitator')
      await askAgain(id, ids.dairy, later).expect(200)
    })
    expect(await unread()).toHaveLength(1)
  })

  it('says that nobody can be asked', async () => {
    const id = await opened()
    expect(await sideOf(id, 'receives')).toMatchObject({
      asked: 0,
      asking: { lastAt: null, mayAskAgain: false },
    })
    expectProblem(await askAgain(id, ids.farm), 'conflict', { detail: /invitez/ })
  })

  it('tells its members nothing of when others were asked', async () => {
    const id = await opened()
    for (const role of ['gives', 'receives'] as const)
      expect((await sideOf(id, role, as.dairy)).asking).toBeNull()
  })
})

describe('whoever comes to a structure while an introduction waits', () => {
  it('is asked like the others, by a link of their own, and nobody twice', async () => {
    const [dairy, farm] = ['Scierie', 'Menuiserie'].map((name) => house.organisation({ name }))
    const id = await opened(dairy, farm)
    const [first, second] = [await person(), await person()]
    join(first.userId, farm ?? '', 'manager')
    expect(askedMails(first.email)).toHaveLength(1)
    join(second.userId, farm ?? '', 'member')
    expect(askedMails(second.email), 'a manager answers for it').toHaveLength(0)
    expect(askedMails(first.email)).toHaveLength(1)
    expect(await sideOf(id, 'receives')).toMatchObject({ asked: 1, asking: { lastAt: expect.any(String) } })
    const token = house.lastLink(first.email).replace('/repondre#', '')
    await house
      .stranger()
      .post('/api/v1/introductions/link/answer')
      .send({ token, answer: 'yes' })
      .expect(200)
    expect((await sideOf(id, 'receives')).answer).toMatchObject({ answer: 'yes' })
  })

  it('is asked when they become one of those who answer for it', async () => {
    const farm = house.organisation({ name: 'Verger' })
    const [manager, member] = [await person(), await person()]
    join(manager.userId, farm, 'manager')
    join(member.userId, farm, 'member')
    await opened(ids.dairy, farm)
    expect([manager, member].map(({ email }) => askedMails(email).length)).toEqual([1, 0])
    const path = `/api/v1/organisations/${farm}/people/${member.userId}`
    await as.facilitator.put(path).send({ role: 'manager' }).expect(204)
    expect([manager, member].map(({ email }) => askedMails(email).length)).toEqual([1, 1])
  })

  it('is asked nothing that ended, that lapsed, or that the structure agreed to', async () => {
    const [dairy, farm] = ['Meunerie', 'Poulailler'].map((name) => house.organisation({ name })) as [
      string,
      string,
    ]
    const [manager, late] = [await person(), await person()]
    join(manager.userId, farm, 'manager')
    const declined = await opened(dairy, farm)
    await answer(manager.agent, declined, farm, 'no').expect(200)
    const agreed = await opened(dairy, farm)
    await answer(manager.agent, agreed, farm, 'yes').expect(200)
    const lapsed = await opened(dairy, farm)
    const { flows } = await sideOf(lapsed, 'gives')
    await as.facilitator.delete(`/api/v1/flows/${flows[0].id}`).expect(204)
    join(late.userId, farm, 'manager')
    expect(askedMails(late.email)).toEqual([])
  })
})
