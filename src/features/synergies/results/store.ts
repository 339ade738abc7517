import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyExchanges } from './tables.ts'

export type ExchangeRow = typeof synergyExchanges.$inferSelect

/** Rows of exchanges; used by the results of synergies, and by its documents for what they prove. */
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
    /** Days of the exchanges that stand, of which a document is the evidence. */
    provedBy: (documentId: string): string[] =>
      orm
        .select({ on: synergyExchanges.on })
        .from(synergyExchanges)
        .where(and(eq(synergyExchanges.documentId, documentId), isNull(synergyExchanges.voidedAt)))
        .orderBy(asc(synergyExchanges.on))
        .all()
        .map(({ on }) => on),
    insert: (row: ExchangeRow) => void orm.insert(synergyExchanges).values(row).run(),
    update: (id: string, change: Partial<ExchangeRow>) =>
      void orm.update(synergyExchanges).set(change).where(eq(synergyExchanges.id, id)).run(),
  }
}
