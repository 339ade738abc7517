import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  BecomingInput,
  ProjectChange,
  ProjectInput,
  ProjectList,
  ProjectMemberView,
  ProjectRequest,
  ProjectStepInput,
  ProjectSummary,
  ProjectView,
} from '../../src/features/projects/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { ProjectMemberView, ProjectSummary, ProjectView }

export interface ProjectFilters {
  q?: string
  stage?: string
  inside?: string
  supported?: string
  group?: string
  synergy?: string
  service?: string
}

const at = encodeURIComponent
const ROOT = '/projects'
const pathOf = (id: string) => `${ROOT}/${at(id)}`

export const useProjects = (filters: ProjectFilters) =>
  useList<ProjectSummary, ProjectList>(ROOT, { ...filters }, 100)

export function useProject(id: string) {
  return useQuery({
    queryKey: [ROOT, 'one', id],
    queryFn: () => request<ProjectView>('GET', pathOf(id)),
  })
}

/** Whatever moves a project may show more of it, or less, and what it becomes: all that is shown of them is asked again. */
function useMove<Input, Answer = ProjectView>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(ROOT) }),
  })
}

/** Sends a body to an address under a project. */
const useSend = <Body extends object>(method: 'POST' | 'PUT' | 'PATCH', path: string) =>
  useMove((body: Body) => request<ProjectView>(method, path, { body }))

export const useProposeProject = () =>
  useSend<Pick<ProjectInput, 'organisationId' | 'title' | 'what'> & Partial<ProjectInput>>('POST', ROOT)
export const useChangeProject = (id: string) => useSend<ProjectChange>('PATCH', pathOf(id))
export const useProjectStep = (id: string) =>
  useSend<Pick<ProjectStepInput, 'from' | 'to'> & Partial<ProjectStepInput>>('POST', `${pathOf(id)}/steps`)
export const useSupportProject = (id: string) =>
  useSend<{ supporterId: string | null }>('PUT', `${pathOf(id)}/supporter`)

export const useAddLack = (id: string) => useSend<{ label: string }>('POST', `${pathOf(id)}/lacks`)
export const useMeetLack = (id: string, lackId: string) =>
  useSend<{ isMet: boolean }>('PATCH', `${pathOf(id)}/lacks/${at(lackId)}`)
export const useRemoveLack = (id: string, lackId: string) =>
  useMove(() => request<ProjectView>('DELETE', `${pathOf(id)}/lacks/${at(lackId)}`))

const memberPath = (id: string, organisationId: string) => `${pathOf(id)}/members/${at(organisationId)}`
export const useInviteToProject = (id: string) =>
  useSend<{ organisationId: string }>('POST', `${pathOf(id)}/members`)
export const useAskToJoinProject = (id: string) => useSend<ProjectRequest>('POST', `${pathOf(id)}/requests`)
export const useAnswerProject = (id: string, organisationId: string) =>
  useMove((accept: boolean) =>
    request<null>('POST', `${memberPath(id, organisationId)}/answer`, { body: { accept } }),
  )
export const useLeaveProject = (id: string, organisationId: string) =>
  useMove(() => request<null>('DELETE', memberPath(id, organisationId)))

export const useBecome = (id: string) =>
  useSend<Pick<BecomingInput, 'outcome'> & Partial<BecomingInput>>('POST', `${pathOf(id)}/becoming`)
