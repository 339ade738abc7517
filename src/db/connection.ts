import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { type DomainEvent, EventBus } from '../kernel/events.ts'
import { HeadNote } from './journal-head.ts'

/**
 * The database of the process: one SQLite connection (better-sqlite3 is synchronous, so one is enough and
 * a transaction can never interleave), its drizzle handle, and the bus of what was committed.
 */
export interface Database {
  readonly sqlite: Sqlite.Database
  readonly orm: BetterSQLite3Database
  readonly events: EventBus
  /** Where the end of the journal is noted; null when nobody asked to. */
  readonly headNote: HeadNote | null
  /**
   * The only way to write: runs `work` in one IMMEDIATE transaction, rolls back when it throws, and publishes
   * the events it announced after the commit. `work` must be synchronous. Called within another write, it
   * belongs to that one: all or nothing.
   */
  write<T>(work: (announce: (event: DomainEvent) => void) => T): T
}

/**
 * Opens `file` (or a copy of `image`, a serialised database) with the pragmas Boucle relies on. The end of the journal
 * is noted in `headFile`, when there is one, after each commit.
 */
export function openDatabase(
  source: { file: string; headFile?: string } | { image: Buffer; headFile?: string },
): Database {
  const sqlite = new Sqlite('file' in source ? source.file : source.image)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  // What SQLite's LIKE cannot do: compare as people type, without accents or capitals.
  sqlite.function('fold', { deterministic: true }, (text) =>
    String(text ?? '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase(),
  )
  const events = new EventBus()
  const headNote = source.headFile === undefined ? null : new HeadNote(sqlite, source.headFile)
  /** Events of the transaction under way; null outside. A write within a write joins the outer one. */
  let announced: DomainEvent[] | null = null
  return {
    sqlite,
    orm: drizzle(sqlite, { casing: 'snake_case' }),
    events,
    headNote,
    write(work) {
      if (announced) {
        const outer = announced
        return work((event) => outer.push(event))
      }
      const own: DomainEvent[] = []
      announced = own
      let result: ReturnType<typeof work>
      try {
        result = sqlite
          .transaction(() => {
            const value = work((event) => own.push(event))
            if (value instanceof Promise) throw new TypeError('A transaction must be synchronous.')
            return value
          })
          .immediate()
      } finally {
        announced = null
      }
      headNote?.update()
      for (const event of own) events.publish(event)
      return result
    },
  }
}

/**
 * Announces `written-elsewhere` when another process has committed to the file since the last look (SQLite's
 * `data_version` moves for the writes of others alone). Returns how to stop looking.
 */
export function watchOtherWriters({ sqlite, events }: Database, everyMs: number): () => void {
  const version = () => sqlite.pragma('data_version', { simple: true }) as number
  let seen = version()
  const timer = setInterval(() => {
    const now = version()
    if (now === seen) return
    seen = now
    events.publish({ type: 'written-elsewhere' })
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
