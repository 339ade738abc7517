import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/connection.ts'
import { type JournalEntry, record } from '../../src/db/journal.ts'
import { chainHash, erasureDigest } from '../../src/db/journal-chain.ts'
import { eraseDetails } from '../../src/db/journal-erasure.ts'
import { verifyJournal } from '../../src/db/journal-verification.ts'
import { freshDatabase, NOW } from '../support/app.ts'

const at = new Date(NOW)
const scratch = mkdtempSync(join(tmpdir(), 'boucle-journal-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const entry = fc.record({
  at: fc.constant(at),
  actorId: fc.string({ unit: 'binary', maxLength: 8 }),
  action: fc.constantFrom('flow.created', 'flow.updated', 'user.created'),
  entity: fc.constantFrom('flow', 'user', 'setting'),
  entityId: fc.string({ maxLength: 8 }),
  organisationIds: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  before: fc.option(fc.jsonValue()),
  after: fc.option(fc.jsonValue()),
}) satisfies fc.Arbitrary<JournalEntry>

function journalOf(entries: readonly JournalEntry[]): Database {
  const db = freshDatabase()
  for (const each of entries) record(db, each)
  return db
}

/** A few entries with everything a row can hold, one of them erased. */
function sample(): Database {
  const base = {
    at,
    actorId: 'ana',
    action: 'flow.updated' as const,
    entity: 'flow' as const,
    entityId: 'f1',
  }
  const db = journalOf([
    { ...base, action: 'flow.created', organisationIds: ['a'], after: { label: 'Drêches' } },
    { ...base, organisationIds: ['a', 'b'], before: { quantity: 1 }, after: { quantity: 2 } },
    { at, actorId: 'ana', action: 'user.created', entity: 'user', entityId: 'u1', after: { name: 'Ana' } },
    { ...base, action: 'flow.withdrawn', organisationIds: ['a'] },
    { ...base, organisationIds: ['a'], after: { label: 'Drêches sèches' } },
  ])
  eraseDetails(db, [2, 3], { at, actorId: 'system', reason: 'retention' })
  return db
}

/** What someone with the file could do: the triggers of the database do not bind who can drop them. */
function unguarded({ sqlite }: Database): Database['sqlite'] {
  const triggers = sqlite.prepare("select name from sqlite_master where type = 'trigger'").all()
  for (const { name } of triggers as { name: string }[]) sqlite.exec(`drop trigger "${name}"`)
  return sqlite
}

describe('the chain', () => {
  it('verifies whatever was recorded, in order and without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (entries) => {
        const db = journalOf(entries)
        const { fault, entries: count } = await verifyJournal(db)
        expect({ fault, count }).toEqual({ fault: null, count: entries.length })
        const seqs = db.sqlite.prepare('select seq from journal order by seq').pluck().all()
        expect(seqs).toEqual(entries.map((_, i) => i + 1))
        db.sqlite.close()
      }),
      { numRuns: 60 },
    )
  })

  it('gives another hash to any other field, and never confuses two neighbours', () => {
    const whole = { actorId: 'ab', action: 'c', entity: 'e', entityId: 'i', detailsHash: null }
    const first = { seq: 1, at: NOW, organisationIds: ['a'], personIds: ['b'], ...whole }
    const others = [
      { ...first, seq: 2 },
      { ...first, at: '2026-11-16T09:00:01Z' },
      { ...first, actorId: 'a', action: 'bc' },
      { ...first, entity: 'ei', entityId: '' },
      { ...first, organisationIds: [], personIds: ['a', 'b'] },
      { ...first, organisationIds: ['a', 'b'], personIds: [] },
      { ...first, detailsHash: '' },
    ]
    const hashes = [chainHash('', first), chainHash('x', first), ...others.map((each) => chainHash('', each))]
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('reads more entries than a page holds', async () => {
    const db = freshDatabase()
    db.write(() => {
      for (let i = 0; i < 1203; i++)
        record(db, {
          at,
          actorId: 'ana',
          action: 'setting.changed',
          entity: 'setting',
          entityId: String(i),
          after: { i },
        })
    })
    expect(await verifyJournal(db)).toMatchObject({ entries: 1203, fault: null })
    unguarded(db).exec("update journal_details set content = '{}' where seq = 1002")
    expect((await verifyJournal(db)).fault).toEqual({ kind: 'details-altered', seq: 1002 })
    db.sqlite.close()
  })

  it('is undone with the transaction it belongs to', async () => {
    const db = freshDatabase()
    const failing = () =>
      db.write(() => {
        record(db, { at, actorId: 'ana', action: 'setting.changed', entity: 'setting', entityId: '1' })
        throw new Error('rolled back')
      })
    expect(failing).toThrow('rolled back')
    expect(
      record(db, { at, actorId: 'ana', action: 'setting.changed', entity: 'setting', entityId: '2' }),
    ).toBe(1)
    expect((await verifyJournal(db)).fault).toBeNull()
    db.sqlite.close()
  })
})

