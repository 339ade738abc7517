import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { knowledgeVersions } from '../tables.ts'

export type VersionRow = typeof knowledgeVersions.$inferSelect

/** Rows of the versions of entries; used by the services of the entries alone. */
export function entriesStore({ orm }: Database) {
  const isLast = sql`${knowledgeVersions.version} = (select max(version) from knowledge_versions as later where later.id = ${knowledgeVersions.id})`
  return {
    /** The last version of each entry, by id: in the order in which the entries were first added. */
    latest: (): VersionRow[] =>
      orm.select().from(knowledgeVersions).where(isLast).orderBy(asc(knowledgeVersions.id)).all(),
    byId: (id: string): VersionRow | undefined =>
      orm
        .select()
        .from(knowledgeVersions)
        .where(and(eq(knowledgeVersions.id, id), isLast))
        .get(),
    /** The latest first. */
    versionsOf: (id: string): VersionRow[] =>
      orm
        .select()
        .from(knowledgeVersions)
        .where(eq(knowledgeVersions.id, id))
        .orderBy(desc(knowledgeVersions.version))
        .all(),
    insert: (row: VersionRow) => void orm.insert(knowledgeVersions).values(row).run(),
  }
}
