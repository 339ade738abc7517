import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import {
  auditCampaigns,
  campaignLines,
  campaignMembers,
  energyActionStates,
  energyActions,
  visitFlows,
  visitSteps,
  visits,
} from './tables.ts'

export type CampaignRow = typeof auditCampaigns.$inferSelect
export type CampaignLineRow = typeof campaignLines.$inferSelect
export type CampaignMemberRow = typeof campaignMembers.$inferSelect
export type VisitRow = typeof visits.$inferSelect
export type VisitStepRow = typeof visitSteps.$inferSelect
export type VisitFlowRow = typeof visitFlows.$inferSelect
export type EnergyActionRow = typeof energyActions.$inferSelect
export type EnergyStateRow = typeof energyActionStates.$inferSelect

/** Rows of campaigns; used by the audits services alone. */
export function campaignsStore({ orm }: Database) {
  return {
    all: () => orm.select().from(auditCampaigns).orderBy(desc(auditCampaigns.startsOn), sql`rowid`).all(),
    byId: (id: string) => orm.select().from(auditCampaigns).where(eq(auditCampaigns.id, id)).get() ?? null,
    insert: (row: CampaignRow) => void orm.insert(auditCampaigns).values(row).run(),
    update: (id: string, change: Partial<CampaignRow>) =>
      void orm.update(auditCampaigns).set(change).where(eq(auditCampaigns.id, id)).run(),
    linesOf: (campaignId: string): CampaignLineRow[] =>
      orm
        .select()
        .from(campaignLines)
        .where(eq(campaignLines.campaignId, campaignId))
        .orderBy(asc(campaignLines.position))
        .all(),
    replaceLines(campaignId: string, rows: readonly CampaignLineRow[]): void {
      orm.delete(campaignLines).where(eq(campaignLines.campaignId, campaignId)).run()
      for (const row of rows) orm.insert(campaignLines).values(row).run()
    },
    membersOf: (campaignId: string): CampaignMemberRow[] =>
      orm
        .select()
        .from(campaignMembers)
        .where(eq(campaignMembers.campaignId, campaignId))
        .orderBy(asc(campaignMembers.addedAt), sql`rowid`)
        .all(),
    addMember: (row: CampaignMemberRow) =>
      void orm.insert(campaignMembers).values(row).onConflictDoNothing().run(),
    removeMember: (campaignId: string, organisationId: string) =>
      void orm
        .delete(campaignMembers)
        .where(
          and(eq(campaignMembers.campaignId, campaignId), eq(campaignMembers.organisationId, organisationId)),
        )
        .run(),
  }
}

/** Rows of visits and of what they record; used by the audits services alone. */
export function visitsStore({ orm }: Database) {
  return {
    all: () => orm.select().from(visits).orderBy(desc(visits.plannedOn), desc(visits.id)).all(),
    byId: (id: string) => orm.select().from(visits).where(eq(visits.id, id)).get() ?? null,
    ofOrganisation: (organisationId: string) =>
      orm
        .select()
        .from(visits)
        .where(eq(visits.organisationId, organisationId))
        .orderBy(desc(visits.plannedOn), desc(visits.id))
        .all(),
    ofCampaign: (campaignId: string) =>
      orm.select().from(visits).where(eq(visits.campaignId, campaignId)).orderBy(asc(visits.id)).all(),
    insert: (row: VisitRow) => void orm.insert(visits).values(row).run(),
    update: (id: string, change: Partial<VisitRow>) =>
      void orm.update(visits).set(change).where(eq(visits.id, id)).run(),

    insertStep: (row: VisitStepRow) => void orm.insert(visitSteps).values(row).run(),
    /** In the order they were taken. */
    stepsOf: (visitIds: readonly string[]): VisitStepRow[] =>
      orm
        .select()
        .from(visitSteps)
        .where(inArray(visitSteps.visitId, [...visitIds]))
        .orderBy(asc(visitSteps.at), sql`rowid`)
        .all(),

    /** In the order the verdicts were first given. */
    flowsOf: (visitId: string): VisitFlowRow[] =>
      orm.select().from(visitFlows).where(eq(visitFlows.visitId, visitId)).orderBy(sql`rowid`).all(),
    sealedOf: (flowId: string): VisitFlowRow[] =>
      orm
        .select()
        .from(visitFlows)
        .where(and(eq(visitFlows.flowId, flowId), sql`${visitFlows.sealedAt} is not null`))
        .orderBy(desc(visitFlows.sealedAt))
        .all(),
    putFlow: ({ visitId, flowId, ...row }: VisitFlowRow) =>
      void orm
        .insert(visitFlows)
        .values({ visitId, flowId, ...row })
        .onConflictDoUpdate({ target: [visitFlows.visitId, visitFlows.flowId], set: row })
        .run(),
    removeFlow: (visitId: string, flowId: string) =>
      void orm
        .delete(visitFlows)
        .where(and(eq(visitFlows.visitId, visitId), eq(visitFlows.flowId, flowId)))
        .run(),

    actionById: (id: string) =>
      orm.select().from(energyActions).where(eq(energyActions.id, id)).get() ?? null,
    actionsOf: (visitId: string): EnergyActionRow[] =>
      orm.select().from(energyActions).where(eq(energyActions.visitId, visitId)).orderBy(sql`rowid`).all(),
    insertAction: (row: EnergyActionRow) => void orm.insert(energyActions).values(row).run(),
    removeAction: (id: string) => void orm.delete(energyActions).where(eq(energyActions.id, id)).run(),
    insertState: (row: EnergyStateRow) => void orm.insert(energyActionStates).values(row).run(),
    statesOf: (actionIds: readonly string[]): EnergyStateRow[] =>
      orm
        .select()
        .from(energyActionStates)
        .where(inArray(energyActionStates.actionId, [...actionIds]))
        .orderBy(asc(energyActionStates.on), asc(energyActionStates.at), sql`rowid`)
        .all(),
  }
}
