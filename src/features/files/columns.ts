import { blob, integer, text } from 'drizzle-orm/sqlite-core'
import { formats } from './file-format.ts'

/** What every table of files says of each; its content lies in a table apart, which lists never read. */
export const fileColumns = () => ({
  /** As the file was called, without its folders. */
  name: text().notNull(),
  format: text({ enum: formats }).notNull(),
  sizeBytes: integer().notNull(),
  /** Of what is kept: the same file sent twice to the same place is one. */
  sha256: text().notNull(),
  /** What it shows, for who does not see it. */
  description: text(),
})

export const contentColumn = () => blob({ mode: 'buffer' }).notNull()
