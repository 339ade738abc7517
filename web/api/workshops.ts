import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { MatchList } from '../../src/features/matching/contract.ts'
import type {
  FlowOrigin,
  ParticipantView,
  RowList,
  RowView,
  rowInput,
  TwinView,
  WorkshopInput,
  WorkshopSummary,
  WorkshopView,
} from '../../src/features/workshops/contract.ts'
import { request } from './client.ts'
import type { List } from './queries.ts'

export type RowBody = z.input<typeof rowInput>
export type { ParticipantView, RowView, TwinView, WorkshopInput, WorkshopSummary, WorkshopView }

const pathOf = (id: string) => `/workshops/${encodeURIComponent(id)}`

export function useWorkshops() {
  return useQuery({
    queryKey: ['/workshops'],
    queryFn: () => request<List<WorkshopSummary>>('GET', '/workshops'),
  })
}

export function useWorkshop(id: string) {
  return useQuery({
    queryKey: ['/workshops', id],
    queryFn: () => request<WorkshopView>('GET', pathOf(id)),
  })
}

export function useWorkshopRows(id: string) {
  return useQuery({
    queryKey: ['/workshops', id, 'rows'],
    queryFn: () => request<RowList>('GET', `${pathOf(id)}/rows`),
  })
}

export function useWorkshopMatches(id: string, limit: number) {
  return useQuery({
    queryKey: ['/workshops', id, 'matches', limit],
    queryFn: () => request<MatchList>('GET', `${pathOf(id)}/matches`, { query: { limit } }),
  })
}

export function useOpenWorkshop() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: WorkshopInput) => request<WorkshopView>('POST', '/workshops', { body }),
    onSuccess: (workshop) => {
      client.setQueryData(['/workshops', workshop.id], workshop)
      void client.invalidateQueries({ queryKey: ['/workshops'], exact: true })
    },
  })
}

function useWorkshopAction<Input>(id: string, ask: (input: Input) => Promise<WorkshopView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (workshop) => client.setQueryData(['/workshops', id], workshop),
  })
}

export function useChangeWorkshop(id: string) {
  return useWorkshopAction(id, (body: Partial<WorkshopInput>) =>
    request<WorkshopView>('PATCH', pathOf(id), { body }),
  )
}

/** Notes a structure as present, with how many people; null: not present after all. */
export function useParticipant(id: string) {
  return useWorkshopAction(
    id,
    ({ organisationId, peopleCount }: { organisationId: string; peopleCount: number | null }) => {
      const path = `${pathOf(id)}/participants/${encodeURIComponent(organisationId)}`
      return peopleCount === null
        ? request<WorkshopView>('DELETE', path)
        : request<WorkshopView>('PUT', path, { body: { peopleCount } })
    },
  )
}

export function useSimilarStructures(name: string) {
  return useQuery({
    queryKey: ['/workshops', 'similar', name],
    queryFn: ({ signal }) =>
      request<{ items: { id: string; name: string; communeName: string | null }[] }>(
        'GET',
        '/workshops/similar-structures',
        { query: { name }, signal },
      ),
    enabled: name.length >= 3,
  })
}

const rowPath = (id: string) => `/typed-rows/${encodeURIComponent(id)}`

export function putRow(id: string, body: RowBody): Promise<RowView> {
  return request<RowView>('PUT', rowPath(id), { body })
}

export function undoRow(id: string): Promise<null> {
  return request<null>('DELETE', rowPath(id))
}

export function useFlowOrigin(flowId: string) {
  return useQuery({
    queryKey: ['/flows', 'one', flowId, 'origin'],
    queryFn: () => request<FlowOrigin>('GET', `/flows/${encodeURIComponent(flowId)}/origin`),
  })
}
