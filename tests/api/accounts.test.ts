import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tiers } from '../../src/http/limits.ts'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { countRows, type House, openHouse, sharedHouse } from './house.ts'

/** Sign-in tries are counted by address: each test comes from one of its own. */
let lastAddress = 0
const address = () => `198.51.100.${++lastAddress}`

const { house, as } = sharedHouse(() => ({ facilitator: ['facilitator'] }), { TRUST_PROXY: '1' })

let people = 0
async function account(): Promise<{ email: string; password: string }> {
  const email = `personne-${++people}@test.example`
  const user = { email, name: 'Maïté Dupouy', role: 'member' as const, password: PASSWORD }
  await house.rooms.accounts.createUser(user, null, 'test')
  return { email, password: PASSWORD }
}

const signIn = (body: object, from = address()) =>
  house
    .stranger()
    .post('/api/v1/session')
    .set('X-Forwarded-For', from)
    .send({ carrier: 'bearer', ...body })
const bearer = (token: string) =>
  house.stranger().get('/api/v1/session').set('Authorization', `Bearer ${token}`)

/** A token that no longer opens anything: nobody is signed in, and what is not public stays shut. */
async function expectVisitor(token: string) {
  expect((await bearer(token).expect(200)).body).toBeNull()
  expectStranger(await house.stranger().get('/api/v1/flows').set('Authorization', `Bearer ${token}`))
}

describe('POST /session', () => {
  it('says the same of a wrong password and of an unknown account', async () => {
    const { email } = await account()
    const wrong = await signIn({ email, password: 'une autre phrase de passe' })
    const unknown = await signIn({ email: 'personne@ailleurs.example', password: PASSWORD })
    expectProblem(wrong, 'wrong-credentials', { detail: 'Adresse ou mot de passe incorrect.' })
    expectSameRefusal(wrong, unknown)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('refuses an account that was closed, like a wrong password', async () => {
    const { email, password } = await account()
    house.db.sqlite
      .prepare('update users set disabled_at = ? where email = ?')
      .run('2026-01-01T00:00:00Z', email)
    expectProblem(await signIn({ email, password }), 'wrong-credentials')
  })

  it('gives a script its tokens, whatever the case of the address, and says until when', async () => {
    const { email, password } = await account()
    const before = house.clock.now().getTime()
    const { body, headers } = await signIn({ email: `  ${email.toUpperCase()} `, password }).expect(200)
    expect(Object.keys(body).sort()).toEqual(['expiresAt', 'next', 'refreshToken', 'token'])
    expect(headers['set-cookie']).toBeUndefined()
    expect(Math.round((Date.parse(body.expiresAt) - before) / 86_400_000)).toBe(30)
    expect((await bearer(body.token).expect(200)).body.user.email).toBe(email)
  })

  it('gives a browser two cookies and nothing that a script of the page could read', async () => {
    const { body, headers } = await signIn({ ...(await account()), carrier: 'cookie' }).expect(200)
    expect(Object.keys(body).sort()).toEqual(['expiresAt', 'next'])
    expect(headers['set-cookie']).toHaveLength(2)
  })

  it('refuses after ten failures in a quarter of an hour, even the right password, from anywhere', async () => {
    const { email, password } = await account()
    for (const who of [email, `inconnu-${email}`]) {
      // Sent together: what is not judged yet counts already.
      const tries = await Promise.all(
        Array.from({ length: 12 }, () => signIn({ email: who, password: 'non' })),
      )
      const statuses = tries.map(({ status }) => status).sort()
      expect(statuses, who).toEqual([...Array(10).fill(401), 429, 429])
      const refused = await signIn({ email: who, password })
      expectProblem(refused, 'too-many-requests', { detail: /Réessayez dans 15 minutes/ })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
    }
    await house.clock.later(0.3, async () => void (await signIn({ email, password }).expect(200)))
  })

  it('forgets the failures once the right password came', async () => {
    const { email, password } = await account()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 8; i++) await signIn({ email, password: 'non' }).expect(401)
      await signIn({ email, password }).expect(200)
    }
  })

  it('keeps no address that was typed, only that something was tried', async () => {
    await signIn({ email: 'ma-phrase-secrete@test.example', password: 'x' }).expect(401)
    const rows = house.db.sqlite.prepare('select * from tries').all()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('ma-phrase-secrete')
  })

  it('asks again for what is missing or incomplete', async () => {
    expectProblem(await signIn({}), 'invalid-input', { pointers: ['/email', '/password'] })
    expectProblem(await signIn({ email: 'camille@', password: '' }), 'invalid-input', {
      pointers: ['/email', '/password'],
    })
    expectProblem(await signIn({ email: 'a@b.example', password: 'x'.repeat(201) }), 'invalid-input', {
      pointers: ['/password'],
    })
  })

  it('slows down guessing: beyond a workshop’s worth of tries, an address waits', async () => {
    const from = address()
    const { email, password } = await account()
    const { max } = tiers['sign-in']
    const tries = await Promise.all(Array.from({ length: max }, () => signIn({ email, password: '' }, from)))
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([400]))
    expectProblem(await signIn({ email, password }, from), 'too-many-requests', { detail: /patientez/ })
    await signIn({ email, password }).expect(200)
  })
})

