import supertest from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

let bakery = ''
const { house, as } = sharedHouse(
  ({ organisation }) => {
    bakery = organisation({
      name: 'Boulangerie Castérot',
      siren: '000379990',
      sites: [place('Auch', '00037999000013')],
    })
    const other = organisation({ name: 'Voisine' })
    return {
      facilitator: ['facilitator'],
      ofAuch: ['facilitator'],
      ofPavie: ['facilitator'],
      administrator: ['administrator'],
      authority: ['authority'],
      member: ['member', { organisationId: other, role: 'manager' }],
    }
  },
  { TRUST_PROXY: '1' },
)

function place(communeName: string, siret: string | null) {
  const nothing = { label: null, address: null, postalCode: null, communeCode: null, lat: null, lng: null }
  return { ...nothing, siret, communeName }
}

beforeAll(async () => {
  for (const [agent, code] of [
    [as.ofAuch, '32013'],
    [as.ofPavie, '32307'],
  ] as const) {
    const { id } = (await agent.get('/api/v1/session')).body.user
    const limits = { communeCodes: [code], organisationIds: [] }
    house.rooms.accounts.administration.setPortfolio(id, limits, 'test')
  }
})

/** SIRETs of companies that nobody registered, each used once. */
let serial = 500
function newSiret(): string {
  const sum = (digits: string) =>
    [...digits].reverse().reduce((total, digit, i) => {
      const weighted = Number(digit) * (i % 2 === 1 ? 2 : 1)
      return total + (weighted > 9 ? weighted - 9 : weighted)
    }, 0)
  for (;;) {
    const siren = `000${String(++serial).padStart(6, '0')}`
    if (sum(siren) % 10 !== 0) continue
    for (let nic = 10; nic < 30; nic++) {
      const siret = `${siren}${String(nic).padStart(5, '0')}`
      if (sum(siret) % 10 === 0) return siret
    }
  }
}

let people = 0
const typed = (change: object = {}) => ({
  siret: newSiret(),
  structureName: 'Boulangerie du Pont',
  communeCode: null,
  jobTitle: 'gérante',
  purpose: 'Donner le pain invendu.',
  name: 'Hélène Dastugue',
  email: `helene-${++people}@pont.example`,
  consent: true,
  ...change,
})
const register = (body: object, from = `198.51.100.${(people % 250) + 1}`) =>
  house.stranger().post('/api/v1/registrations').set('X-Forwarded-For', from).send(body)

const tokenTo = (email: string) => house.lastLink(email).split('#')[1] ?? ''

/** Registers and opens the link of the mail: an agent that carries the session. */
async function registered(change: object = {}) {
  const body = typed(change)
  await register(body).expect(202)
  const agent = supertest.agent(house.app.server)
  await agent
    .post('/api/v1/registrations/confirm')
    .send({ token: tokenTo(body.email) })
    .expect(200)
  return { agent, body, id: (await ownRequests(agent))[0]?.id as string }
}

const ownRequests = async (agent: Agent) =>
  (await agent.get('/api/v1/membership-requests/mine').expect(200)).body.items
const queueOf = async (agent: Agent): Promise<{ id: string; siret: string; found: object | null }[]> =>
  (await agent.get('/api/v1/membership-requests').expect(200)).body.items

