import { desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { planDocumentContents, planDocuments } from './tables.ts'

export type DocumentRow = typeof planDocuments.$inferSelect

/** Rows of the documents of the plan and their contents; used by its documents alone. */
export function documentStore({ orm }: Database) {
  return {
    byId: (id: string): DocumentRow | null =>
      orm.select().from(planDocuments).where(eq(planDocuments.id, id)).get() ?? null,
    /** The latest first. */
    ofAction: (actionId: string): DocumentRow[] =>
      orm
        .select()
        .from(planDocuments)
        .where(eq(planDocuments.actionId, actionId))
        .orderBy(desc(planDocuments.at), desc(planDocuments.id))
        .all(),
    byIds: (ids: readonly string[]): DocumentRow[] =>
      orm
        .select()
        .from(planDocuments)
        .where(inArray(planDocuments.id, [...ids]))
        .all(),
    contentOf: (id: string): Buffer | null =>
      orm.select().from(planDocumentContents).where(eq(planDocumentContents.documentId, id)).get()?.content ??
      null,
    insert(row: DocumentRow, content: Buffer): void {
      orm.insert(planDocuments).values(row).run()
      orm.insert(planDocumentContents).values({ documentId: row.id, content }).run()
    },
    remove: (id: string) => void orm.delete(planDocuments).where(eq(planDocuments.id, id)).run(),
  }
}
