import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import type { Measures, Spread } from './one-size.ts'

/**
 * `npm run bench:scale`: the engine from ten thousand flows to a million, each size in a process of its own. Texts are
 * read beforehand. Times are told by the clock and of the processor: on a machine that does other things, the second
 * is the engine's own. Takes about ten minutes; `-- 10000 100000` for these sizes only.
 */
const SIZES: Record<number, string[]> = { 10000: [], 100000: ['rtree'], 200000: ['all'], 1000000: [] }

function line(what: string, figure: string, target = ''): void {
  process.stdout.write(`${what.padEnd(58)}${figure.padEnd(62)}${target && `target: ${target}`}\n`)
}

async function measure(count: number, asked: readonly string[]): Promise<Measures> {
  const script = join(import.meta.dirname, 'scale-of-one.js')
  const args = ['--expose-gc', '--max-old-space-size=6000', script, String(count), ...asked]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')])
  process.stderr.write('\r')
  return JSON.parse(printed) as Measures
}

const ms = (value: number) => (value < 100 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`)
const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
const spread = ({ mean, p50, p95 }: Spread) => `p95 ${ms(p95)}, median ${ms(p50)}, mean ${ms(mean)}`
/** Ms of the processor for the whole: filed, and every stock searched. */
const whole = ({ build, afresh, count }: Measures) => build + (afresh * count) / 2

function tell(measures: Measures): void {
  const { count, build, held, resident, clock, processor, afresh, checked, identical, scan, rtree } = measures
  const isLargest = count === 1_000_000
  process.stdout.write(`\n${count} live flows (load of the machine: ${loadavg()[0]?.toFixed(1)})\n`)
  line('one new flow against all, by the clock', spread(clock), isLargest ? 'p95 ≤ 5 ms' : '')
  line('  of the processor', spread(processor))
  line(
    `lists identical to judging every pair`,
    `${identical} of ${checked}; judging takes ${ms(scan)}, ${Math.round(scan / processor.mean)} times more`,
  )
  line('read from a file and filed', seconds(build), isLargest ? '≤ 20 s' : '')
  line(
    'memory of the index and its flows',
    `${Math.round(held / 1e6)} MB, ${Math.round(held / count)} bytes a flow; process ${Math.round(resident / 1e6)} MB`,
    isLargest ? '≤ 1500 MB' : '',
  )
  line(
    'all stocks matched afresh',
    `${ms(afresh)} a stock; with the filing ${seconds(whole(measures))} in all`,
    count === 200_000 ? '≤ 60 s' : '',
  )
  if (rtree)
    line(
      'the same top 20 asked of SQLite with its R*Tree',
      `${ms(rtree.sqlite)} a stock for ${ms(rtree.engine)}: ${(rtree.sqlite / rtree.engine).toFixed(0)} times slower`,
      '≥ 20 times',
    )
}

const wanted = process.argv.slice(2).map(Number)
const all: Measures[] = []
for (const count of wanted.length > 0 ? wanted : Object.keys(SIZES).map(Number)) {
  const measures = await measure(count, SIZES[count] ?? [])
  all.push(measures)
  tell(measures)
}
const [first, last] = [all[0], all.at(-1)]
if (first && last && last.count > first.count) {
  const power = Math.log(whole(last) / whole(first)) / Math.log(last.count / first.count)
  line(`\ncost from ${first.count} to ${last.count} flows`, `grows as n^${power.toFixed(2)}`, 'n^1.15')
}
