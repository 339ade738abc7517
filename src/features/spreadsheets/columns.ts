import { fold } from '../../kernel/fold.ts'
import { auditColumns } from './audit-columns.ts'
import type { Column } from './column.ts'
import type { SheetName } from './contract.ts'
import { flowColumns } from './flow-columns.ts'
import { structureColumns } from './structure-columns.ts'

export const sheetTitles: Record<SheetName, string> = {
  structures: 'Structures',
  stocks: 'Gisements',
  needs: 'Besoins',
  audits: 'Audits',
}

export const sheetColumns = {
  structures: structureColumns,
  stocks: flowColumns('stock'),
  needs: flowColumns('need'),
  audits: auditColumns,
} as const

/** The columns of a sheet in order, their fields forgotten: for headers, the template, the documentation. */
export function columnList(sheet: SheetName): readonly { field: string; column: Column<unknown> }[] {
  return Object.entries(sheetColumns[sheet]).map(([field, column]) => ({
    field,
    column: column as Column<unknown>,
  }))
}

const sheetWords: Record<SheetName, RegExp> = {
  structures: /structure|organisation|organization|etablissement|entreprise|compan|establishment/,
  stocks: /gisement|stock|offre|offer|ressource disponible|excedent/,
  needs: /besoin|need|demande|recherche/,
  // Alone: « gisements audités » is a sheet of stocks, and the visits of an export are not to be read.
  audits: /^audits?( \d+)?( (csv|xlsx))?$/,
}

/** The sheet a title or a file name speaks of; null when none or several. */
export function sheetNamed(title: string): SheetName | null {
  const words = fold(title)
  const named = (Object.keys(sheetWords) as SheetName[]).filter((name) => sheetWords[name].test(words))
  return named.length === 1 ? (named[0] as SheetName) : null
}

const headerKey = (header: string) => fold(header).replaceAll(' ', '')

const fieldsByHeader = Object.fromEntries(
  (Object.keys(sheetTitles) as SheetName[]).map((sheet) => [
    sheet,
    new Map(
      columnList(sheet).flatMap(({ field, column }) =>
        [column.header, field, ...column.aliases].map((header) => [headerKey(header), field] as const),
      ),
    ),
  ]),
) as Record<SheetName, Map<string, string>>

/** The field a header names, tolerant of accents, case, separators, and of a remark in brackets ("Quantité (t)"). */
export function fieldOfHeader(sheet: SheetName, header: string): string | null {
  const fields = fieldsByHeader[sheet]
  return (
    fields.get(headerKey(header)) ??
    fields.get(headerKey(header.replace(/[([].*$/, '').replace(/\*/g, ''))) ??
    null
  )
}
