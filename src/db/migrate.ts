import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { projectPath } from '../project-path.ts'
import type { Database } from './connection.ts'
import { takeOverJournal } from './journal-takeover.ts'

/**
 * Brings the database to the present schema. Foreign keys are switched off on the connection first: inside
 * the migration's own transaction the pragma does nothing, and rebuilding a parent table would cascade-delete
 * its children. They are checked afterwards and switched on again whatever happened. What SQL cannot do, chaining
 * the entries of an older journal, follows.
 */
export function migrateDatabase(db: Database, folder = projectPath('drizzle/migrations')): void {
  db.sqlite.pragma('foreign_keys = OFF')
  try {
    migrate(db.orm, { migrationsFolder: folder })
    const broken = db.sqlite.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`Migration left ${broken.length} broken references.`)
    takeOverJournal(db)
  } finally {
    db.sqlite.pragma('foreign_keys = ON')
  }
}
