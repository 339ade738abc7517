/**
 * A number as people write it in France or in English, with what follows it: "1 234,5 t" is 1234.5 and "t".
 * Spaces of every width and apostrophes group thousands. A lone comma or point is the decimal mark; when both
 * are there the last one is; the same one twice groups thousands. Null when no number comes first.
 */
export function leadingNumber(text: string): { value: number; rest: string } | null {
  const match = /^([+\-−]?)\s*(\d[\d\s'’.,]*)(e[+-]?\d+(?![\p{L}\d]))?\s*(.*)$/isu.exec(
    text.normalize('NFKC').trim(),
  )
  if (!match) return null
  const [, sign = '', body = '', exponent = '', rest = ''] = match
  const plain = withDecimalPoint(body.replace(/[\s'’]/g, ''))
  if (plain === null) return null
  const value = Number(plain + exponent)
  if (!Number.isFinite(value)) return null
  return { value: sign === '-' || sign === '−' ? -value : value, rest: rest.trim() }
}

function withDecimalPoint(digits: string): string | null {
  const text = digits.replace(/[.,]$/, '')
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return text
  const mark = text[last] as string
  const repeated = text.indexOf(mark) !== last
  const other = mark === ',' ? '.' : ','
  const groups = repeated ? mark : other
  if (repeated && text.includes(other)) return null
  const [whole = '', decimals = ''] = repeated ? [text] : [text.slice(0, last), text.slice(last + 1)]
  // Groups of thousands hold three digits each: "1.2.3" is a date or a mistake, not a number.
  if (whole.includes(groups) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return null
  return whole.replaceAll(groups, '') + (decimals ? `.${decimals}` : '')
}
