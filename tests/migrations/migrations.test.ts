import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/connection.ts'
import { verifyJournal } from '../../src/db/journal-verification.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { contentOf } from '../../src/features/flows/history.ts'
import { keptFields } from '../../src/features/flows/version-store.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { projectPath } from '../../src/project-path.ts'
import { buildRooms } from '../../src/rooms.ts'
import { SECRET } from '../support/app.ts'

const committed = projectPath('drizzle/migrations')
const scratch = mkdtempSync(join(tmpdir(), 'boucle-migrations-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Journal {
  entries: { idx: number; tag: string; when: number; version: string; breakpoints: boolean }[]
}
const journalOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
const tags = journalOf(committed).entries.map(({ tag }) => tag)

let folders = 0
/** The committed migrations up to `count`, then `more` of our own. */
function migrations(count: number, ...more: string[]): string {
  const folder = join(scratch, String(++folders))
  mkdirSync(folder)
  cpSync(committed, folder, { recursive: true })
  const journal = journalOf(folder)
  const entries = journal.entries.slice(0, count)
  const { when = 0, version = '6' } = entries.at(-1) ?? {}
  more.forEach((sql, i) => {
    const tag = `9${i}_trial`
    writeFileSync(join(folder, `${tag}.sql`), sql)
    entries.push({ idx: entries.length, tag, when: when + 1000 * (i + 1), version, breakpoints: true })
  })
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return folder
}

function migrated(folder = committed): Database {
  const db = openDatabase({ file: ':memory:' })
  migrateDatabase(db, folder)
  return db
}

type Row = Record<string, unknown>
const all = ({ sqlite }: Database, sql: string) => sqlite.prepare(sql).all() as Row[]
const tablesOf = (db: Database) =>
  all(
    db,
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
  ).map(({ name }) => String(name))
const columnsOf = (db: Database, table: string) =>
  all(db, `pragma table_info("${table}")`) as {
    name: string
    type: string
    notnull: number
    dflt_value: unknown
  }[]
const parentsOf = (db: Database, table: string) =>
  all(db, `pragma foreign_key_list("${table}")`) as { table: string; from: string; to: string }[]
const foreignKeys = ({ sqlite }: Database) => sqlite.pragma('foreign_keys', { simple: true })
const contents = (db: Database) =>
  Object.fromEntries(tablesOf(db).map((table) => [table, all(db, `select * from "${table}" order by rowid`)]))
const schema = (db: Database) => all(db, 'select type, name, sql from sqlite_master order by type, name')

/** Two rows in every table, every column filled, every reference to the row of the same number. */
function populate(db: Database): void {
  db.sqlite.pragma('foreign_keys = OFF')
  for (const table of tablesOf(db))
    for (const n of [1, 2]) {
      const parents = new Map(parentsOf(db, table).map(({ from, to }) => [from, to]))
      const columns = columnsOf(db, table)
      const values = columns.map(({ name, type }) => {
        if (name === 'id' || parents.has(name)) return `row-${n}`
        if (/int/i.test(type)) return n
        if (/real/i.test(type)) return n + 0.5
        if (/blob/i.test(type)) return Buffer.from([n, 0, 255])
        return /^(value|before|after)$/.test(name) ? JSON.stringify({ n, name }) : `${table} ${name} ${n} é’€`
      })
      const names = columns.map(({ name }) => `"${name}"`).join()
      db.sqlite
        .prepare(`insert into "${table}" (${names}) values (${values.map(() => '?').join()})`)
        .run(...values)
    }
  db.sqlite.pragma('foreign_keys = ON')
  expect(all(db, 'pragma foreign_key_check'), 'the rows of the test hold together').toEqual([])
}

/** As drizzle-kit writes it when a column of a table changes its nature. */
function rebuilding(table: string): string {
  const db = migrated()
  const { sql } = all(db, `select sql from sqlite_master where name = '${table}'`)[0] as { sql: string }
  const indexes = all(
    db,
    `select sql from sqlite_master where tbl_name = '${table}' and type = 'index' and sql is not null`,
  )
  const names = columnsOf(db, table)
    .map(({ name }) => `\`${name}\``)
    .join()
  db.sqlite.close()
  return [
    'PRAGMA foreign_keys=OFF;',
    // A table that a migration already rebuilt has its name between double quotes.
    sql.replace(/[`"]\w+[`"]/, `\`__new_${table}\``).concat(';'),
    `INSERT INTO \`__new_${table}\`(${names}) SELECT ${names} FROM \`${table}\`;`,
    `DROP TABLE \`${table}\`;`,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
    'PRAGMA foreign_keys=ON;',
    ...indexes.map(({ sql: index }) => `${index};`),
  ].join('\n--> statement-breakpoint\n')
}

describe('a new database', () => {
  it('has its tables, its foreign keys on, and nothing in it', () => {
    const db = migrated()
    expect(tablesOf(db)).toEqual(
      expect.arrayContaining(['flows', 'journal', 'organisations', 'sessions', 'sites', 'users']),
    )
    expect(foreignKeys(db)).toBe(1)
    expect(Object.values(contents(db)).flat()).toEqual([])
    expect(all(db, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    db.sqlite.close()
  })

  it('records each migration once', () => {
    const db = migrated()
    expect(all(db, 'select count(*) as n from __drizzle_migrations')).toEqual([{ n: tags.length }])
    db.sqlite.close()
  })
})

describe('a populated database', () => {
  it('is left as it is by a second run', () => {
    const db = migrated()
    populate(db)
    const before = [schema(db), contents(db), all(db, 'select * from __drizzle_migrations')]
    migrateDatabase(db)
    migrateDatabase(db)
    expect([schema(db), contents(db), all(db, 'select * from __drizzle_migrations')]).toEqual(before)
    expect(foreignKeys(db)).toBe(1)
    db.sqlite.close()
  })

  it.each(tags.map((tag, i) => [tag, i + 1] as const))(
    'at %s keeps every row on the way to the present',
    (_tag, count) => {
      const db = migrated(migrations(count))
      populate(db)
      const before = contents(db)
      migrateDatabase(db)
      const after = contents(db)
      for (const [table, rows] of Object.entries(before)) {
        expect(after[table]?.length, `rows of ${table}`).toBe(rows.length)
        const kept = columnsOf(db, table).map(({ name }) => name)
        const common = (row: Row) =>
          Object.fromEntries(Object.entries(row).filter(([name]) => kept.includes(name)))
        expect(after[table]).toEqual(rows.map((row) => expect.objectContaining(common(row))))
      }
      expect(all(db, 'pragma foreign_key_check')).toEqual([])
      expect(foreignKeys(db)).toBe(1)
      db.sqlite.close()
    },
  )

  it.each(['organisations', 'users', 'sites'])(
    'keeps the children of %s when the table is rebuilt',
    (table) => {
      const db = migrated()
      populate(db)
      const before = contents(db)
      migrateDatabase(db, migrations(tags.length, rebuilding(table)))
      expect(contents(db)).toEqual(before)
      expect(all(db, 'pragma foreign_key_check')).toEqual([])
      expect(foreignKeys(db)).toBe(1)
      db.sqlite.prepare(`delete from "${table}"`).run()
      for (const child of tablesOf(db).filter((name) =>
        parentsOf(db, name).some((parent) => parent.table === table),
      ))
        for (const { from } of parentsOf(db, child).filter((parent) => parent.table === table))
          expect(
            all(db, `select * from "${child}" where "${from}" is not null`),
            `${child} still follows ${table}`,
          ).toEqual([])
      db.sqlite.close()
    },
  )

  it('would lose the children without the pragma set before: the trap is real', () => {
    const db = migrated()
    populate(db)
    const statements = rebuilding('organisations').split('--> statement-breakpoint')
    db.sqlite.transaction(() => void statements.forEach((sql) => void db.sqlite.exec(sql)))()
    expect(all(db, 'select * from flows')).toEqual([])
    db.sqlite.close()
  })
})

describe('a journal from before the chain', () => {
  it('is taken into it in its order, every word kept, and told apart from a later alteration', async () => {
    const db = migrated(migrations(1))
    const insert = db.sqlite.prepare('insert into journal values (?, ?, ?, ?, ?, ?, ?, ?)')
    const [flow, name] = [JSON.stringify({ organisationId: 'org-1' }), JSON.stringify({ name: 'Ana' })]
    insert.run('z', '2026-01-02T00:00:00Z', 'ana', 'flow.created', 'flow', 'f1', null, flow)
    insert.run('a', '2026-01-03T00:00:00Z', 'ana', 'flow.withdrawn', 'flow', 'f1', flow, null)
    insert.run('m', '2026-01-01T00:00:00Z', 'setup', 'user.created', 'user', 'u1', null, name)
    migrateDatabase(db)
    expect(await verifyJournal(db)).toMatchObject({ entries: 3, fault: null })
    expect(all(db, 'select seq, at, actor_id, action, entity, entity_id from journal order by seq')).toEqual([
      ofFlow({ seq: 1, at: '2026-01-02T00:00:00Z', actor_id: 'ana', action: 'flow.created' }),
      ofFlow({ seq: 2, at: '2026-01-03T00:00:00Z', actor_id: 'ana', action: 'flow.withdrawn' }),
      {
        seq: 3,
        at: '2026-01-01T00:00:00Z',
        actor_id: 'setup',
        action: 'user.created',
        entity: 'user',
        entity_id: 'u1',
      },
    ])
    expect(all(db, 'select seq, content from journal_details order by seq')).toEqual([
      { seq: 1, content: `{"before":null,"after":${flow}}` },
      { seq: 2, content: `{"before":${flow},"after":null}` },
      { seq: 3, content: `{"before":null,"after":${name}}` },
    ])
    expect(all(db, 'select seq, kind, subject_id from journal_subjects order by seq')).toEqual([
      { seq: 1, kind: 'organisation', subject_id: 'org-1' },
      { seq: 2, kind: 'organisation', subject_id: 'org-1' },
      { seq: 3, kind: 'person', subject_id: 'u1' },
    ])
    const before = contents(db)
    migrateDatabase(db)
    expect(contents(db), 'a second start takes nothing over again').toEqual(before)
    db.sqlite.close()
  })
})

describe('flows from before their versions', () => {
  /** A database of the time before, with one structure and these flows. */
  function older(...flows: Row[]): Database {
    const db = migrated(migrations(tags.findIndex((tag) => tag.endsWith('_flow_versions'))))
    db.sqlite.exec(
      "insert into organisations (id, name, kind, created_at, updated_at) values ('org', 'Scierie', 'company', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')",
    )
    for (const flow of flows) {
      const whole = {
        ...{ kind: 'stock', organisation_id: 'org', family: 'material', label: 'Sciure' },
        ...{ created_at: '2026-01-05T08:00:00.000Z', updated_at: '2026-02-03T08:00:00.000Z', ...flow },
      }
      const names = Object.keys(whole).join()
      const holes = Object.keys(whole).map(() => '?')
      db.sqlite.prepare(`insert into flows (${names}) values (${holes.join()})`).run(...Object.values(whole))
    }
    return db
  }

  it('are given a first one, as they stand since they last changed', () => {
    const whole = {
      ...{
        id: 'whole',
        label: 'Sciure « de chêne » é’€',
        waste_code: '030105',
        hazardous: 0,
        quantity: 12.5,
      },
      ...{ unit: 't', period: 'year', months: 4095, current_cost_euros_per_unit: -3, notes: 'a\nb' },
      ...{ visibility: 'network', provenance: 'audited', audited_on: '2026-02-01' },
    }
    const db = older(whole, { id: 'gone', hazardous: 1, withdrawn_at: '2026-05-01T10:00:00.000Z' })
    migrateDatabase(db)
    const rows = all(db, 'select * from flow_versions order by flow_id desc')
    const content = ({ content: text }: Row) => JSON.parse(String(text))
    expect(rows).toEqual([
      expect.objectContaining({ flow_id: 'whole', number: 1, at: '2026-02-03T08:00:00.000Z' }),
      expect.objectContaining({ flow_id: 'gone', number: 1, at: '2026-05-01T10:00:00.000Z' }),
    ])
    for (const row of rows) expect(row).toMatchObject({ author_id: null, origin: 'takeover' })
    const levels = {
      ...{ quantityVisibility: 'facilitators', priceVisibility: 'facilitators' },
      ...{ partnerVisibility: 'facilitators', processVisibility: 'facilitators' },
    }
    expect(content(rows[0] as Row)).toEqual({
      ...{ family: 'material', label: 'Sciure « de chêne » é’€', wasteCode: '030105', hazardous: false },
      ...{ quantity: 12.5, unit: 't', period: 'year', months: 4095, currentCostEurosPerUnit: -3 },
      ...{ notes: 'a\nb', visibility: 'network', provenance: 'audited', auditedOn: '2026-02-01', ...levels },
    })
    expect(content(rows[1] as Row)).toEqual({
      ...{ family: 'material', label: 'Sciure', hazardous: true, visibility: 'facilitators' },
      ...{ provenance: 'declared', withdrawnAt: '2026-05-01T10:00:00.000Z', ...levels },
    })
    expect(all(db, 'select distinct declared_on from flows')).toEqual([{ declared_on: '2026-02-03' }])
    db.sqlite.close()
  })

  it('keep what the service would have written: nothing changes at their next reading', () => {
    const db = older({ id: 'flow', quantity: 3, unit: 't', period: 'year', hazardous: 0 })
    migrateDatabase(db)
    const rooms = buildRooms(db, fixedClock('2026-06-01T00:00:00Z'), SECRET)
    const row = rooms.flows.rowsOf(['flow'])[0]
    const [first] = all(db, 'select content from flow_versions')
    if (!row) throw new Error('a flow was expected')
    expect(JSON.parse(String(first?.content))).toEqual(contentOf(row, keptFields))
    db.sqlite.close()
  })
})

describe('introductions from before synergies', () => {
  it('each become a synergy, as far as its answers took it', () => {
    const db = migrated(migrations(tags.findIndex((tag) => /^\d+_synergies$/.test(tag))))
    const day = (n: number) => `2026-01-0${n}T08:00:00.000Z`
    for (const id of ['a', 'b'])
      db.sqlite.exec(
        `insert into organisations (id, name, kind, created_at, updated_at) values ('${id}', '${id}', 'company', '${day(1)}', '${day(1)}')`,
      )
    for (const [id, kind, owner, family] of [
      ['s', 'stock', 'a', 'material'],
      ['e', 'stock', 'a', 'equipment'],
      ['n', 'need', 'b', 'material'],
    ])
      db.sqlite.exec(
        `insert into flows (id, kind, organisation_id, family, label, created_at, updated_at) values ('${id}', '${kind}', '${owner}', '${family}', 'x', '${day(1)}', '${day(1)}')`,
      )
    const introduced = (
      id: string,
      stock: string,
      ...answers: [owner: string, answer: string, at: string][]
    ) => {
      db.sqlite.exec(
        `insert into introductions (id, stock_id, need_id, stock_organisation_id, need_organisation_id, opened_by, opened_at) values ('${id}', '${stock}', 'n', 'a', 'b', 'camille', '${day(2)}')`,
      )
      answers.forEach(([owner, answer, at], i) => {
        db.sqlite.exec(
          `insert into consents (id, introduction_id, organisation_id, user_id, answer, withheld, at) values ('${id}${i}', '${id}', '${owner}', 'u', '${answer}', '[]', '${at}')`,
        )
      })
    }
    introduced('asked', 'e', ['a', 'yes', day(3)], ['a', 'withdrawn', day(4)], ['b', 'yes', day(5)])
    introduced('made', 's', ['a', 'later', day(3)], ['a', 'yes', day(4)], ['b', 'yes', day(5)])
    introduced('refused', 's', ['a', 'yes', day(3)], ['b', 'no', day(4)])
    migrateDatabase(db)
    expect(all(db, 'select id, kind, stage, stage_at, news_at from synergies order by id')).toEqual([
      { id: 'asked', kind: 'sharing', stage: 'validated', stage_at: day(2), news_at: day(5) },
      { id: 'made', kind: 'substitution', stage: 'introduced', stage_at: day(5), news_at: day(5) },
      { id: 'refused', kind: 'substitution', stage: 'refused', stage_at: day(4), news_at: day(4) },
    ])
    expect(
      all(
        db,
        "select organisation_id, flow_id, role, brought.introduced_at from synergy_parties join synergy_party_flows as brought on party_id = id where synergy_id = 'made' order by role",
      ),
    ).toEqual([
      { organisation_id: 'a', flow_id: 's', role: 'gives', introduced_at: day(5) },
      { organisation_id: 'b', flow_id: 'n', role: 'receives', introduced_at: day(5) },
    ])
    expect(all(db, 'select count(*) as n from synergy_parties where introduced_at is not null')).toEqual([
      { n: 2 },
    ])
    const rooms = buildRooms(db, fixedClock(day(9)), SECRET)
    const camille = {
      userId: 'camille',
      name: 'Camille',
      role: 'administrator' as const,
      memberships: [],
      portfolio: null,
    }
    const states = rooms.synergies.introductions.list(camille).items.map(({ id, state }) => [id, state])
    expect(Object.fromEntries(states)).toEqual({ asked: 'asked', made: 'introduced', refused: 'declined' })
    db.sqlite.close()
  })
})

describe('parties from before they could bring several flows', () => {
  it('keep theirs, with what was promised, consented and exchanged of it', () => {
    const db = migrated(migrations(tags.findIndex((tag) => /_several_flows_of_a_party$/.test(tag))))
    populate(db)
    db.sqlite.exec(`update synergy_parties set synergy_id = 'row-1', organisation_id = id, left_at = null;
      update synergy_exchanges set organisation_ids = '["row-1","row-2"]';
      update flow_promises set party_id = 'row-' || substr(flow_id, 5)`)
    const [promised, sides] = ['flow_promises', 'introduction_sides'].map((table) =>
      all(db, `select * from ${table} order by 1`),
    )
    migrateDatabase(db)
    expect(all(db, 'select party_id, flow_id, left_at from synergy_party_flows order by 1')).toEqual(
      [1, 2].map((n) => ({ party_id: `row-${n}`, flow_id: `row-${n}`, left_at: null })),
    )
    expect(all(db, 'select side_id, flow_id from introduction_side_flows order by 1')).toEqual(
      sides?.map((side) => ({ side_id: side.id, flow_id: side.flow_id })),
    )
    expect(all(db, 'select * from flow_promises order by 1')).toEqual(promised)
    expect(all(db, "select flow_ids from synergy_exchanges where synergy_id = 'row-1'")).toEqual([
      { flow_ids: '["row-1","row-2"]' },
    ])
    db.sqlite.close()
  })
})

const ofFlow = (row: Row) => ({ ...row, entity: 'flow', entity_id: 'f1' })

describe('a migration that fails', () => {
  it('leaves the database as it was, with foreign keys on again', () => {
    const db = migrated()
    populate(db)
    const before = [schema(db), contents(db)]
    const broken = 'DELETE FROM flows;\n--> statement-breakpoint\nALTER TABLE nexistepas ADD x text;'
    expect(() => migrateDatabase(db, migrations(tags.length, broken))).toThrow()
    expect([schema(db), contents(db)]).toEqual(before)
    expect(foreignKeys(db)).toBe(1)
    db.sqlite.close()
  })

  it('by breaking references is said, with foreign keys on again', () => {
    const db = migrated()
    populate(db)
    const orphaning = "DELETE FROM organisations WHERE id = 'row-1';"
    expect(() => migrateDatabase(db, migrations(tags.length, orphaning))).toThrow(/broken references/)
    expect(foreignKeys(db)).toBe(1)
    db.sqlite.close()
  })
})
