import { blob, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
