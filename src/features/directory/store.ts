import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { directoryEntries } from './tables.ts'

export type EntryRow = typeof directoryEntries.$inferSelect

/** Choices of structures about the directory; used by its service alone. */
export function directoryStore({ orm }: Database) {
  return {
    of: (organisationId: string): EntryRow | null =>
      orm.select().from(directoryEntries).where(eq(directoryEntries.organisationId, organisationId)).get() ??
      null,
    listed: (): EntryRow[] =>
      orm.select().from(directoryEntries).where(eq(directoryEntries.isListed, true)).all(),
    put: (row: EntryRow) =>
      void orm
        .insert(directoryEntries)
        .values(row)
        .onConflictDoUpdate({ target: directoryEntries.organisationId, set: row })
        .run(),
  }
}
