import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { DecisionInput, DecisionView } from './contract.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { Match } from './engine/match-index.ts'
import { factsFor } from './rules.ts'
import { type DecisionRow, decisionsStore } from './store.ts'

const keyOf = ({ stockId, needId }: Pick<DecisionRow, 'stockId' | 'needId'>) => `${stockId}~${needId}`

/**
 * What facilitators decided of matches. `flowOf`: a live flow, whole. Read once and kept in step: lists ask for it at
 * every pair.
 */
export function matchDecisionsOf(db: Database, clock: Clock, flowOf: (id: string) => EngineFlow | undefined) {
  const store = decisionsStore(db)
  let known: Map<string, DecisionRow> | null = null
  db.events.subscribe((event) => {
    if (event.type === 'written-elsewhere') known = null
  })
  const rows = () => {
    known ??= new Map(store.all().map((row) => [keyOf(row), row]))
    return known
  }

  function factsOf({ stockId, needId }: Pick<Match, 'stockId' | 'needId'>, reason: DecisionRow['reason']) {
    const [stock, need] = [flowOf(stockId), flowOf(needId)]
    return stock && need ? factsFor(reason, stock, need) : ''
  }

  function journal(
    action: JournalAction,
    row: DecisionRow,
    by: string,
    before: unknown,
    after: unknown,
  ): void {
    const about = { entity: 'match' as const, entityId: keyOf(row) }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  return {
    all: (): readonly DecisionRow[] => [...rows().values()],

    /** The decision that stands for a pair; null when there is none, or when what it was refused for has changed. */
    of(match: Pick<Match, 'stockId' | 'needId'>): DecisionRow | null {
      const row = rows().get(keyOf(match))
      if (!row) return null
      return row.verdict === 'refused' && row.facts !== factsOf(match, row.reason) ? null : row
    },

    decide(actor: Actor, match: Match, { verdict, reason, note }: DecisionInput): void {
      if (verdict === 'refused' && !reason)
        fail('invalid-input', 'Dites pourquoi la piste est écartée.', [
          { pointer: '/reason', detail: 'Choisissez un motif.' },
        ])
      const { stockId, needId, values, score } = match
      const kept = verdict === 'refused' ? reason : null
      const facts = factsOf(match, kept)
      const by = { decidedBy: actor.userId, decidedAt: clock.now().toISOString() }
      const row: DecisionRow = { stockId, needId, verdict, reason: kept, note, facts, values, score, ...by }
      db.write((emit) => {
        store.put(row)
        emit({ type: 'match-decided' })
        const before = rows().get(keyOf(row))
        journal(
          verdict === 'kept' ? 'match.kept' : 'match.refused',
          row,
          actor.userId,
          before ? told(before) : null,
          told(row),
        )
      })
      rows().set(keyOf(row), row)
    },

    /** The pair is undecided again. */
    withdraw(actor: Actor, match: Pick<Match, 'stockId' | 'needId'>): void {
      const row = rows().get(keyOf(match))
      if (!row) return
      db.write((emit) => {
        emit({ type: 'match-decided' })
        store.remove(row.stockId, row.needId)
        journal('match.undecided', row, actor.userId, told(row), null)
      })
      rows().delete(keyOf(row))
    },

    viewOf: (row: DecisionRow): DecisionView => told(row),
  }
}

const told = ({ verdict, reason, note, decidedAt }: DecisionRow): DecisionView => ({
  ...{ verdict, reason, note },
  at: decidedAt,
})
