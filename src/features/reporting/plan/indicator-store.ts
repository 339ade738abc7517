import { asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import { planIndicators, planValues } from './tables.ts'

export type IndicatorRow = typeof planIndicators.$inferSelect
export type ValueRow = typeof planValues.$inferSelect

/** Rows of indicators and of their values, superseded ones included; used by the indicators of the plan alone. */
export function indicatorStore({ orm }: Database) {
  return {
    all: (): IndicatorRow[] => orm.select().from(planIndicators).orderBy(asc(planIndicators.position)).all(),
    byId: (id: string): IndicatorRow | null =>
      orm.select().from(planIndicators).where(eq(planIndicators.id, id)).get() ?? null,
    insert: (row: IndicatorRow) => void orm.insert(planIndicators).values(row).run(),
    update: (id: string, change: Partial<IndicatorRow>) =>
      void orm.update(planIndicators).set(change).where(eq(planIndicators.id, id)).run(),

    value: (id: string): ValueRow | null =>
      orm.select().from(planValues).where(eq(planValues.id, id)).get() ?? null,
    insertValue: (row: ValueRow) => void orm.insert(planValues).values(row).run(),
    supersede: (id: string, by: string, at: string) =>
      void orm
        .update(planValues)
        .set({ supersededBy: by, supersededAt: at })
        .where(eq(planValues.id, id))
        .run(),
    valuesOf(ids: readonly string[]): Map<string, ValueRow[]> {
      const rows = orm
        .select()
        .from(planValues)
        .where(inArray(planValues.indicatorId, [...ids]))
        .orderBy(asc(planValues.on), asc(planValues.at), asc(planValues.id))
        .all()
      return groupBy(rows, ({ indicatorId }) => indicatorId)
    },
  }
}
