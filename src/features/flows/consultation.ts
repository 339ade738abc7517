import type { Shown } from '../../kernel/shown.ts'
import type { FlowView, VersionView } from './contract.ts'

/** The fields a declarer may keep to the facilitators. */
const CONFIDENTIAL = [
  'quantity',
  'packaging',
  'quality',
  'constraints',
  'currentPartner',
  'currentCostEurosPerUnit',
  'auditedBy',
  'notes',
] as const satisfies readonly (keyof FlowView)[]

type Confidential = Partial<Pick<FlowView, (typeof CONFIDENTIAL)[number]>>
type ShownFlow = Pick<FlowView, 'id' | 'seenAs' | 'visibility' | 'can'> & Confidential

/** The flows of an answer that show more than anybody of the network may read, each once. */
export function flowsShown(views: readonly ShownFlow[]): Shown[] {
  const open = views.filter(
    ({ seenAs, visibility, can }) => seenAs === 'full' && (visibility !== 'network' || can.edit),
  )
  const ids = [...new Set(open.map(({ id }) => id))]
  const [only] = open
  if (!only) return []
  return ids.length > 1
    ? [{ entity: 'flow', ids }]
    : [{ entity: 'flow', ids, fields: CONFIDENTIAL.filter((field) => (only[field] ?? null) !== null) }]
}

/** The same of past states, which only those who work on the flow read. */
export function versionsShown(views: readonly VersionView[]): Shown[] {
  const [first] = views
  if (!first) return []
  const fields = CONFIDENTIAL.filter((field) => views.some(({ state }) => state[field] !== null))
  return [{ entity: 'flow', ids: [first.flowId], fields }]
}
