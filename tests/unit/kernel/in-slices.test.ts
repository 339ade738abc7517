import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce, inSlices, type Steps } from '../../../src/kernel/in-slices.ts'

/** A step long enough that a slice holds few. */
function* slow(count: number): Steps<number> {
  let sum = 0
  for (let i = 0; i < count; i++) {
    yield
    const end = performance.now() + 4
    while (performance.now() < end) sum += 0
    sum += i
  }
  return sum
}

const never = new AbortController().signal

describe('work in slices', () => {
  it('gives what it gives at once', async () => {
    function* sumOf(numbers: number[]): Steps<number> {
      let sum = 0
      for (const number of numbers) {
        yield
        sum += number
      }
      return sum
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), async (numbers) => {
        const watch = { onShare: () => {}, signal: never }
        expect(await inSlices(sumOf(numbers), numbers.length, watch)).toBe(atOnce(sumOf(numbers)))
      }),
    )
  })

  it('lets others work in between, and tells a share that only grows', async () => {
    const shares: number[] = []
    let others = 0
    const work = inSlices(slow(20), 20, { onShare: (share) => void shares.push(share), signal: never })
    const beside = (async () => {
      for (; shares.length < 3; others++) await setImmediate()
    })()
    expect(await work).toBe(190)
    await beside
    expect(others).toBeGreaterThan(0)
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })

  it('is given up between two slices', async () => {
    const gone = new AbortController()
    const reason = new Error('gone')
    let told = 0
    const work = inSlices(slow(1000), 1000, {
      onShare() {
        told++
        gone.abort(reason)
      },
      signal: gone.signal,
    })
    await expect(work).rejects.toBe(reason)
    expect(told).toBe(1)
  })
})
