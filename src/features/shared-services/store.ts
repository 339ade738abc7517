import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import {
  sharedServiceParties,
  sharedServicePartySteps,
  sharedServiceSteps,
  sharedServices,
} from './tables.ts'

export type ServiceRow = typeof sharedServices.$inferSelect
export type PartyRow = typeof sharedServiceParties.$inferSelect
export type PartyStepRow = typeof sharedServicePartySteps.$inferSelect
export type StepRow = typeof sharedServiceSteps.$inferSelect

/** Rows of shared services, of who is in them and of how they went; used by their service alone. */
export function servicesStore({ orm }: Database) {
  return {
    byId: (id: string): ServiceRow | null =>
      orm.select().from(sharedServices).where(eq(sharedServices.id, id)).get() ?? null,
    all: (): ServiceRow[] => orm.select().from(sharedServices).all(),
    insert: (row: ServiceRow) => void orm.insert(sharedServices).values(row).run(),
    update: (id: string, change: Partial<ServiceRow>) =>
      void orm.update(sharedServices).set(change).where(eq(sharedServices.id, id)).run(),
    /** Services that are the form of a synergy. */
    ofSynergy: (synergyId: string): ServiceRow[] =>
      orm.select().from(sharedServices).where(eq(sharedServices.synergyId, synergyId)).all(),

    /** Of each service, in the order they came. */
    partiesOf(ids: readonly string[]): Map<string, PartyRow[]> {
      const rows = orm
        .select()
        .from(sharedServiceParties)
        .where(inArray(sharedServiceParties.serviceId, [...ids]))
        .orderBy(sql`rowid`)
        .all()
      return groupBy(rows, (row) => row.serviceId)
    },
    putParty: (row: PartyRow) =>
      void orm
        .insert(sharedServiceParties)
        .values(row)
        .onConflictDoUpdate({
          target: [sharedServiceParties.serviceId, sharedServiceParties.organisationId],
          set: row,
        })
        .run(),
    updateParty: (
      { serviceId, organisationId }: Pick<PartyRow, 'serviceId' | 'organisationId'>,
      change: Partial<PartyRow>,
    ) =>
      void orm
        .update(sharedServiceParties)
        .set(change)
        .where(
          and(
            eq(sharedServiceParties.serviceId, serviceId),
            eq(sharedServiceParties.organisationId, organisationId),
          ),
        )
        .run(),
    insertPartyStep: (row: PartyStepRow) => void orm.insert(sharedServicePartySteps).values(row).run(),
    partySteps: (): PartyStepRow[] =>
      orm.select().from(sharedServicePartySteps).orderBy(asc(sharedServicePartySteps.at), sql`rowid`).all(),

    /** Of each service, in the order they were written. */
    stepsOf(ids: readonly string[]): Map<string, StepRow[]> {
      const rows = orm
        .select()
        .from(sharedServiceSteps)
        .where(inArray(sharedServiceSteps.serviceId, [...ids]))
        .orderBy(asc(sharedServiceSteps.at), sql`rowid`)
        .all()
      return groupBy(rows, (row) => row.serviceId)
    },
    insertStep: (row: StepRow) => void orm.insert(sharedServiceSteps).values(row).run(),
  }
}
