import { asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { appliedImports, importChanges } from './tables.ts'

export type AppliedRow = typeof appliedImports.$inferSelect
export type ChangeRow = typeof importChanges.$inferSelect

/** Imports that were applied and what each changed; used by the spreadsheets service alone. */
export function historyStore({ orm }: Database) {
  return {
    insert: (row: typeof appliedImports.$inferInsert) => void orm.insert(appliedImports).values(row).run(),
    byId: (id: string) => orm.select().from(appliedImports).where(eq(appliedImports.id, id)).get() ?? null,
    /** The last first. */
    all: () =>
      orm
        .select()
        .from(appliedImports)
        .orderBy(desc(appliedImports.appliedAt), desc(appliedImports.id))
        .all(),
    markUndone: (id: string, undoneAt: string, undoneBy: string) =>
      void orm.update(appliedImports).set({ undoneAt, undoneBy }).where(eq(appliedImports.id, id)).run(),

    insertChange: (row: ChangeRow) => void orm.insert(importChanges).values(row).run(),
    changesOf: (importId: string): ChangeRow[] =>
      orm
        .select()
        .from(importChanges)
        .where(eq(importChanges.importId, importId))
        .orderBy(asc(importChanges.number))
        .all(),
    hasChanges: (importId: string) =>
      orm
        .select({ number: importChanges.number })
        .from(importChanges)
        .where(eq(importChanges.importId, importId))
        .limit(1)
        .get() !== undefined,
    /** That an import was made stays; what it changed goes when it can no longer be undone. */
    forgetChangesBefore: (appliedAt: string) =>
      void orm
        .delete(importChanges)
        .where(
          inArray(
            importChanges.importId,
            orm
              .select({ id: appliedImports.id })
              .from(appliedImports)
              .where(lt(appliedImports.appliedAt, appliedAt)),
          ),
        )
        .run(),
  }
}
