import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { csvFile, textCell } from '../../kernel/exported-cells.ts'
import { columnList, sheetTitles } from './columns.ts'
import type { SheetName } from './contract.ts'
import { documentedRows } from './documentation.ts'

/** Names of the CSV templates and the sheet of each. */
export const csvTemplates: Record<string, SheetName> = {
  'structures.csv': 'structures',
  'gisements.csv': 'stocks',
  'besoins.csv': 'needs',
  'audits.csv': 'audits',
}

const HEADER_STYLE = { fontWeight: 'bold', backgroundColor: '#E3EFE6', wrap: true } as const

/**
 * The workbook to fill in: one sheet of each kind with its headers and an example that imports as it is, and a
 * sheet of explanations. Every cell is text: a spreadsheet must not turn codes into numbers.
 */
export async function templateWorkbook(): Promise<Buffer> {
  const sheets = (Object.keys(sheetTitles) as SheetName[]).map((name) => ({
    sheet: sheetTitles[name],
    data: exampleSheet(name),
    columns: columnList(name).map(({ column }) => ({
      width: Math.max(12, Math.min(40, column.example.length + 4)),
    })),
    stickyRowsCount: 1,
  }))
  const help: SheetData = [
    [
      'Feuille',
      'Colonne',
      'Obligatoire',
      'Ce qu’il faut écrire',
      'Valeurs',
      'Exemple',
      'Autres titres compris',
    ].map(headerCell),
    ...documentedRows().map((row) =>
      row.map((value) => ({ ...textCell(value), wrap: true, alignVertical: 'top' as const })),
    ),
  ]
  const helpWidths = [12, 20, 12, 60, 40, 30, 60].map((width) => ({ width }))
  return writeExcelFile([
    ...sheets,
    { sheet: 'Mode d’emploi', data: help, columns: helpWidths, stickyRowsCount: 1 },
  ]).toBuffer()
}

function exampleSheet(name: SheetName): SheetData {
  const columns = columnList(name).map(({ column }) => column)
  return [columns.map(({ header }) => headerCell(header)), columns.map(({ example }) => textCell(example))]
}

function headerCell(title: string) {
  return { ...textCell(title), ...HEADER_STYLE }
}

/** The same sheet as CSV. */
export function templateCsv(name: SheetName): string {
  const columns = columnList(name).map(({ column }) => column)
  return csvFile([columns.map(({ header }) => header), columns.map(({ example }) => example)])
}
