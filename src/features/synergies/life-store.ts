import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { partyRoles } from '../../kernel/synergies.ts'
import { synergies, synergyParties, synergySteps } from './tables.ts'

export type SynergyRow = typeof synergies.$inferSelect
export type PartyRow = typeof synergyParties.$inferSelect
export type StepRow = typeof synergySteps.$inferSelect

const inRoleOrder = (a: PartyRow, b: PartyRow) =>
  partyRoles.indexOf(a.role) - partyRoles.indexOf(b.role) || (a.id < b.id ? -1 : 1)

/** Rows of synergies, their parties and steps; used by the synergies service alone. */
export function lifeStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(synergies).where(eq(synergies.id, id)).get() ?? null,
    /** The ones that moved last, first. */
    all: (condition?: SQL) =>
      orm.select().from(synergies).where(condition).orderBy(desc(synergies.newsAt), desc(synergies.id)).all(),
    insert: (row: SynergyRow) => void orm.insert(synergies).values(row).run(),
    update: (id: string, change: Partial<SynergyRow>) =>
      void orm.update(synergies).set(change).where(eq(synergies.id, id)).run(),

    /** Of each synergy, those that left included; who gives first. */
    partiesOf(ids: readonly string[]): Map<string, PartyRow[]> {
      const rows = orm
        .select()
        .from(synergyParties)
        .where(inArray(synergyParties.synergyId, [...ids]))
        .all()
      return groupBy(rows.sort(inRoleOrder), ({ synergyId }) => synergyId)
    },
    /** Parties, still there, that bring one of these flows. */
    withFlows: (flowIds: readonly string[]) =>
      orm
        .select()
        .from(synergyParties)
        .where(and(inArray(synergyParties.flowId, [...flowIds]), isNull(synergyParties.leftAt)))
        .all(),
    insertParty: (row: PartyRow) => void orm.insert(synergyParties).values(row).run(),
    updateParty: (id: string, change: Partial<PartyRow>) =>
      void orm.update(synergyParties).set(change).where(eq(synergyParties.id, id)).run(),

    /** In the order they were taken. */
    stepsOf: (synergyId: string): StepRow[] =>
      orm
        .select()
        .from(synergySteps)
        .where(eq(synergySteps.synergyId, synergyId))
        .orderBy(asc(synergySteps.at), sql`rowid`)
        .all(),
    insertStep: (row: StepRow) => void orm.insert(synergySteps).values(row).run(),
  }
}
