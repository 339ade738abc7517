import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  LegalBlockView,
  LiftInput,
  SynergyLegalView,
} from '../../src/features/synergies/legal/contract.ts'
import type {
  AskInput,
  ConversionView,
  LeaveInput,
  PartyInput,
  PartyView,
  StepInput,
  SynergyChange,
  SynergyInput,
  SynergyList,
  SynergySummary,
  SynergyView,
} from '../../src/features/synergies/life-contract.ts'
import { request } from './client.ts'
import type { IntroductionView } from './introductions.ts'
import { useList } from './queries.ts'

export type { ConversionView, LegalBlockView, PartyView, SynergySummary, SynergyView }

export interface SynergyFilters {
  q?: string
  kind?: string
  owner?: string
  organisation?: string
  flow?: string
  open?: string
}

const NOBODY: SynergyList['owners'] = []
const pathOf = (id: string) => `/synergies/${encodeURIComponent(id)}`

/** Synergies page after page, with those who follow them, which no page changes. */
export function useSynergies(filters: SynergyFilters, pageSize = 200) {
  const list = useList<SynergySummary, SynergyList>('/synergies', { ...filters }, pageSize)
  return { ...list, owners: list.data?.pages[0]?.owners ?? NOBODY }
}

const PAGE = 200

/** Every open synergy that the reader may read: to tell, beside what could be taken up, what already was. */
export function useOpenSynergies() {
  return useQuery({
    queryKey: ['/synergies', 'open'],
    queryFn: async ({ signal }) => {
      const items: SynergySummary[] = []
      for (let total = 1; items.length < total; ) {
        const query = { open: 'yes', limit: PAGE, offset: items.length }
        const page = await request<SynergyList>('GET', '/synergies', { query, signal })
        items.push(...page.items)
        total = page.items.length > 0 ? page.total : 0
      }
      return items
    },
  })
}

export function useSynergy(id: string) {
  return useQuery({
    queryKey: ['/synergies', 'one', id],
    queryFn: () => request<SynergyView>('GET', pathOf(id)),
  })
}

export function useConversion(period: { from: string; to: string }, isWanted: boolean) {
  return useQuery({
    queryKey: ['/synergies', 'conversion', period],
    queryFn: () => request<ConversionView>('GET', '/synergies/conversion', { query: period }),
    enabled: isWanted && period.from !== '' && period.to !== '',
  })
}

/** What moves a synergy: it frees or takes flows, decides on matches and shows structures, so all is asked again. */
export function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/') }),
  })
}

/** What the form says; the server fills in the rest. */
export type TakeUpInput = Pick<SynergyInput, 'kind'> &
  Partial<Pick<SynergyInput, 'note'>> & { parties: Partial<PartyInput>[] }

export const useTakeUp = () =>
  useMove((input: TakeUpInput) => request<SynergyView>('POST', '/synergies', { body: input }))

export const useTakeStep = (id: string) =>
  useMove((input: Pick<StepInput, 'from' | 'to'> & Partial<StepInput>) =>
    request<SynergyView>('POST', `${pathOf(id)}/steps`, { body: input }),
  )

export const useChangeSynergy = (id: string) =>
  useMove((change: SynergyChange) => request<SynergyView>('PATCH', pathOf(id), { body: change }))

export const useJoin = (id: string) =>
  useMove((party: Partial<PartyInput>) =>
    request<SynergyView>('POST', `${pathOf(id)}/parties`, { body: party }),
  )

const broughtPath = (id: string, { partyId, flowId }: { partyId: string; flowId: string }) =>
  `${pathOf(id)}/parties/${encodeURIComponent(partyId)}/flows/${encodeURIComponent(flowId)}`

export const usePromise = (id: string, brought: { partyId: string; flowId: string }) =>
  useMove((promised: number | null) =>
    request<SynergyView>('PUT', `${broughtPath(id, brought)}/promise`, { body: { promised } }),
  )

export const useTakeOut = (id: string, partyId: string) =>
  useMove((flowId: string) => request<SynergyView>('DELETE', broughtPath(id, { partyId, flowId })))

export const useLeave = (id: string, partyId: string) =>
  useMove((body: LeaveInput) =>
    request<null>('POST', `${pathOf(id)}/parties/${encodeURIComponent(partyId)}/leave`, { body }),
  )

export const useAskIntroduction = (id: string) =>
  useMove((body: AskInput) => request<IntroductionView>('POST', `${pathOf(id)}/introduction`, { body }))

/** What the law asks of it, as the reader is shown its flows. */
export function useSynergyLegal(id: string) {
  return useQuery({
    queryKey: ['/synergies', 'legal', id],
    queryFn: () => request<SynergyLegalView>('GET', `${pathOf(id)}/legal`),
  })
}

export const useLiftBlock = (id: string) =>
  useMove((input: LiftInput) =>
    request<SynergyLegalView>('POST', `${pathOf(id)}/legal/lifts`, { body: input }),
  )

export const useRestoreBlock = (id: string) =>
  useMove((about: Pick<LiftInput, 'flowId' | 'pointId'>) =>
    request<SynergyLegalView>('DELETE', `${pathOf(id)}/legal/lifts`, { query: about }),
  )
