import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  EventChange,
  EventDocumentList,
  EventDocumentView,
  EventInput,
  EventList,
  EventStep,
  EventSummary,
  EventView,
  EventYield,
  FeedView,
  InvitationInput,
  RegistrationList,
  RegistrationView,
  WalkInInput,
} from '../../src/features/events/contract.ts'
import type { EventReaders } from '../../src/kernel/network-events.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'
import { upload } from './upload.ts'

export type {
  EventChange,
  EventDocumentView,
  EventInput,
  EventSummary,
  EventView,
  EventYield,
  RegistrationView,
}

export interface EventFilters {
  q?: string
  kind?: string
  when?: string
  mine?: string
}

const at = encodeURIComponent
const pathOf = (id: string) => `/events/${at(id)}`

export const useEvents = (filters: EventFilters, pageSize = 50) =>
  useList<EventSummary, EventList>('/events', { ...filters }, pageSize)

/** What anybody may come to. */
export function usePublicEvents() {
  const query = { when: 'coming', audience: 'public', limit: 200 }
  return useQuery({
    queryKey: ['/events', 'public'],
    queryFn: () => request<EventList>('GET', '/events', { query }),
  })
}

/** The nearest of those to come. */
export function useComingEvents(limit: number) {
  return useQuery({
    queryKey: ['/events', 'coming', limit],
    queryFn: () => request<EventList>('GET', '/events', { query: { when: 'coming', limit } }),
  })
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: ['/events', 'one', id],
    queryFn: () => request<EventView>('GET', pathOf(id)),
  })
}

/** Whatever moves an event may show otherwise all that is shown of events. */
function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/events') }),
  })
}

export const useCreateEvent = () =>
  useMove((body: EventInput) => request<EventView>('POST', '/events', { body }))
export const useChangeEvent = (id: string) =>
  useMove((body: EventChange) => request<EventView>('PATCH', pathOf(id), { body }))
export const useStepEvent = (id: string) =>
  useMove((body: EventStep) => request<EventView>('POST', `${pathOf(id)}/steps`, { body }))

/** Its page asks nothing of it any more once it is gone. */
export function useRemoveEvent(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<null>('DELETE', pathOf(id)),
    onSuccess: () => client.removeQueries({ queryKey: ['/events', 'one', id] }),
  })
}

export const useInviteToEvent = (id: string) =>
  useMove((body: InvitationInput) => request<EventView>('POST', `${pathOf(id)}/invitations`, { body }))
export const useOpenEventWorkshop = (id: string) =>
  useMove(() => request<EventView>('POST', `${pathOf(id)}/workshop`))

export const useCome = (id: string) =>
  useMove((organisationId: string | null) =>
    request<EventView>('PUT', `${pathOf(id)}/registration`, { body: { organisationId } }),
  )
export const useComeNoMore = (id: string) =>
  useMove(() => request<EventView>('DELETE', `${pathOf(id)}/registration`))

export function useEventYield(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['/events', 'yield', id],
    queryFn: () => request<EventYield>('GET', `${pathOf(id)}/yield`),
    enabled,
  })
}

/* The list at the door */

export function useEventRegistrations(id: string) {
  return useQuery({
    queryKey: ['/events', 'registrations', id],
    queryFn: () => request<RegistrationList>('GET', `${pathOf(id)}/registrations`),
  })
}
export const useMarkPresence = (id: string) =>
  useMove(({ registrationId, isPresent }: { registrationId: string; isPresent: boolean }) =>
    request<RegistrationView>('PUT', `${pathOf(id)}/registrations/${at(registrationId)}/presence`, {
      body: { isPresent },
    }),
  )
export const useWalkIn = (id: string) =>
  useMove((body: WalkInInput) => request<RegistrationView>('POST', `${pathOf(id)}/walk-ins`, { body }))

/* Documents and photos */

export function useEventDocuments(id: string) {
  return useQuery({
    queryKey: ['/events', 'documents', id],
    queryFn: () => request<EventDocumentList>('GET', `${pathOf(id)}/documents`),
  })
}

/** `progress`: how much of the file has gone, from 0 to 1. */
export function useAddEventDocument(id: string) {
  const [progress, setProgress] = useState(0)
  const mutation = useMove(
    ({ file, ...words }: { file: File; description: string; readers: EventReaders }) => {
      setProgress(0)
      return upload<EventDocumentView>(`${pathOf(id)}/documents`, [file], setProgress, { words })
    },
  )
  return { ...mutation, progress }
}
export const useRemoveEventDocument = (id: string, documentId: string) =>
  useMove(() => request<null>('DELETE', `${pathOf(id)}/documents/${at(documentId)}`))
export const eventDocumentUrl = (id: string, documentId: string) =>
  `${API}${pathOf(id)}/documents/${at(documentId)}`

/* Calendars */

export const eventCalendarUrl = (id: string) => `${API}${pathOf(id)}/calendar.ics`
export const AGENDA_PATH = `${API}/agenda.ics`
/** The same address by the scheme that calendars answer to: a press follows it instead of saving a file. */
export const followed = (address: string) => address.replace(/^https?:/, 'webcal:')

const FEED = '/me/calendar-feed'

export function useCalendarFeed() {
  return useQuery({ queryKey: [FEED], queryFn: () => request<FeedView>('GET', FEED) })
}

/** Draws an address, or closes the one there is. */
export function useChangeFeed(method: 'POST' | 'DELETE') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<FeedView>(method, FEED),
    onSuccess: (feed) => client.setQueryData([FEED], feed),
  })
}
