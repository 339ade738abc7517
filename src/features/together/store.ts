import { and, count, desc, eq, getTableColumns, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from '../../db/connection.ts'
import type { ChecklistItem } from '../../kernel/synergies.ts'
import type { Audience, CircleTables } from './columns.ts'
import type { Sight } from './policy.ts'

export type MessageRow = CircleTables['messages']['$inferSelect'] & { audience: Audience }
export type DocumentRow = CircleTables['documents']['$inferSelect'] & { audience: Audience }
export type MeetingRow = CircleTables['meetings']['$inferSelect']
export type TaskRow = CircleTables['tasks']['$inferSelect'] & {
  audience: Audience
  label: string | null
  item: ChecklistItem | null
}

const audienceIn = ({ audience }: { audience?: SQLiteColumn }): SQL<Audience> =>
  audience ? sql<Audience>`${audience}` : sql<Audience>`'all'`

/** Rows of what was written in circles; used by their messages alone. */
export function messageStore({ orm }: Database, { messages: table, keyOf, key }: CircleTables) {
  const columns = { ...getTableColumns(table), audience: audienceIn(table) }
  const of = (circleId: string) => eq(keyOf.messages, circleId)
  /** The rule of `canReadWords`, asked of the database. */
  const readable = (circleId: string, { isLed, since }: Sight) =>
    and(of(circleId), isLed ? undefined : and(eq(audienceIn(table), 'all'), gte(table.at, since ?? '~')))

  return {
    byId: (circleId: string, id: string): MessageRow | null =>
      orm
        .select(columns)
        .from(table)
        .where(and(of(circleId), eq(table.id, id)))
        .get() ?? null,
    /** The latest first. */
    page: (
      circleId: string,
      sight: Sight,
      { limit, offset }: { limit: number; offset: number },
    ): MessageRow[] =>
      orm
        .select(columns)
        .from(table)
        .where(readable(circleId, sight))
        .orderBy(desc(table.at), desc(table.id))
        .limit(limit)
        .offset(offset)
        .all(),
    total: (circleId: string, sight: Sight): number =>
      orm.select({ n: count() }).from(table).where(readable(circleId, sight)).get()?.n ?? 0,
    /** Who wrote private notes in it. */
    noteAuthors: (circleId: string): string[] =>
      orm
        .selectDistinct({ authorId: table.authorId })
        .from(table)
        .where(and(of(circleId), eq(audienceIn(table), 'facilitators')))
        .all()
        .map(({ authorId }) => authorId),
    insert: (circleId: string, row: MessageRow) =>
      void orm
        .insert(table)
        .values({ ...row, [key]: circleId })
        .run(),
    withdraw: (id: string, at: string) =>
      void orm.update(table).set({ text: null, withdrawnAt: at }).where(eq(table.id, id)).run(),
  }
}

/** Rows of the documents of circles and their contents; used by the documents, and for their names by the messages. */
export function documentStore({ orm }: Database, { documents: table, contents, keyOf, key }: CircleTables) {
  const columns = { ...getTableColumns(table), audience: audienceIn(table) }
  const of = (circleId: string) => eq(keyOf.documents, circleId)
  return {
    byId: (circleId: string, id: string): DocumentRow | null =>
      orm
        .select(columns)
        .from(table)
        .where(and(of(circleId), eq(table.id, id)))
        .get() ?? null,
    /** The latest first. */
    of: (circleId: string): DocumentRow[] =>
      orm.select(columns).from(table).where(of(circleId)).orderBy(desc(table.at), desc(table.id)).all(),
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(
        orm
          .select({ id: table.id, name: table.name })
          .from(table)
          .where(inArray(table.id, [...ids]))
          .all()
          .map(({ id, name }) => [id, name]),
      ),
    contentOf: (id: string): Buffer | null =>
      orm.select().from(contents).where(eq(contents.documentId, id)).get()?.content ?? null,
    insert(circleId: string, row: DocumentRow, content: Buffer): void {
      orm
        .insert(table)
        .values({ ...row, [key]: circleId })
        .run()
      orm.insert(contents).values({ documentId: row.id, content }).run()
    },
    describe: (id: string, description: string | null) =>
      void orm.update(table).set({ description }).where(eq(table.id, id)).run(),
    remove: (id: string) => void orm.delete(table).where(eq(table.id, id)).run(),
  }
}

/** Rows of the tasks of circles; used by the tasks alone. */
export function taskStore({ orm }: Database, { tasks: table, keyOf, key }: CircleTables) {
  const columns = {
    ...getTableColumns(table),
    audience: audienceIn(table),
    label: sql<string | null>`${table.label}`,
    item: table.item ? sql<ChecklistItem | null>`${table.item}` : sql<null>`null`,
  }
  const of = (circleId: string) => eq(keyOf.tasks, circleId)
  return {
    byId: (circleId: string, id: string): TaskRow | null =>
      orm
        .select(columns)
        .from(table)
        .where(and(of(circleId), eq(table.id, id)))
        .get() ?? null,
    of: (circleId: string): TaskRow[] => orm.select(columns).from(table).where(of(circleId)).all(),
    insert: (circleId: string, row: TaskRow) =>
      void orm
        .insert(table)
        .values({ ...row, [key]: circleId })
        .run(),
    update: (id: string, change: Partial<TaskRow>) =>
      void orm.update(table).set(change).where(eq(table.id, id)).run(),
    remove: (id: string) => void orm.delete(table).where(eq(table.id, id)).run(),
  }
}

/** Rows of the meetings of circles; used by the meetings alone. */
export function meetingStore({ orm }: Database, { meetings: table, keyOf, key }: CircleTables) {
  const of = (circleId: string) => eq(keyOf.meetings, circleId)
  return {
    byId: (circleId: string, id: string): MeetingRow | null =>
      orm
        .select()
        .from(table)
        .where(and(of(circleId), eq(table.id, id)))
        .get() ?? null,
    /** The circle that a meeting is of. */
    circleOf: (id: string): string | null =>
      orm
        .select({ circleId: sql<string>`${keyOf.meetings}` })
        .from(table)
        .where(eq(table.id, id))
        .get()?.circleId ?? null,
    of: (circleId: string): MeetingRow[] => orm.select().from(table).where(of(circleId)).all(),
    insert: (circleId: string, row: MeetingRow) =>
      void orm
        .insert(table)
        .values({ ...row, [key]: circleId })
        .run(),
    update: (id: string, change: Partial<MeetingRow>) =>
      void orm.update(table).set(change).where(eq(table.id, id)).run(),
  }
}
