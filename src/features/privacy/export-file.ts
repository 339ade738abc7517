import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { ExportedParts, ExportedRow } from '../../db/personal-data.ts'
import { textCell } from '../../kernel/exported-cells.ts'

/** Excel takes no longer name of a sheet, and none of these signs in it. */
const MAX_TITLE = 31
const titleOf = (part: string) => {
  const title = part.replace(/[\\/?*[\]:]/g, ' ').slice(0, MAX_TITLE)
  return title.charAt(0).toUpperCase() + title.slice(1)
}

interface Sheet {
  sheet: string
  data: SheetData
}

/** A workbook with a sheet for each part that holds something, after the sheets given first. */
export function workbookOf(parts: ExportedParts, first: readonly Sheet[] = []): Promise<Buffer> {
  const filled = Object.entries(parts).filter(([, rows]) => rows.length > 0)
  const sheets = [...first, ...filled.map(([part, rows]) => ({ sheet: titleOf(part), data: dataOf(rows) }))]
  return writeExcelFile(sheets.map((each) => ({ ...each, stickyRowsCount: 1 }))).toBuffer()
}

function dataOf(rows: readonly ExportedRow[]): SheetData {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns.map(textCell), ...rows.map((row) => columns.map((column) => cellOf(row[column])))]
}

/** Numbers stay numbers; the rest is text, and text is no formula. */
function cellOf(value: unknown) {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return textCell(value ? 'oui' : 'non')
  return textCell(typeof value === 'string' ? value : JSON.stringify(value))
}
