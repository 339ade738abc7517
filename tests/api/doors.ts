import { Secret, TOTP } from 'otpauth'
import type { Response } from 'supertest'
import type { Role } from '../../src/kernel/actor.ts'
import { PASSWORD } from '../support/app.ts'
import type { House } from './house.ts'

export interface Person {
  id: string
  email: string
}

/** A script's tokens, and how it calls with them. */
export interface Caller {
  token: string
  refreshToken: string
  call(method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, body?: object): Promise<Response>
}

let people = 0
let addresses = 0

/** Each call comes from a network address of its own: limits by address have tests of their own. */
const from = () => `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`

/** How people come to a house through its doors. The house trusts its proxy (TRUST_PROXY=1). */
export function doorsOf(house: House) {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    house.stranger().post(`/api/v1${path}`).set('X-Forwarded-For', from()).set(headers).send(body)

  const doors = {
    post,

    /** An account, with the password of the tests unless `password: null`: one who comes by links alone. */
    async person(role: Role = 'member', { password = PASSWORD as string | null } = {}): Promise<Person> {
      const email = `porte-${++people}@test.example`
      const user = { email, name: 'Maïté Dupouy', role, password: PASSWORD }
      const { id } = await house.rooms.accounts.createUser(user, null, 'test')
      if (password === null)
        house.db.sqlite.prepare('update users set password_hash = null where id = ?').run(id)
      return { id, email }
    },

    callerOf({ body }: Response): Caller {
      const { token, refreshToken } = body
      const call: Caller['call'] = (method, path, sent) =>
        house
          .stranger()
          [method](`/api/v1${path}`)
          .set('X-Forwarded-For', from())
          .set('Authorization', `Bearer ${token}`)
          .send(sent)
      return { token, refreshToken, call }
    },

    byPassword: (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
      post('/session', { email, password, carrier: 'bearer' }, headers),

    async signedIn({ email }: Person, headers: Record<string, string> = {}): Promise<Caller> {
      return doors.callerOf(await doors.byPassword(email, PASSWORD, headers).expect(200))
    },

    /** The token of the last link sent to somebody. */
    linkToken: (email: string) => house.lastLink(email).split('#')[1] ?? '',

    /** Signs in by a link, from the mail on. */
    async byLink(email: string): Promise<Response> {
      await post('/session/link', { email }).expect(202)
      return post('/session/link/redeem', { token: doors.linkToken(email), carrier: 'bearer' })
    },

    refresh: (refreshToken: string) => post('/session/refresh', { refreshToken }),

    /** The code that the telephone shows now, or some 30-second steps away. */
    code: (secret: string, steps = 0) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: house.clock.now().getTime() + steps * 30_000,
      }),

    /** Puts a second factor in place; gives its secret and the recovery codes. */
    async enrol(caller: Caller): Promise<{ secret: string; recoveryCodes: string[] }> {
      const { secret } = (await caller.call('post', '/me/second-factor')).body
      const confirmed = await caller.call('post', '/me/second-factor/confirm', { code: doors.code(secret) })
      return { secret, recoveryCodes: confirmed.body.recoveryCodes }
    },
  }
  return doors
}
