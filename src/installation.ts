import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './db/connection.ts'
import { migrateDatabase } from './db/migrate.ts'

/** What DATA_DIR holds: the database, brought to the present schema, and the key of the session tokens. */
export interface Installation {
  db: Database
  secret: string
}

export function openInstallation(config: Config): Installation {
  const folder = resolve(config.DATA_DIR)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new Error(`Impossible de créer le dossier de données ${folder} (DATA_DIR) : vérifiez les droits.`)
  }
  const db = openDatabase({
    file: join(folder, 'boucle.sqlite'),
    headFile: join(folder, 'journal-head.json'),
  })
  migrateDatabase(db)
  return { db, secret: config.SESSION_SECRET ?? ownSecret(join(folder, 'session.key')) }
}

/** No default secret: each installation draws its own at first start and keeps it beside its database. */
function ownSecret(file: string): string {
  if (!existsSync(file))
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}
