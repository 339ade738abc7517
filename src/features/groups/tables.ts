import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { groupVisibilities, memberStates } from '../../kernel/groups.ts'
import { organisations } from '../organisations/tables.ts'
import { synergies } from '../synergies/tables.ts'
import {
  circleTables,
  documentColumns,
  documentContentColumns,
  meetingColumns,
  messageColumns,
  taskColumns,
  writtenColumns,
} from '../together/columns.ts'

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

/** Where a structure stands with a group: one row, whatever it was before. */
export const groupMembers = sqliteTable(
  'group_members',
  {
    groupId: groupId(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
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
    ...writtenColumns(),
  },
  (table) => [
    index('group_decisions_by_group').on(table.groupId),
    index('group_decisions_by_author').on(table.authorId),
    index('group_decisions_by_organisation').on(table.organisationId),
  ],
)

export const groupMessages = sqliteTable(
  'group_messages',
  { groupId: groupId(), ...messageColumns() },
  (table) => [
    index('group_messages_by_group').on(table.groupId, table.at),
    index('group_messages_by_author').on(table.authorId),
    index('group_messages_by_organisation').on(table.organisationId),
  ],
)

export const groupDocuments = sqliteTable(
  'group_documents',
  { groupId: groupId(), ...documentColumns() },
  (table) => [
    index('group_documents_by_group').on(table.groupId),
    index('group_documents_by_author').on(table.authorId),
    index('group_documents_by_organisation').on(table.organisationId),
  ],
)

export const groupDocumentContents = sqliteTable(
  'group_document_contents',
  documentContentColumns(() => groupDocuments.id),
)

export const groupTasks = sqliteTable(
  'group_tasks',
  { groupId: groupId(), label: text().notNull(), ...taskColumns() },
  (table) => [
    index('group_tasks_by_group').on(table.groupId),
    index('group_tasks_by_owner').on(table.ownerId),
  ],
)

export const groupMeetings = sqliteTable(
  'group_meetings',
  { groupId: groupId(), ...meetingColumns() },
  (table) => [index('group_meetings_by_group').on(table.groupId)],
)

/** What is done together in groups. */
export const groupWork = circleTables('groupId', {
  ...{ messages: groupMessages, documents: groupDocuments, contents: groupDocumentContents },
  ...{ tasks: groupTasks, meetings: groupMeetings },
})
