/** Months of availability as a bit mask: bit 0 is January, bit 11 December. */
export const ALL_MONTHS = 0xfff

/** Numbers 1–12 of the months set in the mask, in order. */
export function monthNumbers(mask: number): number[] {
  return Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => mask & (1 << (month - 1)))
}

export function monthMask(months: readonly number[]): number {
  return months.reduce((mask, month) => mask | (1 << (month - 1)), 0)
}

/** The mask of a range that may pass over the new year: (11, 3) is November to March. */
export function monthRange(from: number, to: number): number {
  let mask = 0
  for (let month = from; ; month = (month % 12) + 1) {
    mask |= 1 << (month - 1)
    if (month === to) return mask
  }
}

const COUNTS = Uint8Array.from({ length: ALL_MONTHS + 1 }, (_, mask) => monthNumbers(mask).length)

export function countMonths(mask: number): number {
  return COUNTS[mask & ALL_MONTHS] as number
}

const NAMES = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
)

/** The mask in French: "toute l’année", "novembre à mars", "juillet, septembre". */
export function monthsInFrench(mask: number): string {
  if ((mask & ALL_MONTHS) === ALL_MONTHS) return 'toute l’année'
  const months = monthNumbers(mask)
  const runs: [number, number][] = []
  for (const month of months) {
    const last = runs.at(-1)
    if (last && month === last[1] + 1) last[1] = month
    else runs.push([month, month])
  }
  const [first, last] = [runs[0], runs.at(-1)]
  if (first && last && runs.length > 1 && first[0] === 1 && last[1] === 12) {
    first[0] = last[0]
    runs.pop()
  }
  return runs
    .map(([from, to]) => (from === to ? NAMES[from - 1] : `${NAMES[from - 1]} à ${NAMES[to - 1]}`))
    .join(', ')
}

const STEMS = NAMES.map((name) => fold(name))

/** The month number of a French or English word or of digits ("janv.", "03", "March"); null when it is none. */
export function monthFromWord(word: string): number | null {
  const text = fold(word).replace(/\.$/, '')
  if (/^\d{1,2}$/.test(text)) {
    const month = Number(text)
    return month >= 1 && month <= 12 ? month : null
  }
  if (text.length < 3) return null
  const starts = (names: readonly string[]) => names.findIndex((name) => name.startsWith(text)) + 1
  if (text === 'jui') return null
  return starts(STEMS) || starts(ENGLISH) || ABBREVIATIONS[text] || null
}

const ENGLISH = 'january february march april may june july august september october november december'.split(
  ' ',
)
const ABBREVIATIONS: Record<string, number> = { jul: 7, jly: 7, sept: 9 }

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
