import type { frLegal } from './fr.legal.ts'
import type { Dictionary } from './messages.ts'

/** Legal help, in English. */
export const enLegal: Pick<Dictionary, keyof typeof frLegal> = {
  'legal.title': 'Legal help',
  'legal.lead': 'Status, hazard, receiver, transport: what to examine, with the texts.',
  'legal.status': 'Assumed status',
  'legal.status.waste': 'Waste',
  'legal.status.by-product': 'By-product, to be shown',
  'legal.status.reuse': 'Product or good that can still be used',
  'legal.none': 'Nothing to examine here: no matter changes hands.',
  'legal.level.blocking': 'Blocking',
  'legal.level.examine': 'To examine',
  'legal.level.know': 'To know',
  'legal.topic.status': 'Status',
  'legal.topic.hazard': 'Hazard',
  'legal.topic.animal': 'Animal by-products',
  'legal.topic.receiver': 'Receiver’s authorisation',
  'legal.topic.use': 'Use',
  'legal.topic.transport': 'Transport',
  'legal.topic.traceability': 'Traceability',
  'legal.topic.brokerage': 'Brokerage and dealing',
  'legal.topic.rule': 'Rule of the knowledge base',
  'legal.source': '{source}. Checked on {date}.',
  'legal.sourceUnread': '{source}. Reference to be checked.',
}