describe('POST /registrations', () => {
  it('answers the same whether or not the address and the SIRET are known', async () => {
    const { body } = await registered()
    const known = await register(typed({ email: body.email })).expect(202)
    const unknown = await register(typed({ siret: '00037999000013' })).expect(202)
    expect(known.body).toEqual(unknown.body)
    expect(known.text).toBe('null')
  })

  it('tells the owner of an account by mail that somebody registers with its address, and makes nothing', async () => {
    const { body } = await registered()
    const before = countRows(house, 'users')
    await register(typed({ email: body.email.toUpperCase() })).expect(202)
    const [, second] = house.mailsTo(body.email)
    expect(second?.subject).toMatch(/déjà un compte/)
    expect(second?.actionPath).toMatch(/^\/connexion/)
    expect(countRows(house, 'users')).toBe(before)
  })

  it('sends a link good for a week; until it is opened there is neither account nor request', async () => {
    const body = typed()
    const before = [countRows(house, 'users'), countRows(house, 'membership_requests')]
    await register(body).expect(202)
    expect([countRows(house, 'users'), countRows(house, 'membership_requests')]).toEqual(before)
    const [mail] = house.mailsTo(body.email)
    expect(mail?.actionPath).toMatch(/^\/inscription\/confirmation#[\w-]{40,}$/)
    const lasts = Date.parse(mail?.usefulUntil ?? '') - house.clock.now().getTime()
    expect(Math.round(lasts / 86_400_000)).toBe(7)
  })

  it('repeats nothing of what was typed in the mail, which anybody could have sent to anybody', async () => {
    const lure = 'Gagnez sur https://pirate.example'
    const body = typed({ structureName: lure, name: lure, purpose: lure, jobTitle: lure })
    await register(body).expect(202)
    expect(JSON.stringify(house.mailsTo(body.email))).not.toContain('pirate')
  })

  it('refuses an address longer than mail can carry, before keeping it', async () => {
    const email = `${'a'.repeat(64)}@${'b.'.repeat(95)}example`
    expectProblem(await register(typed({ email })), 'invalid-input', { pointers: ['/email'] })
    expect(house.mailsTo(email)).toEqual([])
  })

  it('forgets what was typed once the week is over', async () => {
    const body = typed()
    await register(body).expect(202)
    const stored = () =>
      house.db.sqlite.prepare('select data from mail_tokens where email = ?').all(body.email).length
    expect(stored()).toBe(1)
    await house.clock.later(7 * 24 + 1, async () => void (await register(typed()).expect(202)))
    expect(stored()).toBe(0)
  })

  it('does not flood an address: the fourth mail in a quarter of an hour does not leave', async () => {
    const { email } = typed()
    for (let i = 0; i < 5; i++) await register(typed({ email })).expect(202)
    expect(house.mailsTo(email)).toHaveLength(3)
  })

  it('asks again for what is missing: a SIRET whose key fits, a name, a consent', async () => {
    expectProblem(await register({}), 'invalid-input', {
      pointers: ['/consent', '/email', '/name', '/siret', '/structureName'],
    })
    const wrong = typed({ siret: '00037999000014', consent: false, email: 'helene' })
    expectProblem(await register(wrong), 'invalid-input', { pointers: ['/consent', '/email', '/siret'] })
  })

  it('takes the SIRET of La Poste, whose key is another', async () => {
    await register(typed({ siret: '356 000 000 00048' })).expect(202)
  })
})

describe('POST /registrations/confirm', () => {
  const confirm = (token: string) =>
    house.stranger().post('/api/v1/registrations/confirm').send({ token, carrier: 'bearer' })

  it('refuses a link unknown, used or a week old, with the same words', async () => {
    const { body } = await registered()
    const used = await confirm(tokenTo(body.email))
    expectProblem(used, 'expired')
    expectSameRefusal(used, await confirm('jamais-envoyé'))
    const late = typed()
    await register(late).expect(202)
    await house.clock.later(7 * 24 + 1, async () =>
      expectSameRefusal(used, await confirm(tokenTo(late.email))),
    )
  })

  it('opens the account, without a password, and hands the request to the facilitators', async () => {
    const { agent, body, id } = await registered()
    const session = (await agent.get('/api/v1/session').expect(200)).body
    expect(session).toMatchObject({
      user: { name: 'Hélène Dastugue', email: body.email, role: 'member' },
      memberships: [],
    })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['membership-request.made'])
    expect((await queueOf(as.facilitator)).map((request) => request.id)).toContain(id)
  })
})

describe('a browser that comes in under another name', () => {
  it('leaves no open session behind it', async () => {
    const before = await house.signedIn('member')
    const body = typed()
    await register(body).expect(202)
    const { user } = (await before.get('/api/v1/session')).body
    const token = tokenTo(body.email)
    await before.post('/api/v1/registrations/confirm').send({ token }).expect(200)
    expect((await before.get('/api/v1/session')).body.user.email).toBe(body.email)
    expect(house.rooms.accounts.sessions.listOf(user.id)).toEqual([])
  })
})

describe('DELETE /registrations/mine', () => {
  it('is refused to an anonymous, and to who belongs to the network', async () => {
    expectStranger(await as.anonymous.delete('/api/v1/registrations/mine'))
    for (const agent of [as.member, as.facilitator, as.authority, as.administrator])
      expectProblem(await agent.delete('/api/v1/registrations/mine'), 'conflict')
  })

  it('erases an account that only waits: its request, its session, what the journal told of it', async () => {
    const { agent, body, id } = await registered()
    await agent.delete('/api/v1/registrations/mine').expect(204)
    expect((await agent.get('/api/v1/session')).body).toBeNull()
    expect((await queueOf(as.facilitator)).map((request) => request.id)).not.toContain(id)
    const details = house.db.sqlite.prepare('select content from journal_details').all()
    expect(JSON.stringify(details)).not.toContain(body.email)
    await register(typed({ email: body.email })).expect(202)
    expect(house.mailsTo(body.email).at(-1)?.subject, 'the address is free again').toMatch(/Confirmez/)
  })
})

