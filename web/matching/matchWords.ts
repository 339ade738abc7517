import type { MatchView } from '../api/matches.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'

/** What passes from one to the other, in the fewest words. */
export function matchTitle(match: MatchView): string {
  return match.resourceLabel ?? match.stock.label
}

export function distanceInWords(match: MatchView, t: Translate, formats: Formats): string {
  return match.distanceKm === null ? t('matches.unknownDistance') : formats.distance(match.distanceKm)
}
