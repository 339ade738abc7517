import { setImmediate } from 'node:timers/promises'
import { commaLine } from '../../../kernel/exported-cells.ts'
import { type PublishedRow, publicColumns } from './columns.ts'
import type { TableSchema } from './contract.ts'

/** Rows written before others may use the server. */
const SLICE = 200

/** The file, as its rows come: UTF-8 without a mark, commas, decimal points, nothing that a spreadsheet would run. */
export async function* registerCsv(rows: readonly PublishedRow[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(commaLine(publicColumns.map(({ name }) => name)))
  for (let at = 0; at < rows.length; at += SLICE) {
    yield Buffer.from(
      rows
        .slice(at, at + SLICE)
        .map(lineOf)
        .join(''),
    )
    await setImmediate()
  }
}

/** One row, `true`, `12.5` and all: as Table Schema reads them. No NUL, which would make the file none of text. */
function lineOf(row: PublishedRow): string {
  return commaLine(publicColumns.map(({ value }) => String(value(row) ?? '').replaceAll('\0', '')))
}

/** Name and address of the licence, https://spdx.org/licenses/etalab-2.0.html. */
export const LICENCE = {
  name: 'etalab-2.0',
  title: 'Licence Ouverte 2.0',
  path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
} as const

export const REGISTER_PATH = '/api/v1/open-data/resources.csv'
export const SCHEMA_PATH = '/api/v1/open-data/resources.schema.json'

/** What describes the file. `site`: the address of the installation, without a slash at its end; `publisher`: who answers for it. */
export function registerSchema({ site, publisher }: { site: string; publisher: string }): TableSchema {
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name: 'ressources-partagees',
    title: 'Ressources partagées',
    description:
      'Gisements et besoins d’un réseau d’économie circulaire, tels que leurs structures ont accepté de les publier, sans les nommer.',
    countryCode: 'FR',
    homepage: `${site}/donnees-ouvertes`,
    path: site + SCHEMA_PATH,
    version: '1.0.0',
    resources: [{ title: 'Ressources partagées', path: site + REGISTER_PATH }],
    licenses: [LICENCE],
    contributors: [{ title: publisher, role: 'publisher' }],
    fields: publicColumns.map(({ value: _value, ...field }) => field),
    missingValues: [''],
    primaryKey: 'id',
  }
}
