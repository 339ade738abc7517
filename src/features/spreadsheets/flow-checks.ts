import { changesAmount, changesJudged, contradictions, quantityToConfirm } from '../flows/checks.ts'
import type { RejectedCell, UnusualCell } from './contract.ts'
import type { FlowCells } from './flow-columns.ts'
import type { ParsedRow } from './parse-sheet.ts'
import type { FlowRow, FlowWrite, MaterialLookups } from './plan.ts'

type Row = ParsedRow<FlowCells>

/**
 * What the form would say of the flow that a row makes or changes: what contradicts itself, and what somebody should
 * confirm. As in the form, a change is not asked about what it leaves as it was.
 */
export function checkedRow(
  row: Row,
  before: FlowRow | null,
  input: FlowWrite['input'],
  lookups: MaterialLookups,
): { faults: RejectedCell[]; unusual: UnusualCell[] } {
  const after = { ...before, ...input } as FlowRow
  const isJudged = before === null || changesJudged(before, after)
  const faults = (isJudged ? contradictions(after, lookups) : []).map(({ pointer, detail }) =>
    row.fault(cellOf(pointer, row), detail),
  )
  const isAsked = faults.length === 0 && (before === null || changesAmount(before, after))
  const strikes = isAsked ? quantityToConfirm(after, lookups) : null
  if (!strikes) return { faults, unusual: [] }
  const { expected: detail, ...cell } = row.fault(cellOf(strikes.pointer, row), strikes.detail)
  return { faults, unusual: [{ ...cell, detail }] }
}

/** Where to look for what the form says of a field: a unit may stand after its quantity, or only the family change. */
const CELLS = {
  unit: ['unit', 'quantity', 'family'],
  quantity: ['quantity', 'unit', 'period'],
  wasteCode: ['wasteCode', 'hazardous'],
} as const

/** The first cell with something in it of those that a pointer of the form may mean. */
function cellOf(pointer: string, { cells }: Row): keyof FlowCells {
  const field = pointer.slice(1) as keyof typeof CELLS
  return CELLS[field].find((each) => cells[each] !== null) ?? field
}
