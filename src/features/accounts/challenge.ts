import { createHmac, timingSafeEqual } from 'node:crypto'
import { newId } from '../../kernel/ids.ts'

const LASTS_MS = 5 * 60_000

/** A first proof was given; the second factor is awaited. */
export interface Challenge {
  id: string
  userId: string
  /** How the first proof was given, for the journal. */
  by: 'password' | 'link'
}

/** Writes a challenge that only this key can make, good for five minutes. */
export function writeChallenge(key: Buffer, challenge: Omit<Challenge, 'id'>, now: Date): string {
  const content = { ...challenge, id: newId(now.getTime()), until: now.getTime() + LASTS_MS }
  const body = Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${body}.${signature(key, body).toString('base64url')}`
}

/** The challenge behind a text; null when it was not made by this key, or its time is over. */
export function readChallenge(key: Buffer, text: string, now: Date): Challenge | null {
  const [body = '', signed = '', ...rest] = text.split('.')
  const given = Buffer.from(signed, 'base64url')
  const right = signature(key, body)
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null
  const { until, ...challenge } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Challenge & {
    until: number
  }
  return now.getTime() < until ? challenge : null
}

function signature(key: Buffer, body: string): Buffer {
  return createHmac('sha256', key).update(body).digest()
}
