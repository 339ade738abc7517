import { useQuery } from '@tanstack/react-query'
import type {
  ExchangeInput,
  ExchangeView,
  ResultsView,
} from '../../src/features/synergies/results/contract.ts'
import type {
  ConfirmInput,
  PlanInput,
  PlanList,
  PlanView,
} from '../../src/features/synergies/results/plan-contract.ts'
import { request } from './client.ts'
import { useMove } from './synergies.ts'

export type { ExchangeView, PlanView, ResultsView }

const pathOf = (synergyId: string) => `/synergies/${encodeURIComponent(synergyId)}`

export function useResults(synergyId: string) {
  return useQuery({
    queryKey: ['/synergies', 'results', synergyId],
    queryFn: () => request<ResultsView>('GET', `${pathOf(synergyId)}/results`),
  })
}

export const useRecordExchange = (synergyId: string) =>
  useMove((exchange: ExchangeInput) =>
    request<ResultsView>('POST', `${pathOf(synergyId)}/exchanges`, { body: exchange }),
  )

export const useVoidExchange = (synergyId: string, exchangeId: string) =>
  useMove((reason: string) =>
    request<ResultsView>('POST', `${pathOf(synergyId)}/exchanges/${encodeURIComponent(exchangeId)}/void`, {
      body: { reason },
    }),
  )

export function usePlans(synergyId: string) {
  return useQuery({
    queryKey: ['/synergies', 'plans', synergyId],
    queryFn: () => request<PlanList>('GET', `${pathOf(synergyId)}/plans`),
  })
}

export const useMakePlan = (synergyId: string) =>
  useMove((plan: PlanInput) => request<PlanList>('POST', `${pathOf(synergyId)}/plans`, { body: plan }))

const planPath = (synergyId: string, planId: string) =>
  `${pathOf(synergyId)}/plans/${encodeURIComponent(planId)}`

export const useStopPlan = (synergyId: string, planId: string) =>
  useMove(() => request<PlanList>('POST', `${planPath(synergyId, planId)}/stop`))

export interface Occurrence {
  synergyId: string
  planId: string
  due: string
}

const occurrencePath = ({ synergyId, planId, due }: Occurrence) =>
  `${planPath(synergyId, planId)}/occurrences/${encodeURIComponent(due)}`

export const useConfirm = (occurrence: Occurrence) =>
  useMove((said: ConfirmInput) =>
    request<PlanList>('POST', `${occurrencePath(occurrence)}/confirm`, { body: said }),
  )

export const useMiss = (occurrence: Occurrence) =>
  useMove((reason: string) =>
    request<PlanList>('POST', `${occurrencePath(occurrence)}/miss`, { body: { reason } }),
  )
