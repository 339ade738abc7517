import SqliteDatabase, { type Database } from 'better-sqlite3'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'

/** Flows written in a database file, what was read of their texts beside their facts. */
export function writeFlows(file: string, flows: Iterable<EngineFlow>): void {
  const db = new SqliteDatabase(file)
  db.exec('PRAGMA journal_mode = OFF; CREATE TABLE flows (id TEXT PRIMARY KEY, content TEXT NOT NULL)')
  const insert = db.prepare('INSERT INTO flows VALUES (?, ?)')
  db.transaction(() => {
    for (const flow of flows) insert.run(flow.id, JSON.stringify(flow))
  })()
  db.close()
}

/** The flows of such a file, one after the other. */
export function* readFlows(file: string): Generator<EngineFlow> {
  const db: Database = new SqliteDatabase(file, { readonly: true })
  const rows = db.prepare<[], string>('SELECT content FROM flows').pluck().iterate()
  for (const content of rows) yield JSON.parse(content) as EngineFlow
  db.close()
}
