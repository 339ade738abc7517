import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import type { mailingSending } from './sending.ts'

const WAKING: ReadonlySet<DomainEvent['type']> = new Set([
  'mail-settled',
  'mailing-changed',
  'settings-changed',
  'written-elsewhere',
])
/** Looks again this often even when nothing seems due. */
const LOOK_AGAIN_MS = 60_000

/** The one clockwork that gives mailings their turns while the server runs; what is due is in the database alone. */
export function mailingPace(db: Database, clock: Clock, sending: ReturnType<typeof mailingSending>) {
  let timer: NodeJS.Timeout | undefined
  let isRunning = false
  let isWoken = false

  function turn(log: (error: unknown) => void): void {
    if (!isRunning || !db.sqlite.open) return
    clearTimeout(timer)
    let wait = LOOK_AGAIN_MS
    try {
      wait = Math.min(Math.max(sending.turn().getTime() - clock.now().getTime(), 50), LOOK_AGAIN_MS)
    } catch (error) {
      log(error)
    }
    timer = setTimeout(() => turn(log), wait).unref()
  }

  return {
    /** Called once, when the server listens; `log` is told what went wrong, and the next turn tries again. */
    start(log: (error: unknown) => void): void {
      isRunning = true
      db.events.subscribe(({ type }) => {
        if (!isRunning || isWoken || !WAKING.has(type)) return
        isWoken = true
        setImmediate(() => {
          isWoken = false
          turn(log)
        })
      })
      turn(log)
    },

    stop(): void {
      isRunning = false
      clearTimeout(timer)
    },
  }
}
