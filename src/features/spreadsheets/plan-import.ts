import type { RejectedCell } from './contract.ts'
import { Directory } from './directory.ts'
import type { ParsedFlows, ParsedSheet, ParsedStructures } from './parse-sheet.ts'
import type { MaterialLookups, Plan, Present } from './plan.ts'
import { planFlows } from './plan-flows.ts'
import { planStructures } from './plan-structures.ts'

/**
 * Everything that importing these sheets would do to what is registered: structures first, since flows name
 * them. Pure: the same files over the same records always give the same plan.
 */
export function planImport(
  sheets: readonly ParsedSheet[],
  unread: readonly RejectedCell[],
  present: Present,
  lookups: MaterialLookups,
): Plan {
  const directory = new Directory(present.organisations)
  const isStructures = (sheet: ParsedSheet): sheet is ParsedStructures => sheet.name === 'structures'
  const isFlows = (sheet: ParsedSheet): sheet is ParsedFlows => sheet.name !== 'structures'
  const structures = planStructures(sheets.filter(isStructures), directory, present)
  const flows = planFlows(sheets.filter(isFlows), directory, present, lookups)
  return {
    rows: [...structures.rows, ...flows.rows],
    rejected: [...unread, ...structures.rejected, ...flows.rejected],
    structures: structures.writes,
    flows: flows.writes,
  }
}
