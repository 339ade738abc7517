import { asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { storyConsents, successStories } from './tables.ts'

export type StoryRow = typeof successStories.$inferSelect
export type StoryConsentRow = typeof storyConsents.$inferSelect

/** Rows of success stories and the answers of their structures; used by the synergies service alone. */
export function storiesStore({ orm }: Database) {
  return {
    ofSynergy: (synergyId: string): StoryRow | null =>
      orm.select().from(successStories).where(eq(successStories.synergyId, synergyId)).get() ?? null,
    byPublicId: (publicId: string): StoryRow | null =>
      orm.select().from(successStories).where(eq(successStories.publicId, publicId)).get() ?? null,
    /** In the order of the public ids, which tells nothing. */
    asked: (): StoryRow[] =>
      orm
        .select()
        .from(successStories)
        .where(isNotNull(successStories.askedAt))
        .orderBy(asc(successStories.publicId))
        .all(),
    put: (row: StoryRow) =>
      void orm
        .insert(successStories)
        .values(row)
        .onConflictDoUpdate({ target: successStories.id, set: row })
        .run(),
    remove: (id: string) => void orm.delete(successStories).where(eq(successStories.id, id)).run(),
    /** In the order they were given. */
    consentsOf: (storyId: string): StoryConsentRow[] =>
      orm
        .select()
        .from(storyConsents)
        .where(eq(storyConsents.storyId, storyId))
        .orderBy(asc(storyConsents.at), sql`rowid`)
        .all(),
    insertConsent: (row: StoryConsentRow) => void orm.insert(storyConsents).values(row).run(),
  }
}
