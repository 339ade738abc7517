import { randomBytes } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { JournalAction } from '../kernel/journal-actions.ts'
import type { Database } from './connection.ts'
import { chainHash, detailsHashOf, GENESIS } from './journal-chain.ts'

/**
 * Every change and every consultation of what is confidential: who, when, what. Rows are only ever added: triggers of
 * the database refuse the rest, and each row's hash covers the one before (docs/decisions/0012-journal.md).
 */
export const journal = sqliteTable(
  'journal',
  {
    /** 1, 2, 3… without a gap. */
    seq: integer().primaryKey(),
    at: text().notNull(),
    /** The user, or `system`, `cli`, `demo`, `setup` for what no person did from a screen. */
    actorId: text().notNull(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    /** Null when the entry never had details. */
    detailsHash: text(),
    hash: text().notNull(),
  },
  (table) => [
    index('journal_by_actor').on(table.actorId),
    index('journal_by_action').on(table.action),
    index('journal_by_entity').on(table.entityId),
    index('journal_by_time').on(table.at),
  ],
)

export const subjectKinds = ['organisation', 'person'] as const

/** The structures and persons an entry concerns: who may read it, whose export holds it. */
export const journalSubjects = sqliteTable(
  'journal_subjects',
  {
    seq: integer().notNull(),
    kind: text({ enum: subjectKinds }).notNull(),
    subjectId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seq, table.kind, table.subjectId] }),
    index('journal_by_subject').on(table.subjectId, table.seq),
  ],
)

/** Before and after, kept apart so that the law's erasure leaves the chain whole. */
export const journalDetails = sqliteTable('journal_details', {
  seq: integer().primaryKey(),
  salt: text().notNull(),
  /** JSON of { before, after }, exactly as it was hashed. */
  content: text().notNull(),
})

/** Entries whose details were erased, and the entry that says so: its `entityId` is the digest of their list. */
export const journalErasures = sqliteTable(
  'journal_erasures',
  { seq: integer().primaryKey(), erasureSeq: integer().notNull() },
  (table) => [index('journal_erasures_by_entry').on(table.erasureSeq)],
)

/** What always concerns a structure: the type asks which. */
type OfStructures = 'organisation' | 'flow' | 'membership' | 'introduction' | 'visit'

export type JournalEntry<Entity extends string = string> = {
  at: Date
  /** The user, or `system`, `cli`, `demo`, `setup`. */
  actorId: string
  action: JournalAction
  entity: Entity
  entityId: string
  before?: unknown
  after?: unknown
  /** Persons concerned besides the actor; an entry about a `user` concerns that user without saying so. */
  personIds?: readonly string[]
} & (Entity extends OfStructures
  ? { /** Structures whose data the entry is about: they may read it. */ organisationIds: readonly string[] }
  : {
      /** Structures whose data the entry is about, if any: they may read it. */ organisationIds?: readonly string[]
    })

/**
 * Adds an entry at the end of the chain, and gives its number; called inside the transaction of the change it tells.
 * `before` is what was stored, `after` what changes: the keys of `after` are what the reader is shown.
 */
export function record<Entity extends string>(db: Database, { at, ...entry }: JournalEntry<Entity>): number {
  return append(db, { ...entry, at: at.toISOString() })
}

/** The same, with the instant already written, and an action of any age. */
export function append(
  db: Database,
  entry: Omit<JournalEntry, 'at' | 'action'> & { at: string; action: string },
): number {
  const { at, actorId, action, entity, entityId, before = null, after = null } = entry
  const { organisationIds = [], personIds = entity === 'user' ? [entityId] : [] } = entry
  return db.write(() => {
    const last = db.orm.select().from(journal).orderBy(desc(journal.seq)).limit(1).get()
    const seq = (last?.seq ?? 0) + 1
    const details = before === null && after === null ? null : sealed({ before, after })
    const row = {
      seq,
      at,
      // SQLite cannot hold half of a surrogate pair: what is hashed must be what will be read.
      actorId: actorId.toWellFormed(),
      action: action.toWellFormed(),
      entity: entity.toWellFormed(),
      entityId: entityId.toWellFormed(),
      detailsHash: details ? detailsHashOf(details.salt, details.content) : null,
    }
    const subjects = { organisationIds: each(organisationIds), personIds: each(personIds) }
    const hash = chainHash(last?.hash ?? GENESIS, { ...row, ...subjects })
    db.orm
      .insert(journal)
      .values({ ...row, hash })
      .run()
    if (details)
      db.orm
        .insert(journalDetails)
        .values({ seq, ...details })
        .run()
    const links = [
      ...subjects.organisationIds.map((subjectId) => ({ seq, kind: 'organisation' as const, subjectId })),
      ...subjects.personIds.map((subjectId) => ({ seq, kind: 'person' as const, subjectId })),
    ]
    if (links.length > 0) db.orm.insert(journalSubjects).values(links).run()
    return seq
  })
}

function sealed(details: { before: unknown; after: unknown }): { salt: string; content: string } {
  return { salt: randomBytes(16).toString('hex'), content: JSON.stringify(details) }
}

/** Each once, in the order of their UTF-16 code units, as the verification sorts them too. */
function each(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toWellFormed()))].sort()
}
