import { desc, eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyExchanges } from '../tables.ts'

export type ExchangeRow = typeof synergyExchanges.$inferSelect

/** Rows of exchanges; used by the results of synergies alone. */
export function exchangesStore({ orm }: Database) {
  return {
    /** The latest first. */
    ofSynergy: (synergyId: string): ExchangeRow[] =>
      orm
        .select()
        .from(synergyExchanges)
        .where(eq(synergyExchanges.synergyId, synergyId))
        .orderBy(desc(synergyExchanges.on), desc(synergyExchanges.id))
        .all(),
    insert: (row: ExchangeRow) => void orm.insert(synergyExchanges).values(row).run(),
    update: (id: string, change: Partial<ExchangeRow>) =>
      void orm.update(synergyExchanges).set(change).where(eq(synergyExchanges.id, id)).run(),
  }
}
