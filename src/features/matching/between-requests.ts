/** As long as a request may wait for a slice of the work. */
const SLICE_MS = 10
/** Between two reports: as often as a bar needs to move. */
const REPORT_MS = 200

/** Work that goes on each time its next step is asked for, and yields the share done: from 0, always below 1. */
export type Steps = Iterator<number, void>

/**
 * Runs long work in slices, between which requests are answered; one work after another. Each is reported as it
 * begins (0) and while it lasts; 1 when nothing waits any more.
 */
export function betweenRequests(report: (share: number) => void) {
  const waiting: (() => Steps)[] = []
  let current: Steps | null = null
  let isRunning = false
  let reportedAt = 0

  function slice(): void {
    const end = performance.now() + SLICE_MS
    while (performance.now() < end) {
      isRunning = current !== null || waiting.length > 0
      if (!isRunning) return
      current ??= begin()
      const { done, value } = current.next()
      if (done) finish()
      else if (performance.now() > reportedAt + REPORT_MS) say(value)
    }
    setImmediate(slice)
  }

  function begin(): Steps {
    say(0)
    return (waiting.shift() as () => Steps)()
  }

  function finish(): void {
    current = null
    if (waiting.length === 0) say(1)
  }

  function say(share: number): void {
    reportedAt = performance.now()
    report(share)
  }

  return {
    start(work: () => Steps): void {
      waiting.push(work)
      if (isRunning) return
      isRunning = true
      setImmediate(slice)
    },
    /** Gives up what is not done. */
    stop(): void {
      waiting.length = 0
      if (current) finish()
    },
  }
}
