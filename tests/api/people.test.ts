import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(
  ({ organisation }) => ({
    facilitator: ['facilitator'],
    outside: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
    stranger: ['member', { organisationId: organisation({ name: 'Ailleurs' }), role: 'manager' }],
  }),
  { TRUST_PROXY: '1' },
)

const userOf = async (agent: Agent): Promise<{ id: string; name: string; email: string }> =>
  (await agent.get('/api/v1/session').expect(200)).body.user

/** A structure of its own, with a manager and a member. */
async function workshop() {
  const id = house.organisation({ name: `Atelier ${Math.random()}` })
  const manager = await house.signedIn('member', { organisationId: id, role: 'manager' })
  const member = await house.signedIn('member', { organisationId: id, role: 'member' })
  const [managerId, memberId] = [(await userOf(manager)).id, (await userOf(member)).id]
  return { id, manager, member, managerId, memberId, path: `/api/v1/organisations/${id}/people` }
}

async function limitOutside(): Promise<void> {
  const limits = { communeCodes: ['32307'], organisationIds: [] }
  house.rooms.accounts.administration.setPortfolio((await userOf(as.outside)).id, limits, 'test')
}

/** Those who are nobody here, and what they are answered. */
async function expectOthersRefused(ask: (agent: Agent) => Promise<supertest.Response>): Promise<void> {
  await limitOutside()
  expectStranger(await ask(as.anonymous))
  for (const agent of [as.stranger, as.outside, as.authority]) expectProblem(await ask(agent), 'not-found')
}

let addresses = 0
const newAddress = () => `invitee-${++addresses}@test.example`
const tokenTo = (email: string) => house.lastLink(email).split('#')[1] ?? ''
const accept = (agent: Agent, body: object) =>
  agent
    .post('/api/v1/invitations/accept')
    .set('X-Forwarded-For', `203.0.113.${++addresses % 250}`)
    .send(body)
const open = (token: string) => house.stranger().post('/api/v1/invitations/open').send({ token })

describe('GET /organisations/:id/people', () => {
  it('is refused to who is nobody there', async () => {
    const { path } = await workshop()
    await expectOthersRefused(async (agent) => agent.get(path))
  })

  it('gives members the names of their colleagues and nothing else', async () => {
    const { member, path, managerId } = await workshop()
    const { body, text } = await member.get(path).expect(200)
    expect(body.items).toHaveLength(2)
    const [colleague, self] = body.items
    expect(colleague).toEqual({
      ...{ userId: null, email: null, role: null, since: null, addedBy: null, isSelf: false },
      name: expect.any(String),
    })
    expect(self).toMatchObject({ isSelf: true, role: 'member' })
    expect(text).not.toContain(managerId)
    expect(body.can).toEqual({ manage: false, leave: true })
  })

  it('tells managers and facilitators who is what, since when, by whom', async () => {
    const { manager, memberId, path } = await workshop()
    for (const agent of [manager, as.facilitator, as.administrator]) {
      const { items, can } = (await agent.get(path).expect(200)).body
      expect(can.manage).toBe(true)
      const found = items.find(({ userId }: { userId: string }) => userId === memberId)
      expect(found).toMatchObject({ role: 'member', email: expect.stringContaining('@') })
      expect(Date.parse(found.since)).toBeGreaterThan(0)
    }
  })
})

describe('PUT /organisations/:id/people/:userId', () => {
  it('is refused to who is nobody there, and to members', async () => {
    const { path, member, managerId, memberId } = await workshop()
    await expectOthersRefused(async (agent) => agent.put(`${path}/${memberId}`).send({ role: 'manager' }))
    for (const userId of [memberId, managerId])
      expectProblem(await member.put(`${path}/${userId}`).send({ role: 'manager' }), 'not-found')
  })

  it('adds nobody who was never there', async () => {
    const { path, manager } = await workshop()
    const { id } = await userOf(as.stranger)
    expectProblem(await manager.put(`${path}/${id}`).send({ role: 'member' }), 'not-found')
  })

  it('changes a role at once, and tells the journal', async () => {
    const { id, path, manager, member, memberId } = await workshop()
    await manager.put(`${path}/${memberId}`).send({ role: 'manager' }).expect(204)
    expect((await member.get(path)).body.can.manage).toBe(true)
    expect(journalOf(house, id).at(-1)).toEqual({
      action: 'membership.changed',
      actorId: (await userOf(manager)).id,
    })
  })

  it('never leaves the members without a manager, unless a facilitator takes over', async () => {
    const { path, manager, managerId } = await workshop()
    const demote = (agent: Agent) => agent.put(`${path}/${managerId}`).send({ role: 'member' })
    expectProblem(await demote(manager), 'conflict', { detail: /nommez d’abord/ })
    await demote(as.facilitator).expect(204)
  })
})

