import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AddressStates,
  AnswerInput,
  Audience,
  AudienceView,
  BounceInput,
  BudgetInput,
  DeliveryReportView,
  MailingInput,
  MailingResults,
  MailingStepInput,
  MailingSummary,
  MailingView,
  PreviewInput,
  PreviewView,
  RecipientView,
  TemplateInput,
  TemplateView,
  UnsubscribeView,
} from '../../src/features/campaigns/contract.ts'
import { request } from './client.ts'
import { type List, useList } from './queries.ts'

export type {
  Audience,
  AudienceView,
  BudgetInput,
  DeliveryReportView,
  MailingInput,
  MailingResults,
  MailingSummary,
  MailingView,
  PreviewView,
  RecipientView,
  TemplateView,
}

const at = encodeURIComponent
const pathOf = (id: string) => `/mailings/${at(id)}`

export interface MailingFilters {
  q?: string
  status?: string
}

export const useMailings = (filters: MailingFilters) =>
  useList<MailingSummary>('/mailings', { ...filters }, 50)

export function useMailing(id: string) {
  return useQuery({
    queryKey: ['/mailings', 'one', id],
    queryFn: () => request<MailingView>('GET', pathOf(id)),
  })
}

export function useMailingResults(id: string) {
  return useQuery({
    queryKey: ['/mailings', 'results', id],
    queryFn: () => request<MailingResults>('GET', `${pathOf(id)}/results`),
  })
}

export interface RecipientFilters {
  q?: string
  state?: string
  answer?: string
}

export const useRecipients = (id: string, filters: RecipientFilters) =>
  useList<RecipientView, List<RecipientView>>(`${pathOf(id)}/recipients`, { ...filters }, 50)

/** Whom a filter would write to today; what was found before stays while another is asked. */
export function useAudience(audience: Audience, mailingId: string | null) {
  return useQuery({
    queryKey: ['/mailings/audience', audience, mailingId],
    queryFn: ({ signal }) =>
      request<AudienceView>('POST', '/mailings/audience', { body: { audience, mailingId }, signal }),
    placeholderData: keepPreviousData,
  })
}

export const usePreview = () =>
  useMutation({
    mutationFn: (body: PreviewInput) => request<PreviewView>('POST', '/mailings/preview', { body }),
  })

export const useSendTest = () =>
  useMutation({
    mutationFn: (body: PreviewInput) => request<{ to: string }>('POST', '/mailings/test', { body }),
  })

/** All that is shown of mailings is asked again. */
function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/mailing') }),
  })
}

/** Keeps a new mailing, or what changed in one. */
export const useSaveMailing = (id: string | null) =>
  useMove((body: MailingInput) =>
    id === null
      ? request<MailingView>('POST', '/mailings', { body })
      : request<MailingView>('PUT', pathOf(id), { body }),
  )

export const useRemoveMailing = (id: string) => useMove(() => request<null>('DELETE', pathOf(id)))

export const useMailingBudget = (id: string) =>
  useMove((body: BudgetInput) => request<MailingView>('PUT', `${pathOf(id)}/budget`, { body }))

export const useMailingStep = (id: string) =>
  useMove((body: MailingStepInput) => request<MailingView>('POST', `${pathOf(id)}/steps`, { body }))

export const useNoteAnswer = (id: string, recipientId: string) =>
  useMove((body: AnswerInput) =>
    request<RecipientView>('PUT', `${pathOf(id)}/recipients/${at(recipientId)}/answer`, { body }),
  )

export const useNoteBounce = (id: string, recipientId: string) =>
  useMove((body: BounceInput) =>
    request<RecipientView>('PUT', `${pathOf(id)}/recipients/${at(recipientId)}/bounce`, { body }),
  )

export const useDeliveryReport = () =>
  useMove((text: string) => request<DeliveryReportView>('POST', '/delivery-reports', { body: { text } }))

export function useTemplates() {
  return useQuery({
    queryKey: ['/mailing-templates'],
    queryFn: () => request<{ items: TemplateView[] }>('GET', '/mailing-templates'),
  })
}

export const useSaveTemplate = (id: string | null) =>
  useMove((body: TemplateInput) =>
    id === null
      ? request<TemplateView>('POST', '/mailing-templates', { body })
      : request<TemplateView>('PUT', `/mailing-templates/${at(id)}`, { body }),
  )

export const useRemoveTemplate = (id: string) =>
  useMove(() => request<null>('DELETE', `/mailing-templates/${at(id)}`))

/** Which addresses of a structure communications are not sent to. */
export function useAddressStates(organisationId: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['/mailing-addresses', organisationId],
    queryFn: () => request<AddressStates>('GET', `/organisations/${at(organisationId)}/mailing-addresses`),
    enabled: isAsked,
  })
}

export const useLiftBounce = (organisationId: string) =>
  useMove((email: string) =>
    request<null>('POST', `/organisations/${at(organisationId)}/mailing-addresses/lift`, { body: { email } }),
  )

export function useUnsubscribeLink(token: string) {
  return useQuery({
    queryKey: ['/unsubscriptions', token],
    queryFn: () => request<UnsubscribeView>('POST', '/unsubscriptions/open', { body: { token } }),
    retry: false,
  })
}

export function useUnsubscribe(token: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (subscribed: boolean) =>
      request<UnsubscribeView>('POST', `/unsubscriptions${subscribed ? '/undo' : ''}`, { body: { token } }),
    onSuccess: (view) => client.setQueryData(['/unsubscriptions', token], view),
  })
}

export function useOwnCommunications() {
  return useQuery({
    queryKey: ['/me/communications'],
    queryFn: () => request<{ subscribed: boolean }>('GET', '/me/communications'),
  })
}

export function useChooseCommunications() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (subscribed: boolean) =>
      request<{ subscribed: boolean }>('PUT', '/me/communications', { body: { subscribed } }),
    onSuccess: (view) => client.setQueryData(['/me/communications'], view),
  })
}
