/** What the words of a plan say, beside the words themselves: nothing of them is corrected, what is not understood is left. */

export interface PlannedYears {
  from: number
  /** The last year; null when it goes on (« 2020 et + »). */
  to: number | null
}

const YEAR = /\b(20\d\d)\b/g

/** « 2019 », « 2019 - 2020 », « 2020 et + »; null when no year is said. */
export function plannedYears(words: string): PlannedYears | null {
  const years = [...words.matchAll(YEAR)].map(([year]) => Number(year))
  const [from] = years
  if (from === undefined) return null
  const to = years.at(-1) ?? from
  if (to < from) return null
  return { from, to: /et \+|\+\s*$/.test(words) ? null : to }
}

/** The days that planned years cover; an open end has none. */
export function daysOf(years: PlannedYears | null) {
  return {
    startsOn: years && `${years.from}-01-01`,
    endsOn: years?.to ? `${years.to}-12-31` : null,
    isOpenEnded: years !== null && years.to === null,
  }
}

export interface NamedMeans {
  /** Euros; the plan does not say whether with taxes. */
  euros: number | null
  /** Share of a full-time post (« 0,2 ETP »). */
  fte: number | null
  /** Done by the services themselves. */
  isInternal: boolean
  /** Said to be settled later. */
  isToBeDefined: boolean
  /** What else stands in brackets (« financé », « stagiaire »). */
  note: string | null
}

/** « 18000 (financé) », « 5 000 », « interne (0,2 ETP) », « à définir ». */
export function namedMeans(words: string): NamedMeans {
  const [, brackets = ''] = /\(([^)]*)\)/.exec(words) ?? []
  const outside = words.replace(/\([^)]*\)/g, ' ')
  const fte = /(\d+(?:[.,]\d+)?)\s*ETP/i.exec(words)
  const amount = /^\s*(\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d+)(?:\s*(?:€|euros?))?\s*$/i.exec(outside)
  return {
    euros: amount ? Number((amount[1] ?? '').replace(/[\s\u00a0\u202f]/g, '')) : null,
    fte: fte ? Number((fte[1] ?? '').replace(',', '.')) : null,
    isInternal: /\binterne\b/i.test(outside),
    isToBeDefined: /à définir/i.test(words),
    note: fte || brackets.trim() === '' ? null : brackets.trim(),
  }
}

/** Says that a consular chamber or the operator of the scheme leads a step or takes part in it. */
const FACILITATION =
  /chambres? consulaires?|chambre d[eu]? ?(?:commerce|métiers|agriculture)|\bCCI\b|opérateur(?!s)/i

export const namesFacilitation = (words: string): boolean => FACILITATION.test(words)
