import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ConfirmationInput,
  InvitationView,
  OpenedInvitation,
  OwnRequest,
  PeopleView,
  PersonView,
  RequestView,
} from '../../src/features/people/contract.ts'
import type { MembershipRole } from '../../src/kernel/actor.ts'
import { request } from './client.ts'
import { forgetSession, stopRefreshing } from './fresh-session.ts'
import { type List, SESSION_KEY } from './queries.ts'

export type {
  InvitationView,
  MembershipRole,
  OpenedInvitation,
  OwnRequest,
  PeopleView,
  PersonView,
  RequestView,
}

const at = encodeURIComponent

/** Something done, after which all that is shown is asked again, who one is included. */
export function useAction<Input = void, Answer = unknown>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: run, onSuccess: () => client.invalidateQueries() })
}

/** What a person types of the structure they work for. */
export interface StructureInput {
  siret: string
  structureName: string
  communeCode: string | null
  jobTitle: string | null
  purpose: string | null
}
export interface RegistrationInput extends StructureInput {
  name: string
  email: string
  language: 'fr' | 'en'
  consent: boolean
}

export function useRegister() {
  return useMutation({
    mutationFn: (input: RegistrationInput) => request('POST', '/registrations', { body: input }),
  })
}

export const useConfirmAddress = () =>
  useAction((token: string) => request('POST', '/registrations/confirm', { body: { token } }))

/** A fresh page forgets everything read under the account that is gone. */
export function useErase() {
  return useMutation({
    mutationFn: () => request('DELETE', '/registrations/mine'),
    onSuccess: () => {
      stopRefreshing()
      forgetSession()
      window.location.assign('/connexion')
    },
  })
}

export function useOwnRequests() {
  return useQuery({
    queryKey: ['/membership-requests', 'mine'],
    queryFn: () => request<{ items: OwnRequest[] }>('GET', '/membership-requests/mine'),
  })
}

export const useAskToJoin = () =>
  useAction((input: StructureInput) => request('POST', '/membership-requests', { body: input }))
export const useWithdraw = () =>
  useAction((id: string) => request('DELETE', `/membership-requests/${at(id)}`))

/** The requests that fall to a facilitator. */
export function useRequests(enabled = true) {
  return useQuery({
    queryKey: ['/membership-requests', 'queue'],
    queryFn: () => request<List<RequestView>>('GET', '/membership-requests'),
    enabled,
  })
}

export const useConfirmRequest = () =>
  useAction(({ id, answer }: { id: string; answer: ConfirmationInput }) =>
    request('POST', `/membership-requests/${at(id)}/confirm`, { body: answer }),
  )
export const useRefuseRequest = () =>
  useAction(({ id, reason }: { id: string; reason: string }) =>
    request('POST', `/membership-requests/${at(id)}/refuse`, { body: { reason } }),
  )

export function usePeople(organisationId: string) {
  return useQuery({
    queryKey: ['/organisations', 'people', organisationId],
    queryFn: () => request<PeopleView>('GET', `/organisations/${at(organisationId)}/people`),
  })
}

export const usePutMember = (organisationId: string) =>
  useAction(({ userId, role }: { userId: string; role: MembershipRole }) =>
    request('PUT', `/organisations/${at(organisationId)}/people/${at(userId)}`, { body: { role } }),
  )
export const useRemoveMember = (organisationId: string) =>
  useAction((userId: string) =>
    request('DELETE', `/organisations/${at(organisationId)}/people/${at(userId)}`),
  )

export const useInvite = (organisationId: string) =>
  useAction((body: { email: string; role: MembershipRole; language: 'fr' | 'en' }) =>
    request<InvitationView>('POST', `/organisations/${at(organisationId)}/invitations`, { body }),
  )
export const useResendInvitation = () =>
  useAction((id: string) => request<InvitationView>('POST', `/invitations/${at(id)}/resend`))
export const useRevokeInvitation = () =>
  useAction((id: string) => request('DELETE', `/invitations/${at(id)}`))

/** What a link offers; asking does not use it up. */
export function useOpenedInvitation(token: string) {
  return useQuery({
    queryKey: ['/invitations', token],
    queryFn: () => request<OpenedInvitation>('POST', '/invitations/open', { body: { token } }),
    // Once accepted the link opens nothing more, and the page is left.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Takes the place that a link offers, then reads who one is from now on. */
export function useAcceptInvitation(onEntered: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { token: string; name?: string; password?: string }) =>
      request('POST', '/invitations/accept', { body }),
    // Here and not where it is called: the new session shows another page before this is over.
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SESSION_KEY })
      onEntered()
    },
  })
}
