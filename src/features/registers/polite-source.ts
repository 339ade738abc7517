import { setTimeout as after } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { type Patience, pauseAfter, retryAfterMs } from './patience.ts'

/** Answers are a few kilobytes; what is longer is not what was asked for. */
const LONGEST_ANSWER_BYTES = 1_000_000

/** One question asked: the JSON that came; or nothing, which may be worth a second try, or a wait that was asked for. */
type Tried = { json: unknown } | { json?: never; again: boolean; waitMs: number | null }

export type PoliteSource = ReturnType<typeof politeSource>

/**
 * A web service asked as a good neighbour: never longer than a person waits, the same question once at a time, a
 * second try only for a failure of the moment, and then left alone for as long as it asks (`Retry-After`) or for longer
 * and longer.
 */
export function politeSource(clock: Clock, patience: Patience) {
  let failures = 0
  let pausedUntil = 0
  const underWay = new Map<string, Promise<{ json: unknown } | null>>()

  async function ask(url: string): Promise<{ json: unknown } | null> {
    if (clock.now().getTime() < pausedUntil) return null
    let tried = await tryOnce(url)
    if (!('json' in tried) && tried.again) {
      await after(patience.secondTryMs)
      tried = await tryOnce(url)
    }
    if ('json' in tried) {
      failures = 0
      return { json: tried.json }
    }
    pause(tried.waitMs)
    return null
  }

  function pause(askedMs: number | null): void {
    failures++
    pausedUntil = clock.now().getTime() + (askedMs ?? pauseAfter(failures, patience))
  }

  async function tryOnce(url: string): Promise<Tried> {
    const limit = AbortSignal.timeout(patience.timeoutMs)
    try {
      // Sent elsewhere it is not the register that the administrator chose.
      const response = await fetch(url, {
        signal: limit,
        redirect: 'error',
        headers: { accept: 'application/json', 'user-agent': 'Boucle' },
      })
      const waitMs = retryAfterMs(response.headers.get('retry-after'), clock.now())
      if (response.status === 200) return { json: JSON.parse(await boundedText(response)) }
      await response.body?.cancel()
      return { again: response.status >= 500 && waitMs === null, waitMs }
    } catch (error) {
      return { again: !limit.aborted && !(error instanceof SyntaxError), waitMs: null }
    }
  }

  return {
    /** The JSON it answers; null when it does not, or is being left alone. Never throws. */
    ask(url: string): Promise<{ json: unknown } | null> {
      const known = underWay.get(url)
      if (known) return known
      const asked = ask(url).finally(() => underWay.delete(url))
      underWay.set(url, asked)
      return asked
    },
    /** What it answered was not what its documentation says. */
    misunderstood: () => pause(null),
  }
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > LONGEST_ANSWER_BYTES) throw new SyntaxError('The answer is too long.')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
