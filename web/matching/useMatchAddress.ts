import type { MatchFilters } from '../api/matches.ts'
import { type Address, useAddress } from '../ui/useAddress.ts'

type MatchParameter =
  | 'q'
  | 'flux'
  | 'ressource'
  | 'famille'
  | 'structure'
  | 'type'
  | 'km'
  | 'tri'
  | 'piste'
  | 'vue'
export type MatchAddress = Address<MatchParameter>

export const NO_FILTER = {
  q: undefined,
  flux: undefined,
  ressource: undefined,
  famille: undefined,
  structure: undefined,
  type: undefined,
  km: undefined,
  tri: undefined,
} as const

let last = '/'
/** The list as it was last left, filters and all, for the way back from the page of a match. */
export const lastList = () => last

export function useMatchAddress(): MatchAddress {
  const address = useAddress<MatchParameter>()
  last = address.with({})
  return address
}

/** The filters of the address as the API names them. A distance that is no number is left out. */
export function filtersOf(address: MatchAddress): MatchFilters {
  const km = Number(address.get('km'))
  return {
    q: address.get('q'),
    flow: address.get('flux'),
    resource: address.get('ressource'),
    family: address.get('famille'),
    organisation: address.get('structure'),
    kind: address.get('type'),
    maxKm: km > 0 ? km : undefined,
    decision: address.get('tri'),
  }
}

export function countFilters(address: MatchAddress): number {
  return Object.values(filtersOf(address)).filter((value) => value !== undefined).length
}
