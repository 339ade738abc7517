import type { frArrangements } from './fr.arrangements.ts'
import type { Dictionary } from './messages.ts'

/** Arrangements of more than two: small stocks together, a stock shared out, a transformer between the two. */
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

  'nav.chains': 'Chains',
  'chains.title': 'Chains through a transformer',
  'chains.lead':
    'What a stock can become for a need by the work of a third organisation, and the links that the territory misses.',
  'chains.transformer': 'Transformer',
  'chains.all': 'Known or to be found',
  'chains.known': 'Known on the territory',
  'chains.missing': 'To be found',
  'chains.toFind': 'To be found',
  'chains.list': 'Possible chains',
  'chains.count': { one: '{count} possible chain', other: '{count} possible chains' },
  'chains.none': 'No chain found',
  'chains.noneText':
    'It takes a stock that can be made into what a need asks for: the knowledge base says by which processes.',
  'chains.missingLinks': 'Missing links',
  'chains.missingText': 'No organisation known here does this work, for which stocks and needs wait.',
  'chains.process': 'Process',
  'chains.who': 'Who usually does it',
  'chains.stocks': 'Waiting stocks',
  'chains.needs': 'Waiting needs',
  'chains.source': 'Source:',
}