describe('DELETE /organisations/:id/people/:userId', () => {
  it('is refused to who is nobody there, and to members for anybody but themselves', async () => {
    const { path, member, managerId, memberId } = await workshop()
    await expectOthersRefused(async (agent) => agent.delete(`${path}/${memberId}`))
    expectProblem(await member.delete(`${path}/${managerId}`), 'not-found')
  })

  it('removes a person, who sees nothing of it any more; taking them back undoes it', async () => {
    const { id, path, manager, member, memberId } = await workshop()
    await manager.delete(`${path}/${memberId}`).expect(204)
    expectProblem(await member.get(path), 'not-found')
    expect((await member.get('/api/v1/flows')).body.total, 'nothing of the network either').toBe(0)
    await manager.put(`${path}/${memberId}`).send({ role: 'member' }).expect(204)
    await member.get(path).expect(200)
    expect(
      journalOf(house, id)
        .map(({ action }) => action)
        .slice(-2),
    ).toEqual(['membership.removed', 'membership.restored'])
  })

  it('lets a member leave, whom nobody but an invitation brings back', async () => {
    const { path, manager, member, memberId } = await workshop()
    await member.delete(`${path}/${memberId}`).expect(204)
    const back = await manager.put(`${path}/${memberId}`).send({ role: 'member' })
    expectProblem(back, 'conflict', { detail: /invitation/ })
  })

  it('holds the last manager as long as there are members', async () => {
    const { path, manager, managerId, memberId } = await workshop()
    expectProblem(await manager.delete(`${path}/${managerId}`), 'conflict', { detail: /nommez d’abord/ })
    await manager.delete(`${path}/${memberId}`).expect(204)
    await manager.delete(`${path}/${managerId}`).expect(204)
  })
})

describe('POST /organisations/:id/invitations', () => {
  const body = () => ({ email: newAddress(), role: 'member' })

  it('is refused to who is nobody there, and to members', async () => {
    const { id, member } = await workshop()
    const path = `/api/v1/organisations/${id}/invitations`
    await expectOthersRefused(async (agent) => agent.post(path).send(body()))
    expectProblem(await member.post(path).send(body()), 'not-found')
  })

  it('sends a mail with a link, once per address: the former link is worthless', async () => {
    const { id, manager } = await workshop()
    const invited = body()
    const path = `/api/v1/organisations/${id}/invitations`
    const { body: first } = await manager.post(path).send(invited).expect(201)
    expect(first).toMatchObject({ email: invited.email, membershipRole: 'member', role: null })
    const former = tokenTo(invited.email)
    await manager
      .post(path)
      .send({ ...invited, role: 'manager' })
      .expect(201)
    expectProblem(await open(former), 'expired')
    expect((await open(tokenTo(invited.email)).expect(200)).body.membershipRole).toBe('manager')
    const { invitations } = (await manager.get(`/api/v1/organisations/${id}/people`)).body
    expect(invitations).toHaveLength(1)
  })

  it('refuses one who is there already', async () => {
    const { id, manager, member } = await workshop()
    const { email } = await userOf(member)
    expectProblem(
      await manager.post(`/api/v1/organisations/${id}/invitations`).send({ email, role: 'manager' }),
      'conflict',
      { pointers: ['/email'] },
    )
  })

  it('does not flood an address', async () => {
    const { id, manager } = await workshop()
    const invited = body()
    const path = `/api/v1/organisations/${id}/invitations`
    for (let i = 0; i < 5; i++) await manager.post(path).send(invited).expect(201)
    expectProblem(await manager.post(path).send(invited), 'too-many-requests')
  })
})

