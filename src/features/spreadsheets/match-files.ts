import { asText, type Cell } from './cells.ts'
import { sheetNamed } from './columns.ts'
import { type MatchCells, matchColumns, matchField } from './match-columns.ts'
import type { RawSheet } from './raw-sheet.ts'

/** A row understood, with where it stands. */
export interface MatchRow {
  file: string
  row: number
  cells: MatchCells
}

/** A cell, or a row, that could not be taken; the row is kept when only an optional cell is at fault. */
export interface SetAside {
  file: string
  row: number
  column: string
  reason: string
}

export interface MatchTable {
  rows: MatchRow[]
  setAside: SetAside[]
}

/** What makes a whole file unusable, in one sentence. */
export class UnusableFile extends Error {}

/**
 * Reads the flows of one sheet given to `boucle match`. Rows without id or designation, and ids given twice, are
 * set aside; a faulty optional cell is set aside alone. Throws `UnusableFile` when a mandatory column is missing
 * or nothing is left.
 */
export function readMatchTable(sheet: RawSheet): MatchTable {
  const name = sheet.title === sheet.file ? sheet.file : `${sheet.file}, feuille ${sheet.title}`
  const [header, ...body] = sheet.rows
  if (!header) throw new UnusableFile(`${name} : le fichier est vide.`)
  const fields = header.cells.map((cell) => matchField(asText(cell)))
  for (const needed of ['id', 'label'] as const)
    if (!fields.includes(needed)) {
      const wanted = matchColumns[needed].headers.slice(0, 2).join(' ou ')
      const read = header.cells.map(asText).filter(Boolean).join(', ')
      throw new UnusableFile(
        `${name} : la colonne ${wanted} manque à la ligne ${header.row} (lu : ${read.slice(0, 150)}).`,
      )
    }
  const headers = header.cells.map(asText)
  const seen = new Map<string, number>()
  const table: MatchTable = { rows: [], setAside: [] }
  for (const { row, cells } of body) {
    const aside = (column: string, reason: string) =>
      table.setAside.push({ file: sheet.file, row, column, reason })
    const read = readRow(cells, fields, headers, aside)
    const { id, label } = read
    if (id === null) aside('id', 'L’identifiant manque.')
    else if (label === null) aside('libelle', `La désignation de ${id} manque.`)
    else if (seen.has(id)) aside('id', `L’identifiant ${id} est déjà celui de la ligne ${seen.get(id)}.`)
    else {
      seen.set(id, row)
      table.rows.push({ file: sheet.file, row, cells: read })
    }
  }
  if (table.rows.length === 0) throw new UnusableFile(`${name} : aucune ligne utilisable sous les titres.`)
  return table
}

function readRow(
  cells: readonly Cell[],
  fields: readonly (keyof MatchCells | null)[],
  headers: readonly string[],
  aside: (column: string, reason: string) => void,
): MatchCells {
  const read = Object.fromEntries(
    Object.keys(matchColumns).map((field) => [field, null]),
  ) as unknown as MatchCells
  fields.forEach((field, position) => {
    if (field === null || fields.indexOf(field) !== position) return
    const cell = cells[position] ?? null
    const result = matchColumns[field].reader.read(cell)
    if ('expected' in result)
      aside(
        headers[position] ?? field,
        `« ${asText(cell).slice(0, 60)} » : ${result.expected} était attendu.`,
      )
    else Object.assign(read, { [field]: result.value })
  })
  return read
}

/** The sheets of one workbook that hold stocks and needs, by their names. */
export function pickSheets(sheets: readonly RawSheet[], file: string): { stocks: RawSheet; needs: RawSheet } {
  const stocks = sheets.find(({ title }) => sheetNamed(title) === 'stocks')
  const needs = sheets.find(({ title }) => sheetNamed(title) === 'needs')
  if (stocks && needs) return { stocks, needs }
  const titles = sheets.map(({ title }) => title).join(', ')
  throw new UnusableFile(
    `${file} : il faut deux feuilles, Gisements et Besoins (lu : ${titles || 'aucune feuille'}).`,
  )
}
