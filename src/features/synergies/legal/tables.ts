import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { flows } from '../../flows/tables.ts'
import { synergies } from '../tables.ts'

/** A point of law that a facilitator lifted in writing for a stock of a synergy. Rows stay; one taken back blocks again. */
export const legalLifts = sqliteTable(
  'legal_lifts',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** Of the knowledge base. */
    pointId: text().notNull(),
    reason: text().notNull(),
    /** A user, without reference. */
    liftedBy: text().notNull(),
    liftedAt: text().notNull(),
    takenBackAt: text(),
    takenBackBy: text(),
  },
  (table) => [
    index('legal_lifts_by_synergy').on(table.synergyId),
    index('legal_lifts_by_author').on(table.liftedBy),
  ],
)
