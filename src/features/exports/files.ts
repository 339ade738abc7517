import { setImmediate } from 'node:timers/promises'
import { csvLine } from '../../kernel/exported-cells.ts'
import type { ExportFormat } from './contract.ts'
import type { ExportedList, Value } from './exported-list.ts'
import { streamedWorkbook } from './streamed-workbook.ts'

/** Rows written before others may use the server. */
const SLICE = 200

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
}

/** The bytes of a file, as its rows come: no more than a slice of them is held. */
export async function* fileOf(
  format: ExportFormat,
  list: ExportedList,
  rows: Iterable<unknown>,
): AsyncGenerator<Uint8Array> {
  if (format === 'xlsx') yield* streamedWorkbook(list.title, headersOf(list), valuesOf(list, slices(rows)))
  else yield* encoded(format === 'csv' ? csvOf(list, slices(rows)) : geoJsonOf(list, slices(rows)))
}

async function* slices(rows: Iterable<unknown>): AsyncGenerator<unknown[]> {
  let slice: unknown[] = []
  for (const row of rows) {
    slice.push(row)
    if (slice.length < SLICE) continue
    yield slice
    slice = []
    await setImmediate()
  }
  yield slice
}

const headersOf = ({ columns }: ExportedList) => columns.map(({ header }) => header)

async function* valuesOf(
  { columns }: ExportedList,
  slicesOfRows: AsyncIterable<unknown[]>,
): AsyncGenerator<Value[][]> {
  for await (const slice of slicesOfRows) yield slice.map((row) => columns.map(({ value }) => value(row)))
}

/** As French spreadsheets open it: a mark that says UTF-8, semicolons, decimal commas. */
async function* csvOf(list: ExportedList, slicesOfRows: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(headersOf(list))}`
  for await (const slice of valuesOf(list, slicesOfRows))
    yield slice.map((values) => csvLine(values.map(textOf))).join('')
}

/** Every digit of a number, none grouped; no NUL, which would make the file none of text. */
function textOf(value: Value): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : (value ?? '').replaceAll('\0', '')
}

/** RFC 7946: one feature a row, its columns as properties; those that may not be placed have no geometry. */
async function* geoJsonOf(
  { columns, place }: ExportedList,
  slicesOfRows: AsyncIterable<unknown[]>,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let before = '\n'
  for await (const slice of slicesOfRows) {
    yield slice
      .map((row) => {
        const point = place?.(row).point ?? null
        const feature = {
          type: 'Feature',
          geometry: point && { type: 'Point', coordinates: [point.lng, point.lat] },
          properties: Object.fromEntries(columns.map(({ header, value }) => [header, value(row)])),
        }
        const text = before + JSON.stringify(feature)
        before = ',\n'
        return text
      })
      .join('')
  }
  yield '\n]}\n'
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
}