describe('GET /membership-requests', () => {
  it('is refused to all but facilitators', async () => {
    expectStranger(await as.anonymous.get('/api/v1/membership-requests'))
    for (const agent of [as.member, as.authority])
      expectProblem(await agent.get('/api/v1/membership-requests'), 'forbidden')
  })

  it('says what is known of the structure: this site, another of the company, or nothing', async () => {
    const [site, company, none] = [
      await registered({ siret: '00037999000013', communeCode: '32013' }),
      await registered({ siret: '00037999000021' }),
      await registered({ communeCode: '32307' }),
    ]
    const queue = new Map((await queueOf(as.facilitator)).map((request) => [request.id, request]))
    expect(queue.get(site.id)).toMatchObject({
      person: { name: 'Hélène Dastugue', email: site.body.email },
      jobTitle: 'gérante',
      purpose: 'Donner le pain invendu.',
      communeName: 'Auch',
      found: { by: 'siret', id: bakery, name: 'Boulangerie Castérot', communeName: 'Auch' },
    })
    expect(queue.get(company.id)?.found).toMatchObject({ by: 'siren', id: bakery })
    expect(queue.get(none.id)?.found).toBeNull()
  })

  it('shows each to those in charge: by the structure, else by the commune, and always without limits', async () => {
    const known = await registered({ siret: '00037999000013', communeCode: '32307' })
    const inPavie = await registered({ communeCode: '32307' })
    const nowhere = await registered()
    const seen = async (agent: Agent) => {
      const ids = (await queueOf(agent)).map(({ id }) => id)
      return [known, inPavie, nowhere].map(({ id }) => ids.includes(id))
    }
    expect(await seen(as.ofAuch)).toEqual([true, false, false])
    expect(await seen(as.ofPavie)).toEqual([false, true, false])
    expect(await seen(as.facilitator)).toEqual([true, true, true])
    expect(await seen(as.administrator)).toEqual([true, true, true])
  })
})

describe('GET /membership-requests/mine', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/membership-requests/mine'))
  })

  it('tells my requests and nobody else’s', async () => {
    const mine = await registered()
    await registered()
    expect(await ownRequests(mine.agent)).toMatchObject([
      { id: mine.id, siret: mine.body.siret, state: 'open', reason: null },
    ])
  })
})

describe('POST /membership-requests', () => {
  const asked = (change: object = {}) => ({ siret: newSiret(), structureName: 'Autre atelier', ...change })

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.post('/api/v1/membership-requests').send(asked()))
  })

  it('lets a person ask for a further structure, once per SIRET', async () => {
    const { agent, body } = await registered()
    const again = await agent.post('/api/v1/membership-requests').send(asked({ siret: body.siret }))
    expectProblem(again, 'conflict', { detail: /déjà chez les animateurs/ })
    const { items } = (await agent.post('/api/v1/membership-requests').send(asked()).expect(201)).body
    expect(items).toHaveLength(2)
    for (let i = 0; i < 3; i++) await agent.post('/api/v1/membership-requests').send(asked()).expect(201)
    expectProblem(await agent.post('/api/v1/membership-requests').send(asked()), 'conflict')
  })

  it('refuses a commune that does not exist', async () => {
    const wrong = await as.member.post('/api/v1/membership-requests').send(asked({ communeCode: '99999' }))
    expectProblem(wrong, 'invalid-input', { pointers: ['/communeCode'] })
  })
})

describe('DELETE /membership-requests/:id', () => {
  it('is refused to an anonymous, and to anybody but its author as if it did not exist', async () => {
    const { id } = await registered()
    expectStranger(await as.anonymous.delete(`/api/v1/membership-requests/${id}`))
    for (const agent of [as.member, as.facilitator, as.administrator])
      expectProblem(await agent.delete(`/api/v1/membership-requests/${id}`), 'not-found')
  })

  it('takes it back: no facilitator can confirm it any more', async () => {
    const { agent, id } = await registered()
    await agent.delete(`/api/v1/membership-requests/${id}`).expect(204)
    expect(await ownRequests(agent)).toMatchObject([{ state: 'withdrawn' }])
    const late = { role: 'member', organisationId: bakery }
    expectProblem(
      await as.facilitator.post(`/api/v1/membership-requests/${id}/confirm`).send(late),
      'conflict',
    )
  })
})