describe('a change behind the journal’s back', () => {
  const tables = ['journal', 'journal_details', 'journal_subjects', 'journal_erasures']
  const template = sample()
  const image = template.sqlite.serialize()
  const cells = tables.flatMap((table) => {
    const columns = template.sqlite.prepare(`pragma table_info("${table}")`).all() as { name: string }[]
    const rows = template.sqlite.prepare(`select rowid from "${table}"`).pluck().all() as number[]
    return rows.flatMap((rowid) => columns.map(({ name }) => ({ table, rowid, name })))
  })

  it('of any byte of any cell is found', async () => {
    expect(cells.length).toBeGreaterThan(60)
    for (const { table, rowid, name } of cells) {
      const db = openDatabase({ image })
      const was = db.sqlite.prepare(`select "${name}" from "${table}" where rowid = ?`).pluck().get(rowid)
      const changes = typeof was === 'number' ? [was + 1000] : byteChanges(String(was ?? 'x'))
      for (const changed of was === null ? ['x'] : changes) {
        const copy = openDatabase({ image })
        unguarded(copy).prepare(`update "${table}" set "${name}" = ? where rowid = ?`).run(changed, rowid)
        expect(
          (await verifyJournal(copy)).fault,
          `${table}.${name} ${rowid}: ${was} → ${changed}`,
        ).not.toBeNull()
        copy.sqlite.close()
      }
      db.sqlite.close()
    }
  })

  it.each(tables)(
    'that takes a row away from %s is found, unless it is the last entry whole',
    async (table) => {
      const rows = template.sqlite.prepare(`select rowid from "${table}"`).pluck().all()
      for (const rowid of rows) {
        const db = openDatabase({ image })
        unguarded(db).prepare(`delete from "${table}" where rowid = ?`).run(rowid)
        expect((await verifyJournal(db)).fault, `${table} ${rowid}`).not.toBeNull()
        db.sqlite.close()
      }
    },
  )

  it.each([
    ["insert into journal_subjects values (1, 'organisation', 'z')", 'entry-altered', 1],
    ["insert into journal_details values (4, 'salt', '{}')", 'details-altered', 4],
    ['insert into journal_erasures values (1, 6)', 'erasure-altered', 6],
    ['insert into journal_erasures values (1, 5)', 'erasure-altered', 5],
    ["insert into journal_details values (99, 'salt', '{}')", 'stray-row', 99],
    ['delete from journal where seq = 2', 'entry-missing', 2],
    ['delete from journal_details where seq = 1', 'details-missing', 1],
    ["update journal set at = '2020' where seq = 3", 'entry-altered', 3],
  ])('%s: named by its entry', async (sql, kind, seq) => {
    const db = openDatabase({ image })
    unguarded(db).exec(sql)
    expect((await verifyJournal(db)).fault).toEqual({ kind, seq })
    db.sqlite.close()
  })

  it('that swaps two entries is found', async () => {
    const db = openDatabase({ image })
    unguarded(db).exec(
      'update journal set seq = 100 where seq = 4; update journal set seq = 4 where seq = 5; update journal set seq = 5 where seq = 100',
    )
    expect((await verifyJournal(db)).fault).toMatchObject({ seq: 4 })
    db.sqlite.close()
  })
})

/** The text with one bit of each of a few bytes turned. */
function byteChanges(text: string): string[] {
  const places = [0, Math.floor(text.length / 2), text.length - 1].filter((place) => place >= 0)
  if (text === '') return ['x']
  return [...new Set(places)].map(
    (place) => text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1),
  )
}

