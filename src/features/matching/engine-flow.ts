import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { EngineFlow } from './engine/flow.ts'
import { LIFE_DAYS } from './engine/terms.ts'

export type FlowRow = ReturnType<FlowsService['liveRows']>[number]
export type ShownFlow = ReturnType<FlowsService['shownTo']>[number]

/** A flow, as somebody is shown it, as the engine takes it: read, placed, less what is promised of it, with the age of its last confirmation. */
export function engineFlowOf(
  { row, party, point, nafCode, ruleCode, freshness, free }: ShownFlow,
  materials: Pick<MaterialsService, 'read'>,
): EngineFlow {
  const reading = materials.read({
    kind: row.kind,
    label: row.label,
    details: row.quality ?? '',
    wasteCode: row.wasteCode,
    hazardous: row.hazardous,
    activity: nafCode,
    family: row.family,
    resourceId: row.resourceId,
  })
  return {
    id: row.id,
    kind: row.kind,
    // An unnamed flow that never met those of one structure would be known for that structure's.
    owner: party.organisationId,
    label: row.label,
    family: row.family,
    reading,
    wasteCode: ruleCode,
    quantity:
      free !== null && row.unit && row.period ? { value: free, unit: row.unit, period: row.period } : null,
    months: row.months,
    point,
    isAudited: row.provenance === 'audited',
    ageDays: freshness.lifeShare === null ? null : freshness.lifeShare * LIFE_DAYS,
  }
}
