import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  PartyAnswer,
  PartyInvitation,
  PartyRequest,
  ServiceChange,
  ServiceInput,
  ServiceList,
  ServicePartyView,
  ServiceStepInput,
  ServiceSummary,
  ServiceView,
  VolumeInput,
} from '../../src/features/shared-services/contract.ts'
import type { CostSheetInput, FiguresView } from '../../src/features/shared-services/cost-contract.ts'
import type {
  CountsView,
  CreatedStructureInput,
  FactsView,
  JobChange,
  JobInput,
  SupportAnswerInput,
  SupportInput,
} from '../../src/features/shared-services/fact-contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type {
  CostSheetInput,
  CountsView,
  FactsView,
  FiguresView,
  ServicePartyView,
  ServiceSummary,
  ServiceView,
  VolumeInput,
}

export interface ServiceFilters {
  q?: string
  kind?: string
  stage?: string
  open?: string
  inside?: string
  synergy?: string
}

const at = encodeURIComponent
const ROOT = '/shared-services'
const pathOf = (id: string) => `${ROOT}/${at(id)}`

export const useServices = (filters: ServiceFilters) =>
  useList<ServiceSummary, ServiceList>(ROOT, { ...filters }, 100)

export function useService(id: string) {
  return useQuery({
    queryKey: [ROOT, 'one', id],
    queryFn: () => request<ServiceView>('GET', pathOf(id)),
  })
}

/** What sheet 1.1.4 of the plan counts on a day. */
export function useServiceCounts(on: string, enabled: boolean) {
  return useQuery({
    queryKey: [ROOT, 'counts', on],
    queryFn: () => request<CountsView>('GET', `${ROOT}/counts`, { query: { on: on || undefined } }),
    enabled,
  })
}

/** Whatever moves a service may show more of it, or less: all that is shown of services is asked again. */
function useMove<Input, Answer = ServiceView>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(ROOT) }),
  })
}

/** Sends a body to an address under a service. */
const useSend = <Body extends object>(method: 'POST' | 'PUT' | 'PATCH', path: string) =>
  useMove((body: Body) => request<ServiceView>(method, path, { body }))

export const useCreateService = () =>
  useSend<Pick<ServiceInput, 'title' | 'kind'> & Partial<ServiceInput>>('POST', ROOT)
export const useChangeService = (id: string) => useSend<ServiceChange>('PATCH', pathOf(id))
export const useWriteSheet = (id: string) => useSend<CostSheetInput>('PUT', `${pathOf(id)}/sheet`)
export const useServiceStep = (id: string) =>
  useSend<Pick<ServiceStepInput, 'from' | 'to'> & Partial<ServiceStepInput>>('POST', `${pathOf(id)}/steps`)

const partyPath = (id: string, organisationId: string) => `${pathOf(id)}/parties/${at(organisationId)}`
export const useInviteParty = (id: string) => useSend<PartyInvitation>('POST', `${pathOf(id)}/parties`)
export const useAskToTakePart = (id: string) => useSend<PartyRequest>('POST', `${pathOf(id)}/requests`)
export const useAnswerParty = (id: string, organisationId: string) =>
  useMove((body: Pick<PartyAnswer, 'accept'> & Partial<PartyAnswer>) =>
    request<null>('POST', `${partyPath(id, organisationId)}/answer`, { body }),
  )
export const useSayVolume = (id: string, organisationId: string) =>
  useSend<VolumeInput>('PUT', `${partyPath(id, organisationId)}/volume`)
export const useLeaveService = (id: string, organisationId: string) =>
  useMove(() => request<null>('DELETE', partyPath(id, organisationId)))

export const useAddJob = (id: string) => useSend<JobInput>('POST', `${pathOf(id)}/jobs`)
export const useEndJob = (id: string, jobId: string) =>
  useSend<JobChange>('PATCH', `${pathOf(id)}/jobs/${at(jobId)}`)
export const useAddStructure = (id: string) =>
  useSend<CreatedStructureInput>('POST', `${pathOf(id)}/structures`)
export const useAskSupport = (id: string) => useSend<SupportInput>('POST', `${pathOf(id)}/supports`)
export const useAnswerSupport = (id: string, supportId: string) =>
  useSend<SupportAnswerInput>('POST', `${pathOf(id)}/supports/${at(supportId)}/answer`)
export const useRemoveFact = (id: string, of: 'jobs' | 'structures' | 'supports', factId: string) =>
  useMove(() => request<ServiceView>('DELETE', `${pathOf(id)}/${of}/${at(factId)}`))
