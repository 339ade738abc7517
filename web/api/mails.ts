import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MailList, MailSummary, MailView } from '../../src/mail/contract.ts'
import type { Language } from '../i18n/messages.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { MailList, MailSummary, MailView }
export type MailState = MailSummary['state']

const one = (id: string) => `/mails/${encodeURIComponent(id)}`

/** The outbox; `about` is what the server says of the whole of it. */
export function useMails(state: string | undefined) {
  const list = useList<MailSummary, MailList>('/mails', { state }, 100)
  return { ...list, about: list.data?.pages.at(-1) }
}

/**
 * One mail with its words. Reading its link is written in the journal: it is asked once, and not again each time
 * something changes somewhere.
 */
export function useMail(id: string) {
  return useQuery({
    queryKey: ['/mails', 'one', id],
    queryFn: () => request<MailView>('GET', one(id)),
    enabled: ({ state }) => state.data === undefined,
    gcTime: 0,
  })
}

/** Sends again; the mail shown, if any, is brought up to date. */
export function useMailRetry() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<MailSummary>('POST', `${one(id)}/retry`),
    onSuccess: (changed) => {
      client.setQueryData<MailView>(
        ['/mails', 'one', changed.id],
        (shown) => shown && { ...shown, ...changed },
      )
      return client.invalidateQueries({ queryKey: ['/mails'] })
    },
  })
}

export function useMailDrop() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request('DELETE', one(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/mails'] }),
  })
}

/** Sends a mail to oneself; the answer says where. */
export function useMailTest() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (language: Language) =>
      request<{ to: string }>('POST', '/mails/test', { body: { language } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/mails'] }),
  })
}
