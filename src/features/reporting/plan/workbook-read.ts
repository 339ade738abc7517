import { withoutSafety } from '../../../kernel/exported-cells.ts'
import { fold } from '../../../kernel/fold.ts'
import { type PlanPriority, type PlanStatus, planPriorities, planStatuses } from '../../../kernel/plan.ts'
import { leadingNumber } from '../../../kernel/typed-number.ts'
import { priorityLabels, type Section, sectionsIn, statusLabels } from './workbook-columns.ts'

/** Texts of a row by the field of the plan that holds each. */
const TEXTS = {
  ...{ governance: 6, objectives: 7, indicators: 8, leads: 9, resources: 10, partners: 11 },
  ...{ department: 12, person: 13, elected: 14, participation: 15, financings: 16 },
} as const
export type TextField = keyof typeof TEXTS

/** A number and a title, from a cell such as « 1.1.2 Étendre l’expérimentation ». */
export interface Named {
  code: string | null
  title: string
}

/** What a row says; what it leaves empty is null, and says nothing. */
export interface ReadRow {
  path: Named[]
  sheet: Named
  /** The title of a step; null: the row is a sheet. */
  step: string | null
  description: string | null
  sections: Partial<Record<Section, string>>
  texts: Partial<Record<TextField, string>>
  funders: { funder: string; euros: number }[]
  total: number | null
  status: PlanStatus | null
  priority: PlanPriority | null
  startsOn: string | null
  endsOn: string | null
}

export type RawCell = string | number | boolean | Date | null | undefined

class RowFault extends Error {}

const textOf = (cell: RawCell): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return withoutSafety(String(cell).replace(/\r\n?/g, '\n').trim())
}

export function named(text: string): Named | null {
  if (text === '') return null
  const [, code = null, title = text] =
    /^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s+(?:[-–:]\s+)?(.+)$/s.exec(text) ?? []
  return { code, title: title.replace(/\s+/g, ' ').trim() }
}

function amountOf(cell: RawCell, column: string): number | null {
  if (typeof cell === 'number') return cell
  const text = textOf(cell)
  if (text === '') return null
  const read = leadingNumber(text)
  if (!read || !/^(€|euros?)?( ?HT)?$/i.test(read.rest))
    throw new RowFault(`${column} : « ${text} » n’est pas un montant.`)
  return read.value
}

function dayOf(cell: RawCell, column: string): string | null {
  const text = textOf(cell)
  if (text === '') return null
  const [, date, month, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  const day = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : text
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
  if (!isDay || new Date(day).toISOString().slice(0, 10) !== day)
    throw new RowFault(`${column} : « ${text} » n’est pas une date.`)
  return day
}

function choiceOf<T extends string>(
  cell: RawCell,
  column: string,
  labels: Record<T, string>,
  all: readonly T[],
): T | null {
  const text = textOf(cell)
  if (text === '') return null
  const choice = all.find((one) => fold(labels[one]) === fold(text))
  if (choice) return choice
  throw new RowFault(
    `${column} : « ${text} » n’est pas l’une des valeurs ${Object.values(labels).join(', ')}.`,
  )
}

/** What a row says, or in a French sentence what is wrong with it. */
export function readRow(cells: readonly RawCell[]): ReadRow | { fault: string } {
  try {
    return rowOf(cells)
  } catch (error) {
    if (error instanceof RowFault) return { fault: error.message }
    throw error
  }
}

function rowOf(cells: readonly RawCell[]): ReadRow {
  const text = (i: number) => textOf(cells[i])
  const sheet = named(text(3))
  if (!sheet) throw new RowFault('Titre de l’action : il manque.')
  const startsOn = dayOf(cells[26], 'Date de début')
  const endsOn = dayOf(cells[27], 'Date de fin')
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    throw new RowFault('La date de fin vient avant la date de début.')
  const { description, sections } = sectionsIn(text(5))
  const texts = Object.entries(TEXTS).flatMap(([field, i]) => (text(i) === '' ? [] : [[field, text(i)]]))
  return {
    path: [0, 1, 2].flatMap((i) => named(text(i)) ?? []),
    sheet,
    step: text(4) || null,
    ...{ description: description || null, sections, texts: Object.fromEntries(texts) },
    ...fundingOf(cells),
    status: choiceOf(cells[24], 'Statut', statusLabels, planStatuses),
    priority: choiceOf(cells[25], 'Niveau de priorité', priorityLabels, planPriorities),
    ...{ startsOn, endsOn },
  }
}

/** Funders with their amounts, and the whole: at least what they give together. */
function fundingOf(cells: readonly RawCell[]): Pick<ReadRow, 'funders' | 'total'> {
  const funders = [17, 19, 21].flatMap((i) => {
    const [funder, euros] = [textOf(cells[i]), amountOf(cells[i + 1], 'Montant € HT')]
    if (euros !== null && euros < 0) throw new RowFault('Montant € HT : un montant est positif.')
    return funder === '' || euros === null ? [] : [{ funder, euros }]
  })
  const said = amountOf(cells[23], 'Budget prévisionnel total € HT')
  const given = funders.reduce((sum, { euros }) => sum + euros, 0)
  if (said !== null && said < given)
    throw new RowFault('Budget prévisionnel total € HT : il est moindre que ce que donnent les financeurs.')
  return { funders, total: said ?? (funders.length > 0 ? given : null) }
}
