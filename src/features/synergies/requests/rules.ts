import type { Refusal } from '../../../kernel/match-decisions.ts'
import type { RequestView } from './contract.ts'

/** A structure asks no more than this in a day. */
export const MOST_A_DAY = 20

/** Reasons that are about what an anonymised flow shows too. */
const TELLING_NOTHING: readonly Refusal[] = ['not-the-thing', 'rule']

/**
 * Why a request was refused, as the one who made it may know: a reason drawn from what the other side hides would tell
 * it, so it is kept back unless that side is shown whole.
 */
export function sharedRefusal(
  reason: Refusal | null,
  other: 'full' | 'anonymised' | undefined,
): Refusal | null {
  if (reason === null || reason === 'other') return null
  return other === 'full' || TELLING_NOTHING.includes(reason) ? reason : null
}

interface Stored {
  withdrawnAt: string | null
  treatedAt: string | null
  refusal: Refusal | null
}

/** Where a request stands. `isLive`: both flows are. */
export function requestState(
  { withdrawnAt, treatedAt, refusal }: Stored,
  isLive: boolean,
): RequestView['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  if (treatedAt !== null) return refusal === null ? 'passed-on' : 'refused'
  return isLive ? 'waiting' : 'lapsed'
}
