import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DirectoryField } from '../../kernel/directory.ts'
import { organisations } from '../organisations/tables.ts'

/** What a structure agreed to show of itself to the network; without a row, or not listed: nothing, not even its name. */
export const directoryEntries = sqliteTable('directory_entries', {
  organisationId: text()
    .primaryKey()
    .references(() => organisations.id, { onDelete: 'cascade' }),
  isListed: integer({ mode: 'boolean' }).notNull(),
  shown: text({ mode: 'json' }).$type<DirectoryField[]>().notNull(),
  website: text(),
  presentation: text(),
  /** Whom to write to or call: written for the directory, apart from the contacts its facilitators use. */
  contactName: text(),
  contactEmail: text(),
  contactPhone: text(),
  /** When somebody last agreed that it be listed, and who: a user, without reference. */
  agreedAt: text(),
  agreedBy: text(),
  updatedAt: text().notNull(),
})
