import type { Steps } from '../../kernel/in-slices.ts'
import type { RejectedCell, RowPreview } from './contract.ts'
import { Directory } from './directory.ts'
import type { ParsedAudits, ParsedFlows, ParsedSheet, ParsedStructures } from './parse-sheet.ts'
import type { MaterialLookups, Plan, Present } from './plan.ts'
import { planAudits } from './plan-audits.ts'
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
  const isAudits = (sheet: ParsedSheet): sheet is ParsedAudits => sheet.name === 'audits'
  const isFlows = (sheet: ParsedSheet): sheet is ParsedFlows => !isStructures(sheet) && !isAudits(sheet)
  const structures = yield* planStructures(sheets.filter(isStructures), directory, present)
  const flows = yield* planFlows(sheets.filter(isFlows), directory, present, lookups)
  const audits = yield* planAudits(sheets.filter(isAudits), directory, present, flows.writes)
  return {
    rows: [...structures.rows, ...flows.rows, ...audits.rows],
    rejected: [...unread, ...structures.rejected, ...flows.rejected, ...audits.rejected],
    unusual: flows.unusual,
    structures: structures.writes,
    flows: flows.writes,
    audits: audits.writes,
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
    kept = kept.map((sheet) => ({ ...sheet, rows: sheet.rows.filter(keeps) }) as ParsedSheet)
  }
}

const isRejected = (row: RowPreview | undefined) => row?.outcome === 'rejected'

const PLAN_ORDER = { structures: 0, stocks: 1, needs: 1, audits: 2 } as const

/** A plan tells the rows of Structures first, then the flows, then the audits, sheet by sheet, each in order. */
export function inPlanOrder(sheets: readonly ParsedSheet[]): ParsedSheet[] {
  return [...sheets].sort((a, b) => PLAN_ORDER[a.name] - PLAN_ORDER[b.name])
}
