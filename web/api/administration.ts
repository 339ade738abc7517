import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AccountChange, AccountDetail, AccountItem } from '../../src/features/accounts/contract.ts'
import type { InvitationView, StaffInvitationInput } from '../../src/features/people/contract.ts'
import type { DescribedSetting } from '../../src/features/settings/contract.ts'
import { request } from './client.ts'
import { useAction } from './people.ts'
import { useList } from './queries.ts'

export type { AccountChange, AccountDetail, AccountItem, DescribedSetting }

const at = encodeURIComponent

export function useAccounts(query: { q?: string; role?: string; state?: string }) {
  return useList<AccountItem>('/accounts', query)
}

export function useAccount(id: string) {
  return useQuery({
    queryKey: ['/accounts', 'one', id],
    queryFn: () => request<AccountDetail>('GET', `/accounts/${at(id)}`),
  })
}

export const useChangeAccount = (id: string) =>
  useAction((body: AccountChange) => request('PATCH', `/accounts/${at(id)}`, { body }))
export const useSendLink = (id: string) =>
  useAction(() => request('POST', `/accounts/${at(id)}/sign-in-link`))
export const useResetSecondFactor = (id: string) =>
  useAction(() => request('DELETE', `/accounts/${at(id)}/second-factor`))

export function useStaffInvitations() {
  return useQuery({
    queryKey: ['/accounts', 'invitations'],
    queryFn: () => request<{ items: InvitationView[] }>('GET', '/accounts/invitations'),
  })
}

export const useInviteStaff = () =>
  useAction((body: StaffInvitationInput) => request('POST', '/accounts/invitations', { body }))

export function useSettings() {
  return useQuery({
    queryKey: ['/settings'],
    queryFn: () => request<{ items: DescribedSetting[] }>('GET', '/settings/described'),
  })
}

export const useChangeSetting = () =>
  useAction(({ key, value }: Pick<DescribedSetting, 'key' | 'value'>) =>
    request('PATCH', '/settings', { body: { [key]: value } }),
  )

export interface CommuneChoice {
  code: string
  name: string
  postalCodes: string[]
}

/** The first communes that begin so, those of the territory first. */
export function useCommuneChoices(q: string) {
  return useQuery({
    queryKey: ['/communes', q],
    queryFn: () => request<{ items: CommuneChoice[] }>('GET', '/communes', { query: { q } }),
    placeholderData: keepPreviousData,
  })
}
