/**
 * The cells of everything that goes out to a spreadsheet, CSV or workbook: the one place that writes them, so that no
 * text of a declarer ever runs as a formula on the machine of whoever opens the file (OWASP, CSV injection).
 */

/** What starts a formula in one spreadsheet or another, be it behind blanks or invisible signs, or full width. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n\0]/u
const NUMBER = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/

/** A formula, or one behind apostrophes: both get one more, so that taking one away gives back what was written. */
const runsAsFormula = (text: string) => {
  const bare = text.replace(/^'+/, '')
  return FORMULA.test(bare) && !NUMBER.test(bare)
}

/** The text, behind an apostrophe when it looks like a formula; numbers stay numbers. */
export function formulaSafe(text: string): string {
  return runsAsFormula(text) ? `'${text}` : text
}

/** What `formulaSafe` was given: a file that went out and comes back says what it said. */
export function withoutSafety(text: string): string {
  return text.startsWith("'") && runsAsFormula(text) ? text.slice(1) : text
}

/** One line of CSV: semicolons, quotes where needed, CRLF, no formula. */
export function csvLine(cells: readonly string[]): string {
  return separated(cells, ';')
}

/** The same between commas, as programs read it and RFC 4180 writes it: for what is published. */
export function commaLine(cells: readonly string[]): string {
  return separated(cells, ',')
}

function separated(cells: readonly string[], separator: ';' | ','): string {
  const quoted = cells.map((cell) => {
    const safe = formulaSafe(cell)
    return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(separator)}\r\n`
}

/** A whole CSV file as French spreadsheets open it: a mark that says UTF-8, then a line for each row. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map(csvLine).join('')}`
}

/** Excel refuses a workbook that holds a longer cell. */
const MAX_CELL = 32_767
/** Signs that XML 1.0 cannot hold: one makes the whole workbook unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** The text as a workbook can hold it, and as nothing runs it. */
export function workbookText(text: string): string {
  return formulaSafe(text.replace(NOT_XML, '')).slice(0, MAX_CELL)
}

/** A cell of a workbook that is text and stays so: codes do not become numbers, nothing is a formula. */
export function textCell(text: string): { value: string; type: StringConstructor; format: '@' } | null {
  const safe = workbookText(text)
  // The writer files texts in a plain object, in which it would find « constructor » and write a broken workbook.
  const value = safe in Object.prototype ? `${safe} ` : safe
  return value === '' ? null : { value, type: String, format: '@' }
}
