import { type Actor, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Family } from '../../kernel/families.ts'
import type { matchAssignmentsOf } from './assignments.ts'
import type { MatchQuery } from './contract.ts'
import type { matchDecisionsOf } from './decisions.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { Match } from './engine/match-index.ts'
import { pairKey } from './pair.ts'

export type MatchSieve = Omit<MatchQuery, 'q' | 'limit' | 'offset'> & { among?: ReadonlySet<string> }

interface SieveSources {
  decisions: ReturnType<typeof matchDecisionsOf>
  assignments: ReturnType<typeof matchAssignmentsOf>
  compatibility(): Compatibility
  familyOf(flowId: string): Family | undefined
  involves(actor: Actor, organisationId: string, flowIds: readonly string[]): boolean
  /** Keys of the pairs that an open synergy holds. */
  takenUp(): ReadonlySet<string>
}

/**
 * Tells which matches a list asks for. What was decided, who is to look and what was taken up are the facilitators’
 * work: asked by anybody else, these filters do nothing, and what was refused is left out.
 */
export function matchSieve(clock: Clock, sources: SieveSources) {
  const { decisions, assignments, compatibility, familyOf, involves } = sources

  function isTriagedAs(actor: Actor, query: MatchSieve): (match: Match) => boolean {
    const today = dayOf(clock.now())
    if (!isFacilitator(actor)) return (match) => decisions.of(match, today)?.verdict !== 'refused'
    const { decision, synergy, assignedTo } = query
    const assignee = assignedTo === 'me' ? actor.userId : assignedTo
    const takenUp = synergy && sources.takenUp()
    return (match) => {
      const verdict = decisions.of(match, today)?.verdict ?? 'none'
      return (
        (decision ? verdict === decision : verdict !== 'refused') &&
        (!assignee || assignments.of(match) === assignee) &&
        (!takenUp || takenUp.has(pairKey(match)) === (synergy === 'open'))
      )
    }
  }

  return (actor: Actor, query: MatchSieve): ((match: Match) => boolean) => {
    const { kind, family, resource, organisation, flow, maxKm, among } = query
    const isAsked = isTriagedAs(actor, query)
    return (match) =>
      (!among || among.has(match.stockId) || among.has(match.needId)) &&
      isAsked(match) &&
      (!kind || match.kind === kind) &&
      (!family || [match.stockId, match.needId].some((id) => familyOf(id) === family)) &&
      (!resource ||
        (match.fit.resourceId !== null &&
          compatibility().lineage(match.fit.resourceId).includes(resource))) &&
      (!flow || match.stockId === flow || match.needId === flow) &&
      (!organisation || involves(actor, organisation, [match.stockId, match.needId])) &&
      (maxKm === undefined || (match.distanceKm !== null && match.distanceKm <= maxKm))
  }
}