describe('GET /session', () => {
  it('answers nobody to a visitor', async () => {
    expect((await as.anonymous.get('/api/v1/session').expect(200)).body).toBeNull()
  })

  it('tells who I am, where I belong and what the map needs, and never a hash', async () => {
    const organisationId = house.organisation({ name: 'Scierie de Bordecaube' })
    const member = await house.signedIn('member', { organisationId, role: 'manager' })
    const { body, text } = await member.get('/api/v1/session').expect(200)
    expect(body).toMatchObject({
      user: { role: 'member' },
      memberships: [{ organisationId, name: 'Scierie de Bordecaube', role: 'manager' }],
      isDemo: false,
      map: { tilesUrl: null, attribution: null },
    })
    expect(text).not.toMatch(/password|hash|argon2/i)
  })

  it('reads the role again at each request: a token never grants more than the account has today', async () => {
    const { email, password } = await account()
    const { token } = (await signIn({ email, password })).body
    house.db.sqlite.prepare("update users set role = 'authority' where email = ?").run(email)
    expect((await bearer(token)).body.user.role).toBe('authority')
    house.db.sqlite
      .prepare('update users set disabled_at = ? where email = ?')
      .run('2026-01-01T00:00:00Z', email)
    await expectVisitor(token)
  })

  it('does not open for longer than ten minutes with one token', async () => {
    const { token } = (await signIn(await account())).body
    await house.clock.later(9.9 / 60, async () => void (await bearer(token).expect(200)))
    await house.clock.later(10.1 / 60, () => expectVisitor(token))
  })
})

describe('DELETE /session', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.delete('/api/v1/session'))
  })

  it('ends this session for good and clears its cookie; my other sessions stay open', async () => {
    const who = await account()
    const { token } = (await signIn(who)).body
    const elsewhere = (await signIn(who)).body.token
    const response = await house
      .stranger()
      .delete('/api/v1/session')
      .set('Authorization', `Bearer ${token}`)
      .expect(204)
    expect(response.text).toBe('')
    expect(response.headers['set-cookie']?.[0]).toMatch(/^boucle_session=;.*Expires=Thu, 01 Jan 1970/)
    await expectVisitor(token)
    await bearer(elsewhere).expect(200)
  })
})

const administrator = {
  name: 'Alix Daste',
  email: 'alix@cci.example',
  password: 'une longue phrase de passe',
}

describe('GET /setup', () => {
  it('tells anyone whether the installation waits for its administrator, and nothing else', async () => {
    const empty = await openHouse()
    expect((await empty.stranger().get('/api/v1/setup').expect(200)).body).toEqual({ needed: true })
    await empty.signedIn('administrator')
    expect((await empty.stranger().get('/api/v1/setup')).body).toEqual({ needed: false })
    await empty.close()
  })
})

describe('POST /setup', () => {
  let empty: House
  beforeAll(async () => {
    empty = await openHouse({ TRUST_PROXY: '1' })
    empty.rooms.accounts.setupCode()
  })
  afterAll(() => empty.close())
  const setUp = (body: object) =>
    empty.stranger().post('/api/v1/setup').set('X-Forwarded-For', address()).send(body)

  it('is refused without the code of the console, and creates nobody', async () => {
    expectProblem(await setUp({ ...administrator, code: 'deviné' }), 'invalid-input', {
      detail: /Le code ne correspond pas/,
      pointers: ['/code'],
    })
    expect(countRows(empty, 'users')).toBe(0)
  })

  it('asks again for a name, an address, a long enough password', async () => {
    expectProblem(await setUp({}), 'invalid-input', { pointers: ['/code', '/email', '/name', '/password'] })
    const poor = await setUp({ code: ' ', name: ' ', email: 'alix', password: 'motdepasse' })
    expectProblem(poor, 'invalid-input', { pointers: ['/code', '/email', '/name', '/password'] })
    expect(JSON.stringify(poor.body)).toContain('Choisissez au moins 12 caractères')
    expect(countRows(empty, 'users')).toBe(0)
  })

  it('lets one administrator in, once, even when two try together', async () => {
    const fresh = await openHouse()
    const code = fresh.rooms.accounts.setupCode()
    expect(fresh.rooms.accounts.setupCode(), 'the same code until it is used').toBe(code)
    const answers = await Promise.all(
      ['alix@cci.example', 'sacha@cci.example'].map((email) =>
        fresh
          .stranger()
          .post('/api/v1/setup')
          .send({ ...administrator, email, code, carrier: 'bearer' }),
      ),
    )
    const [first, second] = answers.sort((a, b) => a.status - b.status)
    if (!first || !second) throw new Error('two answers')
    expect(first.status).toBe(201)
    const session = await fresh
      .stranger()
      .get('/api/v1/session')
      .set('Authorization', `Bearer ${first.body.token}`)
      .expect(200)
    expect(session.body.user).toMatchObject({ name: 'Alix Daste', role: 'administrator' })
    expectProblem(second, 'conflict', { detail: /a déjà son administrateur/ })
    expect(countRows(fresh, 'users')).toBe(1)
    await fresh.close()
  })
})
