import { fail } from '../../kernel/errors.ts'
import type { Cell } from './cells.ts'

/** A file as it was sent. */
export interface SentFile {
  name: string
  content: Buffer
}

/** A sheet as read, before anything is understood: only the rows that hold something. */
export interface RawSheet {
  file: string
  /** The sheet of the workbook, or the name of the CSV file. */
  title: string
  /** `row` is the number that a spreadsheet shows, from 1. */
  rows: { row: number; cells: Cell[] }[]
}

/** Rows of data that one sheet may hold. */
export const MAX_ROWS = 20_000
export const MAX_COLUMNS = 200

export function tooManyRows(file: string, title: string): never {
  const where = title === file ? `« ${file} »` : `« ${file} », feuille « ${title} »`
  fail(
    'too-large',
    `${where} : plus de ${MAX_ROWS.toLocaleString('fr-FR')} lignes ; importez-le en plusieurs fichiers.`,
  )
}
