import { createHash } from 'node:crypto'
import { sheetTitles } from './columns.ts'
import type { ImportPreview, RowPreview } from './contract.ts'
import type { ParsedSheet } from './parse-sheet.ts'
import type { Plan } from './plan.ts'

type Counts = ImportPreview['totals']

/** Rows and faults told one by one; the counts stay those of all. */
const MAX_TOLD = 2_000

/** A plan with the sheets it was made from. */
export interface PlannedFiles {
  sheets: readonly ParsedSheet[]
  plan: Plan
}

export function countOutcomes(rows: readonly RowPreview[]): Counts {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}

/** Digest of what a preview says: an import is only applied as it was shown. */
export function digestOf({ rows, rejected }: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify([rows, rejected]))
    .digest('hex')
}

/** Nothing rejected and something to write. */
export function isApplicable({ rows, rejected }: Plan): boolean {
  return rejected.length === 0 && rows.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
}

/** What a person is shown before anything is written. */
export function previewOf(id: string, fileName: string, { sheets, plan }: PlannedFiles): ImportPreview {
  let from = 0
  // The plan tells the rows of Structures first, then the flows sheet by sheet, each in order.
  const ordered = [
    ...sheets.filter(({ name }) => name === 'structures'),
    ...sheets.filter(({ name }) => name !== 'structures'),
  ]
  const shown = ordered.map((sheet) => {
    const rows = plan.rows.slice(from, from + sheet.rows.length)
    from += sheet.rows.length
    const title = sheet.title === sheet.file ? `${sheetTitles[sheet.name]} (${sheet.file})` : sheet.title
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
    applicable: isApplicable(plan),
  }
}
