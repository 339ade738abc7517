import { randomBytes } from 'node:crypto'

/** Without the letters that are mistaken for figures (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const HOW_MANY = 10

/** Ten codes of 50 bits, written `xxxxx-xxxxx` to be copied on paper. */
export function drawRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const letters = Array.from(randomBytes(10), (byte) => ALPHABET[byte % 32]).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** A code as it was drawn, whatever the capitals and spaces of who types it, and o for 0 or i and l for 1. */
export function readRecoveryCode(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
