import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type EntryContent, entryKinds } from './entries/contract.ts'

/**
 * What facilitators add to the shipped knowledge base, version after version: rows are only added, the last one of an
 * entry counts. A withdrawal is a version too, with the content it had.
 */
export const knowledgeVersions = sqliteTable(
  'knowledge_versions',
  {
    /** Of the entry. */
    id: text().notNull(),
    /** 1, 2, 3… */
    version: integer().notNull(),
    kind: text({ enum: entryKinds }).notNull(),
    state: text({ enum: ['live', 'withdrawn'] }).notNull(),
    content: text({ mode: 'json' }).$type<EntryContent>().notNull(),
    /** A user; no reference, lest an account that closes take what it taught with it. */
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.version] }),
    index('knowledge_versions_by_author').on(table.createdBy),
  ],
)
