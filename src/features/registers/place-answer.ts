import { z } from 'zod'
import { isInFrance } from '../../kernel/france.ts'
import type { Place } from './contract.ts'

const text = z.string().nullish()
/**
 * The part of an answer of the national geocoder that is read: a GeoJSON FeatureCollection, longitude first
 * (https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage, `GET /search`; the same as API
 * Adresse, https://adresse.data.gouv.fr/outils/api-doc/adresse).
 */
const documented = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2) }),
      properties: z.object({
        label: z.string(),
        type: text,
        name: text,
        postcode: text,
        citycode: text,
        city: text,
      }),
    }),
  ),
})

/** The places of an answer, the likeliest first; `misunderstood` when it is not what is documented. */
export function placesIn(answer: unknown): Place[] | 'misunderstood' {
  const read = documented.safeParse(answer)
  if (!read.success) return 'misunderstood'
  return read.data.features.flatMap(({ geometry: { coordinates }, properties }) => {
    const [lng = 0, lat = 0] = coordinates
    if (!isInFrance({ lat, lng })) return []
    const { label, type, name, postcode, citycode, city } = properties
    return {
      label: label.slice(0, 200),
      // A whole commune has no street.
      address: type === 'municipality' ? null : (name ?? null),
      postalCode: postcode ?? null,
      communeCode: citycode ?? null,
      communeName: city ?? null,
      lat,
      lng,
    }
  })
}
