import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'

/** Where the chain ends: what must be noted elsewhere for a shortened chain to show. */
export interface JournalHead {
  seq: number
  hash: string
}

/**
 * Notes the end of the chain in a file beside the database, after each commit that made it longer. A chain that does
 * not hold what was noted (cut short, written again) never overwrites the note: the verification must find it.
 */
export class HeadNote {
  private readonly sqlite: Sqlite.Database
  private readonly file: string
  private lastSeq = 0

  constructor(sqlite: Sqlite.Database, file: string) {
    this.sqlite = sqlite
    this.file = file
  }

  read(): JournalHead | null {
    if (!existsSync(this.file)) return null
    try {
      const { seq, hash } = JSON.parse(readFileSync(this.file, 'utf8'))
      return { seq: Number(seq), hash: String(hash) }
    } catch {
      // A damaged note notes nothing that the chain could hold.
      return { seq: Number.MAX_SAFE_INTEGER, hash: '' }
    }
  }

  update(): void {
    const head = headOf(this.sqlite)
    if (!head || head.seq === this.lastSeq) return
    this.lastSeq = head.seq
    const noted = this.read()
    if (noted && hashAt(this.sqlite, noted.seq) !== noted.hash) return
    writeFileSync(`${this.file}.new`, JSON.stringify(head), { mode: 0o600 })
    renameSync(`${this.file}.new`, this.file)
  }
}

export function headOf(sqlite: Sqlite.Database): JournalHead | null {
  const row = sqlite.prepare('select seq, hash from journal order by seq desc limit 1').get()
  return (row as JournalHead | undefined) ?? null
}

export function hashAt(sqlite: Sqlite.Database, seq: number): string | null {
  const row = sqlite.prepare('select hash from journal where seq = ?').get(seq)
  return (row as { hash: string } | undefined)?.hash ?? null
}
