import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { partyRoles } from '../../kernel/synergies.ts'
import {
  consents,
  introductionAskings,
  introductionSideFlows,
  introductionSides,
  introductions,
} from './tables.ts'

/** With the flows it is asked to show. */
export type SideRow = typeof introductionSides.$inferSelect & { flowIds: readonly string[] }
/** With its sides: who gives, who receives, who transforms. */
export type IntroductionRow = typeof introductions.$inferSelect & { sides: readonly SideRow[] }
export type ConsentRow = typeof consents.$inferSelect

const inRoleOrder = (a: SideRow, b: SideRow) => partyRoles.indexOf(a.role) - partyRoles.indexOf(b.role)

/** Rows of introductions, their sides and consents; used by the synergies service alone. */
export function introductionsStore({ orm }: Database) {
  const newestFirst = [desc(introductions.openedAt), desc(introductions.id)] as const

  function withSides(rows: readonly (typeof introductions.$inferSelect)[]): IntroductionRow[] {
    const ids = rows.map(({ id }) => id)
    const all = orm
      .select()
      .from(introductionSides)
      .where(inArray(introductionSides.introductionId, ids))
      .orderBy(asc(introductionSides.id))
      .all()
    const brought = orm
      .select()
      .from(introductionSideFlows)
      .where(
        inArray(
          introductionSideFlows.sideId,
          all.map(({ id }) => id),
        ),
      )
      .orderBy(sql`rowid`)
      .all()
    const flowsOf = groupBy(brought, ({ sideId }) => sideId)
    const sides = groupBy(
      all.map((side) => ({ ...side, flowIds: (flowsOf.get(side.id) ?? []).map(({ flowId }) => flowId) })),
      ({ introductionId }) => introductionId,
    )
    return rows.map((row) => ({ ...row, sides: (sides.get(row.id) ?? []).sort(inRoleOrder) }))
  }

  const idsWith = (condition: ReturnType<typeof eq>) =>
    orm.select({ id: introductionSides.introductionId }).from(introductionSides).where(condition)

  const idsAbout = (flowId: string) =>
    orm
      .select({ id: introductionSides.introductionId })
      .from(introductionSideFlows)
      .innerJoin(introductionSides, eq(introductionSides.id, introductionSideFlows.sideId))
      .where(eq(introductionSideFlows.flowId, flowId))

  return {
    byId: (id: string): IntroductionRow | null =>
      withSides(orm.select().from(introductions).where(eq(introductions.id, id)).all())[0] ?? null,
    all: () =>
      withSides(
        orm
          .select()
          .from(introductions)
          .orderBy(...newestFirst)
          .all(),
      ),
    ofOrganisations: (ids: readonly string[]) =>
      withSides(
        orm
          .select()
          .from(introductions)
          .where(inArray(introductions.id, idsWith(inArray(introductionSides.organisationId, [...ids]))))
          .orderBy(...newestFirst)
          .all(),
      ),
    /** Those in which a flow was asked about. */
    ofFlow: (flowId: string) =>
      withSides(
        orm
          .select()
          .from(introductions)
          .where(inArray(introductions.id, idsAbout(flowId)))
          .orderBy(...newestFirst)
          .all(),
      ),
    ofSynergy: (synergyId: string) =>
      withSides(
        orm
          .select()
          .from(introductions)
          .where(eq(introductions.synergyId, synergyId))
          .orderBy(...newestFirst)
          .all(),
      ),
    insert({ sides, ...row }: IntroductionRow): void {
      orm.insert(introductions).values(row).run()
      for (const { flowIds, ...side } of sides) {
        orm.insert(introductionSides).values(side).run()
        for (const flowId of flowIds)
          orm.insert(introductionSideFlows).values({ sideId: side.id, flowId }).run()
      }
    },
    /** Notes that somebody was asked for a side, the first time or again. */
    noteAsked: (row: typeof introductionAskings.$inferInsert) =>
      void orm
        .insert(introductionAskings)
        .values(row)
        .onConflictDoUpdate({
          target: [introductionAskings.sideId, introductionAskings.userId],
          set: { at: row.at },
        })
        .run(),
    /** Who was asked for a side, and when last. */
    askedOf: (sideId: string) =>
      orm.select().from(introductionAskings).where(eq(introductionAskings.sideId, sideId)).all(),
    /** In the order they were given. */
    consentsOf: (introductionId: string): ConsentRow[] =>
      orm
        .select()
        .from(consents)
        .where(eq(consents.introductionId, introductionId))
        .orderBy(asc(consents.at), sql`rowid`)
        .all(),
    insertConsent: (row: ConsentRow) => void orm.insert(consents).values(row).run(),
  }
}
