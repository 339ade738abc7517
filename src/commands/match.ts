import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { arrangeKnowledge } from '../features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../features/matching/engine/flow.ts'
import { type ExplainedMatch, MatchIndex, type Stopped } from '../features/matching/engine/match-index.ts'
import type { MaterialsService } from '../features/materials/service.ts'
import { sharedMaterials } from '../features/materials/shared-service.ts'
import { findCommune } from '../features/organisations/communes.ts'
import {
  type MatchRow,
  pickSheets,
  readMatchTable,
  type SetAside,
} from '../features/spreadsheets/match-files.ts'
import type { RawSheet, SentFile } from '../features/spreadsheets/raw-sheet.ts'
import { readFiles } from '../features/spreadsheets/read-files.ts'
import { fold } from '../kernel/fold.ts'
import { isInFrance } from '../kernel/france.ts'
import type { Quantity } from '../kernel/quantity.ts'
import { printMatches } from './match-output.ts'
import { UsageError } from './usage.ts'

export const matchUsage =
  'boucle match --stocks FICHIER --needs FICHIER [--top N] [--min-score X] [--format table|json|csv]\n' +
  'boucle match CLASSEUR.xlsx [mêmes options]\n' +
  'Sans --format : un tableau à l’écran, du JSON vers un fichier ou un autre programme.'

export interface MatchReport {
  matches: (ExplainedMatch & { rank: number })[]
  stopped: Stopped[]
  rejected: SetAside[]
  /** Designations, to print. */
  labels: Map<string, string>
}

/** Reads the files, matches every stock with every need, prints; needs neither server nor database. */
export async function matchCommand(args: string[], write: (text: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      stocks: { type: 'string' },
      needs: { type: 'string' },
      top: { type: 'string', default: '10' },
      'min-score': { type: 'string', default: '0.1' },
      // People read a terminal, programs read the rest.
      format: { type: 'string', default: process.stdout.isTTY ? 'table' : 'json' },
    },
  })
  const top = numberOption('top', values.top, 1, 1000)
  const minScore = numberOption('min-score', values['min-score'], 0, 1)
  const format = values.format
  if (format !== 'table' && format !== 'json' && format !== 'csv')
    throw new UsageError(`--format : table, json ou csv était attendu, lu « ${format} ».`)
  const sheets = await openSheets(values.stocks, values.needs, positionals)
  write(printMatches(matchSheets(sheets, { top: Math.floor(top), minScore }), format))
}

/** Everything the engine says of two sheets: `rank` counts from 1 within each stock. */
export function matchSheets(
  sheets: { stocks: RawSheet; needs: RawSheet },
  options: { top: number; minScore: number },
): MatchReport {
  const materials = sharedMaterials()
  const index = new MatchIndex(arrangeKnowledge(materials.knowledge()))
  const stocks = readMatchTable(sheets.stocks)
  const needs = readMatchTable(sheets.needs)
  const rejected = [...stocks.setAside, ...needs.setAside]
  const ownerOf = structuresOf([...stocks.rows, ...needs.rows])
  // Ids of both files live in one index: a prefix keeps a stock and a need of the same id apart.
  for (const row of stocks.rows) index.put(engineFlow(row, 'stock', ownerOf(row), materials, rejected))
  for (const row of needs.rows) index.put(engineFlow(row, 'need', ownerOf(row), materials, rejected))
  const report: MatchReport = { matches: [], stopped: [], rejected, labels: new Map() }
  const bare = <T extends { stockId: string; needId: string }>(pair: T): T => ({
    ...pair,
    stockId: pair.stockId.slice(2),
    needId: pair.needId.slice(2),
  })
  for (const { cells } of stocks.rows) {
    const { matches, stopped } = index.partnersOf(`s:${cells.id}`, options)
    report.matches.push(
      ...matches.map((match, position) => ({ ...bare(index.explain(match)), rank: position + 1 })),
    )
    report.stopped.push(...stopped.map(bare))
  }
  for (const [kind, rows] of [
    ['stock', stocks.rows],
    ['need', needs.rows],
  ] as const)
    for (const { cells } of rows) report.labels.set(`${kind} ${cells.id}`, cells.label ?? '')
  return report
}

/**
 * Which structure a row belongs to: rows that share a name or a SIREN are of one structure, even when one side gives
 * the name and the other the number.
 */
