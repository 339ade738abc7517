import { desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyDocumentContents, synergyDocuments } from './tables.ts'

export type DocumentRow = typeof synergyDocuments.$inferSelect

/** Rows of the documents of synergies and their contents; used by the documents, and for their names by the messages. */
export function documentStore({ orm }: Database) {
  return {
    byId: (id: string): DocumentRow | null =>
      orm.select().from(synergyDocuments).where(eq(synergyDocuments.id, id)).get() ?? null,
    /** The latest first. */
    ofSynergy: (synergyId: string): DocumentRow[] =>
      orm
        .select()
        .from(synergyDocuments)
        .where(eq(synergyDocuments.synergyId, synergyId))
        .orderBy(desc(synergyDocuments.at), desc(synergyDocuments.id))
        .all(),
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(
        orm
          .select({ id: synergyDocuments.id, name: synergyDocuments.name })
          .from(synergyDocuments)
          .where(inArray(synergyDocuments.id, [...ids]))
          .all()
          .map(({ id, name }) => [id, name]),
      ),
    contentOf: (id: string): Buffer | null =>
      orm.select().from(synergyDocumentContents).where(eq(synergyDocumentContents.documentId, id)).get()
        ?.content ?? null,
    insert(row: DocumentRow, content: Buffer): void {
      orm.insert(synergyDocuments).values(row).run()
      orm.insert(synergyDocumentContents).values({ documentId: row.id, content }).run()
    },
    remove: (id: string) => void orm.delete(synergyDocuments).where(eq(synergyDocuments.id, id)).run(),
  }
}
