import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  DecisionChange,
  DecisionInput,
  DecisionList,
  DecisionView,
  GroupChange,
  GroupInput,
  GroupList,
  GroupMember,
  GroupSummary,
  GroupView,
  JoinInput,
} from '../../src/features/groups/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'
import type { Workplace } from './together.ts'

export type { DecisionView, GroupMember, GroupSummary, GroupView }

export interface GroupFilters {
  q?: string
  state?: string
  inside?: string
  organisation?: string
  synergy?: string
}

const at = encodeURIComponent
const pathOf = (id: string) => `/groups/${at(id)}`

/** Where those of a group work together. */
export const groupPlace = (id: string): Workplace => ({ kind: 'groups', id })

export const useGroups = (filters: GroupFilters) =>
  useList<GroupSummary, GroupList>('/groups', { ...filters }, 100)

export function useGroup(id: string) {
  return useQuery({
    queryKey: ['/groups', 'one', id],
    queryFn: () => request<GroupView>('GET', pathOf(id)),
  })
}

/** Whatever moves a group may show more of it, or less: all that is shown of groups is asked again. */
function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/groups') }),
  })
}

export const useCreateGroup = () =>
  useMove((input: Pick<GroupInput, 'title'> & Partial<GroupInput>) =>
    request<GroupView>('POST', '/groups', { body: input }),
  )

export const useChangeGroup = (id: string) =>
  useMove((change: GroupChange) => request<GroupView>('PATCH', pathOf(id), { body: change }))

export const useInvite = (id: string) =>
  useMove((organisationId: string) =>
    request<GroupView>('POST', `${pathOf(id)}/members`, { body: { organisationId } }),
  )

export const useAskToJoin = (id: string) =>
  useMove((body: JoinInput) => request<GroupView>('POST', `${pathOf(id)}/requests`, { body }))

export const useAnswerMember = (id: string, organisationId: string) =>
  useMove((accept: boolean) =>
    request<null>('POST', `${pathOf(id)}/members/${at(organisationId)}/answer`, { body: { accept } }),
  )

export const useLeaveGroup = (id: string, organisationId: string) =>
  useMove(() => request<null>('DELETE', `${pathOf(id)}/members/${at(organisationId)}`))

export function useDecisions(id: string) {
  return useQuery({
    queryKey: ['/groups', 'decisions', id],
    queryFn: () => request<DecisionList>('GET', `${pathOf(id)}/decisions`),
  })
}

export const useNoteDecision = (id: string) =>
  useMove((body: DecisionInput) => request<DecisionView>('POST', `${pathOf(id)}/decisions`, { body }))

export const useChangeDecision = (id: string, decisionId: string) =>
  useMove((body: DecisionChange) =>
    request<DecisionView>('PATCH', `${pathOf(id)}/decisions/${at(decisionId)}`, { body }),
  )

export const useRemoveDecision = (id: string, decisionId: string) =>
  useMove(() => request<null>('DELETE', `${pathOf(id)}/decisions/${at(decisionId)}`))
