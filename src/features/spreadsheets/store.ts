import { and, desc, eq, lt, notInArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { imports } from './tables.ts'

export type ImportRow = typeof imports.$inferSelect

/** Files sent for preview; used by the spreadsheets service alone. */
export function importsStore({ orm }: Database) {
  return {
    insert: (row: typeof imports.$inferInsert) => void orm.insert(imports).values(row).run(),
    ofUser: (id: string, userId: string): ImportRow | null =>
      orm
        .select()
        .from(imports)
        .where(and(eq(imports.id, id), eq(imports.userId, userId)))
        .get() ?? null,
    markApplied: (id: string, appliedAt: string) =>
      void orm.update(imports).set({ appliedAt }).where(eq(imports.id, id)).run(),
    removeOlderThan: (createdAt: string) =>
      void orm.delete(imports).where(lt(imports.createdAt, createdAt)).run(),
    /** Keeps the newest previews of a user: each may weigh as much as an upload. */
    keepNewest(userId: string, howMany: number): void {
      const newest = orm
        .select({ id: imports.id })
        .from(imports)
        .where(eq(imports.userId, userId))
        .orderBy(desc(imports.createdAt), desc(imports.id))
        .limit(howMany)
      orm
        .delete(imports)
        .where(and(eq(imports.userId, userId), notInArray(imports.id, newest)))
        .run()
    },
  }
}
