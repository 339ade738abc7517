import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  RenewalAnswer,
  RenewalLink,
  RenewalList,
  RenewalOutcome,
} from '../../src/features/flows/renewal/contract.ts'
import { request } from './client.ts'
import type { FlowView } from './flows.ts'
import { useAction } from './people.ts'
import { useList } from './queries.ts'

export type { RenewalLink }

/** What is to be said again: one's own, or that of the structures one is in charge of. */
export function useRenewals(organisation?: string) {
  return useList<FlowView, RenewalList>('/renewals', { organisation }, 200)
}

/** How many flows wait to be said again. */
export function useRenewalCount(enabled: boolean) {
  return useQuery({
    queryKey: ['/renewals', 'count'],
    queryFn: () => request<RenewalList>('GET', '/renewals', { query: { limit: 1 } }),
    enabled,
  })
}

export const useConfirmFlows = () =>
  useAction((flowIds: readonly string[]) =>
    request<RenewalOutcome>('POST', '/renewals', { body: { flowIds } }),
  )
export const useWithdrawFlow = () =>
  useAction((id: string) => request('DELETE', `/flows/${encodeURIComponent(id)}`))
export const useRestoreFlow = () =>
  useAction((id: string) => request('POST', `/flows/${encodeURIComponent(id)}/restoration`))

/** What the link of a mail is about; reading it changes nothing. */
export function useRenewalLink(token: string) {
  return useQuery({
    queryKey: ['/renewals/link', token],
    queryFn: () => request<RenewalLink>('POST', '/renewals/link', { body: { token } }),
    // Once it is answered there is nothing more to read.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useAnswerByLink() {
  return useMutation({
    mutationFn: (body: RenewalAnswer) => request<RenewalOutcome>('POST', '/renewals/link/answer', { body }),
  })
}
