import { fold } from '../../kernel/fold.ts'
import type { Steps } from '../../kernel/in-slices.ts'
import type { AuditCells } from './audit-columns.ts'
import { flowKindReader } from './cell-choices.ts'
import { asText, type Cell, saysNothing, yesNoReader } from './cells.ts'
import type { Column, Columns } from './column.ts'
import { fieldOfHeader, sheetColumns, sheetNamed, sheetTitles } from './columns.ts'
import type { RejectedCell, SheetName } from './contract.ts'
import type { FlowCells } from './flow-columns.ts'
import type { RawSheet } from './raw-sheet.ts'
import type { StructureCells } from './structure-columns.ts'

/** A row with every cell understood, or told as a fault. */
export interface ParsedRow<Cells> {
  file: string
  sheet: string
  row: number
  cells: Cells
  faults: RejectedCell[]
  /** Fields whose cell could not be read: already told, not to be judged again. */
  unread: ReadonlySet<keyof Cells>
  /** Makes the fault of one of its cells, named by the header people see. */
  fault(field: keyof Cells | null, expected: string): RejectedCell
}

interface Heading {
  recognised: { header: string; field: string }[]
  ignored: string[]
}

interface ParsedOf<Name extends SheetName, Cells> extends Heading {
  name: Name
  file: string
  title: string
  rows: ParsedRow<Cells>[]
}

export type ParsedStructures = ParsedOf<'structures', StructureCells>
export type ParsedFlows = ParsedOf<'stocks' | 'needs', FlowCells>
export type ParsedAudits = ParsedOf<'audits', AuditCells>
export type ParsedSheet = ParsedStructures | ParsedFlows | ParsedAudits

/** Lines above the headers (a title, a date) that are passed over. */
const HEADER_SEARCH_ROWS = 10

interface FoundHeaders {
  name: SheetName
  /** Index in `rows` of the row of headers. */
  index: number
  /** Field of each column, null when ignored. */
  fields: (string | null)[]
}

/** The headers of a sheet of a known kind: the row where most cells are known headers; null when none is. */
function findHeaders(name: SheetName, rows: RawSheet['rows']): FoundHeaders | null {
  let best: FoundHeaders | null = null
  let most = 0
  rows.slice(0, HEADER_SEARCH_ROWS).forEach(({ cells }, index) => {
    const fields = cells.map((cell) => fieldOfHeader(name, asText(cell)))
    const unique = fields.map((field, i) => (field !== null && fields.indexOf(field) === i ? field : null))
    const known = unique.filter((field) => field !== null).length
    if (known > most) {
      most = known
      best = { name, index, fields: unique }
    }
  })
  return best
}

const count = (found: FoundHeaders | null, field?: string) =>
  (found?.fields ?? []).filter((known) => known !== null && (field === undefined || known === field)).length

/**
 * Which of ours a sheet is: by its title, then by its file's name, then by its headers (a designation makes it
 * a flow; an outlet a stock, a supplier a need). Null: none, or one of two that nothing tells apart.
 */
function recognise(sheet: RawSheet): { found: FoundHeaders } | { unclear: string } {
  const named = sheetNamed(sheet.title) ?? sheetNamed(sheet.file)
  const of = (name: SheetName) => findHeaders(name, sheet.rows)
  const [structures, stocks, needs] = [of('structures'), of('stocks'), of('needs')]
  const audits = of('audits')
  if (named) {
    const found = { structures, stocks, needs, audits }[named]
    if (found && count(found) >= 2) return { found }
  }
  if (audits && count(audits, 'flows') > 0) return { found: audits }
  const isFlow = count(stocks, 'label') > 0 || count(needs, 'label') > 0
  if (!isFlow && structures && count(structures, 'name') > 0) return { found: structures }
  if (!isFlow)
    return {
      unclear:
        'des titres de colonnes de Structures, Gisements, Besoins ou Audits sur une des dix premières lignes',
    }
  if (stocks && count(stocks) > count(needs)) return { found: stocks }
  if (needs && count(needs) > count(stocks)) return { found: needs }
  return {
    unclear: 'un fichier ou une feuille nommés « gisements » ou « besoins », pour savoir lesquels ils sont',
  }
}