describe('the database itself', () => {
  it.each([
    'update journal set action = action',
    'delete from journal',
    'update journal_details set content = content',
    'delete from journal_details where seq = 1',
    'update journal_subjects set kind = kind',
    'delete from journal_subjects',
    'update journal_erasures set seq = seq',
    'delete from journal_erasures',
    "insert into journal values (9, 'x', 'x', 'x', 'x', 'x', null, 'x')",
    "insert or replace into journal values (1, 'x', 'x', 'x', 'x', 'x', null, 'x')",
    "insert or replace into journal_details values (1, 'x', 'x')",
    "insert or replace into journal_subjects values (1, 'organisation', 'a')",
    'insert or replace into journal_erasures values (2, 1)',
    'insert into journal_erasures values (1, 5); delete from journal_details where seq = 1',
  ])('refuses: %s', (sql) => {
    const db = sample()
    expect(() => db.sqlite.exec(sql)).toThrow(/append-only|no gap|do not change|erased by an entry/)
    db.sqlite.close()
  })
})

describe('an erasure', () => {
  it('leaves the chain whole, says what it did, and keeps nothing of the details', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 8 }),
        fc.infiniteStream(fc.boolean()),
        async (entries, drawn) => {
          const db = journalOf(entries)
          const chosen = entries.map((_, i) => i + 1).filter(() => drawn.next().value)
          const having = chosen.filter(
            (seq) => entries[seq - 1]?.before != null || entries[seq - 1]?.after != null,
          )
          expect(eraseDetails(db, chosen, { at, actorId: 'system', reason: 'retention' })).toBe(having.length)
          const verification = await verifyJournal(db)
          expect(verification).toMatchObject({ fault: null, erased: having.length })
          const kept = db.sqlite.prepare('select seq from journal_details').pluck().all()
          for (const seq of having) expect(kept).not.toContain(seq)
          db.sqlite.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is an entry that names the list, and is not made for nothing', () => {
    const db = sample()
    const last = db.sqlite.prepare('select * from journal order by seq desc limit 1').get()
    expect(last).toMatchObject({ action: 'journal.details-erased', entity_id: erasureDigest([2, 3]) })
    expect(eraseDetails(db, [2, 3, 4], { at, actorId: 'system', reason: 'retention' })).toBe(0)
    expect(db.sqlite.prepare('select count(*) from journal').pluck().get()).toBe(6)
    db.sqlite.close()
  })
})

describe('the note of the end', () => {
  let files = 0
  function noted() {
    const headFile = join(scratch, `${++files}.json`)
    const db = openDatabase({ image: freshDatabase().sqlite.serialize(), headFile })
    const add = (entityId: string) =>
      record(db, {
        at,
        actorId: 'ana',
        action: 'setting.changed',
        entity: 'setting',
        entityId,
        after: { entityId },
      })
    return { db, headFile, add }
  }

  it('follows the chain, commit after commit', async () => {
    const { db, headFile, add } = noted()
    expect(existsSync(headFile)).toBe(false)
    for (const id of ['1', '2', '3']) add(id)
    const { head, noted: note, fault } = await verifyJournal(db)
    expect(fault).toBeNull()
    expect(note).toEqual(head)
    expect(JSON.parse(readFileSync(headFile, 'utf8'))).toEqual(head)
    db.sqlite.close()
  })

  it('shows a chain cut short, and does not forget it when the chain grows again', async () => {
    const { db, add } = noted()
    for (const id of ['1', '2', '3']) add(id)
    unguarded(db).exec(
      'delete from journal where seq > 1; delete from journal_details where seq > 1; delete from journal_subjects where seq > 1',
    )
    expect((await verifyJournal(db)).fault).toEqual({ kind: 'end-missing', seq: 2 })
    for (const id of ['2', '4', '5', '6']) add(id)
    expect((await verifyJournal(db)).fault).toEqual({ kind: 'end-missing', seq: 3 })
    db.sqlite.close()
  })

  it('that cannot be read is not taken for a right one', async () => {
    const { db, headFile, add } = noted()
    add('1')
    writeFileSync(headFile, 'damaged')
    add('2')
    expect((await verifyJournal(db)).fault).toEqual({ kind: 'end-missing', seq: 3 })
    db.sqlite.close()
  })
})
