import { CsvError, parse } from 'csv-parse/sync'
import { fail } from '../../kernel/errors.ts'
import { MAX_ROWS, type RawSheet, tooManyRows } from './raw-sheet.ts'

/**
 * The text of a file: the byte order mark decides when there is one; otherwise UTF-8 when every byte fits it,
 * and Windows-1252 (what Excel writes in France) when not.
 */
function decodeText(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return decodeWindows1252(content)
  }
}

/** Bytes 0x80–0x9F of Windows-1252, where it is not Latin-1 (WHATWG Encoding, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand: the TextDecoder of Node 20 decodes windows-1252 as Latin-1, and loses ’ and œ. */
function decodeWindows1252(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character)
}

const DELIMITERS = [';', '\t', ','] as const

/** How many times each delimiter stands outside quotes on the first lines, until one line has some. */
function detectDelimiter(text: string): string {
  let quoted = false
  const seen = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  const best = () => DELIMITERS.reduce((a, b) => ((seen.get(b) ?? 0) > (seen.get(a) ?? 0) ? b : a))
  for (let i = 0; i < Math.min(text.length, 100_000); i++) {
    const character = text[i] as string
    if (character === '"') quoted = !quoted
    else if (!quoted && seen.has(character)) seen.set(character, (seen.get(character) ?? 0) + 1)
    // A title above the headers may hold one comma: only a line with two delimiters or more decides.
    else if (!quoted && character === '\n' && (seen.get(best()) ?? 0) >= 2) break
  }
  return best()
}

/** Rows of a CSV file, numbered as a spreadsheet would; blank ones are left out. */
export function readCsv(file: string, content: Uint8Array): RawSheet {
  const text = decodeText(content).replace(/^\ufeff/, '')
  if (text.includes('\u0000'))
    fail(
      'unreadable-file',
      `« ${file} » n’est ni un classeur .xlsx ni un fichier CSV : son contenu n’est pas du texte.`,
    )
  // Excel's own hint on a first line, which it does not show.
  const hint = /^sep=(.)\r?\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const rows: RawSheet['rows'] = []
  let row = 0
  const keep = (cells: string[]): null => {
    row++
    if (cells.some((cell) => cell.trim() !== ''))
      rows.push({ row, cells: cells.map((cell) => (cell === '' ? null : cell)) })
    if (rows.length > MAX_ROWS + 1 || row > MAX_ROWS * 2.5) tooManyRows(file, file)
    return null
  }
  try {
    parse(body, {
      delimiter: hint?.[1] ?? detectDelimiter(body),
      relax_column_count: true,
      // A quote inside a cell (12" pipes) is a character like another, as spreadsheets take it.
      relax_quotes: true,
      max_record_size: 200_000,
      on_record: keep,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fail(
      'unreadable-file',
      `« ${file} », ligne ${Number(error.lines ?? row + 1)} : ${reasonInFrench(error.code)}`,
    )
  }
  return { file, title: file, rows }
}

function reasonInFrench(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'un guillemet ouvert à cette ligne n’est jamais refermé.'
    case 'CSV_MAX_RECORD_SIZE':
      return 'cette ligne dépasse 200 000 caractères ; un guillemet mal placé en est souvent la cause.'
    default:
      return 'le fichier CSV est mal formé à cet endroit.'
  }
}
