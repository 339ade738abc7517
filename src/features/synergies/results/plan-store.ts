import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { exchangePlans, planAnswers, planReminders } from './tables.ts'

export type PlanRow = typeof exchangePlans.$inferSelect
export type PlanAnswerRow = typeof planAnswers.$inferSelect
export type PlanReminderRow = typeof planReminders.$inferSelect

/** Rows of planned exchanges and of what was said of each occurrence; used by the plans of synergies alone. */
export function plansStore({ orm }: Database) {
  return {
    ofSynergy: (synergyId: string): PlanRow[] =>
      orm
        .select()
        .from(exchangePlans)
        .where(eq(exchangePlans.synergyId, synergyId))
        .orderBy(asc(exchangePlans.id))
        .all(),
    byId: (id: string): PlanRow | null =>
      orm.select().from(exchangePlans).where(eq(exchangePlans.id, id)).get() ?? null,
    /** In the order of the days they answer for. */
    answersOf: (planId: string): PlanAnswerRow[] =>
      orm
        .select()
        .from(planAnswers)
        .where(eq(planAnswers.planId, planId))
        .orderBy(asc(planAnswers.due))
        .all(),
    all: (): PlanRow[] => orm.select().from(exchangePlans).orderBy(asc(exchangePlans.id)).all(),
    /** What was told of its occurrences. */
    remindersOf: (planId: string): PlanReminderRow[] =>
      orm.select().from(planReminders).where(eq(planReminders.planId, planId)).all(),
    insertReminder: (row: PlanReminderRow) => void orm.insert(planReminders).values(row).run(),
    insert: (row: PlanRow) => void orm.insert(exchangePlans).values(row).run(),
    insertAnswer: (row: PlanAnswerRow) => void orm.insert(planAnswers).values(row).run(),
    update: (id: string, change: Partial<PlanRow>) =>
      void orm.update(exchangePlans).set(change).where(eq(exchangePlans.id, id)).run(),
  }
}
