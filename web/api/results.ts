import { useQuery } from '@tanstack/react-query'
import type {
  ExchangeInput,
  ExchangeView,
  ResultsView,
} from '../../src/features/synergies/results/contract.ts'
import { request } from './client.ts'
import { useMove } from './synergies.ts'

export type { ExchangeInput, ExchangeView, ResultsView }

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
