import { fold } from './fold.ts'
import { ALL_MONTHS, monthFromWord, monthRange } from './months.ts'

const ALL_YEAR = new Set([
  'toute l annee',
  'toute annee',
  'tous les mois',
  'annee',
  'annuel',
  'annuelle',
  'a l annee',
  'permanent',
  'permanente',
  'en continu',
  'continu',
  '12 mois',
  'all year',
  'year round',
  'all year round',
  'whole year',
  'every month',
  'tous',
])

/** Meteorological seasons, and quarters: three whole months each. */
const NAMED: Record<string, number> = {
  hiver: monthRange(12, 2),
  winter: monthRange(12, 2),
  printemps: monthRange(3, 5),
  spring: monthRange(3, 5),
  ete: monthRange(6, 8),
  summer: monthRange(6, 8),
  automne: monthRange(9, 11),
  autumn: monthRange(9, 11),
  fall: monthRange(9, 11),
  t1: monthRange(1, 3),
  q1: monthRange(1, 3),
  t2: monthRange(4, 6),
  q2: monthRange(4, 6),
  t3: monthRange(7, 9),
  q3: monthRange(7, 9),
  t4: monthRange(10, 12),
  q4: monthRange(10, 12),
}

const SEPARATORS = /[|,;/+&\n]|\s(?:et|and|puis)\s/
const RANGE =
  /^(?:(?:de|du|d|from|entre|between)\s)?(\p{L}+|\d{1,2})\s(?:a|au|to|jusqu a|jusqu en|until|till|et|and)\s(\p{L}+|\d{1,2})$/u
const PART_OF_MONTH = /\b(mi|debut|fin|early|mid|late)[\s-]+(?:de\s+|d['’]\s*)?(?=\p{L})/gu

/** Bit mask of one item ("été", "nov. à fév.", "3"); null when it says no month. */
function maskOfItem(item: string): number | null {
  const plain = item.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(PART_OF_MONTH, '')
  const words = fold(plain.replace(/[-–—→]+/g, ' a ')).replace(/^(?:en|in|l|le|la)\s/, '')
  if (NAMED[words] !== undefined) return NAMED[words]
  const single = monthFromWord(words)
  if (single !== null) return 1 << (single - 1)
  const range = RANGE.exec(words)
  if (!range) return null
  const [from, to] = [monthFromWord(range[1] ?? ''), monthFromWord(range[2] ?? '')]
  return from !== null && to !== null ? monthRange(from, to) : null
}

function maskOfList(text: string): number | null {
  let mask = 0
  for (const item of text.split(SEPARATORS)) {
    if (item.trim() === '') continue
    const found = maskOfItem(item)
    if (found === null) return null
    mask |= found
  }
  return mask === 0 ? null : mask
}

/** The mask of months of a French or English text; null when it is not understood. */
export function monthsFromText(text: string): number | null {
  if (ALL_YEAR.has(fold(text))) return ALL_MONTHS
  const except = /^(.*?)[\s,(]*\b(?:sauf|hors|except)\b\s*(.+?)\)?$/isu.exec(text.trim())
  if (except) {
    const base = except[1]?.trim() ? monthsFromText(except[1]) : ALL_MONTHS
    const out = maskOfList(except[2] ?? '')
    return base !== null && out !== null && (base & ~out) !== 0 ? base & ~out : null
  }
  // "entre mai et août" is one range although "et" separates items elsewhere.
  return maskOfItem(text) ?? maskOfList(text)
}
