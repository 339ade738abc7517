import { createHash } from 'node:crypto'
import { sheetTitles } from './columns.ts'
import type { ImportPreview, RowPreview } from './contract.ts'
import type { ParsedSheet } from './parse-sheet.ts'
import type { Plan } from './plan.ts'
import { inPlanOrder } from './plan-import.ts'

type Counts = ImportPreview['totals']

/** Rows and faults told one by one; the counts stay those of all. */
const MAX_TOLD = 2_000

/** A plan with the sheets it was made from. */
export interface PlannedFiles {
  sheets: readonly ParsedSheet[]
  plan: Plan
  /** What is left without the rejected rows; null when none is rejected, a whole sheet is, or nothing is left. */
  accepted: Plan | null
}

export function countOutcomes(rows: readonly RowPreview[]): Counts {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}

/** Digest of what a preview says: an import is only applied as it was shown. */
export function digestOf({ plan, accepted }: PlannedFiles): string {
  return createHash('sha256')
    .update(JSON.stringify([plan.rows, plan.rejected, plan.unusual, accepted?.rows ?? null]))
    .digest('hex')
}

/** Nothing rejected and something to write. */
export function isApplicable({ rows, rejected }: Plan): boolean {
  return rejected.length === 0 && rows.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
}

/** What a person is shown before anything is written. */
export function previewOf(
  id: string,
  fileName: string,
  { sheets, plan, accepted }: PlannedFiles,
): ImportPreview {
  let from = 0
  const shown = inPlanOrder(sheets).map((sheet) => {
    const rows = plan.rows.slice(from, from + sheet.rows.length)
    from += sheet.rows.length
    const isMixed = sheets.some((other) => other !== sheet && other.title === sheet.title)
    const isNamed = sheet.title !== sheet.file && !isMixed
    const title = isNamed ? sheet.title : `${sheetTitles[sheet.name]} (${sheet.title})`
    return {
      name: sheet.name,
      title,
      counts: countOutcomes(rows),
      recognised: sheet.recognised,
      ignored: sheet.ignored,
    }
  })
  return {
    id,
    fileName,
    sheets: shown,
    totals: countOutcomes(plan.rows),
    rows: plan.rows.filter(({ outcome }) => outcome !== 'unchanged').slice(0, MAX_TOLD),
    rejected: plan.rejected.slice(0, MAX_TOLD),
    unusual: plan.unusual.slice(0, MAX_TOLD),
    applicable: isApplicable(plan),
    withoutRejected: accepted && leftOut(plan, accepted),
  }
}

/** What is written without the rejected rows, and how many rows are left out with them. */
function leftOut(plan: Plan, accepted: Plan): ImportPreview['withoutRejected'] {
  const { created, updated } = countOutcomes(accepted.rows)
  return { created, updated, leftOut: plan.rows.length - accepted.rows.length }
}
