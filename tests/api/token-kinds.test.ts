import { describe, expect, it } from 'vitest'
import { forge } from '../support/forged-tokens.ts'
import { doorsOf } from './doors.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), { TRUST_PROXY: '1' })
const doors = doorsOf(house)

/** One right token of each kind, each at its own door until now unused. */
async function oneOfEach() {
  const person = await doors.person()
  const caller = await doors.signedIn(person)
  await doors.post('/session/link', { email: person.email }).expect(202)
  const link = doors.linkToken(person.email)
  const guarded = await doors.person()
  await doors.enrol(await doors.signedIn(guarded))
  const { challenge } = (await doors.byPassword(guarded.email)).body
  return { access: caller.token, refresh: caller.refreshToken, link, challenge: String(challenge) }
}

describe('a token of one kind', () => {
  it('opens nothing as an access token when it is of another', async () => {
    const { refresh, link, challenge } = await oneOfEach()
    for (const token of [refresh, link, challenge]) {
      const { call } = doors.callerOf({ body: { token } } as never)
      expectStranger(await call('get', '/me'))
      expectStranger(await house.stranger().get('/api/v1/me').set('Cookie', `boucle_session=${token}`))
    }
  })

  it('continues no session when it is no refresh token', async () => {
    const { access, link, challenge } = await oneOfEach()
    expectProblem(await doors.refresh(link), 'not-signed-in', { detail: /terminée/ })
    // Too long to be one: refused before it is looked up.
    for (const token of [access, challenge])
      expectProblem(await doors.refresh(token), 'invalid-input', { pointers: ['/refreshToken'] })
  })

  it('is no link of a mail, nor the first half of a sign-in', async () => {
    const { access, refresh, challenge, link } = await oneOfEach()
    for (const token of [refresh, access.slice(0, 90), challenge.slice(0, 90)])
      expectProblem(await doors.post('/session/link/redeem', { token }), 'expired')
    for (const text of [access, refresh, link, forge({ userId: 'x', by: 'password', until: 1e15 })])
      expectProblem(
        await doors.post('/session/second-factor', { challenge: text, proof: { code: '123456' } }),
        'expired',
      )
  })

  it('of whose account was closed or whose session ended opens nothing, and continues nothing', async () => {
    const closed = await doors.person()
    const ended = await doors.person()
    const [one, other] = [await doors.signedIn(closed), await doors.signedIn(ended)]
    house.rooms.accounts.administration.change(
      { userId: 'test', name: 'Ana', role: 'administrator', memberships: [], portfolio: null },
      closed.id,
      { disabled: true },
    )
    expect((await other.call('delete', '/me/sessions?current=end')).status).toBe(204)
    for (const caller of [one, other]) {
      expectStranger(await caller.call('get', '/me'))
      expectProblem(await doors.refresh(caller.refreshToken), 'not-signed-in')
    }
  })

  it('gives what the account may do today, not what it could when the token was made', async () => {
    const person = await doors.person('administrator')
    await doors.person('administrator')
    const caller = await doors.signedIn(person)
    expect((await caller.call('get', '/accounts')).status).toBe(200)
    house.rooms.accounts.administration.setRole(
      person.id,
      'member',
      { communeCodes: [], organisationIds: [] },
      'test',
    )
    expectProblem(await caller.call('get', '/accounts'), 'forbidden')
    const next = doors.callerOf(await doors.refresh(caller.refreshToken).expect(200))
    expectProblem(await next.call('get', '/accounts'), 'forbidden')
  })
})
