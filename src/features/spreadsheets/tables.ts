import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImportedState } from './undo-plan.ts'

/** A file sent for preview, kept until it is applied or forgotten (a day). */
export const imports = sqliteTable('imports', {
  id: text().primaryKey(),
  userId: text().notNull(),
  fileName: text().notNull(),
  content: blob({ mode: 'buffer' }).notNull(),
  /** Digest of the preview that was shown: applying what was not shown is refused. */
  previewDigest: text().notNull(),
  createdAt: text().notNull(),
  appliedAt: text(),
})

/** Every import that was applied. */
export const appliedImports = sqliteTable(
  'applied_imports',
  {
    id: text().primaryKey(),
    /** Who applied it: a user, or `cli`; no reference, lest an account that closes take it along. */
    userId: text().notNull(),
    fileName: text().notNull(),
    appliedAt: text().notNull(),
    created: integer().notNull(),
    updated: integer().notNull(),
    unchanged: integer().notNull(),
    undoneAt: text(),
    undoneBy: text(),
  },
  (table) => [index('applied_imports_by_time').on(table.appliedAt)],
)

/** What an import changed, as it was and as the import left it: kept for as long as it may be undone. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    importId: text()
      .notNull()
      .references(() => appliedImports.id, { onDelete: 'cascade' }),
    /** In the order of writing. */
    number: integer().notNull(),
    entity: text({ enum: ['organisation', 'flow'] }).notNull(),
    entityId: text().notNull(),
    /** The structure it is, or is of; no reference: undoing may take it away. */
    organisationId: text().notNull(),
    /** Null: the import made it. */
    before: text({ mode: 'json' }).$type<ImportedState>(),
    after: text({ mode: 'json' }).$type<ImportedState>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    index('import_changes_by_organisation').on(table.organisationId),
  ],
)