export interface ParsedSheets {
  sheets: ParsedSheet[]
  rejected: RejectedCell[]
}

/**
 * Understands every cell of the sheets, a step a row; what cannot be told apart or read comes back as rejected.
 */
export function* parsingSheets(sheets: readonly RawSheet[]): Steps<ParsedSheets> {
  const parsed: ParsedSheet[] = []
  const rejected: RejectedCell[] = []
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue
    // A sheet of notes beside the named ones is nobody's fault; a file with nothing for us is.
    const alone = sheets.every((other) => other.file !== sheet.file || other === sheet)
    const mixed = yield* bothKinds(sheet, rejected)
    const result = mixed ? null : recognise(sheet)
    if (mixed) parsed.push(...mixed)
    else if (result && 'found' in result) parsed.push(yield* parseSheet(sheet, result.found))
    else if (alone || sheetNamed(sheet.title) !== null) {
      const read =
        sheet.rows[0]?.cells
          .filter((cell) => cell !== null)
          .map(asText)
          .join(' ; ') ?? ''
      const place = { file: sheet.file, sheet: sheet.title, row: null, column: null }
      rejected.push({ ...place, read: read.slice(0, 200), expected: result?.unclear ?? '' })
    }
  }
  for (const file of new Set(sheets.map((sheet) => sheet.file))) {
    if (parsed.some((sheet) => sheet.file === file) || rejected.some((fault) => fault.file === file)) continue
    const titles = sheets.filter((sheet) => sheet.file === file).map(({ title }) => title)
    const expected = `une feuille nommée ${Object.values(sheetTitles).join(', ')}`
    rejected.push({
      file,
      sheet: titles.join(', '),
      row: null,
      column: null,
      read: titles.join(', '),
      expected,
    })
  }
  return { sheets: parsed, rejected }
}

/**
 * A table that holds stocks and needs together, as an export of Boucle does: its column `sens` says which each row is,
 * and `modifiable` leaves out the flows of others. Null when the sheet has no such column.
 */
function* bothKinds(sheet: RawSheet, rejected: RejectedCell[]): Steps<ParsedSheet[] | null> {
  const stocks = findHeaders('stocks', sheet.rows)
  const headers = sheet.rows[stocks?.index ?? -1]?.cells.map((cell) => fold(asText(cell)))
  const [kindAt, mineAt] = [headers?.indexOf('sens') ?? -1, headers?.indexOf('modifiable') ?? -1]
  if (!stocks || !headers || kindAt < 0 || count(stocks, 'label') === 0) return null
  const before = sheet.rows.slice(0, stocks.index + 1)
  const rows = sheet.rows.slice(stocks.index + 1).filter(({ cells }) => {
    const own = yesNoReader.read(cells[mineAt] ?? null)
    return !('value' in own) || own.value !== false
  })
  const kindOf = ({ cells }: RawSheet['rows'][number]) => flowKindReader.read(cells[kindAt] ?? null)
  for (const each of rows) {
    const kind = kindOf(each)
    if (('value' in kind && kind.value !== null) || each.cells.every(saysNothing)) continue
    const read = shorten(each.cells[kindAt] ?? null)
    const expected = 'expected' in kind ? kind.expected : 'gisement ou besoin'
    rejected.push({ file: sheet.file, sheet: sheet.title, row: each.row, column: 'sens', read, expected })
  }
  const parsed: ParsedSheet[] = []
  for (const name of ['stocks', 'needs'] as const) {
    const ofKind = rows.filter((row) => {
      const kind = kindOf(row)
      return 'value' in kind && kind.value === (name === 'stocks' ? 'stock' : 'need')
    })
    const found = findHeaders(name, before)
    if (found && ofKind.length > 0)
      parsed.push(yield* parseSheet({ ...sheet, rows: [...before, ...ofKind] }, found))
  }
  return parsed
}

