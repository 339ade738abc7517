import type { Compatibility } from './compatibility.ts'
import type { ExplainedMatch } from './match-index.ts'
import { distanceTerm, UNKNOWN } from './terms.ts'

const PLACE_STEP_KM = 10

/**
 * A match as shown to someone who may only know the resource and the commune of one side: the words, quantities
 * and months of the flows are left out of the sentences, and the distance is rounded so that it cannot point to a
 * site.
 */
export function redact(match: ExplainedMatch, compatibility: Compatibility): ExplainedMatch {
  const distanceKm = match.distanceKm === null ? null : blurredKm(match.distanceKm)
  const label = match.fit.resourceId ? compatibility.resource(match.fit.resourceId)?.labelFr : null
  const { via } = match.fit
  const use = via.type === 'path' ? compatibility.use(via.path.use)?.labelFr : null
  const sentenceOf = {
    resource: use ? `${label} → ${use}.` : label ? `${label}.` : 'Mots en commun.',
    quality: 'Qualité : à voir ensemble.',
    quantity: 'Quantité : communiquée après mise en relation.',
    months: 'Saison : communiquée après mise en relation.',
    distance:
      distanceKm === null
        ? 'Distance : inconnue.'
        : `Distance : de l’ordre de ${distanceKm} km par la route.`,
    freshness: match.terms.find(({ id }) => id === 'freshness')?.sentence ?? '',
    legal: match.terms.find(({ id }) => id === 'legal')?.sentence ?? '',
  }
  const resource = match.fit.resourceId ? compatibility.resource(match.fit.resourceId) : undefined
  const valueShown = ({ id, value }: (typeof match.terms)[number]) =>
    id === 'quantity' || id === 'months'
      ? null
      : id === 'distance'
        ? distanceTerm(distanceKm, resource)
        : value
  const terms = match.terms.map((term) => ({
    ...term,
    value: valueShown(term),
    sentence: sentenceOf[term.id],
  }))
  return {
    ...match,
    distanceKm,
    // From what is shown alone: the exact score would give the hidden distance and quantity back.
    score: terms.reduce((score, { value, weight }) => score * (value ?? UNKNOWN) ** weight, 1),
    terms,
    reasons: [sentenceOf.resource, ...(distanceKm === null ? [] : [sentenceOf.distance])],
    toCheck: via.type === 'path' ? via.path.conditionsFr : [],
  }
}

export function blurredKm(km: number): number {
  return Math.max(PLACE_STEP_KM, Math.round(km / PLACE_STEP_KM) * PLACE_STEP_KM)
}
