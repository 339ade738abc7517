import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Query, request } from './client.ts'
import { ApiProblem } from './problem.ts'

export const SESSION_KEY = ['session']
/** One’s notices, the list and the count. */
export const NOTICES_KEY = '/notices'
/** How far the flows are read again after a change of the knowledge base. */
export const REREAD_KEY = ['flows-reread']
/** How far the preview of an import has come. */
export const IMPORT_PROGRESS_KEY = ['import-progress']

/** As the server tells it by the socket; `token` says of which preview. */
export interface ImportNotice {
  token: string
  step: 'reading' | 'planning'
  share: number
}

export interface List<T> {
  total: number
  items: T[]
}

/** An answer the server gave on purpose is not asked again; a lost connection is, twice. */
function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiProblem && error.status < 500) return false
  return failures < 2
}

export function createQueryClient(): QueryClient {
  // A session that ended elsewhere shows the sign-in page, at the address where the person was.
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') client.setQueryData(SESSION_KEY, null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 30_000, refetchOnWindowFocus: false } },
  })
  return client
}

/** A list read page after page, keeping what is shown while other filters are asked. */
export function useList<T, Answer extends List<T> = List<T>>(path: string, query: Query, pageSize = 50) {
  const list = useInfiniteQuery({
    queryKey: [path, query, pageSize],
    queryFn: ({ pageParam, signal }) =>
      request<Answer>('GET', path, { query: { ...query, limit: pageSize, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.items.length, 0)
      return last.items.length > 0 && read < last.total ? read : undefined
    },
    placeholderData: keepPreviousData,
  })
  const pages = list.data?.pages
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  return { ...list, items, total: pages?.at(-1)?.total ?? 0 }
}
