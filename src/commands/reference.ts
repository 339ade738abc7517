import { parseArgs } from 'node:util'
import { knowledgeBase } from '../features/materials/load-knowledge.ts'
import { allCommunes } from '../features/organisations/communes.ts'
import { csvLine } from '../kernel/exported-cells.ts'
import { UsageError } from './usage.ts'

export const referenceUsage = 'boucle reference waste-codes|resources|communes [--format json|csv]'

const tables: Record<string, () => Record<string, unknown>[]> = {
  'waste-codes': () =>
    knowledgeBase().wasteCodes.map(({ code, hazardous, entryType, labelFr }) => ({
      code,
      hazardous,
      entryType,
      labelFr,
    })),
  resources: () =>
    knowledgeBase().resources.map(
      ({ id, parent, family, labelFr, labelEn, synonymsFr, unit, wasteCodes, source }) => ({
        id,
        parent,
        family,
        labelFr,
        labelEn,
        synonymsFr,
        unit,
        wasteCodes,
        source,
      }),
    ),
  communes: () =>
    allCommunes().map(({ code, name, postalCodes, lat, lng }) => ({ code, name, postalCodes, lat, lng })),
}

/** Prints one of the reference tables, whole. */
export function referenceCommand(args: string[], write: (text: string) => void): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'json' } },
  })
  const rows = tables[positionals[0] ?? '']?.()
  if (!rows || positionals.length !== 1) throw new UsageError(`Quelle table ?\n${referenceUsage}`)
  if (values.format === 'json') write(`${JSON.stringify(rows)}\n`)
  else if (values.format === 'csv') {
    const columns = Object.keys(rows[0] ?? {})
    const cell = (value: unknown) =>
      Array.isArray(value) ? value.join('|') : value === null ? '' : String(value)
    write([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))].map(csvLine).join(''))
  } else throw new UsageError(`--format : json ou csv était attendu, lu « ${values.format} ».`)
}
