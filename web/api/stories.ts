import { useQuery } from '@tanstack/react-query'
import type {
  StoryAnswer,
  StoryDesk,
  StoryFigure,
  StoryInput,
  StoryView,
} from '../../src/features/synergies/stories/contract.ts'
import { request } from './client.ts'
import { useMove } from './synergies.ts'

export type { StoryDesk, StoryFigure, StoryView }

const pathOf = (synergyId: string) => `/synergies/${encodeURIComponent(synergyId)}/story`

/** The story of a synergy, for those who take part in it. */
export function useStory(synergyId: string) {
  return useQuery({
    queryKey: ['/synergies', 'story', synergyId],
    queryFn: () => request<StoryDesk>('GET', pathOf(synergyId)),
  })
}

export const useWriteStory = (synergyId: string) =>
  useMove((input: StoryInput) => request<StoryDesk>('PUT', pathOf(synergyId), { body: input }))

export const useRemoveStory = (synergyId: string) =>
  useMove((_: null) => request<null>('DELETE', pathOf(synergyId)))

export const useAskForStory = (synergyId: string) =>
  useMove((_: null) => request<StoryDesk>('POST', `${pathOf(synergyId)}/request`))

export const useAnswerStory = (synergyId: string) =>
  useMove((answer: StoryAnswer) =>
    request<StoryDesk>('POST', `${pathOf(synergyId)}/answers`, { body: answer }),
  )
