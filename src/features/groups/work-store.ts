import { count, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import {
  groupDecisions,
  groupDocumentContents,
  groupDocuments,
  groupMeetings,
  groupMessages,
  groupTasks,
} from './tables.ts'

export type MessageRow = typeof groupMessages.$inferSelect
export type TaskRow = typeof groupTasks.$inferSelect
export type MeetingRow = typeof groupMeetings.$inferSelect
export type DecisionRow = typeof groupDecisions.$inferSelect
export type DocumentRow = typeof groupDocuments.$inferSelect

/** Rows of what was written in groups; used by their messages alone. */
export function messageStore({ orm }: Database) {
  const of = (groupId: string) => eq(groupMessages.groupId, groupId)
  return {
    byId: (id: string) => orm.select().from(groupMessages).where(eq(groupMessages.id, id)).get() ?? null,
    /** The latest first. */
    page: (groupId: string, { limit, offset }: { limit: number; offset: number }): MessageRow[] =>
      orm
        .select()
        .from(groupMessages)
        .where(of(groupId))
        .orderBy(desc(groupMessages.at), desc(groupMessages.id))
        .limit(limit)
        .offset(offset)
        .all(),
    total: (groupId: string): number =>
      orm.select({ n: count() }).from(groupMessages).where(of(groupId)).get()?.n ?? 0,
    insert: (row: MessageRow) => void orm.insert(groupMessages).values(row).run(),
    withdraw: (id: string, at: string) =>
      void orm
        .update(groupMessages)
        .set({ text: null, withdrawnAt: at })
        .where(eq(groupMessages.id, id))
        .run(),
  }
}

/** Rows of the tasks of groups; used by the tasks alone. */
export function taskStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(groupTasks).where(eq(groupTasks.id, id)).get() ?? null,
    ofGroup: (groupId: string): TaskRow[] =>
      orm.select().from(groupTasks).where(eq(groupTasks.groupId, groupId)).all(),
    insert: (row: TaskRow) => void orm.insert(groupTasks).values(row).run(),
    update: (id: string, change: Partial<TaskRow>) =>
      void orm.update(groupTasks).set(change).where(eq(groupTasks.id, id)).run(),
    remove: (id: string) => void orm.delete(groupTasks).where(eq(groupTasks.id, id)).run(),
  }
}

/** Rows of the meetings of groups; used by the meetings alone. */
export function meetingStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(groupMeetings).where(eq(groupMeetings.id, id)).get() ?? null,
    ofGroup: (groupId: string): MeetingRow[] =>
      orm.select().from(groupMeetings).where(eq(groupMeetings.groupId, groupId)).all(),
    insert: (row: MeetingRow) => void orm.insert(groupMeetings).values(row).run(),
    update: (id: string, change: Partial<MeetingRow>) =>
      void orm.update(groupMeetings).set(change).where(eq(groupMeetings.id, id)).run(),
  }
}

/** Rows of the decisions of groups; used by the decisions alone. */
export function decisionStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(groupDecisions).where(eq(groupDecisions.id, id)).get() ?? null,
    /** The last taken first. */
    ofGroup: (groupId: string): DecisionRow[] =>
      orm
        .select()
        .from(groupDecisions)
        .where(eq(groupDecisions.groupId, groupId))
        .orderBy(desc(groupDecisions.takenOn), desc(groupDecisions.at), desc(groupDecisions.id))
        .all(),
    insert: (row: DecisionRow) => void orm.insert(groupDecisions).values(row).run(),
    update: (id: string, change: Partial<DecisionRow>) =>
      void orm.update(groupDecisions).set(change).where(eq(groupDecisions.id, id)).run(),
    remove: (id: string) => void orm.delete(groupDecisions).where(eq(groupDecisions.id, id)).run(),
  }
}

/** Rows of the documents of groups and their contents; used by the documents, and for their names by the messages. */
export function documentStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(groupDocuments).where(eq(groupDocuments.id, id)).get() ?? null,
    /** The latest first. */
    ofGroup: (groupId: string): DocumentRow[] =>
      orm
        .select()
        .from(groupDocuments)
        .where(eq(groupDocuments.groupId, groupId))
        .orderBy(desc(groupDocuments.at), desc(groupDocuments.id))
        .all(),
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(
        orm
          .select({ id: groupDocuments.id, name: groupDocuments.name })
          .from(groupDocuments)
          .where(inArray(groupDocuments.id, [...ids]))
          .all()
          .map(({ id, name }) => [id, name]),
      ),
    contentOf: (id: string): Buffer | null =>
      orm.select().from(groupDocumentContents).where(eq(groupDocumentContents.documentId, id)).get()
        ?.content ?? null,
    insert(row: DocumentRow, content: Buffer): void {
      orm.insert(groupDocuments).values(row).run()
      orm.insert(groupDocumentContents).values({ documentId: row.id, content }).run()
    },
    remove: (id: string) => void orm.delete(groupDocuments).where(eq(groupDocuments.id, id)).run(),
  }
}
