import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  AllotmentView,
  ChainList,
  ChainView,
  DecisionInput,
  MatchView,
  MissingLink,
  PoolingView,
  stoppedView,
  WeighingView,
} from '../../src/features/matching/contract.ts'
import type { LegalHelpView, LegalPointView } from '../../src/features/matching/legal-help/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type {
  AllotmentView,
  ChainView,
  DecisionInput,
  LegalHelpView,
  LegalPointView,
  MatchView,
  MissingLink,
  PoolingView,
  WeighingView,
}
export type StoppedView = z.output<typeof stoppedView>

export interface MatchFilters {
  q?: string
  kind?: string
  family?: string
  resource?: string
  organisation?: string
  flow?: string
  maxKm?: number
  decision?: string
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

/** What the law asks of a match; read when it is asked for. */
export function useLegalHelp(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['/matches', 'legal-help', id],
    queryFn: () => request<LegalHelpView>('GET', `/matches/${encodeURIComponent(id)}/legal-help`),
    enabled: isWanted,
  })
}

/** Decides on a match, or takes the decision back (null): it changes the lists and what is arranged from them. */
export function useDecide(id: string) {
  const client = useQueryClient()
  const path = `/matches/${encodeURIComponent(id)}/decision`
  return useMutation({
    mutationFn: (decision: DecisionInput | null) =>
      decision ? request<MatchView>('PUT', path, { body: decision }) : request<MatchView>('DELETE', path),
    onSuccess: (match) => {
      client.setQueryData(['/matches', 'one', id], match)
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/matches'),
      })
    },
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

const WEIGHTS_KEY = ['/matches', 'weights']

export function useWeighing() {
  return useQuery({
    queryKey: WEIGHTS_KEY,
    queryFn: () => request<WeighingView>('GET', '/matches/weights'),
  })
}

function useWeightsAction<Input>(ask: (input: Input) => Promise<WeighingView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (view) => client.setQueryData(WEIGHTS_KEY, view),
  })
}

export const useAdoptWeights = () =>
  useWeightsAction((weights: WeighingView['present']) =>
    request<WeighingView>('POST', '/matches/weights', { body: { weights } }),
  )

/** Null: the weights that Boucle comes with. */
export const useRestoreWeights = () =>
  useWeightsAction((id: string | null) =>
    request<WeighingView>('POST', '/matches/weights/restoration', { body: { id } }),
  )
