import type { frDecision } from './fr.decision.ts'
import type { Dictionary } from './messages.ts'

/** The same in English. */
export const enDecision: Pick<Dictionary, keyof typeof frDecision> = {
  'decision.keep': 'Keep',
  'decision.refuse': 'Refuse',
  'decision.kept': 'Kept',
  'decision.refused': 'Refused',
  'decision.postponed': 'Postponed',
  'decision.until': 'until {date}',
  'decision.on': 'on {date}',
  'decision.undo': 'Undo this choice',
  'decision.refuseTitle': 'Refuse this match',
  'decision.refuseText':
    'It will be proposed to nobody until what it is refused for has changed. The choice also helps to rank the next ones.',
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
  'filter.decision.postponed': 'Postponed',

  'nav.weights': 'Learning',
  'weights.title': 'Learning the weights',
  'weights.lead': 'What the matches kept or refused say of the weight of each term on this territory.',
  'weights.table': 'Weights of the terms',
  'weights.explain':
    'The resource always counts for 1. A term of no weight changes nothing in the order of matches.',
  'weights.shipped': 'As shipped',
  'weights.present': 'Today',
  'weights.learned': 'Proposed',
  'weights.taught': 'What the choices say',
  'weights.decided': 'Matches kept: {kept}. Matches refused: {refused}.',
  'weights.better': 'Does better',
  'weights.same': 'Does no better',
  'weights.trial':
    'On choices that the weights were not fitted to, a kept match comes before a refused one {before} of the time today, {after} with the proposed weights.',
  'weights.noBetter': 'Nothing to adopt: the difference is no greater than chance. Today’s weights stay.',
  'weights.adopt': 'Adopt the proposed weights',
  'weights.tooFew': 'Not enough choices yet',
  'weights.tooFewText':
    'It takes at least {enough} matches kept and {enough} refused for the lesson to hold.',
  'weights.history': 'Adopted weights',
  'weights.adoptedOn': 'Adopted on {date}.',
  'weights.restoredOn': 'Taken up again on {date}.',
  'weights.restore': 'Take these up again',
  'weights.restoreShipped': 'Go back to the shipped weights',
}
