import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { projectLacks, projectMembers, projectSteps, projects } from './tables.ts'

export type ProjectRow = typeof projects.$inferSelect
export type MemberRow = typeof projectMembers.$inferSelect
export type LackRow = typeof projectLacks.$inferSelect
export type StepRow = typeof projectSteps.$inferSelect

/** Rows of projects, of who is in them and of what they lack; used by their service alone. */
export function projectsStore({ orm }: Database) {
  return {
    byId: (id: string): ProjectRow | null =>
      orm.select().from(projects).where(eq(projects.id, id)).get() ?? null,
    all: (): ProjectRow[] => orm.select().from(projects).all(),
    insert: (row: ProjectRow) => void orm.insert(projects).values(row).run(),
    update: (id: string, change: Partial<ProjectRow>) =>
      void orm.update(projects).set(change).where(eq(projects.id, id)).run(),

    /** Of each project, in the order they came. */
    membersOf(ids: readonly string[]): Map<string, MemberRow[]> {
      const rows = orm
        .select()
        .from(projectMembers)
        .where(inArray(projectMembers.projectId, [...ids]))
        .orderBy(sql`rowid`)
        .all()
      return groupBy(rows, (row) => row.projectId)
    },
    putMember: (row: MemberRow) =>
      void orm
        .insert(projectMembers)
        .values(row)
        .onConflictDoUpdate({
          target: [projectMembers.projectId, projectMembers.organisationId],
          set: row,
        })
        .run(),

    /** Of each project, in the order they were said. */
    lacksOf(ids: readonly string[]): Map<string, LackRow[]> {
      const rows = orm
        .select()
        .from(projectLacks)
        .where(inArray(projectLacks.projectId, [...ids]))
        .orderBy(sql`rowid`)
        .all()
      return groupBy(rows, (row) => row.projectId)
    },
    insertLack: (row: LackRow) => void orm.insert(projectLacks).values(row).run(),
    updateLack: (id: string, change: Partial<LackRow>) =>
      void orm.update(projectLacks).set(change).where(eq(projectLacks.id, id)).run(),
    removeLack: (id: string) => void orm.delete(projectLacks).where(eq(projectLacks.id, id)).run(),

    stepsOf: (projectId: string): StepRow[] =>
      orm
        .select()
        .from(projectSteps)
        .where(eq(projectSteps.projectId, projectId))
        .orderBy(asc(projectSteps.at), sql`rowid`)
        .all(),
    insertStep: (row: StepRow) => void orm.insert(projectSteps).values(row).run(),
  }
}
