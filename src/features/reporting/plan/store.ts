import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import {
  planActions,
  planBudgetFacts,
  planChanges,
  planComments,
  planDocuments,
  planHeadings,
  planLinks,
} from './tables.ts'

export type HeadingRow = typeof planHeadings.$inferSelect
export type ActionRow = typeof planActions.$inferSelect
export type ChangeRow = typeof planChanges.$inferSelect
export type FactRow = typeof planBudgetFacts.$inferSelect
export type LinkRow = typeof planLinks.$inferSelect
export type CommentRow = typeof planComments.$inferSelect

export type PlanStore = ReturnType<typeof planStore>

/** Rows of the plan: what it says, what changed, what it costs. A plan is a few hundred rows: they are read together. */
export function planStore({ orm }: Database) {
  return {
    headings: (): HeadingRow[] => orm.select().from(planHeadings).orderBy(asc(planHeadings.position)).all(),
    heading: (id: string): HeadingRow | null =>
      orm.select().from(planHeadings).where(eq(planHeadings.id, id)).get() ?? null,
    insertHeading: (row: HeadingRow) => void orm.insert(planHeadings).values(row).run(),
    updateHeading: (id: string, change: Partial<HeadingRow>) =>
      void orm.update(planHeadings).set(change).where(eq(planHeadings.id, id)).run(),

    actions: (): ActionRow[] => orm.select().from(planActions).orderBy(asc(planActions.position)).all(),
    action: (id: string): ActionRow | null =>
      orm.select().from(planActions).where(eq(planActions.id, id)).get() ?? null,
    insertAction: (row: ActionRow) => void orm.insert(planActions).values(row).run(),
    updateAction: (id: string, change: Partial<ActionRow>) =>
      void orm.update(planActions).set(change).where(eq(planActions.id, id)).run(),

    insertChange: (row: ChangeRow) => void orm.insert(planChanges).values(row).run(),
    changesOf(ids: readonly string[]): Map<string, ChangeRow[]> {
      const rows = orm
        .select()
        .from(planChanges)
        .where(inArray(planChanges.actionId, [...ids]))
        .all()
      return groupBy(rows, ({ actionId }) => actionId)
    },

    fact: (id: string): FactRow | null =>
      orm.select().from(planBudgetFacts).where(eq(planBudgetFacts.id, id)).get() ?? null,
    insertFact: (row: FactRow) => void orm.insert(planBudgetFacts).values(row).run(),
    voidFact: (id: string, voided: Pick<FactRow, 'voidedBy' | 'voidedAt'>) =>
      void orm.update(planBudgetFacts).set(voided).where(eq(planBudgetFacts.id, id)).run(),
    factsOf(ids: readonly string[]): Map<string, FactRow[]> {
      const rows = orm
        .select()
        .from(planBudgetFacts)
        .where(and(inArray(planBudgetFacts.actionId, [...ids]), isNull(planBudgetFacts.voidedAt)))
        .orderBy(asc(planBudgetFacts.on), asc(planBudgetFacts.at))
        .all()
      return groupBy(rows, ({ actionId }) => actionId)
    },

    link: (id: string): LinkRow | null =>
      orm.select().from(planLinks).where(eq(planLinks.id, id)).get() ?? null,
    insertLink: (row: LinkRow) => void orm.insert(planLinks).values(row).run(),
    removeLink: (id: string) => void orm.delete(planLinks).where(eq(planLinks.id, id)).run(),
    linksOf(ids: readonly string[]): Map<string, LinkRow[]> {
      const rows = orm
        .select()
        .from(planLinks)
        .where(inArray(planLinks.actionId, [...ids]))
        .orderBy(asc(planLinks.at))
        .all()
      return groupBy(rows, ({ actionId }) => actionId)
    },

    comment: (id: string): CommentRow | null =>
      orm.select().from(planComments).where(eq(planComments.id, id)).get() ?? null,
    /** The last first. */
    commentsOf: (actionId: string): CommentRow[] =>
      orm
        .select()
        .from(planComments)
        .where(eq(planComments.actionId, actionId))
        .orderBy(desc(planComments.at), desc(planComments.id))
        .all(),
    insertComment: (row: CommentRow) => void orm.insert(planComments).values(row).run(),
    withdrawComment: (id: string, at: string) =>
      void orm.update(planComments).set({ text: null, withdrawnAt: at }).where(eq(planComments.id, id)).run(),

    /** How much is said and kept of each, for its heading. */
    countsOf(ids: readonly string[]): { comments: Map<string, number>; documents: Map<string, number> } {
      const comments = orm
        .select({ id: planComments.actionId, n: count() })
        .from(planComments)
        .where(and(inArray(planComments.actionId, [...ids]), isNull(planComments.withdrawnAt)))
        .groupBy(planComments.actionId)
        .all()
      const documents = orm
        .select({ id: planDocuments.actionId, n: count() })
        .from(planDocuments)
        .where(inArray(planDocuments.actionId, [...ids]))
        .groupBy(planDocuments.actionId)
        .all()
      return {
        comments: new Map(comments.map(({ id, n }) => [id, n])),
        documents: new Map(documents.map(({ id, n }) => [id, n])),
      }
    },
  }
}
