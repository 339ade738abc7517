import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PublicationView, PublicRow, TableSchema } from '../../src/features/flows/open-data/contract.ts'
import { request } from './client.ts'

export type { PublicationView, PublicRow, TableSchema }

const pathOf = (flowId: string) => `/flows/${encodeURIComponent(flowId)}/publication`
const keyOf = (flowId: string) => ['/flows', 'one', flowId, 'publication']

/** How a flow stands to the public register. */
export function usePublication(flowId: string) {
  return useQuery({
    queryKey: keyOf(flowId),
    queryFn: () => request<PublicationView>('GET', pathOf(flowId)),
  })
}

/** Agrees to a row, the one that was read; null takes the flow off the register. A refusal shows the row as it now is. */
export function usePublish(flowId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (row: PublicRow | null) =>
      row
        ? request<PublicationView>('PUT', pathOf(flowId), { body: { row } })
        : request<PublicationView>('DELETE', pathOf(flowId)),
    onSuccess: (view) => client.setQueryData(keyOf(flowId), view),
    onError: () => client.invalidateQueries({ queryKey: keyOf(flowId) }),
  })
}

/** What describes the public register; not found when the territory keeps none. */
export function useRegisterSchema() {
  return useQuery({
    queryKey: ['/open-data'],
    queryFn: () => request<TableSchema>('GET', '/open-data/resources.schema.json'),
  })
}
