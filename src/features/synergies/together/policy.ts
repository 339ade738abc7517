import { type Actor, facilitates, isMemberOf } from '../../../kernel/actor.ts'
import type { Audience } from '../../together/columns.ts'
import type { Sight } from '../../together/policy.ts'

interface Party {
  organisationId: string
  introducedAt: string | null
  leftAt: string | null
}

/** Introduced, and still there. */
export const isKnown = ({ introducedAt, leftAt }: Party) => introducedAt !== null && leftAt === null

/**
 * What a reader of a synergy sees of the words in it: its facilitators everything, others what was said since the first
 * of their structures was made known to the others.
 */
export function workSightOf(actor: Actor, parties: readonly Party[]): Sight {
  const own = parties.filter((party) => isKnown(party) && isMemberOf(actor, party.organisationId))
  const since = own.flatMap(({ introducedAt }) => introducedAt ?? []).sort()[0] ?? null
  const isLed = parties.some(({ organisationId }) => facilitates(actor, organisationId))
  const organisationId = isLed ? null : (own[0]?.organisationId ?? null)
  return { isLed, manages: isLed, organisationId, since }
}

/**
 * Whom a reader may write to. There is nobody to share with before an introduction; only facilitators keep notes among
 * themselves.
 */
export function audiencesFor(
  { isLed, since }: Pick<Sight, 'isLed' | 'since'>,
  parties: readonly Party[],
): Audience[] {
  const shared: Audience[] = since !== null || (isLed && parties.some(isKnown)) ? ['all'] : []
  return isLed ? [...shared, 'facilitators'] : shared
}
