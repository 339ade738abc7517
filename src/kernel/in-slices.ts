import { setImmediate } from 'node:timers/promises'

/** Work that goes on each time its next step is asked for. */
export type Steps<Result> = Generator<void, Result>

/** As long as a request may wait for a slice of the work. */
const SLICE_MS = 10

/** All of it now: within a transaction, and where nobody waits. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

export interface Watch {
  /** Told between slices: how far of `total` steps, 0–1. */
  onShare(share: number): void
  /** Gives up between two slices, by throwing its reason. */
  signal: AbortSignal
}

/** The same in slices, between which requests are answered. */
export async function inSlices<Result>(
  steps: Steps<Result>,
  total: number,
  { onShare, signal }: Watch,
): Promise<Result> {
  let taken = 0
  for (;;) {
    signal.throwIfAborted()
    const end = performance.now() + SLICE_MS
    while (performance.now() < end) {
      const { done, value } = steps.next()
      if (done) return value
      taken++
    }
    onShare(Math.min(1, taken / Math.max(1, total)))
    await setImmediate()
  }
}