/** A pending invitation to a structure of its own. */
async function pending(role: 'member' | 'manager' = 'member') {
  const made = await workshop()
  const email = newAddress()
  const sent = await made.manager
    .post(`/api/v1/organisations/${made.id}/invitations`)
    .send({ email, role })
    .expect(201)
  return { ...made, email, invitationId: sent.body.id as string, token: tokenTo(email) }
}

describe('POST /invitations/:id/resend', () => {
  it('is refused to who is nobody there, and to members', async () => {
    const { invitationId, member } = await pending()
    const path = `/api/v1/invitations/${invitationId}/resend`
    await expectOthersRefused(async (agent) => agent.post(path))
    expectProblem(await member.post(path), 'not-found')
  })

  it('sends another link for another fortnight, and the first opens nothing', async () => {
    const { invitationId, manager, email, token } = await pending()
    await manager.post(`/api/v1/invitations/${invitationId}/resend`).expect(200)
    expectProblem(await open(token), 'expired')
    const { body } = await open(tokenTo(email)).expect(200)
    const days = (Date.parse(body.expiresAt) - house.clock.now().getTime()) / 86_400_000
    expect(Math.round(days)).toBe(14)
  })
})

describe('DELETE /invitations/:id', () => {
  it('is refused to who is nobody there, and to members', async () => {
    const { invitationId, member } = await pending()
    const path = `/api/v1/invitations/${invitationId}`
    await expectOthersRefused(async (agent) => agent.delete(path))
    expectProblem(await member.delete(path), 'not-found')
  })

  it('makes the link worthless, and can be done once', async () => {
    const { invitationId, manager, token } = await pending()
    await manager.delete(`/api/v1/invitations/${invitationId}`).expect(204)
    expectProblem(await open(token), 'expired')
    expectProblem(await accept(as.anonymous, { token, name: 'Ana' }), 'expired')
    expectProblem(await manager.delete(`/api/v1/invitations/${invitationId}`), 'not-found')
  })
})

describe('POST /invitations/open', () => {
  it('refuses a link unknown or past its fortnight, with the same words', async () => {
    const { token } = await pending()
    expectProblem(await open('jamais-envoyé'), 'expired')
    await house.clock.later(14 * 24 + 1, async () => expectProblem(await open(token), 'expired'))
  })

  it('tells its holder who invites to what, without using it up', async () => {
    const { token, manager, email } = await pending('manager')
    const { name } = await userOf(manager)
    for (let i = 0; i < 2; i++)
      expect((await open(token).expect(200)).body).toMatchObject({
        email,
        invitedBy: name,
        membershipRole: 'manager',
        hasAccount: false,
      })
  })
})

describe('POST /invitations/accept', () => {
  it('makes an account without a password, in its structure, once', async () => {
    const { id, token, email, path } = await pending()
    const agent = supertest.agent(house.app.server)
    expectProblem(await accept(agent, { token }), 'invalid-input', { pointers: ['/name'] })
    await accept(agent, { token, name: 'Maïté Dupouy' }).expect(200)
    const session = (await agent.get('/api/v1/session')).body
    expect(session.user).toMatchObject({ name: 'Maïté Dupouy', email, role: 'member' })
    expect(session.memberships).toMatchObject([{ organisationId: id, role: 'member' }])
    const { items } = (await agent.get(path).expect(200)).body
    expect(items).toHaveLength(3)
    expectProblem(await accept(as.anonymous, { token, name: 'Autre' }), 'expired')
  })

  it('takes a password that is not guessable, to sign in with', async () => {
    const { token, email } = await pending()
    const weak = await accept(as.anonymous, { token, name: 'Maïté Dupouy', password: 'motdepasse123' })
    expectProblem(weak, 'invalid-input', { pointers: ['/password'] })
    await accept(supertest.agent(house.app.server), { token, name: 'Maïté', password: PASSWORD }).expect(200)
    await house.stranger().post('/api/v1/session').send({ email, password: PASSWORD }).expect(200)
  })

  it('asks who has an account to sign in with that very address', async () => {
    const { id, manager } = await workshop()
    const { email } = await userOf(as.stranger)
    await manager.post(`/api/v1/organisations/${id}/invitations`).send({ email, role: 'member' }).expect(201)
    const token = tokenTo(email)
    expect((await open(token).expect(200)).body.hasAccount).toBe(true)
    expectProblem(await accept(as.anonymous, { token, name: 'Intrus' }), 'not-signed-in', {
      detail: /rouvrez/,
    })
    expectProblem(await accept(as.authority, { token }), 'conflict', { detail: new RegExp(email) })
    await accept(as.stranger, { token }).expect(204)
    const { memberships } = (await as.stranger.get('/api/v1/session')).body
    expect(memberships).toHaveLength(2)
  })
})

