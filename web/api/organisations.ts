import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type {
  OrganisationSummary,
  OrganisationView,
  RegisterComparison,
  RegisterDifference,
} from '../../src/features/organisations/contract.ts'
import { request } from './client.ts'
import { useAction } from './people.ts'
import { type List, useList } from './queries.ts'

export type { OrganisationSummary, OrganisationView, RegisterComparison, RegisterDifference }

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

const pathOf = (id: string) => `/organisations/${encodeURIComponent(id)}`

export const useCreateOrganisation = () =>
  useAction((sheet: object) => request<OrganisationView>('POST', '/organisations', { body: sheet }))

export const useRewriteOrganisation = (id: string) =>
  useAction((sheet: object) => request<OrganisationView>('PUT', pathOf(id), { body: sheet }))

/** What the register of companies says otherwise than the sheet: asked anew each time it is looked at. */
export function useRegisterComparison(id: string) {
  return useQuery({
    queryKey: ['/organisations', 'register', id],
    queryFn: () => request<RegisterComparison>('GET', `${pathOf(id)}/register`),
    retry: false,
    gcTime: 0,
    refetchOnMount: false,
  })
}

export const useTakeFromRegister = (id: string) =>
  useAction((take: readonly Pick<RegisterDifference, 'siteId' | 'field'>[]) =>
    request<OrganisationView>('POST', `${pathOf(id)}/register`, { body: { take } }),
  )
