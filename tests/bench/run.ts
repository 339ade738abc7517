import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { arrangeKnowledge } from '../../src/features/matching/engine/compatibility.ts'
import { MatchIndex } from '../../src/features/matching/engine/match-index.ts'
import { loadKnowledge } from '../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../src/features/materials/reading/reader.ts'
import { materialsService } from '../../src/features/materials/service.ts'
import { shippedKnowledge } from '../../src/features/materials/shared-service.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { buildRooms } from '../../src/rooms.ts'
import { SECRET } from '../support/app.ts'
import { generateFlows } from './generated-flows.ts'
import { importFiles } from './import-files.ts'
import { realtimeDelays } from './realtime.ts'
import { searchOver } from './search.ts'

/**
 * `npm run bench` (after `npm run build`): speed and size, each beside a baseline measured in the same run, so that
 * the ratios hold on any machine. Prints; never fails on a slow machine.
 */
const OPTIONS = { top: 20, minScore: 0.18 }

function line(what: string, figure: string, baseline: string, target: string): void {
  process.stdout.write(
    `${what.padEnd(52)}${figure.padStart(14)}   ${baseline.padEnd(58)} target: ${target}\n`,
  )
}

const ms = (value: number) => `${Math.round(value)} ms`
const ratio = (a: number, b: number) => `${(a / b).toFixed(1)}×`

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; took: number }> {
  const start = performance.now()
  const result = await work()
  return { result, took: performance.now() - start }
}

/** Starts the built server on an empty folder; ms until it answers that it is ready. */
async function coldStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'boucle-bench-'))
  // The first call of fetch loads it: that is no part of the start of the server.
  await fetch('data:,')
  const start = performance.now()
  const server = spawn(process.execPath, ['dist/server.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve) => {
    server.stdout.on('data', (text) => {
      const found = String(text).match(/http:\/\/localhost:\d+/)
      if (found) resolve(found[0])
    })
  })
  while (!(await fetch(`${address}/health/ready`)).ok);
  const took = performance.now() - start
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
  return took
}

async function bareNode(): Promise<number> {
  const { took } = await timed(
    () => new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve)),
  )
  return took
}

async function benchStart(): Promise<void> {
  const bare = Math.min(await bareNode(), await bareNode(), await bareNode())
  const starts = [await coldStart(), await coldStart(), await coldStart()].sort((a, b) => a - b)
  const median = starts[1] as number
  line(
    'cold start to ready, empty database (median of 3)',
    ms(median),
    `node -e 0 takes ${ms(bare)}: ${ratio(median, bare)}`,
    '< 1 s',
  )
}

async function benchMatching(count: number): Promise<void> {
  const knowledge = loadKnowledge()
  const reader = createReader(knowledge)
  const { result: flows, took: reading } = await timed(() => generateFlows(count, knowledge, reader))
  const index = new MatchIndex(arrangeKnowledge(knowledge))
  const { took: filing } = await timed(() => {
    for (const flow of flows) index.put(flow)
  })
  const stocks = flows.filter(({ kind }) => kind === 'stock')
  index.partnersOf(flows[1]?.id ?? '', OPTIONS)
  const { took: matching } = await timed(() => {
    for (const { id } of stocks) index.partnersOf(id, OPTIONS)
  })
  const sample = stocks.slice(0, 40)
  const { took: scanned } = await timed(() => {
    for (const stock of sample) index.scan(stock.id, OPTIONS)
  })
  const perStock = matching / stocks.length
  const perScan = scanned / sample.length
  line(`${count} flows: reading their texts`, ms(reading), `${(reading / count).toFixed(2)} ms a text`, '')
  line(
    `${count} flows matched afresh (file and search all stocks)`,
    ms(filing + matching),
    `judging every pair: ${ms(perScan * stocks.length)}, ${ratio(perScan, perStock)} slower`,
    '< 5 s for 20 000',
  )
  line('  resident memory', `${Math.round(process.memoryUsage().rss / 1e6)} MB`, '', '')
}

async function benchImport(rows: number): Promise<void> {
  const db = openDatabase({ file: ':memory:' })
  migrateDatabase(db)
  const { spreadsheets } = buildRooms(db, fixedClock('2026-11-16T09:00:00Z'), SECRET)
  const files = importFiles(rows)
  const { took: parsing } = await timed(() =>
    files.map(({ content }) => parse(content, { delimiter: ';', columns: true })),
  )
  const { took } = await timed(() => spreadsheets.planFiles(files))
  db.sqlite.close()
  line(
    `import of ${rows} rows previewed`,
    ms(took),
    `csv-parse alone takes ${ms(parsing)}: ${ratio(took, parsing)}`,
    '< 5 s',
  )
}

async function benchSearch(count: number): Promise<void> {
  const materials = materialsService(shippedKnowledge())
  const flows = generateFlows(count, materials.knowledge(), { read: materials.read })
  const search = searchOver(flows, materials)
  const { took: making } = await timed(() => search.warmUp())
  const turns = Array.from({ length: 400 }, (_, turn) => turn)
  const times: number[] = []
  for (const turn of turns) times.push((await timed(() => search.ask(turn))).took)
  const scans: number[] = []
  for (const turn of turns.slice(0, 5)) scans.push((await timed(() => search.scan(turn))).took)
  const p95 = percentile(times, 0.95)
  line(`${count} flows filed for the search`, ms(making), 'once, when somebody first searches', '')
  line(
    `${count} flows searched, p95 of 400 of 10 kinds`,
    `${p95.toFixed(1)} ms`,
    `looking at the words of every flow: ${ms(percentile(scans, 0.5))}, ${ratio(percentile(scans, 0.5), p95)} slower`,
    '≤ 30 ms',
  )
}

async function benchRealtime(count: number): Promise<void> {
  const few = await realtimeDelays(10, { one: 100, all: 10 })
  const many = await realtimeDelays(count, { one: 100, all: 10 })
  const [base, baseAll, one, all] = [few.one, few.all, many.one, many.all].map((times) =>
    percentile(times, 0.95),
  ) as [number, number, number, number]
  line(
    `${count} sockets: commit to browser, one person told, p95`,
    `${one.toFixed(1)} ms`,
    `10 sockets: ${base.toFixed(1)} ms, ${ratio(one, base)}`,
    '≤ 100 ms',
  )
  line(
    '  everybody told at once, p95 of all sockets',
    `${all.toFixed(1)} ms`,
    `10 sockets: ${baseAll.toFixed(1)} ms, ${ratio(all, baseAll)}`,
    '≤ 100 ms',
  )
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number
}

/** Scripts that the sign-in page asks for: those of the page and what they import before anything is asked. */
function firstPageBytes(): number {
  const assets = 'dist/web/assets'
  const page = readFileSync('dist/web/index.html', 'utf8')
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name as string)
  const signIn = readdirSync(assets).filter((name) => /^SignIn.*\.js$/.test(name))
  const wanted = new Set([...named, ...signIn])
  for (const name of wanted)
    for (const [, imported] of readFileSync(join(assets, name), 'utf8').matchAll(
      /from\s*["']\.\/([\w.-]+\.js)["']/g,
    ))
      wanted.add(imported as string)
  return [...wanted].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)
}

await benchStart()
await benchMatching(2_000)
await benchMatching(20_000)
await benchImport(10_000)
await benchSearch(100_000)
await benchRealtime(1_000)
const bytes = firstPageBytes()
line(
  'scripts of the first page, compressed',
  `${Math.round(bytes / 1000)} kB`,
  `budget 120 kB: ${Math.round((100 * bytes) / 120_000)} %`,
  '< 120 kB',
)
