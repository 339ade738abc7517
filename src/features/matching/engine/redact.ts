import type { Compatibility } from './compatibility.ts'
import type { ExplainedMatch } from './match-index.ts'

const PLACE_STEP_KM = 10

/**
 * A match as shown to someone who may only know the resource and the commune of one side: the words, quantities
 * and months of the flows are left out of the sentences, and the distance is rounded so that it cannot point to a
 * site.
 */
export function redact(match: ExplainedMatch, compatibility: Compatibility): ExplainedMatch {
  const distanceKm =
    match.distanceKm === null ? null : Math.max(PLACE_STEP_KM, Math.round(match.distanceKm / PLACE_STEP_KM) * PLACE_STEP_KM)
  const label = match.fit.resourceId ? compatibility.resource(match.fit.resourceId)?.labelFr : null
  const { via } = match.fit
  const use = via.type === 'path' ? compatibility.use(via.path.use)?.labelFr : null
  const sentenceOf = {
    resource: use ? `${label} → ${use}.` : label ? `${label}.` : 'Mots en commun.',
    quality: 'Qualité : à voir ensemble.',
    quantity: 'Quantité : communiquée après mise en relation.',
    months: 'Saison : communiquée après mise en relation.',
    distance: distanceKm === null ? 'Distance : inconnue.' : `Distance : de l’ordre de ${distanceKm} km par la route.`,
    freshness: match.terms.find(({ id }) => id === 'freshness')?.sentence ?? '',
    legal: match.terms.find(({ id }) => id === 'legal')?.sentence ?? '',
  }
  const terms = match.terms.map((term) => ({
    ...term,
    value: term.id === 'quantity' || term.id === 'months' ? null : term.value,
    sentence: sentenceOf[term.id],
  }))
  return {
    ...match,
    distanceKm,
    terms,
    reasons: [sentenceOf.resource, ...(distanceKm === null ? [] : [sentenceOf.distance])],
    toCheck: via.type === 'path' ? via.path.conditionsFr : [],
  }
}
