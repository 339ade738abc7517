import type { frDecision } from './fr.decision.ts'
import type { Dictionary } from './messages.ts'

/** The same in English. */
export const enDecision: Pick<Dictionary, keyof typeof frDecision> = {
  'decision.keep': 'Keep',
  'decision.refuse': 'Refuse',
  'decision.kept': 'Kept',
  'decision.refused': 'Refused',
  'decision.on': 'on {date}',
  'decision.undo': 'Undo this choice',
  'decision.refuseTitle': 'Refuse this match',
  'decision.refuseText': 'It will be proposed to nobody until what it is refused for has changed.',
  'decision.reason': 'Reason',
  'decision.reason.not-the-thing': 'Not what is looked for',
  'decision.reason.quality': 'Quality',
  'decision.reason.quantity': 'Quantity',
  'decision.reason.season': 'Season',
  'decision.reason.distance': 'Distance',
  'decision.reason.rule': 'Rule or status',
  'decision.reason.outlet': 'Already has an outlet or a supplier',
  'decision.reason.other': 'Other',
  'decision.note': 'Details (optional)',
  'filter.decision': 'Triage',
  'filter.decision.all': 'All but the refused',
  'filter.decision.none': 'To be sorted',
  'filter.decision.kept': 'Kept',
  'filter.decision.refused': 'Refused',
}
