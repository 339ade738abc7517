import { useQuery } from '@tanstack/react-query'
import type { PublicStory } from '../../src/features/synergies/stories/contract.ts'
import { request } from './client.ts'
import type { List } from './queries.ts'

/** What is published; not found when the territory keeps no such page. */
export function usePublicStories() {
  return useQuery({
    queryKey: ['/stories'],
    queryFn: () => request<List<PublicStory>>('GET', '/stories'),
  })
}

/** Whether there is one to read. */
export function useAnyStory(): boolean {
  const { data } = useQuery({
    queryKey: ['/stories', 'any'],
    queryFn: () => request<{ any: boolean }>('GET', '/stories/any'),
    staleTime: 300_000,
  })
  return data?.any ?? false
}

export function usePublicStory(id: string) {
  return useQuery({
    queryKey: ['/stories', id],
    queryFn: () => request<PublicStory>('GET', `/stories/${encodeURIComponent(id)}`),
  })
}
