import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './connection.ts'

export interface Person {
  id: string
  email: string
}

/**
 * A table that holds something of a person or of a structure: what an export gives, and what an account's end takes
 * away. Each room declares its own; a test walks the schema and fails for a table that nobody declared.
 */
export interface PersonalDataTable {
  /** Name of its part in the export. */
  part: string
  table: SQLiteTable
  ofPerson?(person: Person): SQL
  ofOrganisation?(organisationId: string): SQL
  /** Columns that are never given: hashes, sealed keys, contents of files. */
  secret?: readonly string[]
  /** Columns that only a structure's facilitators may read. */
  facilitatorsOnly?: readonly string[]
  /** True when the rows of a person go with their account; otherwise they stay for the counts. */
  forgotten?: boolean
}

export type ExportedRow = Record<string, unknown>
export type ExportedParts = Record<string, ExportedRow[]>

/** Everything the tables hold of a person, part by part. */
export function partsOfPerson(
  db: Database,
  tables: readonly PersonalDataTable[],
  person: Person,
): ExportedParts {
  return parts(db, tables, (each) => each.ofPerson?.(person), true)
}

/** Everything the tables hold of a structure, part by part. */
export function partsOfOrganisation(
  db: Database,
  tables: readonly PersonalDataTable[],
  organisationId: string,
  { isFacilitator }: { isFacilitator: boolean },
): ExportedParts {
  return parts(db, tables, (each) => each.ofOrganisation?.(organisationId), isFacilitator)
}

/** Deletes the rows of a person that go with their account; called within `db.write`. */
export function forgetPerson(db: Database, tables: readonly PersonalDataTable[], person: Person): void {
  for (const { table, ofPerson, forgotten } of tables)
    if (forgotten && ofPerson) db.orm.delete(table).where(ofPerson(person)).run()
}

function parts(
  { orm }: Database,
  tables: readonly PersonalDataTable[],
  where: (table: PersonalDataTable) => SQL | undefined,
  isFacilitator: boolean,
): ExportedParts {
  const given: ExportedParts = {}
  for (const each of tables) {
    const condition = where(each)
    if (!condition) continue
    const hidden = new Set([...(each.secret ?? []), ...(isFacilitator ? [] : (each.facilitatorsOnly ?? []))])
    const rows = orm.select().from(each.table).where(condition).orderBy(sql`rowid`).all() as ExportedRow[]
    const shown = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name))),
    )
    given[each.part] = [...(given[each.part] ?? []), ...shown]
  }
  return given
}

/** Name of a table in the database. */
export const tableName = ({ table }: PersonalDataTable) => getTableConfig(table).name
