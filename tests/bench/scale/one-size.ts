import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { arrangeKnowledge } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { MatchIndex, type Ranking } from '../../../src/features/matching/engine/match-index.ts'
import { loadKnowledge } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { eachGeneratedFlow, generateFlows } from '../generated-flows.ts'
import { readFlows, writeFlows } from './flow-file.ts'
import { rtreeOf } from './rtree.ts'

/**
 * One size measured in a process of its own, so that its memory is its own: `scale-of-one.js COUNT [all] [rtree]`.
 * Prints what `run.ts` puts in words.
 */
export interface Measures {
  count: number
  /** Ms to read all from the file and to file them, with what the first searches arrange. */
  build: number
  /** Bytes that the index holds, and what the process holds in all. */
  held: number
  resident: number
  /** Ms of one new flow against all, of either kind: by the clock, and of the processor. */
  clock: Spread
  processor: Spread
  /** Ms of the processor for one more stock, when all are matched afresh. */
  afresh: number
  /** Sampled flows whose list is that of judging every pair. */
  checked: number
  identical: number
  scan: number
  /** Ms for one stock by SQLite, and by the engine for the same; null when not asked. */
  rtree: { sqlite: number; engine: number } | null
}

export interface Spread {
  mean: number
  p50: number
  p95: number
}

/** Different texts at most: reading more of them would take longer than all the rest. */
const TEXTS = 100_000
const OPTIONS = { top: 20, minScore: 0.13 }
const NEW_FLOWS = 4000
const CHECKED = 20
const AFRESH_SAMPLE = 10_000
const RTREE_SAMPLE = 40

const [count, ...asked] = [Number(process.argv[2]), ...process.argv.slice(3)]
const knowledge = loadKnowledge()
const reader = createReader(knowledge)
const compatibility = arrangeKnowledge(knowledge)

const processorMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function spreadOf(times: number[]): Spread {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] as number
  return { mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length, p50: at(0.5), p95: at(0.95) }
}

function memory() {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  return { held: heapUsed + arrayBuffers, resident: rss }
}

function build(file: string) {
  const before = memory().held
  const start = performance.now()
  const index = new MatchIndex(compatibility)
  let filed = 0
  for (const flow of readFlows(file)) {
    index.put(flow)
    if (++filed % Math.ceil(count / 20) === 0)
      process.stderr.write(`\r${count}: ${Math.round((100 * filed) / count)} % `)
  }
  return { index, build: performance.now() - start, before }
}

function newFlows(index: MatchIndex) {
  const flows = generateFlows(NEW_FLOWS, knowledge, reader, 2).map((flow) => ({
    ...flow,
    id: `new-${flow.id}`,
  }))
  // Once beforehand: what is only worked out when it is first asked for is no part of one flow's time.
  const first = performance.now()
  for (const flow of flows) index.partnersOfFlow(flow, OPTIONS)
  const second = performance.now()
  const [clock, processor]: [number[], number[]] = [[], []]
  for (const flow of flows) {
    const [from, spent] = [performance.now(), processorMs()]
    index.partnersOfFlow(flow, OPTIONS)
    clock.push(performance.now() - from)
    processor.push(processorMs() - spent)
  }
  const again = clock.reduce((sum, time) => sum + time, 0)
  return { clock: spreadOf(clock), processor: spreadOf(processor), arranging: second - first - again }
}

function sample<T>(items: readonly T[], size: number): T[] {
  const step = Math.max(1, Math.floor(items.length / size))
  return items.filter((_, i) => i % step === 0).slice(0, size)
}

/** All stocks, or some of them. */
function afresh(index: MatchIndex): number {
  const ids = index.allStocks().map(({ id }) => id)
  const some = asked.includes('all') ? ids : sample(ids, AFRESH_SAMPLE)
  const from = processorMs()
  for (const id of some) index.partnersOf(id, OPTIONS)
  return (processorMs() - from) / some.length
}

const outline = ({ matches }: Ranking) =>
  JSON.stringify(matches.map(({ stockId, needId, score }) => [stockId, needId, score]))

function check(index: MatchIndex, flows: readonly EngineFlow[]) {
  const found = flows.map(({ id }) => outline(index.partnersOf(id, OPTIONS)))
  const from = processorMs()
  const scanned = flows.map(({ id }) => outline(index.scan(id, OPTIONS)))
  const scan = (processorMs() - from) / flows.length
  return { checked: flows.length, identical: found.filter((list, i) => list === scanned[i]).length, scan }
}

function beside(index: MatchIndex, file: string) {
  const rtree = rtreeOf(readFlows(file), compatibility)
  const stocks = sample(index.allStocks(), RTREE_SAMPLE)
  const sqlite = stocks.map((stock) => rtree.best(stock, OPTIONS))
  const engine = stocks.map(({ id }) => {
    const from = performance.now()
    index.partnersOf(id, OPTIONS)
    return performance.now() - from
  })
  return { sqlite: spreadOf(sqlite).mean, engine: spreadOf(engine).mean }
}

const folder = mkdtempSync(join(tmpdir(), 'boucle-scale-'))
try {
  const file = join(folder, 'flows.db')
  writeFlows(file, eachGeneratedFlow(count, knowledge, reader, 1, TEXTS))
  const { index, build: built, before } = build(file)
  const { clock, processor, arranging } = newFlows(index)
  const { held, resident } = memory()
  const flows = [...sample(index.allStocks(), CHECKED / 2), ...sample(index.allNeeds(), CHECKED / 2)]
  const measures: Measures = {
    count,
    build: built + Math.max(0, arranging),
    held: held - before,
    resident,
    clock,
    processor,
    afresh: afresh(index),
    ...check(index, flows),
    rtree: asked.includes('rtree') ? beside(index, file) : null,
  }
  process.stdout.write(JSON.stringify(measures))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
