import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type { flowAmendment, flowDeclaration } from '../../src/features/flows/contract.ts'
import { request } from './client.ts'
import type { FlowView } from './flows.ts'
import type { ReadingView } from './resources.ts'

interface Words {
  kind: FlowView['kind']
  label: string
  activity: string | null
}

/** What is read in the words of a flow. */
export function readingOf({ label, ...input }: Words) {
  const body = { ...input, label: label.trim() }
  return queryOptions({
    queryKey: ['readings', body],
    queryFn: ({ signal }) => request<ReadingView>('POST', '/readings', { body, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The same, for a form that proposes as one types; nothing before there are words. */
export function useReading(input: Words) {
  const isLong = input.label.trim().length >= 3
  return useQuery({
    ...readingOf(input),
    enabled: isLong,
    placeholderData: isLong ? keepPreviousData : undefined,
  })
}

/** A lost connection is tried again, for as long as a tunnel lasts; the identifier makes two sendings one flow. */
const patient = {
  retry: (failures: number, error: unknown) => error instanceof TypeError && failures < 6,
  retryDelay: (failures: number) => Math.min(1000 * 2 ** failures, 15_000),
}

function keep(client: QueryClient, flow: FlowView): void {
  client.setQueryData(['/flows', 'one', flow.id], flow)
  void client.invalidateQueries({
    predicate: ({ queryKey }) => /^\/(flows|matches|organisations)/.test(String(queryKey[0])),
  })
}

export function useDeclare() {
  const client = useQueryClient()
  return useMutation({
    ...patient,
    mutationFn: (body: z.input<typeof flowDeclaration>) => request<FlowView>('POST', '/flows', { body }),
    onSuccess: (flow) => keep(client, flow),
  })
}

export function useAmend(id: string) {
  const client = useQueryClient()
  return useMutation({
    ...patient,
    mutationFn: (body: z.input<typeof flowAmendment>) => request<FlowView>('PATCH', pathOf(id), { body }),
    onSuccess: (flow) => keep(client, flow),
  })
}

/** Takes a flow out of the network, or puts it back as it was. */
export function useWithdrawal(id: string) {
  const client = useQueryClient()
  return useMutation({
    ...patient,
    mutationFn: async (wanted: 'withdraw' | 'restore') => {
      if (wanted === 'restore') return request<FlowView>('POST', `${pathOf(id)}/restoration`)
      await request('DELETE', pathOf(id))
      return request<FlowView>('GET', pathOf(id))
    },
    onSuccess: (flow) => keep(client, flow),
  })
}

const pathOf = (id: string) => `/flows/${encodeURIComponent(id)}`
