import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LinkAnswer, LinkView, StrangerRegistration } from '../../src/features/events/contract.ts'
import { request } from './client.ts'

export type { LinkView }

/** What the link of a mail is about; reading it changes nothing. */
export function useEventLink(token: string) {
  return useQuery({
    queryKey: ['/event-links', token],
    queryFn: () => request<LinkView>('POST', '/event-links/open', { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Answers by it: it served once, what it said stays on the screen. */
export function useAnswerEventLink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LinkAnswer) => request<LinkView>('POST', '/event-links/answer', { body }),
    onSuccess: (view, { token }) => client.setQueryData(['/event-links', token], view),
  })
}

/** Somebody without an account asks for a place. */
export function useAskForPlace(eventId: string) {
  return useMutation({
    mutationFn: (body: StrangerRegistration) =>
      request<null>('POST', `/events/${encodeURIComponent(eventId)}/registrations`, { body }),
  })
}
