import type { Database } from './connection.ts'
import { append } from './journal.ts'

interface OldRow {
  at: string
  actor_id: string
  action: string
  entity: string
  entity_id: string
  before: string | null
  after: string | null
}

/**
 * Takes the entries written before there was a chain into it, in their order, once: the migration puts them aside
 * in `journal_unchained`. Their hashes can only prove that they have not changed since.
 */
export function takeOverJournal(db: Database): void {
  const aside = "select 1 from sqlite_master where type = 'table' and name = 'journal_unchained'"
  if (!db.sqlite.prepare(aside).get()) return
  db.write(() => {
    const rows = db.sqlite.prepare('select * from journal_unchained order by rowid').all() as OldRow[]
    for (const row of rows) {
      const [before, after] = [parsed(row.before), parsed(row.after)]
      append(db, {
        at: row.at,
        actorId: row.actor_id,
        action: row.action,
        entity: row.entity,
        entityId: row.entity_id,
        before,
        after,
        organisationIds: organisationsOf(row, before, after),
      })
    }
    db.sqlite.exec('drop table journal_unchained')
  })
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}

/** An old entry did not say which structures it concerns: a flow's row held its owner. */
function organisationsOf({ entity, entity_id }: OldRow, ...details: unknown[]): string[] {
  if (entity === 'organisation') return [entity_id]
  if (entity !== 'flow') return []
  const owners = details.map((side) => (side as { organisationId?: unknown } | null)?.organisationId)
  return owners.filter((owner) => typeof owner === 'string')
}
