import type { Family } from '../../kernel/families.ts'
import type { FlowView } from '../flows/contract.ts'

/** What somebody looks for in a list of arrangements, and how they are shown the flows in it. */
export interface Look {
  /** Whether one of the flows is of the structure asked for. */
  isAbout(flowIds: readonly string[]): boolean
  familyOf(flowId: string): Family | undefined
  viewsOf(flowIds: readonly string[]): ReadonlyMap<string, FlowView>
}
