import type { BuildColumns } from 'drizzle-orm'
import {
  integer,
  type SQLiteColumn,
  type SQLiteColumnBuilderBase,
  type SQLiteTableWithColumns,
  text,
} from 'drizzle-orm/sqlite-core'
import { contentColumn, fileColumns } from '../files/columns.ts'
import { organisations } from '../organisations/tables.ts'

/** Whom words are for: the structures of a circle and its facilitators, or these alone. */
export const audiences = ['all', 'facilitators'] as const
export type Audience = (typeof audiences)[number]

/** Only where facilitators keep something among themselves; elsewhere everything is for all. */
export const audienceColumn = () => text({ enum: audiences }).notNull()

/** Who wrote a row, and when. */
export const writtenColumns = () => ({
  /** A user, without reference: what was written outlives the account of its author. */
  authorId: text().notNull(),
  /** The structure its author spoke for; null: a facilitator. */
  organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
  at: text().notNull(),
})

/** What was written, in order. A row stays when its author takes it back: its words go. */
export const messageColumns = () => ({
  id: text().primaryKey(),
  ...writtenColumns(),
  /** Null once withdrawn, and of a document that was added. */
  text: text(),
  /** The document it says was added: an id without reference, since its place stays when the document goes. */
  documentId: text(),
  withdrawnAt: text(),
})

/** A file that is shared. */
export const documentColumns = () => ({ id: text().primaryKey(), ...fileColumns(), ...writtenColumns() })

export const documentContentColumns = (document: () => SQLiteColumn) => ({
  documentId: text().primaryKey().references(document, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** What is to be done, by whom and for when; its `label` is the table's own to declare. */
export const taskColumns = () => ({
  id: text().primaryKey(),
  /** A user, without reference; null: nobody yet. */
  ownerId: text(),
  /** `YYYY-MM-DD`. */
  dueOn: text(),
  doneAt: text(),
  doneBy: text(),
  createdBy: text().notNull(),
  createdAt: text().notNull(),
})

/** When people meet. A row stays when it is cancelled: calendars that have it are to hear of it. */
export const meetingColumns = () => ({
  id: text().primaryKey(),
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
})

/** Any table that has these columns, whatever else it has. */
type TableWith<Columns extends Record<string, SQLiteColumnBuilderBase>> = SQLiteTableWithColumns<{
  name: string
  schema: undefined
  dialect: 'sqlite'
  columns: BuildColumns<string, Columns, 'sqlite'>
}>
interface Addressed {
  audience?: SQLiteColumn
}
export type MessageTable = TableWith<ReturnType<typeof messageColumns>> & Addressed
export type DocumentTable = TableWith<ReturnType<typeof documentColumns>> & Addressed
export type ContentTable = TableWith<ReturnType<typeof documentContentColumns>>
export type MeetingTable = TableWith<ReturnType<typeof meetingColumns>>
/** `item`: of a checklist, in place of a label. */
export type TaskTable = TableWith<ReturnType<typeof taskColumns>> &
  Addressed & { label: SQLiteColumn; item?: SQLiteColumn }

interface Tables {
  messages: MessageTable
  documents: DocumentTable
  tasks: TaskTable
  meetings: MeetingTable
}

/** Where the rows of circles of one kind are kept, and which column says of which circle each is. */
export interface CircleTables extends Tables {
  contents: ContentTable
  key: string
  keyOf: Record<keyof Tables, SQLiteColumn>
  /** Facilitators keep something among themselves there. */
  keepsNotes: boolean
}

/** `key`: what each of these tables calls the column with the id of the circle, a foreign key that cascades. */
export function circleTables<K extends string>(
  key: K,
  {
    contents,
    ...tables
  }: { [T in keyof Tables]: Tables[T] & Record<K, SQLiteColumn> } & {
    contents: ContentTable
  },
): CircleTables {
  const { messages, documents, tasks, meetings } = tables
  return {
    ...{ ...tables, contents, key, keepsNotes: messages.audience !== undefined },
    keyOf: {
      messages: messages[key],
      documents: documents[key],
      tasks: tasks[key],
      meetings: meetings[key],
    },
  }
}
