import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { partyRoles } from '../../kernel/synergies.ts'
import { synergies, synergyParties, synergyPartyFlows, synergySteps } from './tables.ts'

export type SynergyRow = typeof synergies.$inferSelect
type PartyFlowRow = typeof synergyPartyFlows.$inferSelect
/** With the flows it brings, in the order it came with them; those taken out left out. */
export type PartyRow = typeof synergyParties.$inferSelect & { flows: readonly PartyFlowRow[] }
export type StepRow = typeof synergySteps.$inferSelect

const inRoleOrder = (a: PartyRow, b: PartyRow) =>
  partyRoles.indexOf(a.role) - partyRoles.indexOf(b.role) || (a.id < b.id ? -1 : 1)

/** Rows of synergies, their parties and steps; used by the synergies service alone. */
export function lifeStore({ orm }: Database) {
  function flowsOf(partyIds: readonly string[]): Map<string, PartyFlowRow[]> {
    const rows = orm
      .select()
      .from(synergyPartyFlows)
      .where(and(inArray(synergyPartyFlows.partyId, [...partyIds]), isNull(synergyPartyFlows.leftAt)))
      .orderBy(asc(synergyPartyFlows.joinedAt), sql`rowid`)
      .all()
    return groupBy(rows, ({ partyId }) => partyId)
  }

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
      const brought = flowsOf(rows.map(({ id }) => id))
      const parties = rows.map((row) => ({ ...row, flows: brought.get(row.id) ?? [] }))
      return groupBy(parties.sort(inRoleOrder), ({ synergyId }) => synergyId)
    },
    /** Synergies to which one of these flows is brought. */
    withFlows: (flowIds: readonly string[]): string[] =>
      orm
        .selectDistinct({ synergyId: synergyParties.synergyId })
        .from(synergyPartyFlows)
        .innerJoin(synergyParties, eq(synergyParties.id, synergyPartyFlows.partyId))
        .where(
          and(
            inArray(synergyPartyFlows.flowId, [...flowIds]),
            isNull(synergyPartyFlows.leftAt),
            isNull(synergyParties.leftAt),
          ),
        )
        .all()
        .map(({ synergyId }) => synergyId),
    insertParty: (row: typeof synergyParties.$inferInsert) =>
      void orm.insert(synergyParties).values(row).run(),
    updateParty: (id: string, change: Partial<Omit<PartyRow, 'flows'>>) =>
      void orm.update(synergyParties).set(change).where(eq(synergyParties.id, id)).run(),
    /** Brings a flow, or brings it back: it is to be shown again then. */
    bringFlow: (row: { partyId: string; flowId: string; joinedAt: string }) =>
      void orm
        .insert(synergyPartyFlows)
        .values(row)
        .onConflictDoUpdate({
          target: [synergyPartyFlows.partyId, synergyPartyFlows.flowId],
          set: { joinedAt: row.joinedAt, leftAt: null, introducedAt: null },
        })
        .run(),
    updateFlow: (
      { partyId, flowId }: { partyId: string; flowId: string },
      change: Partial<Pick<PartyFlowRow, 'introducedAt' | 'leftAt'>>,
    ) =>
      void orm
        .update(synergyPartyFlows)
        .set(change)
        .where(and(eq(synergyPartyFlows.partyId, partyId), eq(synergyPartyFlows.flowId, flowId)))
        .run(),

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
