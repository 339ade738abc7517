import { fail } from '../../kernel/errors.ts'
import { isInFrance } from '../../kernel/france.ts'
import { communeByCode, findCommune } from './communes.ts'
import type { SiteInput } from './contract.ts'

/**
 * A site with its commune recognised and a place: the coordinates given, otherwise the centre of the commune,
 * said to be so. Coordinates out of France are refused, swapped ones with a word about it.
 */
export function placeSite(
  input: SiteInput,
  pointer = '',
): SiteInput & { placedBy: 'declared' | 'commune' | null } {
  const commune =
    (input.communeCode ? communeByCode(input.communeCode) : null) ??
    (input.communeName ? findCommune(input.communeName, input.postalCode) : null)
  const named = commune
    ? {
        ...input,
        communeCode: commune.code,
        communeName: commune.name,
        postalCode: input.postalCode ?? commune.postalCodes[0] ?? null,
      }
    : input
  if (input.lat !== null && input.lng !== null) {
    const fault = coordinatesFault(input.lat, input.lng)
    if (fault) fail('invalid-input', fault, [{ pointer: `${pointer}/lat`, detail: fault }])
    return { ...named, placedBy: 'declared' }
  }
  if (commune?.lat != null && commune.lng != null)
    return { ...named, lat: commune.lat, lng: commune.lng, placedBy: 'commune' }
  return { ...named, lat: null, lng: null, placedBy: null }
}

/** What is wrong with a place, in French; null when it lies in France. */
export function coordinatesFault(lat: number, lng: number): string | null {
  if (isInFrance({ lat, lng })) return null
  if (isInFrance({ lat: lng, lng: lat })) return 'Latitude et longitude semblent inversées.'
  return 'Ce point tombe en mer, ou hors de France.'
}
