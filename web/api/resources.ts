import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReadingView, WasteCodeView } from '../../src/features/materials/contract.ts'
import type { Family } from '../../src/kernel/families.ts'
import { request } from './client.ts'

export interface Resource {
  id: string
  labelFr: string
  labelEn: string
  family: Family
  parent: string | null
}

export function useResources(q: string, limit = 30, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['resources', q, limit],
    queryFn: ({ signal }) =>
      request<{ items: Resource[] }>('GET', '/resources', { query: { q, limit }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

/** A waste code; its twin is known when it comes from a search or from a reading. */
export type WasteCode = Pick<WasteCodeView, 'code' | 'labelFr' | 'labelEn'> & Partial<WasteCodeView>

export function useWasteCodes(q: string, limit = 30) {
  return useQuery({
    queryKey: ['waste-codes', q, limit],
    queryFn: ({ signal }) =>
      request<{ items: WasteCode[] }>('GET', '/waste-codes', { query: { q, limit }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
}

export type { ReadingView }
