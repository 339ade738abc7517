import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  EntryContent,
  EntryHistory,
  EntryList,
  EntryView,
  Preview,
  ShownContent,
  Vocabulary,
} from '../../src/features/materials/entries/contract.ts'
import { request } from './client.ts'
import { REREAD_KEY, useList } from './queries.ts'

export type { EntryContent, EntryHistory, EntryView, ShownContent, Vocabulary }
export type EntryKind = EntryView['kind']
export type EntryVersion = EntryHistory['versions'][number]

const PATH = '/knowledge-entries'
const one = (id: string) => `${PATH}/${encodeURIComponent(id)}`

export interface EntryFilters {
  q?: string
  kind?: string
  origin?: string
  author?: string
  state?: string
  about?: string
}

/** Entries of the base; `about` is what the server says of the whole list. */
export function useEntries(filters: EntryFilters, pageSize = 30) {
  const list = useList<EntryView, EntryList>(PATH, { ...filters }, pageSize)
  return { ...list, about: list.data?.pages.at(-1) }
}

export function useEntry(id: string) {
  return useQuery({ queryKey: [PATH, id], queryFn: () => request<EntryHistory>('GET', one(id)) })
}

/** What the forms choose from: as long as the page is open, it does not change. */
export function useVocabulary() {
  return useQuery({
    queryKey: ['knowledge-vocabulary'],
    queryFn: () => request<Vocabulary>('GET', `${PATH}/vocabulary`),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What a content would change; null while it is not yet one. */
export function usePreview(id: string | null, content: EntryContent | null) {
  return useQuery({
    queryKey: [PATH, 'preview', id, content],
    queryFn: content
      ? ({ signal }) => request<Preview>('POST', `${PATH}/preview`, { body: { id, content }, signal })
      : skipToken,
    retry: false,
  })
}

type Change =
  | { do: 'add'; content: EntryContent }
  | { do: 'change'; id: string; version: number; content: EntryContent }
  | { do: 'withdraw'; id: string; version: number }
  | { do: 'restore'; id: string; version: number; from: number }

function send(change: Change): Promise<EntryHistory> {
  if (change.do === 'add') return request('POST', PATH, { body: { content: change.content } })
  const { id, version } = change
  if (change.do === 'change') return request('PUT', one(id), { body: { version, content: change.content } })
  if (change.do === 'withdraw') return request('POST', `${one(id)}/withdrawal`, { body: { version } })
  return request('POST', `${one(id)}/restoration`, { body: { version, from: change.from } })
}

/** Adds, changes, withdraws or restores; the answer is the entry with its history. */
export function useEntryChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (entry) => {
      client.setQueryData([PATH, entry.id], entry)
      return client.invalidateQueries({ queryKey: [PATH] })
    },
  })
}

/** The share of the flows read and ranked again since the last change, 0–1: told by the socket. */
export function useReread(): number {
  return useQuery<number>({ queryKey: REREAD_KEY, queryFn: skipToken }).data ?? 1
}
