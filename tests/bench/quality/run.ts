import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import process from 'node:process'
import { parse } from 'csv-parse/sync'
import { matchSheets } from '../../../src/commands/match.ts'
import type { RawSheet } from '../../../src/features/spreadsheets/raw-sheet.ts'
import { type Case, type Figures, measure, type Ranker } from './measure.ts'
import { bm25Ranker, sameCodeRanker } from './yardsticks.ts'

/**
 * `npm run bench:quality -- DIR…`: how often the engine is right on published exchanges. Each DIR holds stocks.csv,
 * needs.csv, cases.csv, judgements.csv and wrong-pairs.csv (the format of tests/bench/quality/blind); without one, the
 * two sets kept here: `blind`, and `published`, whose cases each name where the exchange was published.
 */
type Row = Record<string, string>

/** The cases of a folder, graded, with its pairs that must not be proposed. */
function readSet(folder: string) {
  const read = (file: string): Row[] =>
    parse(readFileSync(join(folder, file)), {
      columns: true,
      delimiter: ';',
      bom: true,
      skip_empty_lines: true,
    })
  const stocks = read('stocks.csv')
  const needs = read('needs.csv')
  const difficulty = new Map(read('cases.csv').map((row) => [`S-${row.id}`, row.difficulty ?? '']))
  const grades = new Map<string, Map<string, number>>()
  for (const { stock_id = '', need_id = '', grade } of read('judgements.csv')) {
    const graded = grades.get(stock_id) ?? new Map<string, number>()
    grades.set(stock_id, graded.set(need_id, Number(grade)))
  }
  const cases: Case[] = stocks.map((row) => ({
    stockId: row.id ?? '',
    difficulty: difficulty.get(row.id ?? '') ?? 'unknown',
    grades: grades.get(row.id ?? '') ?? new Map(),
  }))
  const wrongPairs = read('wrong-pairs.csv').map((row, i) => ({
    stock: {
      id: `WS${i}`,
      libelle: row.stock_libelle ?? '',
      code_dechet: row.stock_code_dechet ?? '',
      activite: '',
    },
    need: { id: `WN${i}`, libelle: row.need_libelle ?? '', activite: '' },
  }))
  return { stocks, needs, cases, wrongPairs }
}

function sheetOf(title: string, rows: readonly Row[]): RawSheet {
  const headers = Object.keys(rows[0] ?? {})
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  return { file: title, title, rows: lines.map((cells, i) => ({ row: i + 1, cells })) }
}

/** The product's own command: ten proposals a stock, with its usual threshold. */
const boucle: Ranker = (stockRows, needRows) => {
  const report = matchSheets(
    { stocks: sheetOf('stocks.csv', stockRows), needs: sheetOf('needs.csv', needRows) },
    { top: 10, minScore: 0.1 },
  )
  const ranked = new Map<string, string[]>()
  for (const { stockId, needId } of report.matches)
    ranked.set(stockId, [...(ranked.get(stockId) ?? []), needId])
  return ranked
}

const rankers: Record<string, Ranker> = {
  Boucle: boucle,
  'BM25 (minisearch)': bm25Ranker,
  'Same waste code': sameCodeRanker,
}
const percent = (value: number) => `${(100 * value).toFixed(1)} %`

function report(folder: string): string {
  const set = readSet(folder)
  const figures = Object.values(rankers).map((ranker) => measure(ranker, set))
  const line = (label: string, of: (figure: Figures) => string) =>
    `${label.padEnd(34)}${figures.map((figure) => of(figure).padStart(20)).join('')}\n`
  const { stocks, needs, wrongPairs } = set
  let text = `${basename(folder)}: ${stocks.length} stocks, ${needs.length} needs, ${wrongPairs.length} wrong pairs\n`
  text += `${''.padEnd(34)}${Object.keys(rankers)
    .map((name) => name.padStart(20))
    .join('')}\n`
  for (const level of ['easy', 'medium', 'hard'])
    text += line(`hit@10 of the published pair, ${level}`, ({ hitAt10 }) => {
      const { hits, total } = hitAt10[level] ?? { hits: 0, total: 0 }
      return total === 0 ? '–' : `${percent(hits / total)} (${hits}/${total})`
    })
  text += line('precision@5 of what is proposed', ({ precisionAt5 }) => percent(precisionAt5))
  text += line('precision@5, out of possible', ({ precisionAt5Possible }) => percent(precisionAt5Possible))
  const ceiling = percent(figures[0]?.precisionAt5Ceiling ?? 0)
  text += line(`precision@5, of five (most: ${ceiling})`, ({ precisionAt5Places }) =>
    percent(precisionAt5Places),
  )
  text += line('nDCG@10', ({ ndcgAt10 }) => ndcgAt10.toFixed(3))
  text += line('wrong pairs proposed', ({ wrongProposed }) => percent(wrongProposed))
  return text
}

const folders = process.argv.slice(2)
if (folders.length === 0) folders.push('tests/bench/quality/blind', 'tests/bench/quality/published')
process.stdout.write(folders.map((folder) => report(resolve(folder))).join('\n'))