function structuresOf(rows: readonly MatchRow[]): (row: MatchRow) => string | null {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    const parent = parents.get(key) ?? key
    return parent === key ? key : rootOf(parent)
  }
  const keysOf = ({ cells: { structure, siret } }: MatchRow) => [
    ...(structure ? [`name ${fold(structure)}`] : []),
    ...(siret ? [`siren ${siret.slice(0, 9)}`] : []),
  ]
  for (const row of rows) {
    const [first, second] = keysOf(row)
    if (first && second) parents.set(rootOf(second), rootOf(first))
  }
  return (row) => {
    const [key] = keysOf(row)
    return key === undefined ? null : rootOf(key)
  }
}

function engineFlow(
  { cells, file, row }: MatchRow,
  kind: 'stock' | 'need',
  owner: string | null,
  materials: MaterialsService,
  rejected: SetAside[],
): EngineFlow {
  const { label, activity, notes } = cells
  const code = cells.wasteCode?.code ?? null
  if (code !== null && !materials.wasteCode(code))
    rejected.push({
      file,
      row,
      column: 'code_dechet',
      reason: `« ${code} » n’est pas un code de la nomenclature européenne : mis de côté.`,
    })
  const wasteCode = code !== null && materials.wasteCode(code) ? code : null
  const read = materials.read({
    kind,
    label: label ?? '',
    details: notes ?? '',
    wasteCode,
    activity,
    family: cells.family,
  })
  return {
    id: `${kind === 'stock' ? 's' : 'n'}:${cells.id}`,
    kind,
    owner,
    label: label ?? '',
    family: cells.family,
    reading: read,
    wasteCode,
    quantity: quantityOf(cells),
    months: cells.months,
    point: pointOf(cells, file, row, rejected),
    isAudited: false,
    ageDays: null,
  }
}

/** "12,5 t/an" in one cell or over three: the columns of the unit and the period complete what the cell says. */
function quantityOf({ quantity, unit, period }: MatchRow['cells']): Quantity | null {
  const counted = unit ?? quantity?.unit
  if (!quantity || !counted) return null
  return {
    value: quantity.value * counted.scale,
    unit: counted.unit,
    period: period ?? counted.period ?? quantity.unit?.period ?? 'year',
  }
}

function pointOf(
  { lat, lng, commune, postalCode }: MatchRow['cells'],
  file: string,
  row: number,
  rejected: SetAside[],
) {
  if (lat !== null && lng !== null) {
    if (isInFrance({ lat, lng })) return { lat, lng }
    rejected.push({
      file,
      row,
      column: 'lat',
      reason: `${lat} ; ${lng} n’est pas en France (latitude et longitude inversées ?) : mis de côté.`,
    })
  }
  const known = commune ? findCommune(commune, postalCode) : null
  return known?.lat != null && known.lng != null ? { lat: known.lat, lng: known.lng } : null
}

async function openSheets(stocks: string | undefined, needs: string | undefined, positionals: string[]) {
  if (stocks && needs) {
    const [stockFile, needFile] = openAll([stocks, needs])
    const [stockSheet] = await readFiles([stockFile as SentFile])
    const [needSheet] = await readFiles([needFile as SentFile])
    if (!stockSheet || !needSheet) throw new UsageError('Un des deux fichiers ne contient aucune feuille.')
    return { stocks: stockSheet, needs: needSheet }
  }
  const [workbook] = positionals
  if (!workbook || stocks || needs)
    throw new UsageError(`Donnez les deux fichiers, ou un classeur.\n${matchUsage}`)
  return pickSheets(await readFiles(openAll([workbook])), basename(workbook))
}

/** The files, or one sentence for each that cannot be opened. */
function openAll(paths: readonly string[]): SentFile[] {
  const faults: string[] = []
  const files = paths.flatMap((path) => {
    try {
      return [{ name: basename(path), content: readFileSync(path) }]
    } catch {
      faults.push(`${path} : fichier introuvable ou illisible.`)
      return []
    }
  })
  if (faults.length > 0) throw new UsageError(faults.join('\n'))
  return files
}

function numberOption(name: string, text: string, min: number, max: number): number {
  const value = Number(text.replace(',', '.'))
  if (text.trim() === '' || !(value >= min && value <= max))
    throw new UsageError(`--${name} : un nombre de ${min} à ${max} était attendu, lu « ${text} ».`)
  return value
}
