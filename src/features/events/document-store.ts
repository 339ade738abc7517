import { desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { eventDocumentContents, eventDocuments } from './tables.ts'

export type DocumentRow = typeof eventDocuments.$inferSelect

/** Rows of the documents and photos of events and their contents; used by the documents alone. */
export function documentStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(eventDocuments).where(eq(eventDocuments.id, id)).get() ?? null,
    /** The latest first. */
    ofEvent: (eventId: string): DocumentRow[] =>
      orm
        .select()
        .from(eventDocuments)
        .where(eq(eventDocuments.eventId, eventId))
        .orderBy(desc(eventDocuments.at), desc(eventDocuments.id))
        .all(),
    contentOf: (id: string): Buffer | null =>
      orm.select().from(eventDocumentContents).where(eq(eventDocumentContents.documentId, id)).get()
        ?.content ?? null,
    insert(row: DocumentRow, content: Buffer): void {
      orm.insert(eventDocuments).values(row).run()
      orm.insert(eventDocumentContents).values({ documentId: row.id, content }).run()
    },
    remove: (id: string) => void orm.delete(eventDocuments).where(eq(eventDocuments.id, id)).run(),
  }
}
