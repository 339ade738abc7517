import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { trainingStates, trainingStepKinds } from '../../kernel/training.ts'
import { networkEvents } from '../events/tables.ts'
import { informationItems } from '../information/tables.ts'
import { organisations } from '../organisations/tables.ts'

/** What one learns, as guides to read and sessions to attend, in order. */
export const trainingPaths = sqliteTable(
  'training_paths',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    summary: text().notNull(),
    /** The skill of the knowledge base that it gives; null: none of them. */
    resourceId: text(),
    state: text({ enum: trainingStates }).notNull(),
    /** A user, without reference. */
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    /** The first time; null: it never was. */
    publishedAt: text(),
    changedAt: text().notNull(),
  },
  (table) => [index('training_paths_by_author').on(table.createdBy)],
)

export const trainingSteps = sqliteTable(
  'training_steps',
  {
    id: text().primaryKey(),
    pathId: text()
      .notNull()
      .references(() => trainingPaths.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text({ enum: trainingStepKinds }).notNull(),
    /** Of a guide. */
    informationId: text().references(() => informationItems.id, { onDelete: 'cascade' }),
    /** Of a session that is an event of the network, which then says when and where. */
    eventId: text().references(() => networkEvents.id, { onDelete: 'set null' }),
    title: text().notNull(),
    /** `YYYY-MM-DD`. */
    heldOn: text(),
    place: text(),
  },
  (table) => [index('training_steps_by_path').on(table.pathId, table.position)],
)

/** Who followed which step: read it, by their own word, or was there, by a facilitator’s. */
export const trainingFollows = sqliteTable(
  'training_follows',
  {
    stepId: text()
      .notNull()
      .references(() => trainingSteps.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    /** For which structure, if any. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    /** Who noted it: a user, without reference. */
    notedBy: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stepId, table.userId] }),
    index('training_follows_by_user').on(table.userId),
    index('training_follows_by_organisation').on(table.organisationId),
  ],
)
