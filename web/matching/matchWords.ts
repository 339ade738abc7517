import type { MatchView } from '../api/matches.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'

/** What passes from one to the other, in the fewest words. */
export function matchTitle(match: MatchView): string {
  return match.resourceLabel ?? match.stock.label
}

export function distanceInWords(match: MatchView, t: Translate, formats: Formats): string {
  if (match.distanceKm !== null) return formats.distance(match.distanceKm)
  const isHidden = [match.stock, match.need].some(({ seenAs }) => seenAs === 'anonymised')
  return t(isHidden ? 'matches.hiddenDistance' : 'matches.unknownDistance')
}
