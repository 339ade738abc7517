import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { request } from '../api/client.ts'
import type { FlowView } from '../api/flows.ts'
import type { ReadingView } from '../api/resources.ts'
import type { TypedCells } from './typedCells.ts'

/** What is read in the words of a row. */
export function readingOf({ kind, label }: { kind: FlowView['kind']; label: string }) {
  const body = { kind, label: label.trim(), activity: null }
  return queryOptions({
    queryKey: ['readings', body],
    queryFn: () => request<ReadingView>('POST', '/readings', { body }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The same as one types; what was read before stands until then. */
export function useReading(cells: Pick<TypedCells, 'kind' | 'label'>) {
  const isLong = cells.label.trim().length >= 3
  return useQuery({
    ...readingOf(cells),
    enabled: isLong,
    placeholderData: isLong ? keepPreviousData : undefined,
  })
}
