import { eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyTasks } from './tables.ts'

export type TaskRow = typeof synergyTasks.$inferSelect

/** Rows of the tasks of synergies; used by the tasks alone. */
export function taskStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(synergyTasks).where(eq(synergyTasks.id, id)).get() ?? null,
    ofSynergy: (synergyId: string): TaskRow[] =>
      orm.select().from(synergyTasks).where(eq(synergyTasks.synergyId, synergyId)).all(),
    insert: (row: TaskRow) => void orm.insert(synergyTasks).values(row).run(),
    update: (id: string, change: Partial<TaskRow>) =>
      void orm.update(synergyTasks).set(change).where(eq(synergyTasks.id, id)).run(),
    remove: (id: string) => void orm.delete(synergyTasks).where(eq(synergyTasks.id, id)).run(),
  }
}
