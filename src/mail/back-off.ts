import { createHash } from 'node:crypto'

/** About a day of tries: then somebody has to look. */
export const MAX_ATTEMPTS = 14
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 4 * 3_600_000
/** Mails that failed together do not come back together. */
const JITTER = 0.2

/**
 * How long to wait, in milliseconds, after the `attempts`-th try of a mail failed: one minute, doubled at each try up to
 * four hours, give or take a fifth drawn from the mail's own id. Null when it has been tried enough.
 */
export function waitAfter(attempts: number, mailId: string): number | null {
  if (attempts >= MAX_ATTEMPTS) return null
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS)
  return Math.round(wait * (1 + JITTER * (2 * drawn(`${mailId} ${attempts}`) - 1)))
}

/** A number in [0, 1), always the same for the same text. */
function drawn(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}