describe('POST /membership-requests/:id/confirm', () => {
  const confirm = (agent: Agent, id: string, body: object) =>
    agent.post(`/api/v1/membership-requests/${id}/confirm`).send(body)
  const toBakery = () => ({ role: 'member', organisationId: bakery })

  it('is refused to all but facilitators, and 404 out of portfolio', async () => {
    const { id } = await registered({ siret: '00037999000013' })
    expectStranger(await confirm(as.anonymous, id, toBakery()))
    for (const agent of [as.member, as.authority])
      expectProblem(await confirm(agent, id, toBakery()), 'forbidden')
    expectProblem(await confirm(as.ofPavie, id, toBakery()), 'not-found')
    expectProblem(await confirm(as.facilitator, id, { role: 'member', organisationId: 'x' }), 'not-found')
  })

  it('links to no structure out of the portfolio of who confirms', async () => {
    const { id } = await registered({ communeCode: '32307' })
    expectProblem(await confirm(as.ofPavie, id, toBakery()), 'not-found')
  })

  it('lets the person in, tells them, and answers once', async () => {
    const { agent, body, id } = await registered({ siret: '00037999000013' })
    house.flow({ organisationId: bakery, kind: 'stock', label: 'Pain invendu' })
    expect((await agent.get('/api/v1/flows').expect(200)).body.total, 'nothing before').toBe(0)
    await confirm(as.ofAuch, id, { role: 'manager', organisationId: bakery }).expect(204)
    const { memberships } = (await agent.get('/api/v1/session')).body
    expect(memberships).toEqual([{ organisationId: bakery, name: 'Boulangerie Castérot', role: 'manager' }])
    expect((await agent.get('/api/v1/flows').expect(200)).body.total).toBeGreaterThan(0)
    expect(house.mailsTo(body.email).at(-1)?.subject).toMatch(/Bienvenue.*Boulangerie Castérot/)
    expectProblem(await confirm(as.facilitator, id, toBakery()), 'conflict')
  })

  it('registers the structure on the way, under the SIRET and in the commune that were given', async () => {
    const { agent, body, id } = await registered({ communeCode: '32307' })
    const create = { name: 'Boulangerie du Pont', kind: 'company' }
    await confirm(as.ofPavie, id, { role: 'manager', create }).expect(204)
    const [membership] = (await agent.get('/api/v1/session')).body.memberships
    const sheet = await as.ofPavie.get(`/api/v1/organisations/${membership.organisationId}`).expect(200)
    expect(sheet.body).toMatchObject({
      name: create.name,
      siren: body.siret.slice(0, 9),
      communeName: 'Pavie',
    })
    expect(sheet.body.sites).toMatchObject([{ siret: body.siret }])
  })
})

describe('POST /membership-requests/:id/refuse', () => {
  const refuse = (agent: Agent, id: string, reason: string) =>
    agent.post(`/api/v1/membership-requests/${id}/refuse`).send({ reason })

  it('is refused to all but facilitators, and 404 out of portfolio', async () => {
    const { id } = await registered({ siret: '00037999000013' })
    expectStranger(await refuse(as.anonymous, id, 'Non.'))
    for (const agent of [as.member, as.authority]) expectProblem(await refuse(agent, id, 'Non.'), 'forbidden')
    expectProblem(await refuse(as.ofPavie, id, 'Non.'), 'not-found')
  })

  it('wants a reason, which the person reads in their page and by mail', async () => {
    const { agent, body, id } = await registered()
    expectProblem(await refuse(as.facilitator, id, ' '), 'invalid-input', { pointers: ['/reason'] })
    const reason = 'Ce SIRET n’est pas celui de votre boulangerie.'
    await refuse(as.facilitator, id, reason).expect(204)
    expect(await ownRequests(agent)).toMatchObject([{ state: 'refused', reason }])
    expect(house.mailsTo(body.email).at(-1)?.paragraphs.join()).toContain(reason)
    expect((await agent.get('/api/v1/session')).body.memberships).toEqual([])
    await agent
      .post('/api/v1/membership-requests')
      .send({ siret: body.siret, structureName: 'Boulangerie du Pont' })
      .expect(201)
  })
})
