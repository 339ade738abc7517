import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { EngineFlow } from './engine/flow.ts'

export type FlowRow = ReturnType<FlowsService['liveRows']>[number]
export type ShownFlow = ReturnType<FlowsService['shownTo']>[number]

const DAY_MS = 86_400_000

/** A flow, as somebody is shown it, as the engine takes it: read, placed, with the age of its last confirmation. */
export function engineFlowOf(
  { row, party, point, nafCode, ruleCode }: ShownFlow,
  materials: Pick<MaterialsService, 'read'>,
  now: Date,
): EngineFlow {
  const confirmed = row.confirmedOn ?? row.auditedOn
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
      row.quantity !== null && row.unit && row.period
        ? { value: row.quantity, unit: row.unit, period: row.period }
        : null,
    months: row.months,
    point,
    isAudited: row.provenance === 'audited',
    ageDays: confirmed ? Math.max(0, Math.floor((now.getTime() - Date.parse(confirmed)) / DAY_MS)) : null,
  }
}
