import type { FlowsService } from '../flows/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import type { EngineFlow } from './engine/flow.ts'

export type FlowRow = ReturnType<FlowsService['liveRows']>[number]

const DAY_MS = 86_400_000

/** A stored flow as the engine takes it: read, placed at its site, with the age of its last confirmation. */
export function engineFlowOf(
  row: FlowRow,
  owner: OrganisationRecord,
  materials: MaterialsService,
  now: Date,
): EngineFlow {
  const site = owner.sites.find(({ id }) => id === row.siteId) ?? owner.sites[0]
  const confirmed = row.confirmedOn ?? row.auditedOn
  const reading = materials.read({
    kind: row.kind,
    label: row.label,
    details: row.quality ?? '',
    wasteCode: row.wasteCode,
    hazardous: row.hazardous,
    activity: owner.nafCode,
    family: row.family,
    resourceId: row.resourceId,
  })
  return {
    id: row.id,
    kind: row.kind,
    owner: row.organisationId,
    label: row.label,
    family: row.family,
    reading,
    wasteCode: row.wasteCode,
    quantity:
      row.quantity !== null && row.unit && row.period
        ? { value: row.quantity, unit: row.unit, period: row.period }
        : null,
    months: row.months,
    point: site?.lat != null && site.lng != null ? { lat: site.lat, lng: site.lng } : null,
    isAudited: row.provenance === 'audited',
    ageDays: confirmed ? Math.max(0, Math.floor((now.getTime() - Date.parse(confirmed)) / DAY_MS)) : null,
  }
}
