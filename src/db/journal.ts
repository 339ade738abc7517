import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { newId } from '../kernel/ids.ts'
import type { Database } from './connection.ts'

/** Every change: who, when, what, before and after. Rows are only ever added. */
export const journal = sqliteTable('journal', {
  id: text().primaryKey(),
  at: text().notNull(),
  /** The user, or `system` for the command line and the demonstration. */
  actorId: text().notNull(),
  action: text().notNull(),
  entity: text().notNull(),
  entityId: text().notNull(),
  before: text({ mode: 'json' }),
  after: text({ mode: 'json' }),
})

export interface JournalEntry {
  at: Date
  actorId: string
  action: string
  entity: string
  entityId: string
  before?: unknown
  after?: unknown
}

/** Adds a row; called inside the transaction of the change it tells. */
export function record(db: Database, { at, before, after, ...rest }: JournalEntry): void {
  db.orm
    .insert(journal)
    .values({ id: newId(), at: at.toISOString(), before: before ?? null, after: after ?? null, ...rest })
    .run()
}
