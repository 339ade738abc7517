import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { disclosures, flows } from './tables.ts'

export type FlowRow = typeof flows.$inferSelect
export type DisclosureRow = typeof disclosures.$inferSelect

/** Oldest first; ids do not tell. */
const asMade = [asc(flows.createdAt), sql`rowid`] as const

/** Rows of stocks and needs; used by the flows service alone. */
export function flowsStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(flows).where(eq(flows.id, id)).get() ?? null,
    byIds: (ids: readonly string[]) =>
      ids.length === 0
        ? []
        : orm
            .select()
            .from(flows)
            .where(inArray(flows.id, [...ids]))
            .orderBy(asc(flows.id))
            .all(),
    live: () =>
      orm
        .select()
        .from(flows)
        .where(isNull(flows.withdrawnAt))
        .orderBy(...asMade)
        .all(),
    /** What tells how fresh each live flow is. */
    liveDays: () =>
      orm
        .select({
          ...{ id: flows.id, organisationId: flows.organisationId, family: flows.family },
          ...{ confirmedOn: flows.confirmedOn, auditedOn: flows.auditedOn, declaredOn: flows.declaredOn },
        })
        .from(flows)
        .where(isNull(flows.withdrawnAt))
        .all(),
    all: () =>
      orm
        .select()
        .from(flows)
        .orderBy(...asMade)
        .all(),
    ofOrganisation: (organisationId: string) =>
      orm
        .select()
        .from(flows)
        .where(eq(flows.organisationId, organisationId))
        .orderBy(...asMade)
        .all(),
    byReference: (organisationId: string, kind: FlowRow['kind'], reference: string) =>
      orm
        .select()
        .from(flows)
        .where(
          and(eq(flows.organisationId, organisationId), eq(flows.kind, kind), eq(flows.reference, reference)),
        )
        .get() ?? null,
    insert: (row: typeof flows.$inferInsert) => void orm.insert(flows).values(row).run(),
    update: (id: string, change: Partial<FlowRow>) =>
      void orm.update(flows).set(change).where(eq(flows.id, id)).run(),
    remove: (id: string) => void orm.delete(flows).where(eq(flows.id, id)).run(),
    allDisclosures: () =>
      orm.select().from(disclosures).orderBy(asc(disclosures.at), asc(disclosures.id)).all(),
    insertDisclosure: (row: DisclosureRow) => void orm.insert(disclosures).values(row).run(),
    /** Live stocks and needs of each structure. */
    counts: (organisationIds: readonly string[], among: 'all' | 'network') =>
      organisationIds.length === 0
        ? []
        : orm
            .select({
              organisationId: flows.organisationId,
              stocks: sql<number>`sum(${flows.kind} = 'stock')`,
              needs: sql<number>`sum(${flows.kind} = 'need')`,
            })
            .from(flows)
            .where(
              and(
                inArray(flows.organisationId, [...organisationIds]),
                isNull(flows.withdrawnAt),
                among === 'network' ? eq(flows.visibility, 'network') : undefined,
              ),
            )
            .groupBy(flows.organisationId)
            .all(),
  }
}
