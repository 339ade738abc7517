import SqliteDatabase, { type Database } from 'better-sqlite3'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import type { Reading } from '../../../src/kernel/reading.ts'

/** Flows written in a database file, what was read of their texts apart: once for all that say the same. */
export function writeFlows(file: string, flows: Iterable<EngineFlow>): void {
  const db = new SqliteDatabase(file)
  db.exec(`
    PRAGMA journal_mode = OFF;
    CREATE TABLE readings (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
    CREATE TABLE flows (id TEXT PRIMARY KEY, reading INTEGER NOT NULL, content TEXT NOT NULL);`)
  const insertReading = db.prepare('INSERT INTO readings VALUES (?, ?)')
  const insert = db.prepare('INSERT INTO flows VALUES (?, ?, ?)')
  const ids = new Map<Reading, number>()
  db.transaction(() => {
    for (const { reading, ...flow } of flows) {
      const id = ids.get(reading) ?? ids.size
      if (id === ids.size) insertReading.run(id, JSON.stringify(reading))
      ids.set(reading, id)
      insert.run(flow.id, id, JSON.stringify(flow))
    }
  })()
  db.close()
}

/** The flows of such a file, one after the other. */
export function* readFlows(file: string): Generator<EngineFlow> {
  const db: Database = new SqliteDatabase(file, { readonly: true })
  const readings = db
    .prepare<[], string>('SELECT content FROM readings ORDER BY id')
    .pluck()
    .all()
    .map((content) => JSON.parse(content) as Reading)
  const rows = db.prepare<[], { reading: number; content: string }>('SELECT reading, content FROM flows')
  for (const { reading, content } of rows.iterate())
    yield { ...JSON.parse(content), reading: readings[reading] } as EngineFlow
  db.close()
}
