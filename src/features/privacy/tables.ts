import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { users } from '../accounts/tables.ts'

/** People told by mail that their account, long unused, will be deleted. */
export const inactivityWarnings = sqliteTable('inactivity_warnings', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  warnedAt: text().notNull(),
})
