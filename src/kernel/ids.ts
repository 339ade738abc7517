import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** Ids of one millisecond are told apart, and kept in order, by this many digits. */
const ORDER_DIGITS = 3

let last = 0
let order = 0

/**
 * A new identifier in Crockford's base 32, lower case: 10 digits of time (milliseconds), 3 of order within it, 9 of
 * chance (45 bits). Ids made by one process sort in the order they were made; access never relies on chance alone.
 */
export function newId(now: number = Date.now()): string {
  order = now === last ? (order + 1) % 32 ** ORDER_DIGITS : 0
  last = now
  let chance = ''
  for (const byte of randomBytes(9)) chance += ALPHABET[byte % 32]
  return digits(now, 10) + digits(order, ORDER_DIGITS) + chance
}

function digits(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text
  return text
}
