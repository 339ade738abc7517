import { useQuery } from '@tanstack/react-query'
import type {
  ComparisonView,
  FlowStateView,
  VersionItem,
  VersionView,
} from '../../src/features/flows/contract.ts'
import { request } from './client.ts'

export type { FlowStateView, VersionItem, VersionView }

const of = (id: string) => `/flows/${encodeURIComponent(id)}`

/** Every version, the newest first. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['/flows', 'one', id, 'versions'],
    queryFn: () => request<{ items: VersionItem[] }>('GET', `${of(id)}/versions`),
  })
}

export function useComparison(id: string, before: number, after: number) {
  return useQuery({
    queryKey: ['/flows', 'one', id, 'comparison', before, after],
    queryFn: () => request<ComparisonView>('GET', `${of(id)}/comparison`, { query: { before, after } }),
  })
}

/** The state when a day ended. */
export function useStateOn(id: string, day: string) {
  return useQuery({
    queryKey: ['/flows', 'one', id, 'state', day],
    queryFn: () => request<VersionView>('GET', `${of(id)}/state`, { query: { day } }),
  })
}
