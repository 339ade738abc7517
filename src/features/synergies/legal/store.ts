import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { legalLifts } from './tables.ts'

export type LiftRow = typeof legalLifts.$inferSelect

/** Rows of lifted points; used by the synergies service alone. */
export function liftsStore({ orm }: Database) {
  return {
    /** Those that stand. */
    ofSynergy: (synergyId: string): LiftRow[] =>
      orm
        .select()
        .from(legalLifts)
        .where(and(eq(legalLifts.synergyId, synergyId), isNull(legalLifts.takenBackAt)))
        .all(),
    insert: (row: LiftRow) => void orm.insert(legalLifts).values(row).run(),
    takeBack: (id: string, change: Pick<LiftRow, 'takenBackAt' | 'takenBackBy'>) =>
      void orm.update(legalLifts).set(change).where(eq(legalLifts.id, id)).run(),
  }
}
