import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  MatchRequest,
  RequestInput,
  RequestView,
} from '../../src/features/synergies/requests/contract.ts'
import { request } from './client.ts'
import type { List } from './queries.ts'

export type { MatchRequest, RequestView }

const pathOf = (matchId: string) => `/matches/${encodeURIComponent(matchId)}/request`
const keyOf = (matchId: string) => ['/matches', 'request', matchId]

/** How a match stands to the reader’s own structure. */
export function useMatchRequest(matchId: string, enabled: boolean) {
  return useQuery({
    queryKey: keyOf(matchId),
    queryFn: () => request<MatchRequest>('GET', pathOf(matchId)),
    enabled,
  })
}

/** Asks for an introduction; null takes the request back. */
export function useAskIntroduction(matchId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestInput | null) =>
      input
        ? request<MatchRequest>('POST', pathOf(matchId), { body: input })
        : request<MatchRequest>('DELETE', pathOf(matchId)),
    onSuccess: (view) => {
      client.setQueryData(keyOf(matchId), view)
      void client.invalidateQueries({ queryKey: ['/introduction-requests'] })
    },
    onError: () => client.invalidateQueries({ queryKey: keyOf(matchId) }),
  })
}

/** What the reader’s structures asked. */
export function useRequests(enabled: boolean) {
  return useQuery({
    queryKey: ['/introduction-requests'],
    queryFn: () => request<List<RequestView>>('GET', '/introduction-requests'),
    enabled,
  })
}
