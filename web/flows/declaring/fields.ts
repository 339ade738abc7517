import type { FlowDraft } from './draft.ts'

/** What each part of the form is given. */
export interface FieldsProps {
  /** As it would be sent: what was typed, and what was read in the words beside it. */
  draft: FlowDraft
  /** What is wrong with a field, as the server named it. */
  faultAt(field: string): string | undefined
  onChange(part: Partial<FlowDraft>): void
}

/** The fields that few need, folded. */
export const DETAIL_FIELDS = [
  'siteId',
  'form',
  'packaging',
  'quality',
  'constraints',
  'currentPartner',
  'currentCostEurosPerUnit',
  'notes',
] as const

/** Every field that shows its own fault; what the server says of others stands above the form. */
export const SHOWN_FIELDS: readonly string[] = [
  ...DETAIL_FIELDS,
  ...['organisationId', 'kind', 'label', 'family', 'resourceId', 'wasteCode', 'hazardous'],
  ...['quantity', 'unit', 'period', 'months'],
]
