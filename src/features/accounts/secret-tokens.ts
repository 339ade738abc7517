import { createHash, randomBytes } from 'node:crypto'

/** 256 bits of chance, written in 43 characters that fit in an address. */
export function drawToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: enough to know it again, not to make it. Plain sha-256 is right for 256 bits of chance. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
