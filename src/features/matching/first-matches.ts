import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { lazy } from '../../kernel/lazy.ts'
import type { Notices } from '../../kernel/notices.ts'
import { personOf } from '../../kernel/visibility.ts'
import type { AccountsService } from '../accounts/service.ts'
import { betweenRequests } from './between-requests.ts'
import type { Match } from './engine/match-index.ts'
import type { FlowRow } from './engine-flow.ts'
import { firstMatchesNotice } from './mails.ts'
import { PER_FLOW } from './ranked-world.ts'
import type { seenMatches } from './seen-matches.ts'
import { matchedFlowsStore } from './store.ts'
import type { Worlds } from './worlds.ts'

export interface FirstMatchesBelow {
  worlds: Worlds
  seen: ReturnType<typeof seenMatches>
  isRefused(match: Match): boolean
  accounts: Pick<AccountsService, 'deciders'>
  notices: Notices
}

/**
 * Tells those who answer for a structure when a flow of theirs is matched for the first time, once a flow. What counts
 * is what a member of the structure is shown; what it is matched with is not told. Looked at between requests, so that
 * an import waits for nothing, and is told to each structure in one notice.
 */
export function firstMatches(
  db: Database,
  clock: Clock,
  { worlds, seen, isRefused, accounts, notices }: FirstMatchesBelow,
) {
  const store = matchedFlowsStore(db)
  const told = lazy(() => new Set(store.ids()))
  const queue = betweenRequests(() => {})
  let moved = new Set<string>()
  let isAllMoved = false
  let isQueued = false

  const untold = (id: string): FlowRow[] => {
    const row = worlds.rows.get(id)
    return row && !told().has(id) ? [row] : []
  }

  /** Flows that what moved may have given their first match: those, and what they are now matched with. */
  function* candidates(): Generator<number, FlowRow[]> {
    const [ids, isAll] = [moved, isAllMoved]
    moved = new Set()
    isAllMoved = false
    isQueued = false
    if (isAll) return [...worlds.rows.keys()].flatMap(untold)
    const near = new Set<string>()
    for (const id of ids) {
      yield 0
      if (!worlds.rows.has(id)) continue
      near.add(id)
      for (const { stockId, needId } of worlds.whole().index.partnersOf(id, PER_FLOW).matches)
        near.add(stockId === id ? needId : stockId)
    }
    return [...near].flatMap(untold)
  }

  function* look(): Generator<number, void> {
    if (!db.sqlite.open) return
    const found = yield* candidates()
    for (const [organisationId, rows] of groupBy(found, (row) => row.organisationId)) {
      yield 0
      // The server closes, and with it the database, without waiting for what is done between requests.
      if (!db.sqlite.open) return
      tell(organisationId, rows)
    }
  }

  function tell(organisationId: string, rows: readonly FlowRow[]): void {
    const people = accounts.deciders(organisationId).map(({ userId }) => userId)
    if (people.length === 0) return
    const shown = seen.list(personOf(organisationId)).filter((match) => !isRefused(match))
    const matched = new Set(shown.flatMap(({ stockId, needId }) => [stockId, needId]))
    const first = rows.filter(({ id }) => matched.has(id))
    if (first.length === 0) return
    db.write(() => {
      for (const { id } of first) store.insert(id, clock.now().toISOString())
      notices.tell(people, firstMatchesNotice(first))
    })
    for (const { id } of first) told().add(id)
  }

  return {
    stop: queue.stop,
    /** To be called once the worlds have followed. */
    follow(event: DomainEvent): void {
      if (event.type === 'flow-changed') for (const id of event.ids) moved.add(id)
      else if (event.type === 'written-elsewhere' || (event.type === 'flows-reread' && event.share === 1))
        isAllMoved = true
      else return
      if (!isQueued) queue.start(look)
      isQueued = true
    },
  }
}
