import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, openHouse, sharedHouse } from './house.ts'

let bakery = ''
const { house, as } = sharedHouse(
  ({ organisation }) => {
    bakery = organisation({ name: 'Boulangerie Castérot' })
    return {
      facilitator: ['facilitator'],
      authority: ['authority'],
      administrator: ['administrator'],
      member: ['member', { organisationId: bakery, role: 'manager' }],
    }
  },
  { TRUST_PROXY: '1' },
)

const userOf = async (agent: Agent): Promise<{ id: string; name: string; email: string }> =>
  (await agent.get('/api/v1/session').expect(200)).body.user
const account = async (agent: Agent) =>
  (await as.administrator.get(`/api/v1/accounts/${(await userOf(agent)).id}`).expect(200)).body

async function expectOthersRefused(ask: (agent: Agent) => PromiseLike<unknown>): Promise<void> {
  expectStranger((await ask(as.anonymous)) as never)
  for (const agent of [as.member, as.facilitator, as.authority])
    expectProblem((await ask(agent)) as never, 'forbidden')
}

describe('GET /accounts', () => {
  it('is refused to all but administrators', async () => {
    await expectOthersRefused((agent) => agent.get('/api/v1/accounts'))
  })

  it('finds by name, address, structure, role and state, with what an administrator needs, never a hash', async () => {
    const list = async (query: object) =>
      (await as.administrator.get('/api/v1/accounts').query(query).expect(200)).body
    const { id, email } = await userOf(as.member)
    for (const q of [email.toUpperCase(), 'casterot']) {
      const { items } = await list({ q })
      expect(items.map((item: { id: string }) => item.id)).toContain(id)
    }
    const [item] = (await list({ q: email })).items
    expect(item).toMatchObject({
      organisations: [{ id: bakery, name: 'Boulangerie Castérot', role: 'manager' }],
      portfolioSize: null,
      hasSecondFactor: false,
      disabledAt: null,
    })
    expect(Date.parse(item.lastSeenAt)).toBeGreaterThan(0)
    expect(JSON.stringify(item)).not.toMatch(/argon2|hash/i)
    const roles = (await list({ role: 'authority' })).items.map(({ role }: { role: string }) => role)
    expect(new Set(roles)).toEqual(new Set(['authority']))
    expect((await list({ state: 'closed', q: email })).total).toBe(0)
  })
})

describe('GET /accounts/:id', () => {
  it('is refused to all but administrators', async () => {
    const { id } = await userOf(as.member)
    await expectOthersRefused((agent) => agent.get(`/api/v1/accounts/${id}`))
    expectProblem(await as.administrator.get('/api/v1/accounts/inconnu'), 'not-found')
  })

  it('names the communes and structures of a portfolio', async () => {
    const agent = await house.signedIn('facilitator')
    const { id } = await userOf(agent)
    const portfolio = { communeCodes: ['32307'], organisationIds: [bakery] }
    await as.administrator.patch(`/api/v1/accounts/${id}`).send({ portfolio }).expect(200)
    expect(await account(agent)).toMatchObject({
      portfolioSize: { communes: 1, organisations: 1 },
      portfolio: {
        communes: [{ code: '32307', name: 'Pavie' }],
        organisations: [{ id: bakery, name: 'Boulangerie Castérot' }],
      },
    })
  })
})

describe('PATCH /accounts/:id', () => {
  const change = (id: string, body: object) => as.administrator.patch(`/api/v1/accounts/${id}`).send(body)

  it('is refused to all but administrators, on any account', async () => {
    const { id } = await userOf(as.member)
    await expectOthersRefused((agent) =>
      agent.patch(`/api/v1/accounts/${id}`).send({ role: 'administrator' }),
    )
    expectProblem(await change('inconnu', { role: 'member' }), 'not-found')
  })

  it('refuses what it does not know, and writes nothing of the rest', async () => {
    const agent = await house.signedIn('facilitator')
    const { id } = await userOf(agent)
    for (const body of [
      { role: 'reine' },
      { passwordHash: 'x' },
      { role: 'authority', portfolio: { communeCodes: ['99999'], organisationIds: [] } },
      { portfolio: { communeCodes: [], organisationIds: ['inconnue'] } },
    ])
      expectProblem(await change(id, body), 'invalid-input')
    expect(await account(agent)).toMatchObject({ role: 'facilitator', portfolioSize: null })
  })

  it('changes a role at once; only a facilitator keeps a portfolio', async () => {
    const agent = await house.signedIn('member')
    const { id } = await userOf(agent)
    const portfolio = { communeCodes: ['32307'], organisationIds: [] }
    await change(id, { role: 'facilitator', portfolio }).expect(200)
    expect((await agent.get('/api/v1/organisations')).body.total).toBe(0)
    await change(id, { role: 'authority' }).expect(200)
    expect(await account(agent)).toMatchObject({ role: 'authority', portfolioSize: null })
    await change(id, { role: 'facilitator' }).expect(200)
    expect((await agent.get('/api/v1/organisations')).body.total, 'no limit left').toBeGreaterThan(0)
    const me = (await userOf(as.administrator)).id
    const told = journalOf(house, id).filter(({ actorId }) => actorId === me)
    expect(told.map(({ action }) => action)).toEqual([
      'user.role-changed',
      'user.portfolio-changed',
      'user.role-changed',
      'user.portfolio-changed',
      'user.role-changed',
    ])
  })

  it('closes an account: its sessions end at once, and reopening does not bring them back', async () => {
    const agent = await house.signedIn('facilitator')
    const { id } = await userOf(agent)
    await change(id, { disabled: true }).expect(200)
    expectStranger(await agent.get('/api/v1/flows'))
    const { body } = await change(id, { disabled: false }).expect(200)
    expect(body.disabledAt).toBeNull()
    expectStranger(await agent.get('/api/v1/flows'))
  })

  it('never takes away the last administrator, and says why', async () => {
    const alone = await openHouse({ TRUST_PROXY: '1' })
    const first = await alone.signedIn('administrator')
    const { id } = await userOf(first)
    const path = `/api/v1/accounts/${id}`
    for (const body of [{ role: 'facilitator' }, { disabled: true }])
      expectProblem(await first.patch(path).send(body), 'conflict', {
        detail: /dernier compte d’administration/,
      })
    const second = await alone.signedIn('administrator')
    await first.patch(path).send({ role: 'member' }).expect(200)
    const other = `/api/v1/accounts/${(await userOf(second)).id}`
    expectProblem(await second.patch(other).send({ disabled: true }), 'conflict')
    await alone.close()
  })
})

