import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/connection.ts'
import { partsOfOrganisation, partsOfPerson, tableName } from '../../src/db/personal-data.ts'
import { sheetNamed } from '../../src/features/spreadsheets/columns.ts'
import { personalData } from '../../src/personal-data.ts'
import { freshDatabase } from '../support/app.ts'

const PERSON = { id: 'person-1', email: 'person@test.example' }
const STRUCTURE = 'structure-1'

/** How a column says that its row is about somebody, or about a structure. */
const OF_PERSON =
  /^(user_id|actor_id|person_id|member_id|facilitator_id|recipient|email|opened_by|created_by|invited_by|decided_by|lifted_by|assigned_to|assigned_by|agreed_by|author_id|session_id)$/
const OF_STRUCTURE = /^(organisation_id|.*_organisation_id)$/
/** Tables that hold no row of their own about anybody: what they hang on is exported. */
const APART: Record<string, string> = {
  journal_subjects: 'tells which entries concern whom: the part « journal » follows it',
}

interface Column {
  name: string
  type: string
}
const columnsOf = ({ sqlite }: Database, table: string) =>
  sqlite.prepare(`pragma table_info("${table}")`).all() as Column[]
const parentsOf = ({ sqlite }: Database, table: string) =>
  sqlite.prepare(`pragma foreign_key_list("${table}")`).all() as { table: string; from: string }[]
const tablesOf = ({ sqlite }: Database) =>
  sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[]

function refersTo(db: Database, table: string, kind: 'person' | 'organisation'): boolean {
  const [pattern, parent] = kind === 'person' ? [OF_PERSON, 'users'] : [OF_STRUCTURE, 'organisations']
  return (
    table === parent ||
    columnsOf(db, table).some(({ name }) => pattern.test(name)) ||
    parentsOf(db, table).some((each) => each.table === parent)
  )
}

/** One row in every table, about the person and the structure wherever it can be, its words telling where they lie. */
function populated(): Database {
  const db = freshDatabase()
  db.sqlite.pragma('foreign_keys = OFF')
  for (const table of tablesOf(db)) {
    const parents = new Map(parentsOf(db, table).map(({ from, table: parent }) => [from, parent]))
    const cellFor = ({ name, type }: Column) => {
      const parent = parents.get(name)
      if (name === 'email' || name === 'recipient') return PERSON.email
      if (parent === 'users' || OF_PERSON.test(name)) return name === 'session_id' ? 'session-1' : PERSON.id
      if (parent === 'organisations' || OF_STRUCTURE.test(name)) return STRUCTURE
      if (parent) return parent
      if (name === 'subject_id') return PERSON.id
      if (name === 'kind' && table === 'journal_subjects') return 'person'
      if (name === 'id')
        return { users: PERSON.id, organisations: STRUCTURE, sessions: 'session-1' }[table] ?? table
      if (/int|real/i.test(type)) return 1
      // Valid as JSON too: some columns hold it.
      return `"in ${table}"`
    }
    const columns = columnsOf(db, table)
    db.sqlite
      .prepare(`insert into "${table}" values (${columns.map(() => '?').join()})`)
      .run(...columns.map(cellFor))
  }
  return db
}

describe('the export', () => {
  const db = populated()
  const whole = {
    person: partsOfPerson(db, personalData, PERSON),
    organisation: partsOfOrganisation(db, personalData, STRUCTURE, { isFacilitator: true }),
  }
  const declared = (kind: 'person' | 'organisation') =>
    personalData.filter((each) => (kind === 'person' ? each.ofPerson : each.ofOrganisation)).map(tableName)

  it.each(['person', 'organisation'] as const)('of a %s forgets no table that refers to one', (kind) => {
    const referring = tablesOf(db).filter((table) => refersTo(db, table, kind) && !(table in APART))
    expect(referring.length).toBeGreaterThan(4)
    expect(
      referring.filter((table) => !declared(kind).includes(table)),
      'Declare each of these in the personal-data.ts of its room, and that list in src/personal-data.ts',
    ).toEqual([])
  })

  it.each(['person', 'organisation'] as const)('of a %s gives a row of each table it declares', (kind) => {
    const counts = new Map<string, number>()
    for (const each of personalData) {
      if (!(kind === 'person' ? each.ofPerson : each.ofOrganisation)) continue
      counts.set(each.part, (counts.get(each.part) ?? 0) + 1)
    }
    for (const [part, rows] of Object.entries(whole[kind]))
      expect(rows.length, `rows of « ${part} »`).toBe(counts.get(part))
    expect(Object.keys(whole[kind]).sort()).toEqual([...counts.keys()].sort())
  })

  it('gives no hash, no sealed key, no one-time link, no content of a file', () => {
    const names = Object.values(whole.person)
      .flat()
      .flatMap((row) => Object.keys(row))
    for (const name of names) expect(name).not.toMatch(/hash|secret|salt|token$|actionPath|digest/i)
    expect(Object.keys(whole.person.imports?.[0] ?? {})).not.toContain('content')
  })

  it('of a structure names no sheet that the import would take for one of its own', () => {
    for (const part of Object.keys(whole.organisation)) expect(sheetNamed(part), part).toBeNull()
  })

  it('keeps from the structure’s own people what is for facilitators', () => {
    const own = partsOfOrganisation(db, personalData, STRUCTURE, { isFacilitator: false })
    expect(Object.keys(whole.organisation.identité?.[0] ?? {})).toContain('notes')
    expect(Object.keys(own.identité?.[0] ?? {})).not.toContain('notes')
  })
})
