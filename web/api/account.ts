import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  AccountView,
  ProfileChange,
  Proof,
  SecondFactorProof,
  SessionItem,
} from '../../src/features/accounts/contract.ts'
import { request } from './client.ts'
import { useAction } from './people.ts'

export type { AccountView, Proof, SecondFactorProof, SessionItem }

/** Asks for a mail with a link; the answer is the same whether or not there is an account. */
export function useAskMail(path: '/session/link' | '/password/forgot') {
  return useMutation({ mutationFn: (email: string) => request('POST', path, { body: { email } }) })
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (input: { token: string; password: string }) =>
      request('POST', '/password/reset', { body: input }),
  })
}

export const useAgreeToAddress = () =>
  useAction((token: string) =>
    request<{ state: 'changed' | 'waiting' }>('POST', '/address/agree', { body: { token } }),
  )
export const useRefuseAddress = () =>
  useAction((token: string) => request('POST', '/address/refuse', { body: { token } }))

/** One's own account. */
export function useOwnAccount() {
  return useQuery({ queryKey: ['/me'], queryFn: () => request<AccountView>('GET', '/me') })
}

export const useChangeProfile = () =>
  useAction((change: ProfileChange) => request<AccountView>('PATCH', '/me', { body: change }))
export const useChangePassword = () =>
  useAction((input: { present?: string; password: string }) =>
    request('PUT', '/me/password', { body: input }),
  )
export const useChangeAddress = () =>
  useAction((email: string) => request('POST', '/me/email', { body: { email } }))

export function useOwnSessions() {
  return useQuery({
    queryKey: ['/me', 'sessions'],
    queryFn: () => request<{ items: SessionItem[] }>('GET', '/me/sessions'),
  })
}

export const useEndSession = () =>
  useAction((id: string) => request('DELETE', `/me/sessions/${encodeURIComponent(id)}`))
export const useEndOtherSessions = () => useAction(() => request('DELETE', '/me/sessions'))

export const useBeginSecondFactor = () =>
  useAction(() => request<{ uri: string; secret: string; qr: string }>('POST', '/me/second-factor'))
export const useConfirmSecondFactor = () =>
  useAction((code: string) =>
    request<{ recoveryCodes: string[] }>('POST', '/me/second-factor/confirm', { body: { code } }),
  )
export const useRenewRecoveryCodes = () =>
  useAction((proof: SecondFactorProof) =>
    request<{ recoveryCodes: string[] }>('POST', '/me/second-factor/recovery-codes', { body: { proof } }),
  )
export const useDisableSecondFactor = () =>
  useAction((proof: SecondFactorProof) => request('POST', '/me/second-factor/disable', { body: { proof } }))

/** Proves again who is there, before a sensitive action. */
export function useProve() {
  return useMutation({
    mutationFn: (proof: Proof) => request('POST', '/session/confirm', { body: { proof } }),
  })
}
