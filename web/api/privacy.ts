import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClosingInput, PrivacyNotice } from '../../src/features/privacy/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { forgetSession, stopRefreshing } from './fresh-session.ts'

export type { ClosingInput, PrivacyNotice }

export function usePrivacyNotice() {
  return useQuery({ queryKey: ['privacy'], queryFn: () => request<PrivacyNotice>('GET', '/privacy') })
}

/** Addresses of the files, which the browser saves by itself. */
export const exportOfMe = (format: 'json' | 'xlsx') => `${API}/me/export?format=${format}`
export const exportOfStructure = (id: string, format: 'json' | 'xlsx') =>
  `${API}/organisations/${encodeURIComponent(id)}/export?format=${format}`

/** Nothing read before is kept: the page starts again at the door. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: () => request('DELETE', '/me'),
    onSuccess: () => {
      stopRefreshing()
      forgetSession()
      window.location.assign('/connexion')
    },
  })
}

/** A manager asks; the facilitators of the structure are told. */
export function useAskClosing(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ClosingInput) =>
      request('POST', `/organisations/${encodeURIComponent(id)}/closing-request`, { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/organisations'] }),
  })
}

export function useWithdrawClosing(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request('DELETE', `/organisations/${encodeURIComponent(id)}/closing-request`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/organisations'] }),
  })
}

export function useCloseStructure(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ClosingInput) =>
      request('POST', `/organisations/${encodeURIComponent(id)}/closing`, { body: input }),
    onSuccess: () => client.invalidateQueries(),
  })
}
