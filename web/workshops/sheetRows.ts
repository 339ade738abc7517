import type { FlowView } from '../../src/features/flows/contract.ts'
import type { TwinView } from '../../src/features/workshops/contract.ts'
import type { Visibility } from '../../src/kernel/visibility.ts'
import { blankCells, type CellFaults, type CellName, isBlank, type TypedCells } from './typedCells.ts'

export interface SheetRow {
  /** That of the flow it becomes: drawn here, so that a row sent twice is one flow. */
  id: string
  cells: TypedCells
  /** `typed`: not sent as it stands; `waiting`: kept until the server has it; `refused`: to be corrected. */
  state: 'typed' | 'waiting' | 'saved' | 'refused'
  /** Who was to see it when it was committed. */
  visibility: Visibility
  /** As the server holds it; null while it does not. */
  flow: FlowView | null
  /** Sent at least once: the server may have it. */
  wasSent: boolean
  /** What is wrong with what was typed. */
  faults: CellFaults
  /** What the server said against it, in its own words, beside a cell where it told one. */
  refusals: Partial<Record<CellName | 'row', string>>
  /** An unusual quantity that the server asks to confirm, and what was answered. */
  toConfirm: 'no' | 'asked' | 'confirmed'
  twins: readonly TwinView[]
}

export interface Sheet {
  rows: readonly SheetRow[]
  /** The row that has fields; the last row is always a new one. */
  activeId: string
  /** Rows taken back that the server may still hold. */
  undone: readonly string[]
}

/** `newId`: for the row that follows, drawn by the caller so that the rest is pure. */
export type SheetAction =
  | { type: 'typed'; id: string; change: Partial<TypedCells> }
  | { type: 'faulty'; id: string; faults: CellFaults }
  | { type: 'committed'; id: string; newId: string; visibility: Visibility }
  | { type: 'sent'; id: string }
  | { type: 'saved'; row: SheetRow; flow: FlowView; twins: readonly TwinView[] }
  | { type: 'refused'; row: SheetRow; faults: CellFaults; refusals: SheetRow['refusals']; toConfirm: boolean }
  | { type: 'undo'; id: string; newId: string }
  | { type: 'forgotten'; id: string }
  | { type: 'activated'; id: string }

export function newRow(id: string, cells: TypedCells = blankCells()): SheetRow {
  const nothing = { faults: {}, refusals: {}, twins: [] }
  return {
    ...{ id, cells, state: 'typed', toConfirm: 'no' },
    ...{ visibility: 'facilitators', flow: null, wasSent: false, ...nothing },
  }
}

/** A sheet that takes up what was kept of an earlier one. */
export function openSheet(newId: string, kept: Pick<Sheet, 'rows' | 'undone'> | null): Sheet {
  const kind = kept?.rows.at(-1)?.cells.kind
  return {
    rows: [...(kept?.rows ?? []), newRow(newId, blankCells(kind))],
    undone: kept?.undone ?? [],
    activeId: newId,
  }
}

/** What must not be lost: all that the server does not hold yet as it was typed. */
export function unsaved({ rows, undone }: Sheet): Pick<Sheet, 'rows' | 'undone'> {
  return { rows: rows.filter(({ state, cells }) => state !== 'saved' && !isBlank(cells)), undone }
}

export function sheetAfter(sheet: Sheet, action: SheetAction): Sheet {
  switch (action.type) {
    case 'typed':
      return change(sheet, action.id, (row) => ({
        ...row,
        cells: { ...row.cells, ...action.change },
        state: 'typed',
        faults: without(row.faults, action.change),
        refusals: without(row.refusals, { ...action.change, row: true }),
        toConfirm: 'quantity' in action.change ? 'no' : row.toConfirm,
      }))
    case 'faulty':
      return change(sheet, action.id, (row) => ({ ...row, faults: action.faults }))
    case 'committed':
      return nextRow(
        change(sheet, action.id, (row) => ({
          ...row,
          ...{ state: 'waiting', visibility: action.visibility, faults: {}, refusals: {} },
          toConfirm: row.toConfirm === 'asked' ? 'confirmed' : row.toConfirm,
        })),
        action,
      )
    case 'sent':
      return change(sheet, action.id, (row) => ({ ...row, wasSent: true }))
    case 'saved':
      return answered(sheet, action.row, { state: 'saved', flow: action.flow, twins: action.twins })
    case 'refused': {
      const { faults, refusals, toConfirm } = action
      return answered(sheet, action.row, {
        ...{ state: 'refused', faults, refusals },
        toConfirm: toConfirm ? 'asked' : 'no',
      })
    }
    case 'undo':
      return undo(sheet, action)
    case 'forgotten':
      return { ...sheet, undone: sheet.undone.filter((id) => id !== action.id) }
    case 'activated':
      return { ...sheet, activeId: action.id }
  }
}

/** The row above or below; null at the edges. */
export function neighbour({ rows }: Sheet, id: string, step: -1 | 1): string | null {
  const at = rows.findIndex((row) => row.id === id)
  return rows[at + step]?.id ?? null
}

/** The last row that was committed, if any: the one that an undo takes back. */
export function lastCommitted({ rows }: Sheet): SheetRow | undefined {
  return rows.findLast(({ state, cells }) => state !== 'typed' && !isBlank(cells))
}

function change(sheet: Sheet, id: string, how: (row: SheetRow) => SheetRow): Sheet {
  return { ...sheet, rows: sheet.rows.map((row) => (row.id === id ? how(row) : row)) }
}

/** An answer counts for the row as it was sent: what was typed meanwhile waits for its own. */
function answered(sheet: Sheet, sent: SheetRow, outcome: Partial<SheetRow>): Sheet {
  return change(sheet, sent.id, (row) =>
    row.cells === sent.cells && row.state === 'waiting'
      ? { ...row, ...outcome }
      : { ...row, flow: outcome.flow ?? row.flow },
  )
}

/** Opens the row after a committed one: the new one at the end, which is made when there is none. */
function nextRow(sheet: Sheet, { id, newId }: { id: string; newId: string }): Sheet {
  const last = sheet.rows.at(-1)
  if (last && last.id !== id && last.state === 'typed') return { ...sheet, activeId: last.id }
  const kind = sheet.rows.find((row) => row.id === id)?.cells.kind
  return { ...sheet, rows: [...sheet.rows, newRow(newId, blankCells(kind))], activeId: newId }
}

/** Takes a row back; its words go into the new row, when that one is still blank. */
function undo(sheet: Sheet, { id, newId }: { id: string; newId: string }): Sheet {
  const row = sheet.rows.find((one) => one.id === id)
  if (!row) return sheet
  const rest = sheet.rows.filter((one) => one.id !== id)
  const undone = row.wasSent ? [...sheet.undone, id] : sheet.undone
  const last = rest.at(-1)
  if (last && !isBlank(last.cells)) return { rows: rest, undone, activeId: last.id }
  const taken = newRow(newId, row.cells)
  return { rows: [...rest.slice(0, -1), taken], undone, activeId: newId }
}

function without<T extends object>(all: T, keys: object): T {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !(key in keys))) as T
}
