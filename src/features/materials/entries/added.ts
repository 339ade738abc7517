import type { Database } from '../../../db/connection.ts'
import type { EntryContent } from './contract.ts'
import { entriesStore } from './store.ts'

/** An entry that counts today. */
export interface LiveEntry {
  id: string
  content: EntryContent
}

/** The live entries of this installation: the same array until one changes. */
export function addedKnowledge(db: Database): () => readonly LiveEntry[] {
  const store = entriesStore(db)
  let live: readonly LiveEntry[] = []
  let stale = true
  db.events.subscribe(({ type }) => {
    if (type === 'knowledge-changed' || type === 'written-elsewhere') stale = true
  })
  return () => {
    if (stale) {
      stale = false
      const read = store
        .latest()
        .flatMap(({ id, state, content }) => (state === 'live' ? [{ id, content }] : []))
      if (JSON.stringify(read) !== JSON.stringify(live)) live = read
    }
    return live
  }
}
