import { describe, expect, it } from 'vitest'
import { accountsService } from '../../src/features/accounts/service.ts'
import { settingsService } from '../../src/features/settings/service.ts'
import { databaseOutbox } from '../../src/mail/outbox.ts'
import { freshDatabase, PASSWORD, SECRET } from '../support/app.ts'
import { doorsOf } from './doors.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { countRows, journalOf, movingClock, sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), { TRUST_PROXY: '1' })
const doors = doorsOf(house)
const actions = (userId: string) => journalOf(house, userId).map(({ action }) => action)
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

describe('POST /session/link', () => {
  it('answers the same whether or not there is an account, and writes to the account alone', async () => {
    const { email } = await doors.person()
    const closed = await doors.person()
    house.db.sqlite.prepare("update users set disabled_at = '2026-01-01' where id = ?").run(closed.id)
    const answers = [
      await doors.post('/session/link', { email }),
      await doors.post('/session/link', { email: 'inconnu@ailleurs.example' }),
      await doors.post('/session/link', { email: closed.email }),
    ]
    for (const { status, text } of answers) expect([status, text]).toEqual([202, 'null'])
    expect(house.mailsTo(email)).toHaveLength(1)
    expect(house.mailsTo('inconnu@ailleurs.example')).toEqual([])
    expect(house.mailsTo(closed.email)).toEqual([])
  })

  it('sends a link whose secret is after the #, so that it is in no log', async () => {
    const { email } = await doors.person()
    await doors.post('/session/link', { email }).expect(202)
    expect(house.lastLink(email)).toMatch(/^\/connexion\/lien#[\w-]{43}$/)
  })

  it('sends five in a quarter of an hour and then keeps quiet, without saying so', async () => {
    const { email } = await doors.person()
    for (let i = 0; i < 7; i++) await doors.post('/session/link', { email }).expect(202)
    expect(house.mailsTo(email)).toHaveLength(5)
  })
})

describe('POST /session/link/redeem', () => {
  it('refuses a link that is invented, used, late, or of another purpose, with one sentence', async () => {
    const { email } = await doors.person()
    const redeem = (token: string) => doors.post('/session/link/redeem', { token, carrier: 'bearer' })
    const invented = await redeem('inventé')
    expectProblem(invented, 'expired', { detail: /déjà servi/ })
    await doors.post('/session/link', { email })
    const token = doors.linkToken(email)
    await house.clock.later(0.34, async () => expectSameRefusal(await redeem(token), invented))
    await redeem(token).expect(200)
    expectSameRefusal(await redeem(token), invented)
    await doors.post('/password/forgot', { email })
    expectSameRefusal(await redeem(doors.linkToken(email)), invented)
  })

  it('opens a session, also to who never had a password', async () => {
    const { id, email } = await doors.person('member', { password: null })
    const caller = doors.callerOf(await doors.byLink(email))
    expect((await caller.call('get', '/me')).body).toMatchObject({ email, hasPassword: false })
    expect(actions(id)).toEqual(expect.arrayContaining(['session.link-sent', 'session.opened']))
    expectProblem(await doors.byPassword(email), 'wrong-credentials')
  })
})

describe('POST /session/refresh', () => {
  it('is refused without a token, with an invented one, and clears the cookies of the browser', async () => {
    const nothing = await doors.post('/session/refresh', {})
    expectProblem(nothing, 'not-signed-in', { detail: /Votre session est terminée/ })
    expect(String(nothing.headers['set-cookie'])).toMatch(/boucle_session=;.*boucle_refresh=;/)
    expectProblem(await doors.refresh('inventé'), 'not-signed-in')
  })

  it('gives the next tokens once; one that comes back ends the session of both holders', async () => {
    const person = await doors.person()
    const first = await doors.signedIn(person)
    const second = doors.callerOf(await doors.refresh(first.refreshToken).expect(200))
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expectProblem(await doors.refresh(first.refreshToken), 'not-signed-in')
    expectStranger(await second.call('get', '/me'))
    expectProblem(await doors.refresh(second.refreshToken), 'not-signed-in')
    expect(actions(person.id)).toEqual(expect.arrayContaining(['session.refresh-replayed', 'session.ended']))
    expect(house.mailsTo(person.email).at(-1)?.subject).toMatch(/fermée par précaution/)
  })

  it('lets one of two that come together through, and ends the session', async () => {
    const caller = await doors.signedIn(await doors.person())
    const answers = await Promise.all([1, 2].map(() => doors.refresh(caller.refreshToken)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    expectStranger(await caller.call('get', '/me'))
  })

  it('goes by cookie for a browser, and gives it nothing to read', async () => {
    const { email } = await doors.person()
    const { headers } = await doors.post('/session', { email, password: PASSWORD }).expect(200)
    const refresh = String(headers['set-cookie']).match(/boucle_refresh=[\w-]+/)?.[0] ?? ''
    const answer = await doors.post('/session/refresh', {}, { Cookie: refresh }).expect(200)
    expect(Object.keys(answer.body).sort()).toEqual(['expiresAt', 'next'])
    expect(answer.headers['set-cookie']).toHaveLength(2)
  })

  it('does not prolong the thirty days of a member', async () => {
    const caller = await doors.signedIn(await doors.person())
    await house.clock.later(29 * 24, async () => {
      caller.refreshToken = (await doors.refresh(caller.refreshToken).expect(200)).body.refreshToken
    })
    await house.clock.later(30 * 24 + 1, async () =>
      expectProblem(await doors.refresh(caller.refreshToken), 'not-signed-in'),
    )
  })

  it('gives a facilitator twelve hours of rest and seven days in all', async () => {
    const person = await doors.person('facilitator')
    const resting = await doors.signedIn(person)
    await house.clock.later(12.1, async () =>
      expectProblem(await doors.refresh(resting.refreshToken), 'not-signed-in'),
    )
    const busy = await doors.signedIn(person)
    for (let hours = 11; hours < 7 * 24; hours += 11)
      await house.clock.later(hours, async () => {
        busy.refreshToken = (await doors.refresh(busy.refreshToken).expect(200)).body.refreshToken
      })
    await house.clock.later(7 * 24 + 0.1, async () =>
      expectProblem(await doors.refresh(busy.refreshToken), 'not-signed-in'),
    )
  })

  it('is refused once the account is closed', async () => {
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    house.db.sqlite.prepare("update users set disabled_at = '2026-01-01' where id = ?").run(person.id)
    expectProblem(await doors.refresh(caller.refreshToken), 'not-signed-in')
  })

  it('keeps neither tokens nor, once a session is over, their hashes', async () => {
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    const stored = () => JSON.stringify(house.db.sqlite.prepare('select * from refresh_tokens').all())
    expect(stored()).not.toContain(caller.refreshToken)
    await caller.call('delete', '/session')
    const before = countRows(house, 'refresh_tokens')
    await doors.signedIn(person)
    expect(countRows(house, 'refresh_tokens')).toBeLessThanOrEqual(before)
  })
})

describe('POST /session/confirm', () => {
  const confirm = (password: string) => ({ proof: { password } })

  it('is refused to an anonymous, and to a wrong password', async () => {
    expectStranger(await doors.post('/session/confirm', confirm(PASSWORD)))
    const caller = await doors.signedIn(await doors.person())
    expectProblem(await caller.call('post', '/session/confirm', confirm('non')), 'invalid-input', {
      pointers: ['/password'],
    })
  })

  it('counts its tries with those of the door', async () => {
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    for (let i = 0; i < 10; i++) await caller.call('post', '/session/confirm', confirm('non'))
    expectProblem(await caller.call('post', '/session/confirm', confirm(PASSWORD)), 'too-many-requests')
    expectProblem(await doors.byPassword(person.email), 'too-many-requests')
  })

  it('opens what is sensitive for a quarter of an hour', async () => {
    const caller = await doors.signedIn(await doors.person())
    await house.clock.later(0.3, async () => {
      const later = doors.callerOf(await doors.refresh(caller.refreshToken))
      expectProblem(await later.call('post', '/me/second-factor'), 'recent-sign-in-needed')
      expect((await later.call('post', '/session/confirm', confirm(PASSWORD))).status).toBe(204)
      expect((await later.call('post', '/me/second-factor')).status).toBe(200)
    })
  })
})

describe('POST /password/forgot', () => {
  it('answers the same whether or not there is an account', async () => {
    const { email } = await doors.person()
    const known = await doors.post('/password/forgot', { email })
    const unknown = await doors.post('/password/forgot', { email: 'inconnu@ailleurs.example' })
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect(house.lastLink(email)).toMatch(/^\/nouveau-mot-de-passe#[\w-]{43}$/)
    expect(house.mailsTo('inconnu@ailleurs.example')).toEqual([])
  })
})

describe('POST /password/reset', () => {
  const NEW = 'les hérons reviennent en février'

  it('refuses an invented link, and a sign-in link', async () => {
    const { email } = await doors.person()
    await doors.post('/session/link', { email })
    for (const token of ['inventé', doors.linkToken(email)])
      expectProblem(await doors.post('/password/reset', { token, password: NEW }), 'expired')
  })

  it('refuses a password that others would guess, and leaves the link good', async () => {
    const { email } = await doors.person()
    await doors.post('/password/forgot', { email })
    const token = doors.linkToken(email)
    for (const password of [
      'motdepasse123',
      '123456789012',
      'azertyuiop12',
      'Maïté Dupouy 32',
      'Boucle2026!!',
    ])
      expectProblem(await doors.post('/password/reset', { token, password }), 'invalid-input', {
        detail: /se devinerait vite/,
        pointers: ['/password'],
      })
    expectProblem(await doors.post('/password/reset', { token, password: 'court' }), 'invalid-input', {
      pointers: ['/password'],
    })
    await doors.post('/password/reset', { token, password: NEW }).expect(204)
  })

  it('changes the password once, closes every session and every other link, and tells the person', async () => {
    const person = await doors.person()
    const before = await doors.signedIn(person)
    await doors.post('/session/link', { email: person.email })
    const pending = doors.linkToken(person.email)
    await doors.post('/password/forgot', { email: person.email })
    const token = doors.linkToken(person.email)
    await doors.post('/password/reset', { token, password: NEW }).expect(204)
    expectStranger(await before.call('get', '/me'))
    expectProblem(await doors.post('/session/link/redeem', { token: pending }), 'expired')
    expectProblem(await doors.post('/password/reset', { token, password: `${NEW} !` }), 'expired')
    expectProblem(await doors.byPassword(person.email), 'wrong-credentials')
    await doors.byPassword(person.email, NEW).expect(200)
    expect(house.mailsTo(person.email).at(-1)?.subject).toBe('Votre mot de passe a été changé')
    expect(actions(person.id)).toContain('user.password-changed')
  })
})

describe('the list of sessions', () => {
  it('names the device that each was opened with', async () => {
    const person = await doors.person()
    await doors.signedIn(person, { 'User-Agent': FIREFOX })
    const caller = await doors.signedIn(person, { 'User-Agent': '' })
    const { items } = (await caller.call('get', '/me/sessions')).body
    expect(items.map(({ device }: { device: string | null }) => device).sort()).toEqual([
      'Firefox, Linux',
      null,
    ])
  })

  it('does not keep the one that a browser leaves by signing in again', async () => {
    const { email } = await doors.person()
    const signIn = (headers = {}) =>
      doors.post('/session', { email, password: PASSWORD }, headers).expect(200)
    const cookie = (answer: { headers: Record<string, string> }) =>
      String(answer.headers['set-cookie']).match(/boucle_session=[\w.-]+/)?.[0] ?? ''
    const again = await signIn({ Cookie: cookie(await signIn()) })
    const list = await house.stranger().get('/api/v1/me/sessions').set('Cookie', cookie(again)).expect(200)
    expect(list.body.items).toHaveLength(1)
  })
})

describe('the work of a refused sign-in', () => {
  it('is one comparison of hashes, whatever is wrong', async () => {
    const db = freshDatabase()
    const clock = movingClock()
    const counted = { compared: [] as (string | null)[] }
    const hasher = {
      hash: async (password: string) => `hash of ${password}`,
      matches: async (stored: string | null, password: string) => {
        counted.compared.push(stored)
        return stored === `hash of ${password}`
      },
    }
    const settings = settingsService(db, clock)
    const outbox = databaseOutbox(db, clock)
    const accounts = accountsService(db, clock, { settings, outbox, secret: SECRET, hasher })
    const people = { known: 'a@test.example', closed: 'b@test.example', byLinks: 'c@test.example' }
    for (const email of Object.values(people))
      await accounts.createUser({ email, name: 'Ana', role: 'member', password: PASSWORD }, null, 'test')
    db.sqlite.prepare("update users set disabled_at = '2026' where email = ?").run(people.closed)
    db.sqlite.prepare('update users set password_hash = null where email = ?').run(people.byLinks)
    const writes = () => (db.sqlite.prepare('select count(*) as n from journal').get() as { n: number }).n

    for (const email of [...Object.values(people), 'inconnu@test.example']) {
      const [before, written] = [counted.compared.length, writes()]
      const refusal = accounts.signIn.byPassword(email, 'pas celui-là', null)
      await expect(refusal, email).rejects.toMatchObject({ code: 'wrong-credentials' })
      expect(counted.compared.length - before, email).toBe(1)
      expect(writes() - written, email).toBe(1)
    }
    expect(counted.compared.filter((stored) => stored !== null)).toHaveLength(1)
    db.sqlite.close()
  })
})
