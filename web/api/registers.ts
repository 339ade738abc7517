import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Company, CompanyAnswer, Place, PlacesAnswer } from '../../src/features/registers/contract.ts'
import { request } from './client.ts'

export type { Company, CompanyAnswer, Place, PlacesAnswer }

/** Which public registers this installation asks; none until it is known. */
export function useRegisters(): { companies: boolean; places: boolean } {
  const asked = useQuery({
    queryKey: ['registers'],
    queryFn: () => request<{ companies: boolean; places: boolean }>('GET', '/registers'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return asked.data ?? { companies: false, places: false }
}

/** What the register of companies says of a SIRET; null asks nothing. */
export function useCompany(siret: string | null) {
  const { companies } = useRegisters()
  return useQuery({
    queryKey: ['registers', 'company', siret],
    queryFn: ({ signal }) =>
      request<CompanyAnswer>('GET', `/registers/companies/${encodeURIComponent(siret ?? '')}`, { signal }),
    enabled: companies && siret !== null,
    // It is a help: a person types on without it.
    retry: false,
    staleTime: 600_000,
  })
}

/** Places for the words of an address, when one asks. */
export function useFindPlaces() {
  return useMutation({
    mutationFn: (q: string) => request<PlacesAnswer>('GET', '/registers/places', { query: { q } }),
  })
}

interface Commune {
  code: string
  name: string
  postalCodes: string[]
  lat: number | null
  lng: number | null
}

/** Communes of France whose name or postal code begins with a text. */
export function useCommunes(q: string) {
  return useQuery({
    queryKey: ['communes', q],
    queryFn: ({ signal }) => request<{ items: Commune[] }>('GET', '/communes', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
}
