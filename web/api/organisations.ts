import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OrganisationSummary, OrganisationView } from '../../src/features/organisations/contract.ts'
import { request } from './client.ts'
import { type List, useList } from './queries.ts'

export type { OrganisationSummary, OrganisationView }

export function useOrganisations(query: { q?: string; kind?: string }) {
  return useList<OrganisationSummary>('/organisations', query, 100)
}

/** The first structures whose name holds a text, for a search box. */
export function useOrganisationChoices(q: string) {
  return useQuery({
    queryKey: ['/organisations', 'choices', q],
    queryFn: ({ signal }) =>
      request<List<OrganisationSummary>>('GET', '/organisations', { query: { q, limit: 30 }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useOrganisation(id: string | undefined) {
  return useQuery({
    queryKey: ['/organisations', 'one', id],
    queryFn: () => request<OrganisationView>('GET', `/organisations/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined,
  })
}
