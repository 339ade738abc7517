import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { checklist } from '../../../kernel/synergies.ts'
import {
  audienceColumn,
  circleTables,
  documentColumns,
  documentContentColumns,
  meetingColumns,
  messageColumns,
  taskColumns,
} from '../../together/columns.ts'
import { synergies } from '../tables.ts'

const synergyId = () =>
  text()
    .notNull()
    .references(() => synergies.id, { onDelete: 'cascade' })

export const synergyMessages = sqliteTable(
  'synergy_messages',
  { synergyId: synergyId(), audience: audienceColumn(), ...messageColumns() },
  (table) => [
    index('synergy_messages_by_synergy').on(table.synergyId),
    index('synergy_messages_by_author').on(table.authorId),
    index('synergy_messages_by_organisation').on(table.organisationId),
  ],
)

export const synergyDocuments = sqliteTable(
  'synergy_documents',
  { synergyId: synergyId(), audience: audienceColumn(), ...documentColumns() },
  (table) => [
    index('synergy_documents_by_synergy').on(table.synergyId),
    index('synergy_documents_by_author').on(table.authorId),
    index('synergy_documents_by_organisation').on(table.organisationId),
  ],
)

export const synergyDocumentContents = sqliteTable(
  'synergy_document_contents',
  documentContentColumns(() => synergyDocuments.id),
)

export const synergyTasks = sqliteTable(
  'synergy_tasks',
  {
    synergyId: synergyId(),
    audience: audienceColumn(),
    /** Of the checklist of an introduction; null: another task, whose label says what it is. */
    item: text({ enum: checklist }),
    label: text(),
    ...taskColumns(),
  },
  (table) => [
    index('synergy_tasks_by_synergy').on(table.synergyId),
    index('synergy_tasks_by_owner').on(table.ownerId),
  ],
)

export const synergyMeetings = sqliteTable(
  'synergy_meetings',
  { synergyId: synergyId(), ...meetingColumns() },
  (table) => [index('synergy_meetings_by_synergy').on(table.synergyId)],
)

/** What is done together in synergies. */
export const synergyWork = circleTables('synergyId', {
  ...{ messages: synergyMessages, documents: synergyDocuments, contents: synergyDocumentContents },
  ...{ tasks: synergyTasks, meetings: synergyMeetings },
})
