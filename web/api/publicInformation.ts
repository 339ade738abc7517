import { useQuery } from '@tanstack/react-query'
import type { PublicArticle, PublicItem } from '../../src/features/information/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import type { List } from './queries.ts'

export type { PublicArticle, PublicItem }

const at = encodeURIComponent

/** Where readers of feeds find what is published for anybody. */
export const FEED_URL = `${API}/information.atom`

export const publicImageUrl = (id: string, imageId: string) =>
  `${API}/public-information/${at(id)}/images/${at(imageId)}`

/** What anybody may read. */
export function usePublicInformation() {
  return useQuery({
    queryKey: ['/public-information'],
    queryFn: () => request<List<PublicItem>>('GET', '/public-information'),
  })
}

export function usePublicArticle(id: string) {
  return useQuery({
    queryKey: ['/public-information', id],
    queryFn: () => request<PublicArticle>('GET', `/public-information/${at(id)}`),
  })
}
