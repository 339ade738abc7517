import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { matchAssignments, matchDecisions, matchedFlows, matchWeights } from './tables.ts'

export type DecisionRow = typeof matchDecisions.$inferSelect

/** Rows of decisions on matches; used by the matching service alone. */
export function decisionsStore({ orm }: Database) {
  return {
    all: (): DecisionRow[] => orm.select().from(matchDecisions).all(),
    put: (row: DecisionRow) =>
      void orm
        .insert(matchDecisions)
        .values(row)
        .onConflictDoUpdate({ target: [matchDecisions.stockId, matchDecisions.needId], set: row })
        .run(),
    remove: (stockId: string, needId: string) =>
      void orm
        .delete(matchDecisions)
        .where(and(eq(matchDecisions.stockId, stockId), eq(matchDecisions.needId, needId)))
        .run(),
  }
}

export type AssignmentRow = typeof matchAssignments.$inferSelect

/** Rows of who is to look at matches; used by the matching service alone. */
export function assignmentsStore({ orm }: Database) {
  return {
    all: (): AssignmentRow[] => orm.select().from(matchAssignments).all(),
    put: (row: AssignmentRow) =>
      void orm
        .insert(matchAssignments)
        .values(row)
        .onConflictDoUpdate({ target: [matchAssignments.stockId, matchAssignments.needId], set: row })
        .run(),
    remove: (stockId: string, needId: string) =>
      void orm
        .delete(matchAssignments)
        .where(and(eq(matchAssignments.stockId, stockId), eq(matchAssignments.needId, needId)))
        .run(),
  }
}

/** Rows of flows whose first matches were told; used by the matching service alone. */
export function matchedFlowsStore({ orm }: Database) {
  return {
    ids: (): string[] =>
      orm
        .select({ id: matchedFlows.flowId })
        .from(matchedFlows)
        .all()
        .map(({ id }) => id),
    insert: (flowId: string, toldAt: string) =>
      void orm.insert(matchedFlows).values({ flowId, toldAt }).onConflictDoNothing().run(),
  }
}

export type WeightsRow = typeof matchWeights.$inferSelect

/** Rows of adopted weights; used by the matching service alone. */
export function weightsStore({ orm }: Database) {
  return {
    /** The last first. */
    all: (): WeightsRow[] => orm.select().from(matchWeights).orderBy(desc(matchWeights.id)).all(),
    insert: (row: WeightsRow) => void orm.insert(matchWeights).values(row).run(),
  }
}
