import { useQuery } from '@tanstack/react-query'
import type {
  JournalChange,
  JournalItem,
  JournalList,
  JournalVerification,
} from '../../src/features/journal/contract.ts'
import { type Query, request } from './client.ts'
import { useList } from './queries.ts'

export type { JournalChange, JournalItem, JournalList, JournalVerification }

/** The journal of everything, or of one structure; `choices` is what there is to filter on. */
export function useJournal(organisationId: string | undefined, filters: Query) {
  const path = organisationId ? `/organisations/${encodeURIComponent(organisationId)}/journal` : '/journal'
  const list = useList<JournalItem, JournalList>(path, filters, 50)
  return { ...list, choices: list.data?.pages.at(-1) }
}

/** Reads the whole chain again on the server: asked once, and again when the person wants it. */
export function useVerification() {
  return useQuery({
    queryKey: ['verification'],
    queryFn: () => request<JournalVerification>('GET', '/journal/verification'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
