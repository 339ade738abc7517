/** Beginnings that a spreadsheet would run as a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** A cell that no spreadsheet will run: text that looks like a formula gets an apostrophe, numbers stay. */
export function formulaSafe(cell: string): string {
  return FORMULA.test(cell) && !/^-?\d+(?:[.,]\d+)?$/.test(cell) ? `'${cell}` : cell
}

/** One line of CSV: semicolons, quotes where needed, CRLF, formula-safe. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = formulaSafe(cell)
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(';')}\r\n`
}
