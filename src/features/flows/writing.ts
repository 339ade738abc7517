import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { FlowInput } from './contract.ts'
import { changedFields, contentOf } from './history.ts'
import type { FlowRow, flowsStore } from './store.ts'
import type { FlowOrigin } from './tables.ts'
import { keptFields, versionStore } from './version-store.ts'

/** Who writes a flow (a user, or `cli`, `demo`, `system`), and by what way it came. */
export interface Author {
  by: string
  origin: FlowOrigin
}

/**
 * The one way a flow is written: its row, its version, its entry in the journal and what others are told of it, all
 * together or not at all.
 */
export function flowWriting(db: Database, clock: Clock, store: ReturnType<typeof flowsStore>) {
  const versions = versionStore(db)

  /** Keeps the state of a flow after a write; one that says nothing new is no version. */
  function keep(flowId: string, { by, origin }: Author): void {
    const row = store.byId(flowId) ?? notFound('Flux')
    const last = versions.lastOf(flowId)
    const content = contentOf(row, keptFields)
    if (last && changedFields(last.content, content, keptFields).length === 0) return
    const at = clock.now().toISOString()
    versions.insert({ flowId, number: (last?.number ?? 0) + 1, at, authorId: by, origin, content })
  }

  return {
    versions,

    add(id: string, input: FlowInput & Pick<FlowRow, 'declaredOn'>, author: Author): string {
      return db.write((announce) => {
        const now = clock.now().toISOString()
        const row = { id, ...input, createdAt: now, updatedAt: now }
        store.insert(row)
        keep(row.id, author)
        journal('flow.created', row, author.by, null, input)
        announce({ type: 'flow-changed', ids: [row.id] })
        return row.id
      })
    },

    /** `told`: what the journal says that it changes; null where the action says it all. */
    change(
      before: FlowRow,
      change: Partial<FlowRow>,
      author: Author,
      { action, told }: { action: JournalAction; told: object | null },
    ): void {
      db.write((announce) => {
        store.update(before.id, change)
        keep(before.id, author)
        journal(action, before, author.by, before, told)
        announce({ type: 'flow-changed', ids: [before.id] })
      })
    },

    /** As if it had never been: for what an import made and somebody undoes. Its versions go with it. */
    remove(before: FlowRow, by: string): void {
      db.write((announce) => {
        store.remove(before.id)
        journal('flow.removed', before, by, before, null)
        announce({ type: 'flow-changed', ids: [before.id] })
      })
    },

    journal,
    /** Keeps the state of a flow whose write is told elsewhere; within the transaction of that write. */
    keep,
  }

  function journal(
    action: JournalAction,
    { id, organisationId }: Pick<FlowRow, 'id' | 'organisationId'>,
    by: string,
    before: unknown,
    after: unknown,
  ): void {
    const about = { entity: 'flow' as const, entityId: id, organisationIds: [organisationId] }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }
}
