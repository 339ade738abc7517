import { createHmac } from 'node:crypto'
import { SECRET } from './app.ts'

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

/** A token made by hand, with the key of the tests unless said otherwise; `key: null` leaves it without signature. */
export function forge(
  claims: object,
  { header = { alg: 'HS256', typ: 'JWT' }, key = SECRET as string | null } = {},
): string {
  const body = `${base64(header)}.${base64(claims)}`
  const hash = { HS384: 'sha384', HS512: 'sha512' }[header.alg] ?? 'sha256'
  return `${body}.${key === null ? '' : createHmac(hash, key).update(body).digest('base64url')}`
}

/** The claims of a token made as the server makes them, good for this long. */
export const rightClaims = (sid: string, seconds = 600) => ({
  sid,
  iat: now(),
  exp: now() + seconds,
  iss: 'boucle',
  aud: 'boucle-api',
})

/** Every way in which the token of an open session can be wrong. */
export const badTokens: readonly (readonly [what: string, make: (sid: string) => string])[] = [
  [
    'without a signature (alg none)',
    (sid) => forge(rightClaims(sid), { header: { alg: 'none', typ: 'JWT' }, key: null }),
  ],
  ['that says none but is signed', (sid) => forge(rightClaims(sid), { header: { alg: 'none', typ: 'JWT' } })],
  ['whose signature was cut off', (sid) => forge(rightClaims(sid), { key: null })],
  [
    'signed with another key',
    (sid) => forge(rightClaims(sid), { key: 'another secret, also of 32 bytes or more' }),
  ],
  [
    'signed with another algorithm',
    (sid) => forge(rightClaims(sid), { header: { alg: 'HS512', typ: 'JWT' } }),
  ],
  [
    'whose content was changed after it was signed',
    (sid) => {
      const [header, , signature] = forge(rightClaims('01bbbbbbbbbbbbbbbbbb')).split('.')
      return [header, base64(rightClaims(sid)), signature].join('.')
    },
  ],
  [
    'that brings the key to check it with',
    (sid) => {
      const key = 'a key that the token itself brings along'
      const jwk = { kty: 'oct', k: Buffer.from(key).toString('base64url') }
      return forge(rightClaims(sid), { header: { alg: 'HS256', typ: 'JWT', jwk } as never, key })
    },
  ],
  ['that expired', (sid) => forge({ ...rightClaims(sid), iat: now() - 900, exp: now() - 300 })],
  ['that never expires', (sid) => forge({ ...rightClaims(sid), exp: undefined })],
  ['for another audience', (sid) => forge({ ...rightClaims(sid), aud: 'another-api' })],
  ['of another issuer', (sid) => forge({ ...rightClaims(sid), iss: 'another' })],
  ['of an unknown session', () => forge(rightClaims('01aaaaaaaaaaaaaaaaaa'))],
  ['without a session', () => forge({ ...rightClaims(''), sid: undefined })],
  ['whose session is no text', (sid) => forge({ ...rightClaims(sid), sid: { $ne: null } })],
  ['that is no token', () => 'abc.def.ghi'],
]
