/** How a register is asked: how long to wait for it, and how long to leave it alone when it fails. */
export interface Patience {
  /** A person waits behind the question. */
  timeoutMs: number
  /** A failure of the moment is tried once more after this. */
  secondTryMs: number
  firstPauseMs: number
  longestPauseMs: number
}

export const PATIENCE: Patience = {
  timeoutMs: 4_000,
  secondTryMs: 400,
  firstPauseMs: 5_000,
  longestPauseMs: 10 * 60_000,
}

/** No register is left alone for longer than this on its own word: a mistaken header would put it off for good. */
const LONGEST_ASKED_MS = 3_600_000

/** How long to leave a register alone after so many failures in a row: doubled at each, up to a bound. */
export function pauseAfter(failures: number, { firstPauseMs, longestPauseMs }: Patience): number {
  return Math.min(firstPauseMs * 2 ** Math.max(0, failures - 1), longestPauseMs)
}

/**
 * The wait that a `Retry-After` header asks for (RFC 9110, 10.2.3: seconds, or a date), in milliseconds from `now`;
 * null when there is none that can be read.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_ASKED_MS)
}
