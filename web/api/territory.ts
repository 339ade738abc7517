import { useQuery } from '@tanstack/react-query'
import { request } from './client.ts'

export interface Commune {
  code: string
  name: string
  lat: number
  lng: number
  population: number
}
export interface Territory {
  name: string
  communes: Commune[]
}

export function useTerritory() {
  return useQuery({
    queryKey: ['territory'],
    queryFn: () => request<Territory>('GET', '/territory'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
