import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { FlowView } from '../flows/contract.ts'
import type { matchAssignmentsOf } from './assignments.ts'
import type { BatchInput, BatchOutcome, BatchView, CandidateView, QueueQuery, QueueView } from './contract.ts'
import type { matchDecisionsOf } from './decisions.ts'
import type { Match } from './engine/match-index.ts'
import { type Pair, pairKey } from './pair.ts'

/** A side of a pair that asked to be introduced to the other, and waits. */
export interface Ask {
  organisationId: string
  person: string | null
  message: string | null
  at: string
}
/** By the key of the pair, the first asked first. */
export type Asks = ReadonlyMap<string, readonly Ask[]>

interface TriageSources {
  decisions: ReturnType<typeof matchDecisionsOf>
  assignments: ReturnType<typeof matchAssignmentsOf>
  /** Undecided matches that no open synergy holds, best first, as the actor sees them. */
  undecided(actor: Actor, query: Pick<QueueQuery, 'assignedTo'>): readonly Match[]
  asks(): Asks
  /** A pair that the actor may read and decide on; null for what is hidden from it as for what does not exist. */
  decidableOrNull(actor: Actor, id: string): Match | null
  ownersOf(pair: Pair): readonly string[]
  viewsOf(actor: Actor, flowIds: readonly string[]): ReadonlyMap<string, FlowView>
  resourceLabel(id: string): string | null
}

/** What is to be sorted, in rows that weigh little, and what is decided of many at once. */
export function matchTriage(db: Database, sources: TriageSources) {
  const { decisions, assignments, decidableOrNull, ownersOf } = sources

  /** Those that a structure waits for, whatever their rank, unless they are put off or given to somebody else. */
  function asked(actor: Actor, { assignedTo }: Pick<QueueQuery, 'assignedTo'>, asks: Asks): Match[] {
    const assignee = assignedTo === 'me' ? actor.userId : assignedTo
    return [...asks.keys()]
      .flatMap((id) => decidableOrNull(actor, id) ?? [])
      .filter((match) => decisions.of(match)?.verdict !== 'postponed')
      .filter((match) => !assignee || assignments.of(match) === assignee)
  }

  function askedBy(actor: Actor, match: Match, asks: Asks): CandidateView['askedBy'] {
    const [stockOwner] = ownersOf(match)
    return (asks.get(pairKey(match)) ?? []).map(({ organisationId, person, message, at }) => {
      const words = facilitates(actor, organisationId) ? { person, message } : { person: null, message: null }
      return { side: organisationId === stockOwner ? 'stock' : 'need', at, ...words }
    })
  }

  function candidates(actor: Actor, matches: readonly Match[], asks: Asks): CandidateView[] {
    const flowIds = matches.flatMap(({ stockId, needId }) => [stockId, needId])
    const views = sources.viewsOf(actor, [...new Set(flowIds)])
    const assignees = assignments.viewsOf(matches)
    return matches.flatMap((match): CandidateView[] => {
      const [stock, need] = [views.get(match.stockId), views.get(match.needId)]
      if (!stock || !need) return []
      const { kind, score, distanceKm, fit } = match
      return [
        {
          ...{ id: pairKey(match), kind, score, distanceKm, resourceId: fit.resourceId },
          resourceLabel: fit.resourceId && sources.resourceLabel(fit.resourceId),
          ...{ stock: inShort(stock), need: inShort(need) },
          assignedTo: assignees.get(pairKey(match)) ?? null,
          cameBack: decisions.lapseOf(match),
          askedBy: askedBy(actor, match, asks),
        },
      ]
    })
  }

  return {
    queue(actor: Actor, { limit, ...query }: QueueQuery): QueueView {
      const asks = sources.asks()
      const first = asked(actor, query, asks)
      const keys = new Set(first.map(pairKey))
      const others = sources
        .undecided(actor, query)
        .filter((match) => !keys.has(pairKey(match)))
        .filter((match) => ownersOf(match).some((owner) => facilitates(actor, owner)))
      const matches = [...first, ...others]
      return {
        total: matches.length,
        items: candidates(actor, matches.slice(0, limit), asks),
        colleagues: assignments.colleaguesFor(matches, ownersOf),
      }
    },

    /**
     * One input for many matches: all that may be decided are, in one transaction with their entries in the journal; each
     * row says what became of it. A row that is not the actor’s, or is no more, does not keep the others from it: two
     * people sort the same morning, and what one took away must not undo what the other chose.
     */
    decideMany(actor: Actor, { ids, decision, assignedTo }: BatchInput): BatchView {
      const found = [...new Set(ids)].map((id) => ({ id, match: decidableOrNull(actor, id) }))
      const matches = found.flatMap(({ match }) => match ?? [])
      const assignee = assignedTo ? assignments.assignee(assignedTo) : null
      const theirs = matches.filter(
        (match) => !assignee || ownersOf(match).some((owner) => facilitates(assignee, owner)),
      )
      const changed = new Set<string>()
      const note = (pairs: readonly Pair[]) => {
        for (const pair of pairs) changed.add(pairKey(pair))
      }
      db.write(() => {
        if (decision) {
          decisions.decide(actor, matches, decision, '/decision')
          note(matches)
        }
        if (decision === null) note(decisions.withdraw(actor, matches))
        if (assignedTo !== undefined) note(assignments.assign(actor, theirs, assignedTo))
      })
      const outcomeOf = (match: Match | null): BatchOutcome => {
        if (!match) return 'not-found'
        if (changed.has(pairKey(match))) return 'done'
        return theirs.includes(match) ? 'unchanged' : 'not-theirs'
      }
      return { rows: found.map(({ id, match }) => ({ id, outcome: outcomeOf(match) })) }
    },
  }
}

const inShort = (flow: FlowView): CandidateView['stock'] => {
  const { id, label, quantity, unit, period, party, seenAs, visibility, can } = flow
  return { id, label, quantity, unit, period, party, seenAs, visibility, can }
}
