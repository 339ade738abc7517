import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  FollowerList,
  PathChange,
  PathList,
  PathSummary,
  PathView,
  StepInput,
  StepView,
} from '../../src/features/training/contract.ts'
import type { TrainingState } from '../../src/kernel/training.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { FollowerList, PathChange, PathSummary, PathView, StepInput, StepView }

export interface TrainingFilters {
  q?: string
  state?: string
}

const at = encodeURIComponent
const pathOf = (id: string) => `/training/${at(id)}`

export const useTraining = (filters: TrainingFilters) =>
  useList<PathSummary, PathList>('/training', { ...filters }, 50)

export function usePath(id: string) {
  return useQuery({
    queryKey: ['/training', 'one', id],
    queryFn: () => request<PathView>('GET', pathOf(id)),
  })
}

/** The people of a structure, once one is chosen. */
export function useFollowers(id: string, organisation: string | undefined) {
  return useQuery({
    queryKey: ['/training', 'people', id, organisation],
    queryFn: () => request<FollowerList>('GET', `${pathOf(id)}/people`, { query: { organisation } }),
    enabled: organisation !== undefined,
  })
}

/** What one does with a path changes its counts in every list. */
function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['/training'] }),
  })
}

export const useBeginPath = () =>
  useMove((title: string) => request<PathView>('POST', '/training', { body: { title } }))

export const useWritePath = (id: string) =>
  useMove((body: PathChange) => request<PathView>('PUT', pathOf(id), { body }))

export const useMovePath = (id: string) =>
  useMove((to: TrainingState) => request<PathView>('POST', `${pathOf(id)}/state`, { body: { to } }))

export const useRemovePath = (id: string) => useMove(() => request<null>('DELETE', pathOf(id)))

/** One’s own word on a guide: read, or not after all. */
export const useReadGuide = (id: string, stepId: string) =>
  useMove((isRead: boolean) =>
    request<PathView>(isRead ? 'PUT' : 'DELETE', `${pathOf(id)}/steps/${at(stepId)}/reading`),
  )

/** That somebody was at a session, or not after all. */
export const useNoteAttendance = (id: string) =>
  useMove(({ stepId, userId, was }: { stepId: string; userId: string; was: boolean }) =>
    request<null>(was ? 'PUT' : 'DELETE', `${pathOf(id)}/steps/${at(stepId)}/attendance/${at(userId)}`),
  )
