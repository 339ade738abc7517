import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { publications } from '../tables.ts'

export type PublicationRow = typeof publications.$inferSelect

/** What structures agreed to publish; used by the open-data service alone. */
export function publicationStore({ orm }: Database) {
  return {
    of: (flowId: string): PublicationRow | null =>
      orm.select().from(publications).where(eq(publications.flowId, flowId)).get() ?? null,
    /** In the order of the public ids, which tells nothing. */
    all: (): PublicationRow[] => orm.select().from(publications).orderBy(asc(publications.publicId)).all(),
    /** An agreement given again keeps its public id. */
    put: ({ flowId, publicId, ...agreed }: PublicationRow): void =>
      void orm
        .insert(publications)
        .values({ flowId, publicId, ...agreed })
        .onConflictDoUpdate({ target: publications.flowId, set: agreed })
        .run(),
    remove: (flowId: string): void =>
      void orm.delete(publications).where(eq(publications.flowId, flowId)).run(),
  }
}
