import type { z } from 'zod'
import type { FlowView } from '../../src/features/flows/contract.ts'
import type { ReadingView } from '../../src/features/materials/contract.ts'
import type { rowInput } from '../../src/features/workshops/contract.ts'
import { type Family, families } from '../../src/kernel/families.ts'
import { monthsInFrench } from '../../src/kernel/months.ts'
import { monthsFromText } from '../../src/kernel/typed-months.ts'
import { type QuantityFault, quantityAsTyped, quantityFromText } from '../../src/kernel/typed-quantity.ts'

/** What is typed in a row. Null: not touched, so that what is read in the words stands there. */
export interface TypedCells {
  kind: FlowView['kind']
  label: string
  quantity: string | null
  months: string | null
  /** `resource:<id>` or `family:<family>`. */
  subject: string | null
  wasteCode: string
}

/** The columns that are typed in, in the order of the keyboard. */
export const cellNames = ['kind', 'label', 'quantity', 'months', 'subject', 'wasteCode'] as const
export type CellName = (typeof cellNames)[number]

/** Why a cell cannot be taken. */
export type CellFault = QuantityFault | 'label' | 'months' | 'family' | 'wasteCode'
export type CellFaults = Partial<Record<CellName, CellFault>>

export function blankCells(kind: FlowView['kind'] = 'stock'): TypedCells {
  return { kind, label: '', quantity: null, months: null, subject: null, wasteCode: '' }
}

/** Nothing typed yet but perhaps the kind, which a row takes from the one before. */
export function isBlank({ label, quantity, months, wasteCode }: TypedCells): boolean {
  return [label, quantity ?? '', months ?? '', wasteCode].every((text) => text.trim() === '')
}

/** What the reader is given of a row. */
export function wordsOf({ kind, label }: TypedCells) {
  return { kind, label, activity: null }
}

type Shown = Record<'quantity' | 'months' | 'subject', string>

/** What the cells show: what was typed; failing that, what was read in the words. */
export function shownCells(cells: TypedCells, reading: ReadingView | undefined): Shown {
  const { amount, months } = reading ?? {}
  return {
    quantity: cells.quantity ?? (amount ? quantityAsTyped(amount.quantity, amount.unit, amount.period) : ''),
    months: cells.months ?? (months ? monthsInFrench(months.months) : ''),
    subject: cells.subject ?? readSubject(reading),
  }
}

/** The resource that the words surely say; the family alone of one that they only hint at. */
function readSubject(reading: ReadingView | undefined): string {
  const [likeliest] = reading?.resources ?? []
  if (!likeliest) return ''
  return likeliest.isSure ? `resource:${likeliest.id}` : `family:${likeliest.family}`
}

/** What is wrong with what was typed, before anything is asked of the server. */
export function typedFaults(cells: TypedCells): CellFaults {
  const faults: CellFaults = {}
  if (cells.label.trim().length < 2) faults.label = 'label'
  const quantity = cells.quantity?.trim() ? quantityFromText(cells.quantity) : null
  if (quantity && 'fault' in quantity) faults.quantity = quantity.fault
  if (cells.months?.trim() && monthsFromText(cells.months) === null) faults.months = 'months'
  if (cells.wasteCode.trim() && codeDigits(cells.wasteCode).length !== 6) faults.wasteCode = 'wasteCode'
  return faults
}

/** Six digits however they are spaced: "15 01 03*". */
const codeDigits = (text: string) => text.replace(/[\s*.]/g, '')

type Facts = Omit<z.input<typeof rowInput>, 'organisationId' | 'workshopId' | 'visibility' | 'confirmed'>

/** The facts of a row as the server takes them, or the cells at fault. */
export function readCells(
  cells: TypedCells,
  reading: ReadingView | undefined,
): { facts: Facts } | { faults: CellFaults } {
  const shown = shownCells(cells, reading)
  const faults = typedFaults({ ...cells, ...shown })
  const family = familyOf(shown.subject, reading)
  if (!family) faults.subject = 'family'
  if (!family || Object.keys(faults).length > 0) return { faults }
  const quantity = shown.quantity.trim() ? quantityFromText(shown.quantity) : null
  return {
    facts: {
      kind: cells.kind,
      label: cells.label.trim(),
      family,
      resourceId: idIn(shown.subject, 'resource'),
      wasteCode: cells.wasteCode.trim() ? codeDigits(cells.wasteCode) : null,
      quantity: quantity && 'value' in quantity ? quantity.value : null,
      unit: quantity && 'value' in quantity ? quantity.unit : null,
      period: quantity && 'value' in quantity ? quantity.period : null,
      months: shown.months.trim() ? monthsFromText(shown.months) : null,
    },
  }
}

/** The family of a subject: its own, or that of its resource. */
export function familyOf(subject: string, reading: ReadingView | undefined): Family | null {
  const resourceId = idIn(subject, 'resource')
  if (resourceId) return reading?.resources.find(({ id }) => id === resourceId)?.family ?? null
  return families.find((family) => family === idIn(subject, 'family')) ?? null
}

export function idIn(subject: string, what: 'resource' | 'family'): string | null {
  return subject.startsWith(`${what}:`) ? subject.slice(what.length + 1) : null
}

/** Which cell shows the fault of a field of the API. */
const CELL_OF: Record<string, CellName> = {
  ...{ kind: 'kind', label: 'label', months: 'months', wasteCode: 'wasteCode' },
  ...{ quantity: 'quantity', unit: 'quantity', period: 'quantity' },
  ...{ family: 'subject', resourceId: 'subject' },
}

export function cellOfPointer(pointer: string): CellName | undefined {
  return CELL_OF[pointer.slice(1)]
}
