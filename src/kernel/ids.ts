import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new identifier: 10 characters of time (milliseconds, so that ids sort by creation) and 10 of chance
 * (50 bits), in Crockford's base 32, lower case. Unguessable enough for a URL; access never relies on it.
 */
export function newId(now: number = Date.now()): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++) {
    time = ALPHABET[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of randomBytes(10)) chance += ALPHABET[byte % 32]
  return time + chance
}
