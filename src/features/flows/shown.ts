import type { Actor } from '../../kernel/actor.ts'
import type { Point } from '../../kernel/geo.ts'
import { type FieldGroup, fieldGroups } from '../../kernel/visibility.ts'
import type { MaterialsService } from '../materials/service.ts'
import { type Area, FRANCE } from '../organisations/anonymity.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import type { FlowView, PartyView } from './contract.ts'
import type { ShownFreshness } from './freshness.ts'
import type { FreshnessNow } from './freshness-now.ts'
import type { Sight } from './policy.ts'
import { isSpent } from './promises.ts'
import type { FlowRow } from './store.ts'

const fieldsOf: Record<FieldGroup, readonly (keyof FlowRow)[]> = {
  quantity: ['quantity', 'unit', 'period'],
  price: ['currentCostEurosPerUnit'],
  partner: ['currentPartner'],
  process: ['quality', 'constraints', 'packaging'],
}
/** For its own people and its facilitators, whatever is chosen. */
const insideFields = ['notes', 'auditedBy', 'declaredOn'] as const satisfies readonly (keyof FlowRow)[]
/** Each of these, beside a place, would help to guess the structure. */
const tellingFields = ['months', 'form', 'auditedOn', 'confirmedOn', 'siteId', 'reference'] as const

/** A flow as somebody sees it: what is hidden is null, as if it had never been said. */
export interface ShownFlow {
  row: FlowRow
  sight: Sight
  party: PartyView
  /** Where it is measured from: its site, or the centre of the place shown. */
  point: Point | null
  /** Activity of the structure; null without its name. */
  nafCode: string | null
  /** The code that the rules of law are read by, also when it is too telling to be shown. */
  ruleCode: string | null
  freshness: ShownFreshness
  /** Of the quantity shown, what is not promised yet; null when it is not shown. */
  free: number | null
  /** All of it is promised: there is nothing left to propose. */
  isSpent: boolean
}

/**
 * What is shown of a stored flow under a sight that is not `none`. Everything that leaves the room, and everything that
 * outsiders are matched on, comes from here.
 */
export function shownFlow(
  flow: FlowRow,
  owner: OrganisationRecord,
  sight: Sight,
  {
    materials,
    freshness,
    promised,
  }: { materials: MaterialsService; freshness: FreshnessNow; promised(flowId: string): number },
  placeOf: () => Area,
): ShownFlow {
  const row = { ...flow }
  const blank = (fields: readonly (keyof FlowRow)[]) => {
    for (const field of fields) Object.assign(row, { [field]: null })
  }
  for (const group of fieldGroups) if (!sight.groups.includes(group)) blank(fieldsOf[group])
  if (!sight.isInside) blank(insideFields)
  const site = owner.sites.find(({ id }) => id === flow.siteId) ?? owner.sites[0]
  const { isDemo } = owner
  const total = promised(flow.id)
  const now = () => ({
    freshness: freshness.shown(flow, row, sight),
    free: row.quantity === null ? null : Math.max(0, row.quantity - total),
    isSpent: isSpent(flow.quantity, total),
  })
  if (sight.as === 'full') {
    const point = site?.lat != null && site.lng != null ? { lat: site.lat, lng: site.lng } : null
    const { name, id: organisationId } = owner
    const communeName = site?.communeName ?? null
    const party = {
      organisationId,
      name,
      communeName,
      lat: site?.lat ?? null,
      lng: site?.lng ?? null,
      isDemo,
    }
    return { row, sight, party, point, nafCode: owner.nafCode, ruleCode: flow.wasteCode, ...now() }
  }
  const place = placeOf()
  blank(tellingFields)
  row.label = materials.anonymousReading(flow).label
  // Where no place can be named for want of structures alike, the code would name the structure all the same.
  if (place === FRANCE) row.wasteCode = null
  row.hazardous =
    flow.hazardous ?? (flow.wasteCode ? materials.wasteCode(flow.wasteCode)?.hazardous || null : null)
  const party = {
    ...{ organisationId: null, name: 'Structure non nommée', communeName: place.name },
    ...{ lat: null, lng: null, isDemo },
  }
  const ruleCode = flow.wasteCode
  return { row, sight, party, point: place.centre, nafCode: null, ruleCode, ...now() }
}

/** The same, as it goes on the wire. */
export function flowViewOf(
  actor: Actor | null,
  { row, sight, party, freshness }: ShownFlow,
  materials: MaterialsService,
  attachmentCount: number,
): FlowView {
  const { organisationId } = party
  const mayOpenSheet = organisationId !== null && actor !== null && canReadIdentity(actor, organisationId)
  return {
    id: row.id,
    kind: row.kind,
    party: { ...party, organisationId: mayOpenSheet ? organisationId : null },
    siteId: sight.isInside ? row.siteId : null,
    family: row.family,
    resourceId: row.resourceId,
    resourceLabel: row.resourceId ? materials.resourceLabel(row.resourceId) : null,
    label: row.label,
    wasteCode: row.wasteCode,
    wasteLabel: row.wasteCode ? materials.wasteLabel(row.wasteCode) : null,
    hazardous: row.hazardous,
    quantity: row.quantity,
    unit: row.unit,
    period: row.period,
    months: row.months,
    form: row.form,
    packaging: row.packaging,
    quality: row.quality,
    constraints: row.constraints,
    currentPartner: row.currentPartner,
    currentCostEurosPerUnit: row.currentCostEurosPerUnit,
    visibility: row.visibility,
    provenance: row.provenance,
    auditedBy: row.auditedBy,
    auditedOn: row.auditedOn,
    confirmedOn: row.confirmedOn,
    notes: row.notes,
    withdrawnAt: row.withdrawnAt,
    freshness: { state: freshness.state, expiresOn: freshness.expiresOn },
    seenAs: sight.as === 'full' ? 'full' : 'anonymised',
    hiddenFields: fieldGroups.filter((group) => !sight.groups.includes(group)),
    fieldVisibilities: sight.isInside
      ? {
          quantity: row.quantityVisibility,
          price: row.priceVisibility,
          partner: row.partnerVisibility,
          process: row.processVisibility,
        }
      : null,
    attachmentCount,
    can: { edit: sight.isInside },
  }
}
