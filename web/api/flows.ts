import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DisclosureView, FlowList, FlowView, FoundFlow } from '../../src/features/flows/contract.ts'
import type { Audience, FieldGroup, Visibility } from '../../src/kernel/visibility.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { DisclosureView, FlowList, FlowView, FoundFlow }

export interface FlowFilters {
  q?: string
  kind?: string
  family?: string
  organisation?: string
  months?: string
  confirmedSince?: string
  freshness?: string
  lat?: string
  lng?: string
  withinKm?: string
}

export function useFlows(filters: FlowFilters) {
  const list = useList<FoundFlow, FlowList>('/flows', { ...filters }, 100)
  return { ...list, instead: list.data?.pages[0]?.instead ?? null }
}

export function useFlow(id: string) {
  return useQuery({
    queryKey: ['/flows', 'one', id],
    queryFn: () => request<FlowView>('GET', `/flows/${encodeURIComponent(id)}`),
  })
}

/** What an audience is answered about one's own flow; null: nothing. */
export function useFlowAs(id: string, audience: Audience) {
  return useQuery({
    queryKey: ['/flows', 'one', id, 'as', audience],
    queryFn: () =>
      request<{ flow: FlowView | null }>('GET', `/flows/${encodeURIComponent(id)}/as/${audience}`),
  })
}

export function useDisclosures(id: string) {
  return useQuery({
    queryKey: ['/flows', 'one', id, 'disclosures'],
    queryFn: () =>
      request<{ items: DisclosureView[] }>('GET', `/flows/${encodeURIComponent(id)}/disclosures`),
  })
}

/** Who sees a flow and its groups of sensitive fields; what is left out stays. */
export type SightChange = Partial<Record<'visibility' | `${FieldGroup}Visibility`, Visibility>>

export function useChangeSight(id: string) {
  const client = useQueryClient()
  return useMutation({
    // One after the other: the last click has the last word.
    scope: { id: `sight ${id}` },
    mutationFn: (change: SightChange) =>
      request<FlowView>('PATCH', `/flows/${encodeURIComponent(id)}`, { body: change }),
    onSuccess: (flow) => {
      client.setQueryData(['/flows', 'one', id], flow)
      void client.invalidateQueries({ queryKey: ['/flows'] })
    },
  })
}
