import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  CampaignInput,
  CampaignMemberView,
  CampaignSummary,
  CampaignView,
  EnergyActionInput,
  EnergyActionView,
  EnergyStateInput,
  FactsView,
  SampleLineView,
  ToPlanList,
  VerdictInput,
  VisitChange,
  VisitFlowView,
  VisitInput,
  VisitStepInput,
  VisitSummary,
  VisitView,
} from '../../src/features/audits/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { type List, useList } from './queries.ts'

export type {
  CampaignInput,
  CampaignMemberView,
  CampaignSummary,
  CampaignView,
  EnergyActionInput,
  EnergyActionView,
  FactsView,
  SampleLineView,
  VerdictInput,
  VisitChange,
  VisitFlowView,
  VisitSummary,
  VisitView,
}
export type FlowAudit = {
  visitId: string
  auditedOn: string
  facilitatorName: string
  verdict: VisitFlowView['verdict']
  after: FactsView | null
}

const at = encodeURIComponent

export function useCampaigns() {
  return useQuery({
    queryKey: ['/audit-campaigns'],
    queryFn: () => request<List<CampaignSummary>>('GET', '/audit-campaigns'),
  })
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: ['/audit-campaigns', id],
    queryFn: () => request<CampaignView>('GET', `/audit-campaigns/${at(id)}`),
  })
}

/** What was done answers the campaign as it is now; lists of visits are asked again. */
function useCampaignAction<Input>(run: (input: Input) => Promise<CampaignView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (campaign) => {
      client.setQueryData(['/audit-campaigns', campaign.id], campaign)
      void client.invalidateQueries({ queryKey: ['/audit-campaigns'], exact: true })
      void client.invalidateQueries({ queryKey: ['/visits'] })
    },
  })
}

/** Opens a campaign, or writes it anew. */
export const useSaveCampaign = (id: string | null) =>
  useCampaignAction((input: CampaignInput) =>
    id === null
      ? request<CampaignView>('POST', '/audit-campaigns', { body: input })
      : request<CampaignView>('PUT', `/audit-campaigns/${at(id)}`, { body: input }),
  )

export const useMembership = (id: string) =>
  useCampaignAction(({ organisationId, isMember }: { organisationId: string; isMember: boolean }) =>
    request<CampaignView>(
      isMember ? 'PUT' : 'DELETE',
      `/audit-campaigns/${at(id)}/members/${at(organisationId)}`,
    ),
  )

export interface VisitFilters {
  list?: string
  organisation?: string
  campaign?: string
}

export const useVisits = (filters: VisitFilters) => useList<VisitSummary>('/visits', { ...filters })

export function useToPlan() {
  return useQuery({
    queryKey: ['/visits', 'to-plan'],
    queryFn: () => request<ToPlanList>('GET', '/visits/to-plan'),
  })
}

export function useVisit(id: string) {
  return useQuery({
    queryKey: ['/visits', 'one', id],
    queryFn: () => request<VisitView>('GET', `/visits/${at(id)}`),
  })
}

/** What was done answers the visit as it is now; a validated one changes flows too: all else is asked again. */
function useVisitAction<Input>(run: (input: Input) => Promise<VisitView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (visit) => {
      const key = ['/visits', 'one', visit.id]
      client.setQueryData(key, visit)
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/') && String(queryKey) !== String(key),
      })
    },
  })
}

export const usePlanVisit = () =>
  useVisitAction((input: Partial<VisitInput>) => request<VisitView>('POST', '/visits', { body: input }))

export const useChangeVisit = (id: string) =>
  useVisitAction((change: VisitChange) => request<VisitView>('PATCH', `/visits/${at(id)}`, { body: change }))

export const useStep = (id: string) =>
  useVisitAction((step: Partial<VisitStepInput>) =>
    request<VisitView>('POST', `/visits/${at(id)}/steps`, { body: step }),
  )

export const useInvite = (id: string) =>
  useVisitAction((contactIds: readonly string[]) =>
    request<VisitView>('POST', `/visits/${at(id)}/invitations`, { body: { contactIds } }),
  )

/** Where the calendar file of a visit is. */
export const calendarUrl = (id: string) => `${API}/visits/${at(id)}/calendar.ics`

export const useJudge = (id: string) =>
  useVisitAction(({ flowId, ...verdict }: { flowId: string } & Partial<VerdictInput>) =>
    request<VisitView>('PUT', `/visits/${at(id)}/flows/${at(flowId)}`, { body: verdict }),
  )

export const useUnjudge = (id: string) =>
  useVisitAction((flowId: string) => request<VisitView>('DELETE', `/visits/${at(id)}/flows/${at(flowId)}`))

export const useAddEnergyAction = (id: string) =>
  useVisitAction((action: EnergyActionInput) =>
    request<VisitView>('POST', `/visits/${at(id)}/energy-actions`, { body: action }),
  )

export const useRemoveEnergyAction = (id: string) =>
  useVisitAction((actionId: string) =>
    request<VisitView>('DELETE', `/visits/${at(id)}/energy-actions/${at(actionId)}`),
  )

export const useFollowEnergyAction = () =>
  useVisitAction(({ actionId, ...state }: { actionId: string } & EnergyStateInput) =>
    request<VisitView>('POST', `/energy-actions/${at(actionId)}/states`, { body: state }),
  )

export function useFlowAudits(flowId: string) {
  return useQuery({
    queryKey: ['/visits', 'of-flow', flowId],
    queryFn: () => request<{ items: FlowAudit[] }>('GET', `/flows/${at(flowId)}/audits`),
  })
}
