import { dayOf } from '../../../kernel/day.ts'
import type { SeriesName } from '../../../kernel/plan.ts'
import type { ValueView } from './indicator-contract.ts'
import type { ValueRow } from './indicator-store.ts'

/** Names of those who wrote values, and of the documents that prove them. */
export interface NamedValues {
  personOf(userId: string): string
  documentOf(id: string | null): { id: string; name: string } | null
}
export interface SeriesWords {
  (values: readonly ValueRow[]): NamedValues
  isDocumentOf(documentId: string, actionId: string): boolean
}

const isKnown = (instant: string, day: string) => dayOf(new Date(instant)) <= day

/** One value a day, as it was known at the end of another: a later correction does not show there. */
export function seriesOf(
  rows: readonly ValueRow[],
  series: SeriesName,
  known: string,
  { personOf, documentOf }: NamedValues,
): ValueView[] {
  const written = rows.filter((row) => row.series === series && isKnown(row.at, known))
  const current = written.filter(({ supersededAt }) => supersededAt === null || !isKnown(supersededAt, known))
  return current.map(({ id, on, value, basis, comment, documentId, by, at }) => ({
    ...{ id, on, value, basis, comment, at, by: personOf(by), document: documentOf(documentId) },
    earlier: written
      .filter((row) => row.on === on && row.id !== id)
      .map((row) => ({
        ...{ value: row.value, by: personOf(row.by), at: row.at, supersededAt: row.supersededAt },
      }))
      .reverse(),
  }))
}

/** What a counter counts at the end of each year since a day, and at the end of the last day. */
export function countedSeries(since: string, lastDay: string, countOn: (day: string) => number): ValueView[] {
  const days: string[] = []
  for (let year = Number(since.slice(0, 4)); `${year}-12-31` < lastDay; year++) days.push(`${year}-12-31`)
  return [...days, lastDay].map((on) => ({
    ...{ id: null, on, value: countOn(on), basis: 'measured' as const, comment: null, document: null },
    ...{ by: null, at: null, earlier: [] },
  }))
}
