import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { trainingFollows, trainingPaths, trainingSteps } from './tables.ts'

export type PathRow = typeof trainingPaths.$inferSelect
export type StepRow = typeof trainingSteps.$inferSelect
export type FollowRow = typeof trainingFollows.$inferSelect

/** Rows of training paths, their steps and who followed them; used by the training service alone. */
export function trainingStore({ orm }: Database) {
  return {
    byId: (id: string): PathRow | null =>
      orm.select().from(trainingPaths).where(eq(trainingPaths.id, id)).get() ?? null,
    all: (): PathRow[] => orm.select().from(trainingPaths).all(),
    insert: (row: PathRow) => void orm.insert(trainingPaths).values(row).run(),
    update: (id: string, change: Partial<PathRow>) =>
      void orm.update(trainingPaths).set(change).where(eq(trainingPaths.id, id)).run(),
    remove: (id: string) => void orm.delete(trainingPaths).where(eq(trainingPaths.id, id)).run(),

    /** Of each path, in order. */
    stepsOf(pathIds: readonly string[]): Map<string, StepRow[]> {
      const rows = orm
        .select()
        .from(trainingSteps)
        .where(inArray(trainingSteps.pathId, [...pathIds]))
        .orderBy(asc(trainingSteps.position))
        .all()
      return groupBy(rows, ({ pathId }) => pathId)
    },
    putStep: (row: StepRow) =>
      void orm
        .insert(trainingSteps)
        .values(row)
        .onConflictDoUpdate({ target: trainingSteps.id, set: row })
        .run(),
    removeSteps: (ids: readonly string[]) =>
      void orm
        .delete(trainingSteps)
        .where(inArray(trainingSteps.id, [...ids]))
        .run(),

    /** Of each step. */
    followsOf(stepIds: readonly string[]): Map<string, FollowRow[]> {
      const rows = orm
        .select()
        .from(trainingFollows)
        .where(inArray(trainingFollows.stepId, [...stepIds]))
        .all()
      return groupBy(rows, ({ stepId }) => stepId)
    },
    /** What stands already stays: who noted it first, and when. */
    insertFollow: (row: FollowRow) =>
      void orm.insert(trainingFollows).values(row).onConflictDoNothing().run(),
    removeFollow: (stepId: string, userId: string) =>
      void orm
        .delete(trainingFollows)
        .where(and(eq(trainingFollows.stepId, stepId), eq(trainingFollows.userId, userId)))
        .run(),
  }
}
