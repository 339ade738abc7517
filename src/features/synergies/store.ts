import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { consents, introductions } from './tables.ts'

export type IntroductionRow = typeof introductions.$inferSelect
export type ConsentRow = typeof consents.$inferSelect

/** Rows of introductions and consents; used by the synergies service alone. */
export function introductionsStore({ orm }: Database) {
  const newestFirst = [desc(introductions.openedAt), desc(introductions.id)] as const
  return {
    byId: (id: string) => orm.select().from(introductions).where(eq(introductions.id, id)).get() ?? null,
    all: () =>
      orm
        .select()
        .from(introductions)
        .orderBy(...newestFirst)
        .all(),
    ofOrganisations: (ids: readonly string[]) =>
      orm
        .select()
        .from(introductions)
        .where(
          or(
            inArray(introductions.stockOrganisationId, [...ids]),
            inArray(introductions.needOrganisationId, [...ids]),
          ),
        )
        .orderBy(...newestFirst)
        .all(),
    ofPair: (stockId: string, needId: string) =>
      orm
        .select()
        .from(introductions)
        .where(and(eq(introductions.stockId, stockId), eq(introductions.needId, needId)))
        .all(),
    insert: (row: IntroductionRow) => void orm.insert(introductions).values(row).run(),
    /** In the order they were given. */
    consentsOf: (introductionId: string): ConsentRow[] =>
      orm
        .select()
        .from(consents)
        .where(eq(consents.introductionId, introductionId))
        .orderBy(asc(consents.at), sql`rowid`)
        .all(),
    insertConsent: (row: ConsentRow) => void orm.insert(consents).values(row).run(),
  }
}
