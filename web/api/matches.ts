import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  AllotmentView,
  ChainList,
  ChainView,
  MatchView,
  MissingLink,
  PoolingView,
  stoppedView,
} from '../../src/features/matching/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { AllotmentView, ChainView, MatchView, MissingLink, PoolingView }
export type StoppedView = z.output<typeof stoppedView>

export interface MatchFilters {
  q?: string
  kind?: string
  family?: string
  resource?: string
  organisation?: string
  flow?: string
  maxKm?: number
}

export function useMatches(filters: MatchFilters, pageSize = 50) {
  return useList<MatchView>('/matches', { ...filters }, pageSize)
}

/** One match; `known` is it as a list gave it, so that opening shows at once. */
export function useMatch(id: string | undefined, known?: MatchView) {
  return useQuery({
    queryKey: ['/matches', 'one', id],
    queryFn: () => request<MatchView>('GET', `/matches/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined && !known,
    initialData: known,
  })
}

export function usePoolings(filters: { family?: string; organisation?: string }) {
  return useList<PoolingView>('/matches/poolings', filters)
}

export function useAllotments(filters: { type?: string; family?: string; organisation?: string }) {
  return useList<AllotmentView>('/matches/allotments', filters)
}

const NONE: readonly MissingLink[] = []

/** Chains page after page, with the missing links, which no page changes. */
export function useChains(filters: { transformer?: string; family?: string; organisation?: string }) {
  const chains = useList<ChainView, ChainList>('/matches/chains', filters)
  return { ...chains, missing: chains.data?.pages[0]?.missing ?? NONE }
}

export function useStopped(filters: { organisation?: string }) {
  return useList<StoppedView>('/matches/stopped', filters)
}
