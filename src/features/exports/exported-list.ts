import type { z } from 'zod'
import type { Actor, Role } from '../../kernel/actor.ts'
import type { Point } from '../../kernel/geo.ts'
import type { Shown } from '../../kernel/shown.ts'

/** What a cell holds: a number stays one for the spreadsheet, all else is text. */
export type Value = string | number | null

/** One column of a list: its French header, with the unit of its figures, and what it says of a row. */
export interface ExportedColumn<Row> {
  header: string
  value(row: Row): Value
}

/** Those who work on structures. */
export const facilitators: readonly Role[] = ['facilitator', 'administrator']

/** Where a row is on the map; without a point it is in the file all the same, unplaced. */
export interface Place {
  point: Point | null
}

/** A list that can be taken away: its rows are those that the screen shows to who asks, under the same filters. */
export interface ExportedList<Query = unknown, Row = unknown> {
  /** Of its address, `/exports/<name>`. */
  name: string
  /** Of its file, and of the sheet in a workbook. */
  title: string
  access: 'signed-in' | readonly Role[]
  /** The filters of the screen. */
  filters: z.ZodObject
  columns: readonly ExportedColumn<Row>[]
  rows(actor: Actor, query: Query): Iterable<Row>
  /** What of the confidential a row shows, for the journal. */
  shown?(row: Row): readonly Shown[]
  place?(row: Row): Place
}

/** A list with its own types checked; those who only write files need not know them. */
export function exportedList<Query, Row>(list: ExportedList<Query, Row>): ExportedList {
  return list as unknown as ExportedList
}

/** Rows asked of the list one time. */
const PAGE_ROWS = 1_000

/** Every row of a list that is read page after page. */
export function* everyPage<Row>(
  read: (page: { limit: number; offset: number }) => { total: number; items: readonly Row[] },
): Generator<Row> {
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const { total, items } = read({ limit: PAGE_ROWS, offset })
    yield* items
    if (items.length === 0 || offset + PAGE_ROWS >= total) return
  }
}
