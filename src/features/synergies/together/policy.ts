import { type Actor, facilitates, isMemberOf } from '../../../kernel/actor.ts'
import type { audiences } from './tables.ts'

export type Audience = (typeof audiences)[number]

interface Party {
  organisationId: string
  introducedAt: string | null
  leftAt: string | null
}

/** What a reader of a synergy sees of the words in it. */
export interface WorkSight {
  /** Follows it: reads everything, private notes too. */
  isLed: boolean
  /** A structure of the reader that takes part, made known to the others; null for facilitators and strangers. */
  organisationId: string | null
  /** When the first of the reader’s structures was made known to the others: what they said before is not for it. */
  since: string | null
}

/** Introduced, and still there. */
export const isKnown = ({ introducedAt, leftAt }: Party) => introducedAt !== null && leftAt === null

export function workSightOf(actor: Actor, parties: readonly Party[]): WorkSight {
  const own = parties.filter((party) => isKnown(party) && isMemberOf(actor, party.organisationId))
  const since = own.flatMap(({ introducedAt }) => introducedAt ?? []).sort()[0] ?? null
  const isLed = parties.some(({ organisationId }) => facilitates(actor, organisationId))
  return { isLed, organisationId: own[0]?.organisationId ?? null, since }
}

/**
 * Whom a reader may write to. There is nobody to share with before an introduction; only facilitators keep notes among
 * themselves.
 */
export function audiencesFor({ isLed, since }: WorkSight, parties: readonly Party[]): Audience[] {
  const shared: Audience[] = since !== null || (isLed && parties.some(isKnown)) ? ['all'] : []
  return isLed ? [...shared, 'facilitators'] : shared
}

/** Whether a reader is shown what was written at an instant for an audience. */
export function canReadWords(
  { isLed, since }: WorkSight,
  { audience, at }: { audience: Audience; at: string },
): boolean {
  return isLed || (audience === 'all' && since !== null && at >= since)
}