describe('POST /accounts/:id/sign-in-link', () => {
  it('is refused to all but administrators', async () => {
    const { id } = await userOf(as.member)
    await expectOthersRefused((agent) => agent.post(`/api/v1/accounts/${id}/sign-in-link`))
  })

  it('sends the mail of the door, but not to a closed account', async () => {
    const agent = await house.signedIn('member')
    const { id, email } = await userOf(agent)
    await as.administrator.post(`/api/v1/accounts/${id}/sign-in-link`).expect(202)
    expect(house.lastLink(email)).toMatch(/^\/connexion\/lien#/)
    await as.administrator.patch(`/api/v1/accounts/${id}`).send({ disabled: true }).expect(200)
    expectProblem(await as.administrator.post(`/api/v1/accounts/${id}/sign-in-link`), 'conflict')
    expect(house.mailsTo(email)).toHaveLength(1)
  })
})

describe('DELETE /accounts/:id/second-factor', () => {
  it('is refused to all but administrators', async () => {
    const { id } = await userOf(as.member)
    await expectOthersRefused((agent) => agent.delete(`/api/v1/accounts/${id}/second-factor`))
    expectProblem(await as.administrator.delete('/api/v1/accounts/inconnu/second-factor'), 'not-found')
  })

  it('takes it off, ends the sessions, and tells the person', async () => {
    const agent = await house.signedIn('facilitator')
    const { id, email } = await userOf(agent)
    const now = house.clock.now().toISOString()
    house.db.sqlite
      .prepare(
        'insert into second_factors (user_id, sealed_secret, created_at, confirmed_at) values (?, ?, ?, ?)',
      )
      .run(id, 'x', now, now)
    expect((await account(agent)).hasSecondFactor).toBe(true)
    await as.administrator.delete(`/api/v1/accounts/${id}/second-factor`).expect(204)
    expectStranger(await agent.get('/api/v1/flows'))
    const { body } = await as.administrator.get(`/api/v1/accounts/${id}`).expect(200)
    expect(body.hasSecondFactor).toBe(false)
    expect(house.mailsTo(email)).toHaveLength(1)
  })
})

describe('an administrator who left the page open', () => {
  it('proves again who is there before changing what anybody may do, and reads without', async () => {
    const administrator = await house.signedIn('administrator')
    const { id: ownId } = await userOf(administrator)
    const { id } = await userOf(as.member)
    house.db.sqlite
      .prepare('update sessions set authenticated_at = ? where user_id = ?')
      .run(new Date(Date.now() - 20 * 60_000).toISOString(), ownId)
    const sensitive = () => [
      administrator.patch(`/api/v1/accounts/${id}`).send({ role: 'administrator' }),
      administrator.delete(`/api/v1/accounts/${id}/second-factor`),
      administrator
        .post('/api/v1/accounts/invitations')
        .send({ email: 'alix@ailleurs.example', role: 'administrator' }),
    ]
    for (const request of sensitive()) expectProblem(await request, 'recent-sign-in-needed')
    await administrator.get(`/api/v1/accounts/${id}`).expect(200)
    expect(house.rooms.accounts.person(id)?.role).toBe('member')
    await administrator
      .post('/api/v1/session/confirm')
      .send({ proof: { password: PASSWORD } })
      .expect(204)
    await administrator.patch(`/api/v1/accounts/${id}`).send({ disabled: false }).expect(200)
  })
})

describe('GET /settings/described', () => {
  it('is refused to all but administrators', async () => {
    await expectOthersRefused((agent) => agent.get('/api/v1/settings/described'))
  })

  it('tells of each its bounds, its default, and who chose its value when', async () => {
    const described = async () =>
      (await as.administrator.get('/api/v1/settings/described').expect(200)).body.items.find(
        ({ key }: { key: string }) => key === 'anonymityThreshold',
      )
    expect(await described()).toEqual({
      ...{ key: 'anonymityThreshold', min: 2, max: 50, choices: null, value: 3, default: 3 },
      ...{ changedAt: null, changedBy: null },
    })
    await as.administrator.patch('/api/v1/settings').send({ anonymityThreshold: 5 }).expect(200)
    const { name } = await userOf(as.administrator)
    expect(await described()).toMatchObject({ value: 5, default: 3, changedBy: name })
    expect(Date.parse((await described()).changedAt)).toBeGreaterThan(0)
  })
})
