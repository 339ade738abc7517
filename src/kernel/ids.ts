import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

let lastTime = 0
let lastChance: number[] = []

/**
 * A new identifier: 10 characters of time (milliseconds, so that ids sort by creation) and 10 of chance
 * (50 bits), in Crockford's base 32, lower case. Within one millisecond the chance of the last id is counted up
 * instead of drawn again, so that ids of one process always sort in the order they were made. Unguessable enough
 * for a URL; access never relies on it.
 */
export function newId(now: number = Date.now()): string {
  if (now === lastTime) countUp(lastChance)
  else lastChance = Array.from(randomBytes(10), (byte) => byte % 32)
  lastTime = now
  let time = ''
  for (let rest = now, i = 0; i < 10; i++) {
    time = ALPHABET[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  return time + lastChance.map((digit) => ALPHABET[digit]).join('')
}

function countUp(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = ((digits[i] as number) + 1) % 32
    digits[i] = next
    if (next !== 0) return
  }
}

/** What `newUnorderedId` makes. */
export const UNORDERED_ID = /^[0-9a-hjkmnp-tv-z]{20}$/

/**
 * An identifier of chance alone (100 bits): for what is shown without its name. Ids that sort by creation would put the
 * flows of one import side by side, and so tell whose they are.
 */
export function newUnorderedId(): string {
  return Array.from(randomBytes(20), (byte) => ALPHABET[byte % 32]).join('')
}
