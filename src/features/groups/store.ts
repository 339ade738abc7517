import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { groupDecisions, groupMeetings, groupMembers, groupTasks, workingGroups } from './tables.ts'

export type GroupRow = typeof workingGroups.$inferSelect
export type MemberRow = typeof groupMembers.$inferSelect
export type DecisionRow = typeof groupDecisions.$inferSelect

/** Rows of groups and of who is in them; used by the groups service alone. */
export function groupsStore({ orm }: Database) {
  return {
    byId: (id: string): GroupRow | null =>
      orm.select().from(workingGroups).where(eq(workingGroups.id, id)).get() ?? null,
    all: (): GroupRow[] => orm.select().from(workingGroups).all(),
    insert: (row: GroupRow) => void orm.insert(workingGroups).values(row).run(),
    update: (id: string, change: Partial<GroupRow>) =>
      void orm.update(workingGroups).set(change).where(eq(workingGroups.id, id)).run(),

    /** Of each group, in the order they came. */
    membersOf(ids: readonly string[]): Map<string, MemberRow[]> {
      const rows = orm
        .select()
        .from(groupMembers)
        .where(inArray(groupMembers.groupId, [...ids]))
        .orderBy(asc(groupMembers.at), sql`rowid`)
        .all()
      return groupBy(rows, ({ groupId }) => groupId)
    },
    putMember: (row: MemberRow) =>
      void orm
        .insert(groupMembers)
        .values(row)
        .onConflictDoUpdate({ target: [groupMembers.groupId, groupMembers.organisationId], set: row })
        .run(),

    /** Of each group, what is still to be done. */
    openTasks(ids: readonly string[]): Map<string, { groupId: string; dueOn: string | null }[]> {
      const rows = orm
        .select({ groupId: groupTasks.groupId, dueOn: groupTasks.dueOn })
        .from(groupTasks)
        .where(and(inArray(groupTasks.groupId, [...ids]), sql`${groupTasks.doneAt} is null`))
        .all()
      return groupBy(rows, ({ groupId }) => groupId)
    },
    /** Of each group, the meetings that were not cancelled, the first before. */
    meetings(ids: readonly string[]): Map<string, (typeof groupMeetings.$inferSelect)[]> {
      const rows = orm
        .select()
        .from(groupMeetings)
        .where(and(inArray(groupMeetings.groupId, [...ids]), sql`${groupMeetings.cancelledAt} is null`))
        .orderBy(asc(groupMeetings.heldOn), asc(groupMeetings.startsAt))
        .all()
      return groupBy(rows, ({ groupId }) => groupId)
    },
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
