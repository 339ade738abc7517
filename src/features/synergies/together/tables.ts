import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { checklist } from '../../../kernel/synergies.ts'
import { contentColumn, fileColumns } from '../../files/columns.ts'
import { organisations } from '../../organisations/tables.ts'
import { synergies } from '../tables.ts'

/** Whom words of a synergy are for: its introduced structures and its facilitators, or these alone. */
export const audiences = ['all', 'facilitators'] as const

/** What was written in a synergy, in order. A row stays when its author takes it back: its words go. */
export const synergyMessages = sqliteTable(
  'synergy_messages',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    /** A user, without reference: a message outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    /** Null once withdrawn, and of a document that was added. */
    text: text(),
    /** The document it says was added: an id without reference, since its place stays when the document goes. */
    documentId: text(),
    at: text().notNull(),
    withdrawnAt: text(),
  },
  (table) => [
    index('synergy_messages_by_synergy').on(table.synergyId),
    index('synergy_messages_by_author').on(table.authorId),
    index('synergy_messages_by_organisation').on(table.organisationId),
  ],
)

/** Files that those of a synergy share, or that its facilitators keep among themselves. */
export const synergyDocuments = sqliteTable(
  'synergy_documents',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    ...fileColumns(),
    /** A user, without reference: a document outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    at: text().notNull(),
  },
  (table) => [
    index('synergy_documents_by_synergy').on(table.synergyId),
    index('synergy_documents_by_author').on(table.authorId),
    index('synergy_documents_by_organisation').on(table.organisationId),
  ],
)

export const synergyDocumentContents = sqliteTable('synergy_document_contents', {
  documentId: text()
    .primaryKey()
    .references(() => synergyDocuments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** What is to be done in a synergy, by whom and for when. */
export const synergyTasks = sqliteTable(
  'synergy_tasks',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    /** Of the checklist of an introduction; null: another task, which says itself what it is. */
    item: text({ enum: checklist }),
    label: text(),
    /** A user, without reference; null: nobody yet. */
    ownerId: text(),
    /** `YYYY-MM-DD`. */
    dueOn: text(),
    doneAt: text(),
    doneBy: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('synergy_tasks_by_synergy').on(table.synergyId),
    index('synergy_tasks_by_owner').on(table.ownerId),
  ],
)

/** When those of a synergy meet. A row stays when it is cancelled: calendars that have it are to hear of it. */
export const synergyMeetings = sqliteTable(
  'synergy_meetings',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`). */
    heldOn: text().notNull(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    /** An address of a place, or of a video call. */
    place: text(),
    /** How many times it changed for calendars (RFC 5546, 2.1.4). */
    sequence: integer().notNull(),
    cancelledAt: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    changedAt: text().notNull(),
  },
  (table) => [index('synergy_meetings_by_synergy').on(table.synergyId)],
)
