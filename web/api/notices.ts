import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  NoticeList,
  NoticeView,
  PreferenceList,
  PreferencesInput,
} from '../../src/features/notices/contract.ts'
import { request } from './client.ts'
import { NOTICES_KEY, useList } from './queries.ts'

export type { NoticeView }
export type ReadNotices = { ids: string[] } | { path: string } | { until: string }

const PREFERENCES_KEY = ['/notice-preferences']

/** What the header knows of: the last notices, and how many are unread in all. */
export function useLastNotices(enabled: boolean) {
  return useQuery({
    queryKey: [NOTICES_KEY, 'last'],
    queryFn: () => request<NoticeList>('GET', '/notices', { query: { limit: 50 } }),
    enabled,
  })
}

/** All of one’s notices, the newest first. */
export const useNotices = () => useList<NoticeView, NoticeList>(NOTICES_KEY, {})

export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: ReadNotices) => request<{ unread: number }>('POST', '/notices/read', { body: which }),
    onSuccess: () => client.invalidateQueries({ queryKey: [NOTICES_KEY] }),
  })
}

export function usePreferences() {
  return useQuery({
    queryKey: PREFERENCES_KEY,
    queryFn: () => request<PreferenceList>('GET', '/notice-preferences'),
  })
}

export function useChooseWay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choice: PreferencesInput['items'][number]) =>
      request<PreferenceList>('PUT', '/notice-preferences', { body: { items: [choice] } }),
    onSuccess: (list) => client.setQueryData(PREFERENCES_KEY, list),
  })
}
