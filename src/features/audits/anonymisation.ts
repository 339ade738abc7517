import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { FlowFacts } from '../flows/audit-seal.ts'
import { energyActions, visitFlows, visitSteps, visits } from './tables.ts'

/** Words that could tell a structure again; what an audit counted for stays. */
const ERASED: Partial<FlowFacts> = {
  siteId: null,
  label: 'Flux anonymisé',
  packaging: null,
  quality: null,
  constraints: null,
  currentPartner: null,
  currentCostEurosPerUnit: null,
}

/** Takes out of the visits of a structure all that could tell it; called within `db.write`. */
export function anonymiseAudits({ orm }: Database, organisationId: string): void {
  const rows = orm.select().from(visits).where(eq(visits.organisationId, organisationId)).all()
  for (const { id, record, engagedOn } of rows)
    orm
      .update(visits)
      .set({
        ...{ met: null, findings: [], expectations: null, engagement: null },
        // That it engaged itself on a day is counted; who signed is not told any more.
        ...(engagedOn && { engagedBy: 'Anonymisé', engagedAs: 'Anonymisé' }),
        record: record && {
          ...record,
          structure: {
            ...{ name: 'Structure anonymisée', kind: record.structure.kind, siret: null, nafCode: null },
            ...{ activityLabel: null, headcountBand: null, address: null, postalCode: null },
            communeName: record.structure.communeName,
          },
          unexamined: record.unexamined.map((one) => ({ ...one, label: 'Flux anonymisé' })),
          energyActions: record.energyActions.map((one) => ({ ...one, label: 'Action anonymisée' })),
        },
      })
      .where(eq(visits.id, id))
      .run()
  const ids = rows.map(({ id }) => id)
  orm.update(visitSteps).set({ note: null }).where(inArray(visitSteps.visitId, ids)).run()
  orm
    .update(energyActions)
    .set({ label: 'Action anonymisée' })
    .where(eq(energyActions.organisationId, organisationId))
    .run()
  const examined = orm.select().from(visitFlows).where(eq(visitFlows.organisationId, organisationId)).all()
  for (const { visitId, flowId, before, correction, after } of examined)
    orm
      .update(visitFlows)
      .set({
        before: { ...before, ...ERASED },
        correction: correction && { ...correction, ...known(correction) },
        after: after && { ...after, ...ERASED },
        note: null,
      })
      .where(and(eq(visitFlows.visitId, visitId), eq(visitFlows.flowId, flowId)))
      .run()
}

/** What is erased of the fields that a correction holds, and no other. */
function known(correction: Partial<FlowFacts>): Partial<FlowFacts> {
  return Object.fromEntries(Object.entries(ERASED).filter(([field]) => field in correction))
}