describe('an invitation', () => {
  it('is as good as who sent it: not by a manager who manages no more, unless another sends it again', async () => {
    const { id, manager, member, managerId, memberId, path } = await workshop()
    const email = newAddress()
    await manager.post(`/api/v1/organisations/${id}/invitations`).send({ email, role: 'manager' }).expect(201)
    await as.facilitator.put(`${path}/${memberId}`).send({ role: 'manager' }).expect(204)
    await as.facilitator.delete(`${path}/${managerId}`).expect(204)
    expectProblem(await open(tokenTo(email)), 'expired')
    expectProblem(await accept(as.anonymous, { token: tokenTo(email), name: 'Intrus' }), 'expired')

    const [{ id: invitationId }] = (await member.get(path).expect(200)).body.invitations
    await member.post(`/api/v1/invitations/${invitationId}/resend`).expect(200)
    await accept(supertest.agent(house.app.server), { token: tokenTo(email), name: 'Maïté' }).expect(200)
  })

  it('to a structure is worth nothing once the account of who sent it is closed', async () => {
    const { token, managerId } = await pending()
    await as.administrator.patch(`/api/v1/accounts/${managerId}`).send({ disabled: true }).expect(200)
    expectProblem(await accept(as.anonymous, { token, name: 'Intrus' }), 'expired')
  })
})

describe('GET /accounts/invitations', () => {
  it('is refused to all but administrators', async () => {
    expectStranger(await as.anonymous.get('/api/v1/accounts/invitations'))
    for (const agent of [as.stranger, as.facilitator, as.authority])
      expectProblem(await agent.get('/api/v1/accounts/invitations'), 'forbidden')
    await as.administrator.get('/api/v1/accounts/invitations').expect(200)
  })
})

describe('POST /accounts/invitations', () => {
  const invite = (agent: Agent, body: object) => agent.post('/api/v1/accounts/invitations').send(body)

  it('is refused to all but administrators', async () => {
    const body = { email: newAddress(), role: 'administrator' }
    expectStranger(await invite(as.anonymous, body))
    for (const agent of [as.stranger, as.facilitator, as.authority])
      expectProblem(await invite(agent, body), 'forbidden')
  })

  it('offers a place with its portfolio', async () => {
    const email = newAddress()
    const portfolio = { communeCodes: ['32307'], organisationIds: [] }
    await invite(as.administrator, { email, role: 'facilitator', portfolio }).expect(201)
    const listed = (await as.administrator.get('/api/v1/accounts/invitations')).body.items
    expect(listed).toContainEqual(expect.objectContaining({ email, role: 'facilitator' }))
    const agent = supertest.agent(house.app.server)
    await accept(agent, { token: tokenTo(email), name: 'Camille' }).expect(200)
    const { id, role } = await agent.get('/api/v1/session').then(({ body }) => body.user)
    expect(role).toBe('facilitator')
    expect(house.rooms.accounts.administration.limitsOf(id)).toEqual(portfolio)
  })

  it('refuses a portfolio of nothing, and an address that has an account', async () => {
    const wrong = {
      email: newAddress(),
      role: 'facilitator',
      portfolio: { communeCodes: ['99999'], organisationIds: [] },
    }
    expectProblem(await invite(as.administrator, wrong), 'invalid-input', {
      pointers: ['/portfolio/communeCodes'],
    })
    const { email } = await userOf(as.stranger)
    expectProblem(await invite(as.administrator, { email, role: 'authority' }), 'conflict', {
      pointers: ['/email'],
    })
  })

  it('is worth nothing once who invited administers no more', async () => {
    const inviter = await house.signedIn('administrator')
    const { id } = await userOf(inviter)
    const email = newAddress()
    await invite(inviter, { email, role: 'administrator' }).expect(201)
    await as.administrator.patch(`/api/v1/accounts/${id}`).send({ role: 'member' }).expect(200)
    expectProblem(await accept(as.anonymous, { token: tokenTo(email), name: 'Intrus' }), 'expired')
  })
})
