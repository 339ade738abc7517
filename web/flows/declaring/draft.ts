import type { FlowInput } from '../../../src/features/flows/contract.ts'
import type { Family } from '../../../src/kernel/families.ts'
import type { Period, Unit } from '../../../src/kernel/quantity.ts'
import { leadingNumber } from '../../../src/kernel/typed-number.ts'
import type { FlowView } from '../../api/flows.ts'
import type { WasteCode } from '../../api/resources.ts'
import type { Choice } from '../../ui/ComboBox.tsx'

/** What a form of a flow holds. Null: not touched, so that what is read in the words may stand there. */
export interface FlowDraft {
  organisationId: string
  siteId: string
  kind: FlowView['kind']
  label: string
  family: Family | null
  resource: Choice | null
  wasteCode: WasteCode | null
  hazardous: boolean | null
  /** As typed. */
  quantity: string | null
  unit: Unit | null
  period: Period | null
  /** Bit mask; 0: none said. */
  months: number | null
  form: NonNullable<FlowView['form']> | ''
  packaging: string
  quality: string
  constraints: string
  currentPartner: string
  /** As typed, in euros per unit. */
  cost: string
  notes: string
  visibility: FlowView['visibility']
  quantityVisibility: FlowView['visibility']
  priceVisibility: FlowView['visibility']
  partnerVisibility: FlowView['visibility']
  processVisibility: FlowView['visibility']
}

/** Hidden by default: nobody opens a flow but on purpose. */
export function emptyDraft(organisationId: string): FlowDraft {
  return {
    ...{ organisationId, siteId: '', kind: 'stock', label: '' },
    ...{ family: null, resource: null, wasteCode: null, hazardous: null },
    ...{ quantity: null, unit: null, period: null, months: null },
    ...{ form: '', packaging: '', quality: '', constraints: '', currentPartner: '', cost: '', notes: '' },
    ...{ visibility: 'facilitators', quantityVisibility: 'facilitators', priceVisibility: 'facilitators' },
    ...{ partnerVisibility: 'facilitators', processVisibility: 'facilitators' },
  }
}

/** A flow of one's own, to be changed: all of it is taken for typed. */
export function draftOf(flow: FlowView): FlowDraft {
  const level = (group: keyof NonNullable<FlowView['fieldVisibilities']>) =>
    flow.fieldVisibilities?.[group] ?? 'facilitators'
  const code = flow.wasteCode
  return {
    organisationId: flow.party.organisationId ?? '',
    siteId: flow.siteId ?? '',
    kind: flow.kind,
    label: flow.label,
    family: flow.family,
    resource: flow.resourceId ? { id: flow.resourceId, label: flow.resourceLabel ?? flow.resourceId } : null,
    wasteCode: code ? { code, labelFr: flow.wasteLabel ?? '', labelEn: flow.wasteLabel ?? '' } : null,
    hazardous: flow.hazardous,
    quantity: typed(flow.quantity),
    unit: flow.unit,
    period: flow.period,
    months: flow.months ?? 0,
    form: flow.form ?? '',
    packaging: flow.packaging ?? '',
    quality: flow.quality ?? '',
    constraints: flow.constraints ?? '',
    currentPartner: flow.currentPartner ?? '',
    cost: typed(flow.currentCostEurosPerUnit),
    notes: flow.notes ?? '',
    visibility: flow.visibility,
    quantityVisibility: level('quantity'),
    priceVisibility: level('price'),
    partnerVisibility: level('partner'),
    processVisibility: level('process'),
  }
}

const typed = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))

/**
 * What is sent of a draft. What is no number goes as it was typed: the server says what is wrong with it, in the words
 * it has for everybody.
 */
export function contentOf(draft: FlowDraft): Omit<FlowInput, SetElsewhere> {
  const { resource, wasteCode, cost, quantity, ...rest } = draft
  const amount = numberOf(quantity ?? '')
  return {
    ...rest,
    siteId: rest.siteId || null,
    family: rest.family as Family,
    resourceId: resource?.id ?? null,
    wasteCode: wasteCode?.code ?? null,
    quantity: amount,
    unit: amount === null ? null : rest.unit,
    period: amount === null ? null : rest.period,
    months: rest.months || null,
    form: rest.form || null,
    packaging: rest.packaging.trim() || null,
    quality: rest.quality.trim() || null,
    constraints: rest.constraints.trim() || null,
    currentPartner: rest.currentPartner.trim() || null,
    currentCostEurosPerUnit: numberOf(cost),
    notes: rest.notes.trim() || null,
  }
}
/** Of the import, of an audit, of the button that says a flow is still true. */
type SetElsewhere = 'reference' | 'provenance' | 'auditedBy' | 'auditedOn' | 'confirmedOn'

function numberOf(text: string): number | null {
  if (text.trim() === '') return null
  const found = leadingNumber(text)
  return found?.rest === '' ? found.value : (text as unknown as number)
}

/** What a person changed of a flow since it was read; what others changed meanwhile is left to them. */
export function changesBetween(base: FlowDraft, draft: FlowDraft): Partial<ReturnType<typeof contentOf>> {
  const [before, after] = [contentOf(base), contentOf(draft)]
  const {
    organisationId: _owner,
    kind: _kind,
    ...changed
  } = Object.fromEntries(
    Object.entries(after).filter(([field, value]) => value !== before[field as keyof typeof before]),
  )
  return changed
}
