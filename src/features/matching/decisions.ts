import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { DecisionInput, DecisionView } from './contract.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { Match } from './engine/match-index.ts'
import { type Pair, pairKey } from './pair.ts'
import { decisionFault, factsFor, lapseOf } from './rules.ts'
import { type DecisionRow, decisionsStore } from './store.ts'

/**
 * What facilitators decided of matches. `flowOf`: a live flow, whole. Read once and kept in step: lists ask for it at
 * every pair.
 */
export function matchDecisionsOf(db: Database, clock: Clock, flowOf: (id: string) => EngineFlow | undefined) {
  const store = decisionsStore(db)
  let known: Map<string, DecisionRow> | null = null
  // Read again once it is committed: a transaction that fails later leaves nothing behind here.
  db.events.subscribe(({ type }) => {
    if (type === 'written-elsewhere' || type === 'match-decided') known = null
  })
  const rows = () => {
    known ??= new Map(store.all().map((row) => [pairKey(row), row]))
    return known
  }
  const today = () => dayOf(clock.now())

  function factsOf({ stockId, needId }: Pair, reason: DecisionRow['reason']) {
    const [stock, need] = [flowOf(stockId), flowOf(needId)]
    return stock && need ? factsFor(reason, stock, need) : ''
  }

  /** Why a decision no longer stands; null while it does. `on`: the day, for whoever asks of many. */
  const lapse = (row: DecisionRow, on: string) =>
    lapseOf(row, { today: on, factsNow: () => factsOf(row, row.reason) })

  function journal(
    action: JournalAction,
    row: DecisionRow,
    by: string,
    before: unknown,
    after: unknown,
  ): void {
    const about = { entity: 'match' as const, entityId: pairKey(row) }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  return {
    all: (): readonly DecisionRow[] => [...rows().values()],

    /** The last decision on a pair, whether or not it stands. */
    last: (pair: Pair): DecisionRow | null => rows().get(pairKey(pair)) ?? null,

    /** The decision that stands for a pair; null when there is none, or when it has lapsed. */
    of(match: Pair, on?: string): DecisionRow | null {
      const row = rows().get(pairKey(match))
      return row && lapse(row, on ?? today()) === null ? row : null
    },

    /** Why a pair that was decided is to be decided again; null when it never was, or when the decision stands. */
    lapseOf(match: Pair, on?: string): ReturnType<typeof lapseOf> {
      const row = rows().get(pairKey(match))
      return row ? lapse(row, on ?? today()) : null
    },

    /** One decision for all of these matches, in one transaction; refused with its fault before any is written. */
    decide(actor: Actor, matches: readonly Match[], input: DecisionInput, pointer = ''): void {
      const fault = decisionFault(input, today())
      if (fault)
        fail('invalid-input', fault.said, [{ pointer: `${pointer}/${fault.field}`, detail: fault.ask }])
      const at = clock.now().toISOString()
      const decided = matches.map((match) => rowOf(match, input, { decidedBy: actor.userId, decidedAt: at }))
      db.write((announce) => {
        announce({ type: 'match-decided' })
        for (const row of decided) {
          store.put(row)
          const before = rows().get(pairKey(row))
          journal(`match.${row.verdict}`, row, actor.userId, before ? told(before) : null, told(row))
        }
      })
    },

    /** These pairs are undecided again, in one transaction; returns those that were decided. */
    withdraw(actor: Actor, pairs: readonly Pair[]): DecisionRow[] {
      const decided = pairs.flatMap((pair) => rows().get(pairKey(pair)) ?? [])
      if (decided.length === 0) return []
      db.write((announce) => {
        announce({ type: 'match-decided' })
        for (const row of decided) {
          store.remove(row.stockId, row.needId)
          journal('match.undecided', row, actor.userId, told(row), null)
        }
      })
      return decided
    },

    viewOf: (row: DecisionRow): DecisionView => told(row),
  }

  function rowOf(
    match: Match,
    { verdict, reason, until, note }: DecisionInput,
    by: Pick<DecisionRow, 'decidedBy' | 'decidedAt'>,
  ): DecisionRow {
    const { stockId, needId, values, score } = match
    const why = verdict === 'refused' ? reason : null
    const day = verdict === 'postponed' ? until : null
    const facts = factsOf(match, why)
    return { stockId, needId, verdict, reason: why, until: day, note, facts, values, score, ...by }
  }
}

const told = ({ verdict, reason, until, note, decidedAt }: DecisionRow): DecisionView => ({
  ...{ verdict, reason, until, note },
  at: decidedAt,
})
