import type { FlowView } from '../../src/features/flows/contract.ts'
import { useList } from './queries.ts'

export type { FlowView }

export interface FlowFilters {
  q?: string
  kind?: string
  family?: string
  organisation?: string
}

export function useFlows(filters: FlowFilters) {
  return useList<FlowView>('/flows', { ...filters }, 100)
}
