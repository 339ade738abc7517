import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { groupVisibilities, memberStates } from '../../kernel/groups.ts'
import { contentColumn, fileColumns } from '../files/columns.ts'
import { organisations } from '../organisations/tables.ts'
import { synergies } from '../synergies/tables.ts'

/** Structures that work on a theme together. */
export const workingGroups = sqliteTable(
  'working_groups',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    objectives: text(),
    visibility: text({ enum: groupVisibilities }).notNull(),
    /** The person who leads it: a user, without reference; null: its facilitators alone. */
    leadId: text(),
    /** The synergy it was born from. */
    synergyId: text().references(() => synergies.id, { onDelete: 'set null' }),
    /** The resource of the pooling proposal it was born from: proposals come and go, what they pooled stays. */
    pooledResourceId: text(),
    /** When somebody last did or said something in it. */
    newsAt: text().notNull(),
    closedAt: text(),
    /** A user, without reference. */
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('working_groups_by_synergy').on(table.synergyId)],
)

const groupId = () =>
  text()
    .notNull()
    .references(() => workingGroups.id, { onDelete: 'cascade' })
const organisationId = () => text().references(() => organisations.id, { onDelete: 'cascade' })

/** Where a structure stands with a group: one row, whatever it was before. */
export const groupMembers = sqliteTable(
  'group_members',
  {
    groupId: groupId(),
    organisationId: organisationId().notNull(),
    state: text({ enum: memberStates }).notNull(),
    /** What it said when it asked to join. */
    message: text(),
    /** Who put it where it stands: a user, without reference. */
    userId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.organisationId] }),
    index('group_members_by_organisation').on(table.organisationId),
    index('group_members_by_user').on(table.userId),
  ],
)

/** What was written in a group. A row stays when its author takes it back: its words go. */
export const groupMessages = sqliteTable(
  'group_messages',
  {
    id: text().primaryKey(),
    groupId: groupId(),
    /** A user, without reference: a message outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: organisationId(),
    /** Null once withdrawn, and of a document that was added. */
    text: text(),
    /** The document it says was added: an id without reference, since its place stays when the document goes. */
    documentId: text(),
    at: text().notNull(),
    withdrawnAt: text(),
  },
  (table) => [
    index('group_messages_by_group').on(table.groupId, table.at),
    index('group_messages_by_author').on(table.authorId),
    index('group_messages_by_organisation').on(table.organisationId),
  ],
)

/** What is to be done in a group, by whom and for when. */
export const groupTasks = sqliteTable(
  'group_tasks',
  {
    id: text().primaryKey(),
    groupId: groupId(),
    label: text().notNull(),
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
    index('group_tasks_by_group').on(table.groupId),
    index('group_tasks_by_owner').on(table.ownerId),
  ],
)

/** When a group meets. A row stays when it is cancelled: calendars that have it are to hear of it. */
export const groupMeetings = sqliteTable(
  'group_meetings',
  {
    id: text().primaryKey(),
    groupId: groupId(),
    title: text().notNull(),
    /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`). */
    heldOn: text().notNull(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    place: text(),
    /** How many times it changed for calendars (RFC 5546, 2.1.4). */
    sequence: integer().notNull(),
    cancelledAt: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    changedAt: text().notNull(),
  },
  (table) => [index('group_meetings_by_group').on(table.groupId)],
)

/** What a group decided. A row that is a day old does not change any more: another corrects it. */
export const groupDecisions = sqliteTable(
  'group_decisions',
  {
    id: text().primaryKey(),
    groupId: groupId(),
    text: text().notNull(),
    /** `YYYY-MM-DD`. */
    takenOn: text().notNull(),
    /** The decision of the group that it corrects. */
    correctsId: text(),
    /** A user, without reference. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: organisationId(),
    at: text().notNull(),
  },
  (table) => [
    index('group_decisions_by_group').on(table.groupId),
    index('group_decisions_by_author').on(table.authorId),
    index('group_decisions_by_organisation').on(table.organisationId),
  ],
)

/** Files that those of a group share. */
export const groupDocuments = sqliteTable(
  'group_documents',
  {
    id: text().primaryKey(),
    groupId: groupId(),
    ...fileColumns(),
    /** A user, without reference: a document outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: organisationId(),
    at: text().notNull(),
  },
  (table) => [
    index('group_documents_by_group').on(table.groupId),
    index('group_documents_by_author').on(table.authorId),
    index('group_documents_by_organisation').on(table.organisationId),
  ],
)

export const groupDocumentContents = sqliteTable('group_document_contents', {
  documentId: text()
    .primaryKey()
    .references(() => groupDocuments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})
