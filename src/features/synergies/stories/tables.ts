import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { organisations } from '../../organisations/tables.ts'
import type { Figure } from '../impact/totals.ts'
import { synergies } from '../tables.ts'

/** What a synergy that runs is told to have done, for the public page: one a synergy, written by its facilitators. */
export const successStories = sqliteTable('success_stories', {
  id: text().primaryKey(),
  synergyId: text()
    .notNull()
    .unique()
    .references(() => synergies.id, { onDelete: 'cascade' }),
  /** By which the public knows it: drawn by chance, and no other id leads to it. */
  publicId: text().notNull().unique(),
  title: text().notNull(),
  text: text().notNull(),
  quote: text({ mode: 'json' }).$type<{ text: string; by: string }>(),
  /** As the results gave them when it was written. */
  figures: text({ mode: 'json' }).$type<Figure[]>().notNull(),
  /** One more each time it is written: what was agreed to was one of them. */
  version: integer().notNull(),
  /** When its structures were asked about it as it is; null: a draft. */
  askedAt: text(),
  /** A user, without reference. */
  createdBy: text().notNull(),
  createdAt: text().notNull(),
  changedAt: text().notNull(),
})

export const storyAnswers = ['yes', 'no', 'withdrawn'] as const

/** What structures said of a story, in order; rows are only added, the last one of a structure counts. */
export const storyConsents = sqliteTable(
  'story_consents',
  {
    id: text().primaryKey(),
    storyId: text()
      .notNull()
      .references(() => successStories.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    answer: text({ enum: storyAnswers }).notNull(),
    /** Which page it was about, names included: SHA-256 of its version and of all that it shows. */
    version: integer().notNull(),
    digest: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('story_consents_by_story').on(table.storyId),
    index('story_consents_by_organisation').on(table.organisationId),
    index('story_consents_by_user').on(table.userId),
  ],
)
