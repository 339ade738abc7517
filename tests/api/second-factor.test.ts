import { describe, expect, it } from 'vitest'
import { accountsService } from '../../src/features/accounts/service.ts'
import { settingsService } from '../../src/features/settings/service.ts'
import { databaseOutbox } from '../../src/mail/outbox.ts'
import { freshDatabase, NO_LIMITS, PASSWORD, SECRET } from '../support/app.ts'
import { doorsOf, type Person } from './doors.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, movingClock, openHouse, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({}), { TRUST_PROXY: '1' })
const doors = doorsOf(house)
const actions = (userId: string) => journalOf(house, userId).map(({ action }) => action)

/** Somebody with a second factor; the code that put it in place is used up. */
async function enrolled() {
  const person = await doors.person('facilitator')
  const caller = await doors.signedIn(person)
  return { person, caller, ...(await doors.enrol(caller)) }
}
const challengeOf = async ({ email }: Person): Promise<string> =>
  (await doors.byPassword(email).expect(200)).body.challenge
const answer = (challenge: string, proof: object) =>
  doors.post('/session/second-factor', { challenge, proof, carrier: 'bearer' })

describe('POST /me/second-factor', () => {
  it('is refused to an anonymous, without a recent sign-in, and when there is one already', async () => {
    expectStranger(await as.anonymous.post('/api/v1/me/second-factor'))
    const { caller } = await enrolled()
    expectProblem(await caller.call('post', '/me/second-factor'), 'conflict')
    const other = await doors.signedIn(await doors.person())
    await house.clock.later(0.3, async () => {
      const later = doors.callerOf(await doors.refresh(other.refreshToken))
      expectProblem(await later.call('post', '/me/second-factor'), 'recent-sign-in-needed')
    })
  })

  it('gives a secret as text, as an address and as a QR code, and keeps it sealed', async () => {
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    const { body } = await caller.call('post', '/me/second-factor')
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
    const uri = new URL(body.uri)
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      `/Boucle:${person.email}`,
    ])
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      ...{ issuer: 'Boucle', secret: body.secret, algorithm: 'SHA1', digits: '6', period: '30' },
    })
    expect(body.qr).toMatch(/^<svg /)
    const row = house.db.sqlite.prepare('select * from second_factors where user_id = ?').get(person.id)
    expect(JSON.stringify(row)).not.toContain(body.secret)
    await doors.byPassword(person.email).expect(200)
    expect((await doors.byPassword(person.email)).body.next, 'not asked before it is confirmed').toBe('done')
  })
})

describe('POST /me/second-factor/confirm', () => {
  it('is refused to an anonymous, before a secret was shown, and with a wrong code', async () => {
    expectStranger(await as.anonymous.post('/api/v1/me/second-factor/confirm').send({ code: '123456' }))
    const caller = await doors.signedIn(await doors.person())
    const confirm = (code: string) => caller.call('post', '/me/second-factor/confirm', { code })
    expectProblem(await confirm('123456'), 'conflict')
    const { secret } = (await caller.call('post', '/me/second-factor')).body
    for (const code of ['abc', doors.code(secret, -3), doors.code(secret, 3)])
      expectProblem(await confirm(code), 'invalid-input', { pointers: ['/code'] })
  })

  it('shows ten recovery codes once, and closes the sessions opened without it', async () => {
    const person = await doors.person()
    const [here, there] = [await doors.signedIn(person), await doors.signedIn(person)]
    const { recoveryCodes } = await doors.enrol(here)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
    const stored = JSON.stringify(house.db.sqlite.prepare('select * from recovery_codes').all())
    for (const code of recoveryCodes) expect(stored).not.toContain(code)
    expectStranger(await there.call('get', '/me'))
    expect((await here.call('get', '/me')).body.secondFactor).toMatchObject({ recoveryCodesLeft: 10 })
    expect(actions(person.id)).toContain('second-factor.enabled')
    expect(house.mailsTo(person.email).at(-1)?.subject).toBe('Votre second facteur est en place')
  })
})

