import { readSheet } from 'read-excel-file/universal'
import { fail } from '../../kernel/errors.ts'
import type { Cell } from './cells.ts'
import { sheetNamed } from './columns.ts'
import { MAX_COLUMNS, MAX_ROWS, type RawSheet, tooManyRows } from './raw-sheet.ts'
import { storedArchive, unzipWorkbook } from './workbook-archive.ts'

const MAX_SHEETS = 20

interface SheetPart {
  title: string
  /** Name of its part in the archive. */
  path: string
}

/** Sheets of a .xlsx workbook: those named as ours, or every one when none is. */
export async function readWorkbook(file: string, content: Buffer): Promise<RawSheet[]> {
  const parts = unzipWorkbook(file, content)
  const all = listSheets(parts)
  const named = all.filter(({ title }) => sheetNamed(title) !== null)
  const wanted = (named.length > 0 ? named : all).slice(0, MAX_SHEETS)
  let filledRows = 0
  for (const { title, path } of wanted) {
    filledRows += countRows(file, title, parts.get(path) ?? Buffer.alloc(0))
    if (filledRows > MAX_ROWS + 10 * wanted.length) tooManyRows(file, file)
  }
  for (const name of parts.keys())
    if (/worksheets\/[^/]*\.xml$/.test(name) && !wanted.some(({ path }) => path === name)) parts.delete(name)
  const archive = storedArchive(parts)
  parts.clear()
  const sheets: RawSheet[] = []
  for (const { title } of wanted) sheets.push({ file, title, rows: await readRows(file, title, archive) })
  return sheets
}

async function readRows(file: string, title: string, archive: ArrayBuffer): Promise<RawSheet['rows']> {
  const rows = await readSheet(archive, title).catch(() =>
    fail(
      'unreadable-file',
      `« ${file} », feuille « ${title} » : contenu abîmé ; réenregistrez le classeur depuis votre tableur.`,
    ),
  )
  // The library types dates as the Date constructor; they are Date objects.
  return (rows as unknown as Cell[][]).flatMap((cells, index) =>
    cells.some((cell) => cell !== null && cell !== '') ? [{ row: index + 1, cells }] : [],
  )
}

/** Titles and parts of the sheets, from the list of the workbook and its relations. */
function listSheets(parts: ReadonlyMap<string, Buffer>): SheetPart[] {
  const targets = new Map<string, string>()
  for (const tag of tags(parts.get('xl/_rels/workbook.xml.rels'), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return tags(parts.get('xl/workbook.xml'), 'sheet').flatMap((tag) => {
    const [title, path] = [
      attribute(tag, 'name'),
      targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'relationships:id') ?? ''),
    ]
    return title && path && parts.has(path) ? [{ title, path }] : []
  })
}

function tags(part: Buffer | undefined, name: string): string[] {
  return part?.toString('utf8').match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const value = match?.[1] ?? match?.[2]
  return value === undefined
    ? null
    : value.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, word) => {
        const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null
        if (point !== null) return point <= 0x10ffff ? String.fromCodePoint(point) : whole
        return ENTITIES[word] ?? whole
      })
}

const ADDRESS = /\s([^\s=:"']+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Rows of Excel itself; formatting may reach the last one with nothing in it. */
const LAST_ROW = 1_048_576

/**
 * Rows that hold something, counted in the XML before it is parsed; refuses a sheet too long or too wide: the
 * parser fills every gap, so one cell at the far end of a sheet would cost as much as a full one. Anything that
 * is not a plain address is refused too, since the parser could read it otherwise than this check.
 */
function countRows(file: string, title: string, part: Buffer): number {
  const damaged = (): never =>
    fail(
      'unreadable-file',
      `« ${file} », feuille « ${title} » : contenu abîmé ; réenregistrez le classeur depuis votre tableur.`,
    )
  const xml = part.toString('latin1')
  const tag = /<(?:[^\s<>/:]+:)?(row|c)(\s[^>]*)?>/g
  let lastFilled = 0
  let filled = 0
  for (let match = tag.exec(xml); match; match = tag.exec(xml)) {
    const value = addressOf(match[2] ?? '')
    if (value === null) return damaged()
    if (match[1] === 'row') {
      if (value !== '' && !(/^\d{1,7}$/.test(value) && Number(value) <= LAST_ROW)) damaged()
      continue
    }
    const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(value)
    if (!place) return damaged()
    // An empty formatted cell ends where it begins and costs nothing.
    if (match[2]?.endsWith('/')) continue
    const [, letters = '', row = ''] = place
    if (columnNumber(letters) > MAX_COLUMNS)
      fail(
        'too-large',
        `« ${file} », feuille « ${title} » : plus de ${MAX_COLUMNS} colonnes (cellule ${value}).`,
      )
    if (Number(row) !== lastFilled) {
      lastFilled = Number(row)
      filled++
    }
    if (filled > MAX_ROWS + 10 || lastFilled > MAX_ROWS * 2.5) tooManyRows(file, title)
  }
  return filled
}

/**
 * The attribute r of a row or a cell, '' without one; null when it is not plainly there once. The parser drops
 * prefixes, so that a second "x:r" would win over the one looked at here.
 */
function addressOf(attributes: string): string | null {
  const usual = /^ r="([^"]*)"([^:]*)$/.exec(attributes)
  if (usual && !/\sr\s*=/.test(usual[2] ?? '')) return usual[1] ?? null
  const all = [...attributes.matchAll(ADDRESS)]
  if (all.length > 1 || all[0]?.[1]) return null
  return all[0]?.[2] ?? all[0]?.[3] ?? ''
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