function* parseSheet(sheet: RawSheet, found: FoundHeaders): Steps<ParsedSheet> {
  const { name } = found
  const heading = headingOf(sheet, found)
  if (name === 'audits')
    return { name, ...heading, rows: yield* parseRows<AuditCells>(sheet, found, sheetColumns.audits) }
  return name === 'structures'
    ? { name, ...heading, rows: yield* parseRows<StructureCells>(sheet, found, sheetColumns.structures) }
    : { name, ...heading, rows: yield* parseRows<FlowCells>(sheet, found, sheetColumns[name]) }
}

function headingOf(
  sheet: RawSheet,
  { name, index, fields }: FoundHeaders,
): Heading & { file: string; title: string } {
  const headers = (sheet.rows[index]?.cells ?? []).map(asText)
  const columns = sheetColumns[name] as Record<string, Column<unknown>>
  return {
    file: sheet.file,
    title: sheet.title,
    recognised: headers.flatMap((header, i) => {
      const field = fields[i]
      return field ? [{ header, field: columns[field]?.header ?? field }] : []
    }),
    ignored: headers.filter((header, i) => header !== '' && !fields[i] && !isOfExports(name, header)),
  }
}

/** What our own exports add for their readers: nobody needs to be told that it is passed over. */
function isOfExports(name: SheetName, header: string): boolean {
  if (name === 'audits') return false
  if (EXPORT_ONLY[name === 'structures' ? 'structures' : 'flows'].has(fold(header))) return true
  const otherKind = name === 'stocks' ? 'needs' : name === 'needs' ? 'stocks' : null
  return otherKind !== null && fieldOfHeader(otherKind, header) !== null
}

const EXPORT_ONLY = {
  flows: new Set(['sens', 'modifiable', 'lieu', 'latitude', 'longitude', 'libelle dechet', 'montre']),
  structures: new Set(['activite', 'gisements', 'besoins']),
}

function* parseRows<Cells>(
  sheet: RawSheet,
  { index, fields }: FoundHeaders,
  columns: Columns<Cells>,
): Steps<ParsedRow<Cells>[]> {
  const names = Object.keys(columns) as (keyof Cells & string)[]
  const placeOf = new Map(names.map((field) => [field, fields.indexOf(field)] as const))
  const headers = (sheet.rows[index]?.cells ?? []).map(asText)
  const headerOf = (field: keyof Cells & string) => headers[placeOf.get(field) ?? -1] ?? columns[field].header
  const parsed: ParsedRow<Cells>[] = []
  for (const { row, cells } of sheet.rows.slice(index + 1)) {
    yield
    const at = (field: keyof Cells & string): Cell => cells[placeOf.get(field) ?? -1] ?? null
    if (names.every((field) => saysNothing(at(field)))) continue
    const place = { file: sheet.file, sheet: sheet.title, row }
    const fault = (field: keyof Cells | null, expected: string): RejectedCell =>
      field === null
        ? { ...place, column: null, read: '', expected }
        : {
            ...place,
            column: headerOf(field as keyof Cells & string),
            read: shorten(at(field as keyof Cells & string)),
            expected,
          }
    const faults: RejectedCell[] = []
    const unread = new Set<keyof Cells>()
    const values: Partial<Cells> = {}
    for (const field of names) {
      const read = columns[field].read(at(field))
      if ('expected' in read) {
        faults.push(fault(field, read.expected))
        unread.add(field)
      }
      values[field] = ('value' in read ? read.value : null) as Cells[typeof field]
    }
    parsed.push({ ...place, cells: values as Cells, faults, unread, fault })
  }
  return parsed
}

function shorten(cell: Cell): string {
  const text = asText(cell)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
