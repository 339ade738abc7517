import type { Steps } from '../../kernel/in-slices.ts'
import type { RejectedCell, RowPreview } from './contract.ts'
import { Directory } from './directory.ts'
import type { ParsedFlows, ParsedSheet, ParsedStructures } from './parse-sheet.ts'
import type { MaterialLookups, Plan, Present } from './plan.ts'
import { planFlows } from './plan-flows.ts'
import { planStructures } from './plan-structures.ts'

/**
 * Everything that importing these sheets would do to what is registered: structures first, since flows name
 * them; a step a row. Pure: the same files over the same records always give the same plan.
 */
export function* planImport(
  sheets: readonly ParsedSheet[],
  unread: readonly RejectedCell[],
  present: Present,
  lookups: MaterialLookups,
): Steps<Plan> {
  const directory = new Directory(present.organisations, present.isInCharge)
  const isStructures = (sheet: ParsedSheet): sheet is ParsedStructures => sheet.name === 'structures'
  const isFlows = (sheet: ParsedSheet): sheet is ParsedFlows => sheet.name !== 'structures'
  const structures = yield* planStructures(sheets.filter(isStructures), directory, present)
  const flows = yield* planFlows(sheets.filter(isFlows), directory, present, lookups)
  return {
    rows: [...structures.rows, ...flows.rows],
    rejected: [...unread, ...structures.rejected, ...flows.rejected],
    structures: structures.writes,
    flows: flows.writes,
  }
}

/**
 * The plan of what is left when the rejected rows are left out, and with them the rows that only they made possible
 * (the flows of a structure that is not taken). Each turn leaves at least one row out, so it ends.
 */
export function* planAccepted(
  sheets: readonly ParsedSheet[],
  present: Present,
  lookups: MaterialLookups,
): Steps<Plan> {
  let kept = inPlanOrder(sheets)
  for (;;) {
    const plan = yield* planImport(kept, [], present, lookups)
    if (!plan.rows.some(isRejected)) return plan
    let next = 0
    const keeps = () => !isRejected(plan.rows[next++])
    kept = kept.map((sheet) =>
      sheet.name === 'structures'
        ? { ...sheet, rows: sheet.rows.filter(keeps) }
        : { ...sheet, rows: sheet.rows.filter(keeps) },
    )
  }
}

const isRejected = (row: RowPreview | undefined) => row?.outcome === 'rejected'

/** A plan tells the rows of Structures first, then the flows sheet by sheet, each in order. */
export function inPlanOrder(sheets: readonly ParsedSheet[]): ParsedSheet[] {
  return [
    ...sheets.filter(({ name }) => name === 'structures'),
    ...sheets.filter(({ name }) => name !== 'structures'),
  ]
}
