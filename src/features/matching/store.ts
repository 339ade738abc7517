import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { matchDecisions } from './tables.ts'

export type DecisionRow = typeof matchDecisions.$inferSelect

/** Rows of decisions on matches; used by the matching service alone. */
export function decisionsStore({ orm }: Database) {
  return {
    all: (): DecisionRow[] => orm.select().from(matchDecisions).all(),
    put: (row: DecisionRow) =>
      void orm
        .insert(matchDecisions)
        .values(row)
        .onConflictDoUpdate({ target: [matchDecisions.stockId, matchDecisions.needId], set: row })
        .run(),
    remove: (stockId: string, needId: string) =>
      void orm
        .delete(matchDecisions)
        .where(and(eq(matchDecisions.stockId, stockId), eq(matchDecisions.needId, needId)))
        .run(),
  }
}