describe('POST /session/second-factor', () => {
  it('refuses a challenge that is invented, altered, late, or an access token', async () => {
    const { person, caller, secret } = await enrolled()
    const challenge = await challengeOf(person)
    const [body = '', signature = ''] = challenge.split('.')
    const forged = Buffer.from(JSON.stringify({ userId: person.id, by: 'password', until: 9e15, id: 'x' }))
    for (const wrong of [
      'inventé',
      `${body}.`,
      `${forged.toString('base64url')}.${signature}`,
      `${challenge}.x`,
      caller.token,
    ])
      expectProblem(await answer(wrong, { code: doors.code(secret, 1) }), 'expired')
    await house.clock.later(0.1, async () =>
      expectProblem(await answer(challenge, { code: doors.code(secret) }), 'expired'),
    )
  })

  it('is asked after the password and after the link alike, and opens nothing before', async () => {
    const { person } = await enrolled()
    for (const first of [await doors.byPassword(person.email), await doors.byLink(person.email)]) {
      expect(Object.keys(first.body).sort()).toEqual(['challenge', 'next'])
      expect(first.body.next).toBe('second-factor')
      expect(first.headers['set-cookie']).toBeUndefined()
      const asToken = house
        .stranger()
        .get('/api/v1/me')
        .set('Authorization', `Bearer ${first.body.challenge}`)
      expectStranger(await asToken)
    }
  })

  it('takes a code of the moment once, a little early or late', async () => {
    const { person, secret } = await enrolled()
    await house.clock.later(1, async () => {
      const code = doors.code(secret, -1)
      await answer(await challengeOf(person), { code: `${code.slice(0, 3)} ${code.slice(3)}` }).expect(200)
      expectProblem(await answer(await challengeOf(person), { code }), 'wrong-credentials')
      await answer(await challengeOf(person), { code: doors.code(secret, 1) }).expect(200)
      const earlier = await answer(await challengeOf(person), { code: doors.code(secret) })
      expectProblem(earlier, 'wrong-credentials')
    })
  })

  it('takes a recovery code once, however it is typed, and tells the person', async () => {
    const { person, recoveryCodes } = await enrolled()
    const [code = ''] = recoveryCodes
    const typed = ` ${code.toUpperCase().replace('-', ' ').replaceAll('0', 'O')}`
    await answer(await challengeOf(person), { recoveryCode: typed }).expect(200)
    expectProblem(await answer(await challengeOf(person), { recoveryCode: code }), 'wrong-credentials')
    expect(house.mailsTo(person.email).at(-1)?.subject).toBe('Un code de secours a servi')
    expect(actions(person.id)).toEqual(
      expect.arrayContaining(['second-factor.recovery-code-used', 'second-factor.refused']),
    )
  })

  it('gives five tries to a challenge, and ten to an account in a quarter of an hour', async () => {
    const { person, secret } = await enrolled()
    const challenge = await challengeOf(person)
    for (let i = 0; i < 5; i++) expectProblem(await answer(challenge, { code: 'non' }), 'wrong-credentials')
    expectProblem(await answer(challenge, { code: doors.code(secret, 1) }), 'expired')
    const next = await challengeOf(person)
    for (let i = 0; i < 5; i++) await answer(next, { code: 'non' }).expect(401)
    const refused = await answer(await challengeOf(person), { code: doors.code(secret, 1) })
    expectProblem(refused, 'too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('an account closed while a recovery code is being checked', () => {
  it('gets no session: who it is is read again with what it opens', async () => {
    const db = freshDatabase()
    const clock = movingClock()
    const settings = settingsService(db, clock)
    const hash = async (text: string) => `hash of ${text}`
    let meanwhile = () => {}
    const matches = async (stored: string | null, text: string) => {
      meanwhile()
      return stored === (await hash(text))
    }
    const below = { settings, outbox: databaseOutbox(db, clock), secret: SECRET, hasher: { hash, matches } }
    const accounts = accountsService(db, clock, below)
    const account = { email: 'a@test.example', name: 'Ana', role: 'member' as const, password: PASSWORD }
    const user = await accounts.createUser(account, null, 'test')
    const signIn = () => accounts.signIn.byPassword(account.email, PASSWORD, null)
    const outcome = await signIn()
    const sessionId = 'session' in outcome ? outcome.session.sessionId : ''
    const { secret } = accounts.secondFactors.begin(user, sessionId)
    const [recoveryCode = ''] = await accounts.secondFactors.confirm(user, sessionId, doors.code(secret))
    accounts.sessions.endAllOf(user.id, 'test')
    const asked = await signIn()
    const challenge = 'challenge' in asked ? asked.challenge : ''

    meanwhile = () => void db.sqlite.prepare("update users set disabled_at = '2026'").run()
    await expect(accounts.signIn.bySecondFactor(challenge, { recoveryCode }, null)).rejects.toMatchObject({
      code: 'expired',
    })
    const open = db.sqlite.prepare('select count(*) as n from sessions where ended_at is null').get()
    expect(open).toEqual({ n: 0 })
    db.sqlite.close()
  })
})

describe('proving again who is there', () => {
  it('asks for the code of who has one, not for the password', async () => {
    const { caller, secret, recoveryCodes } = await enrolled()
    const confirm = (proof: object) => caller.call('post', '/session/confirm', { proof })
    expectProblem(await confirm({ password: PASSWORD }), 'invalid-input', { pointers: ['/code'] })
    expectProblem(await confirm({ code: '000000' }), 'invalid-input', { pointers: ['/code'] })
    expect((await confirm({ code: doors.code(secret, 1) })).status).toBe(204)
    expect((await confirm({ recoveryCode: recoveryCodes[3] })).status).toBe(204)
  })
})

describe('POST /me/second-factor/recovery-codes', () => {
  it('is refused to an anonymous, to who has no second factor, and with a wrong code', async () => {
    const path = '/me/second-factor/recovery-codes'
    expectStranger(await as.anonymous.post(`/api/v1${path}`).send({ proof: { code: '1' } }))
    const other = await doors.signedIn(await doors.person())
    expectProblem(await other.call('post', path, { proof: { code: '123456' } }), 'conflict')
    const { caller } = await enrolled()
    expectProblem(await caller.call('post', path, { proof: { code: 'non' } }), 'invalid-input')
  })

  it('replaces those that are left', async () => {
    const { person, caller, secret, recoveryCodes } = await enrolled()
    const proof = { code: doors.code(secret, 1) }
    const { body } = await caller.call('post', '/me/second-factor/recovery-codes', { proof })
    expect(body.recoveryCodes).toHaveLength(10)
    const old = await answer(await challengeOf(person), { recoveryCode: recoveryCodes[0] })
    expectProblem(old, 'wrong-credentials')
    await answer(await challengeOf(person), { recoveryCode: body.recoveryCodes[9] }).expect(200)
  })
})

describe('POST /me/second-factor/disable', () => {
  it('is refused to an anonymous, and without a right code', async () => {
    const path = '/me/second-factor/disable'
    expectStranger(await as.anonymous.post(`/api/v1${path}`).send({ proof: { code: '1' } }))
    const { caller } = await enrolled()
    expectProblem(await caller.call('post', path, { proof: { recoveryCode: 'non' } }), 'invalid-input', {
      pointers: ['/recoveryCode'],
    })
  })

  it('takes it off: the password is enough again, and the recovery codes are worthless', async () => {
    const { person, caller, recoveryCodes } = await enrolled()
    const proof = { recoveryCode: recoveryCodes[0] }
    expect((await caller.call('post', '/me/second-factor/disable', { proof })).status).toBe(204)
    expect((await doors.byPassword(person.email)).body.next).toBe('done')
    expect(actions(person.id)).toContain('second-factor.disabled')
  })
})

describe('a role that requires a second factor', () => {
  it('opens one’s own account and nothing else until it is in place: fail closed', async () => {
    const strict = await openHouse({ TRUST_PROXY: '1' }, NO_LIMITS)
    const at = doorsOf(strict)
    const person = await at.person('facilitator')
    const caller = await at.signedIn(person)
    strict.rooms.settings.change({ secondFactorRequiredFor: ['facilitator'] }, 'test')

    for (const route of strict.app.routes) {
      const { access, beforeEnrolment } = route.config ?? {}
      if (access === 'public' || beforeEnrolment || !route.url.startsWith('/api/v1')) continue
      const method = String(route.method).toLowerCase() as 'get'
      if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) continue
      const refused = await caller.call(method, route.url.replace('/api/v1', '').replace(/:\w+/g, 'x'))
      expect(refused.body.code, `${route.method} ${route.url}`).toBe('second-factor-needed')
    }
    expect((await caller.call('get', '/session')).body.mustEnrol).toBe(true)
    const before = strict.app.routes.filter(({ config }) => config?.beforeEnrolment).map(({ url }) => url)
    for (const url of before) expect(url).toMatch(/^\/api\/v1\/(me|session)(\/|$)/)

    await at.enrol(caller)
    expect((await caller.call('get', '/session')).body.mustEnrol).toBe(false)
    expect((await caller.call('get', '/flows')).status).toBe(200)
    const member = await at.signedIn(await at.person('member'))
    expect((await member.call('get', '/flows')).status).toBe(200)
    await strict.close()
  }, 60_000)
})
