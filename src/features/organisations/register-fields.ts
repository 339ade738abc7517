import type { Value } from '../registers/merge.ts'

/** What the register of companies knows of a structure, and of each of its sites. */
export const structureFields = ['name', 'kind', 'nafCode', 'headcountBand'] as const
export const siteFields = ['address', 'postalCode', 'communeCode', 'place'] as const
export const registerFields = [...structureFields, ...siteFields] as const
export type RegisterField = (typeof registerFields)[number]

type Text = string | null
interface SiteFacts {
  address: Text
  postalCode: Text
  communeCode: Text
  lat: number | null
  lng: number | null
  /** Left out: known to be the place itself. */
  placedBy?: 'declared' | 'commune' | null
}
type StructureFacts = Record<(typeof structureFields)[number], Text>

/** Fields as they are compared; the centre of a commune is no place that anybody gave. */
export function siteValues(site: SiteFacts): Partial<Record<RegisterField, Value | null>> {
  const { address, postalCode, communeCode, lat, lng, placedBy } = site
  const place = lat !== null && lng !== null && placedBy !== 'commune' ? { lat, lng } : null
  return { address, postalCode, communeCode, place }
}

export function structureValues(structure: StructureFacts): Partial<Record<RegisterField, Value | null>> {
  const { name, kind, nafCode, headcountBand } = structure
  return { name, kind, nafCode, headcountBand }
}
