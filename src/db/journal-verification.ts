import { setImmediate } from 'node:timers/promises'
import { groupBy } from '../kernel/group-by.ts'
import type { JournalFault } from '../kernel/journal-faults.ts'
import type { Database } from './connection.ts'
import { type ChainedEntry, chainHash, detailsHashOf, erasureDigest, GENESIS } from './journal-chain.ts'
import { ERASURE } from './journal-erasure.ts'
import { hashAt, type JournalHead } from './journal-head.ts'

export interface Verification {
  /** Entries found right, from the first. */
  entries: number
  /** Of these, entries whose details were erased by an entry that says so. */
  erased: number
  head: JournalHead | null
  /** The end noted beside the database; null when nothing was. */
  noted: JournalHead | null
  /** The first thing found wrong, and the number of the entry. */
  fault: { kind: JournalFault; seq: number } | null
}

interface Row extends Omit<ChainedEntry, 'organisationIds' | 'personIds'> {
  hash: string
  salt: string | null
  content: string | null
}

const PAGE = 500

/**
 * Reads the whole chain again, a page at a time so that the server keeps answering, and stops at the first entry
 * that is not as it was written.
 */
export async function verifyJournal(db: Database): Promise<Verification> {
  const noted = db.headNote?.read() ?? null
  const walk = new Walk(db)
  for (let fault = walk.page(); fault !== 'end'; fault = walk.page()) {
    if (fault) return { ...walk.found(), noted, fault }
    await setImmediate()
  }
  const fault = walk.leftOver() ?? endFault(db, noted, walk.found().entries)
  return { ...walk.found(), noted, fault }
}

type Fault = NonNullable<Verification['fault']>

class Walk {
  private readonly db: Database
  private previous: JournalHead = { seq: 0, hash: GENESIS }
  /** Entries without their details, until the entry that says so is met. */
  private readonly unexplained = new Set<number>()
  private erased = 0

  constructor(db: Database) {
    this.db = db
  }

  found(): Pick<Verification, 'entries' | 'erased' | 'head'> {
    const { seq } = this.previous
    return { entries: seq, erased: this.erased, head: seq === 0 ? null : { ...this.previous } }
  }

  /** Checks the next entries: null when they are right. */
  page(): Fault | null | 'end' {
    const rows = this.rowsAfter(this.previous.seq)
    const last = rows.at(-1)?.seq
    if (last === undefined) return 'end'
    const subjects = this.between('subject_id, kind', 'journal_subjects', 'seq', last)
    const erasures = this.between('seq as erased', 'journal_erasures', 'erasure_seq', last)
    for (const row of rows) {
      const fault = this.check(row, subjects.get(row.seq) ?? [], erasures.get(row.seq) ?? [])
      if (fault) return fault
    }
    return null
  }

  /** What the chain itself does not tell: details nobody erased, rows that hang on nothing. */
  leftOver(): Fault | null {
    const [first] = this.unexplained
    if (first !== undefined) return { kind: 'details-missing', seq: first }
    for (const [table, column] of [
      ['journal_details', 'seq'],
      ['journal_subjects', 'seq'],
      ['journal_erasures', 'erasure_seq'],
    ] as const) {
      const orphan = `select ${column} as seq from ${table} where ${column} not in (select seq from journal) limit 1`
      const stray = this.db.sqlite.prepare(orphan).get() as { seq: number } | undefined
      if (stray) return { kind: 'stray-row', seq: stray.seq }
    }
    return null
  }

  private check(row: Row, links: Link[], erasures: Link[]): Fault | null {
    const fault = (kind: Fault['kind']) => ({ kind, seq: row.seq })
    if (row.seq !== this.previous.seq + 1) return { kind: 'entry-missing', seq: this.previous.seq + 1 }
    const of = (kind: string) =>
      links
        .filter((link) => link.kind === kind)
        .map(({ subject_id }) => String(subject_id))
        .sort()
    const entry = { ...row, organisationIds: of('organisation'), personIds: of('person') }
    if (links.length !== entry.organisationIds.length + entry.personIds.length) return fault('entry-altered')
    if (chainHash(this.previous.hash, entry) !== row.hash) return fault('entry-altered')
    if (row.content !== null && row.salt !== null) {
      if (detailsHashOf(row.salt, row.content) !== row.detailsHash) return fault('details-altered')
    } else if (row.detailsHash !== null) this.unexplained.add(row.seq)
    if (!this.explains(row, erasures)) return fault('erasure-altered')
    this.previous = { seq: row.seq, hash: row.hash }
    return null
  }

  /** Takes note of what an erasure names; false when its list is not the one it was written with. */
  private explains(row: Row, erasures: Link[]): boolean {
    if (row.action !== ERASURE) return erasures.length === 0
    const seqs = erasures.map(({ erased }) => Number(erased)).sort((a, b) => a - b)
    if (erasureDigest(seqs) !== row.entityId) return false
    for (const seq of seqs) if (this.unexplained.delete(seq)) this.erased++
    return true
  }

  private rowsAfter(seq: number): Row[] {
    return this.db.sqlite
      .prepare(
        `select j.seq, j.at, j.actor_id as actorId, j.action, j.entity, j.entity_id as entityId,
                j.details_hash as detailsHash, j.hash, d.salt, d.content
         from journal j left join journal_details d on d.seq = j.seq
         where j.seq > ? order by j.seq limit ?`,
      )
      .all(seq, PAGE) as Row[]
  }

  private between(columns: string, table: string, key: string, last: number): Map<number, Link[]> {
    const rows = this.db.sqlite
      .prepare(`select ${key} as at_seq, ${columns} from ${table} where ${key} > ? and ${key} <= ?`)
      .all(this.previous.seq, last) as Link[]
    return groupBy(rows, ({ at_seq }) => at_seq)
  }
}

interface Link {
  at_seq: number
  kind?: string
  subject_id?: string
  erased?: number
}

function endFault(db: Database, noted: JournalHead | null, entries: number): Fault | null {
  if (!noted || hashAt(db.sqlite, noted.seq) === noted.hash) return null
  return { kind: 'end-missing', seq: Math.min(noted.seq, entries + 1) }
}
