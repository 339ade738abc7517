import type { frArrangements } from './fr.arrangements.ts'
import type { Dictionary } from './messages.ts'

/** Arrangements of more than two: small stocks together, a stock shared out. */
export const enArrangements: Pick<Dictionary, keyof typeof frArrangements> = {
  'nav.allotments': 'Joint arrangements',
  'allotments.title': 'Joint arrangements',
  'allotments.lead':
    'Several small stocks may serve one need, and a large stock be shared out between several takers. Each arrangement is worked out by itself: nothing is reserved.',
  'allotments.type': 'Arrangement',
  'allotments.allTypes': 'All arrangements',
  'allotments.type.aggregation': 'Several stocks for a need',
  'allotments.type.split': 'A stock shared out',
  'allotments.count': { one: '{count} possible arrangement', other: '{count} possible arrangements' },
  'allotments.none': 'No arrangement found',
  'allotments.noneText':
    'It takes quantities declared on both sides, in units that compare, and at least two partners.',
  'allotments.parts.aggregation': 'Who would bring what',
  'allotments.parts.split': 'Who would take what',
  'allotments.match': 'See the match',
}
