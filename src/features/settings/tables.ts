import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Settings of the territory and the state of the installation, one JSON value a key. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).notNull(),
  updatedAt: text().notNull(),
  /** Who chose it: a user; null for the state of the installation. */
  updatedBy: text(),
  version: integer().notNull().default(1),
})
