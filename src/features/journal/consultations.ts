import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Shown } from '../../kernel/shown.ts'

/** The same person reading the same object again within this time adds nothing to the journal. */
const FOLDED_MS = 3_600_000
/** Readings remembered before those of more than an hour ago are let go. */
const REMEMBERED = 20_000

export interface Consulted {
  /** Ids of what was shown, by the structure they belong to; `''` for what is of none. */
  shown: Record<string, string[]>
  fields?: readonly string[]
  /** In a file that was taken away. */
  exported?: true
}

/** Writes down who was shown what: one entry for a request and a kind of object, folded by the hour. */
export function consultationRecorder(
  db: Database,
  clock: Clock,
  { ownersOf }: { ownersOf(flowIds: readonly string[]): Map<string, string> },
) {
  /** When each person last read each object, oldest first. */
  const lastRead = new Map<string, number>()

  function unread({ userId }: Actor, { entity, ids }: Shown, now: number): string[] {
    return ids.filter((id) => {
      const key = `${userId} ${entity} ${id}`
      const before = lastRead.get(key)
      if (before !== undefined && now - before < FOLDED_MS) return false
      lastRead.delete(key)
      lastRead.set(key, now)
      return true
    })
  }

  function forgetOld(now: number): void {
    if (lastRead.size <= REMEMBERED) return
    for (const [key, at] of lastRead) {
      if (now - at < FOLDED_MS) return
      lastRead.delete(key)
    }
  }

  /** Structure of each id: its owner for a flow or a document, itself for a structure and its journal. */
  function structuresOf({ entity, organisationId }: Shown, ids: readonly string[]): Map<string, string> {
    if (entity === 'flow') return ownersOf(ids)
    if (organisationId) return new Map(ids.map((id) => [id, organisationId]))
    const own = entity === 'organisation' || entity === 'journal' ? ids.filter((id) => id !== '*') : []
    return new Map(own.map((id) => [id, id]))
  }

  /** One's own structure is no consultation. `exported`: a file is told each time, however lately it was read. */
  function write(actor: Actor, all: readonly Shown[], exported: boolean): void {
    const at = clock.now()
    for (const each of all) {
      const ids = exported ? each.ids : unread(actor, each, at.getTime())
      const structures = structuresOf(each, ids)
      const others = ids.filter((id) => !isMemberOf(actor, structures.get(id) ?? ''))
      if (others.length === 0) continue
      const shown = Object.fromEntries(groupBy(others, (id) => structures.get(id) ?? ''))
      const after: Consulted = {
        shown,
        ...(each.fields ? { fields: each.fields } : {}),
        ...(exported ? { exported } : {}),
      }
      record(db, {
        at,
        actorId: actor.userId,
        action: `${each.entity}.consulted`,
        entity: each.entity,
        entityId: others.length === 1 ? (others[0] ?? '') : '*',
        organisationIds: Object.keys(shown).filter(Boolean),
        personIds: each.entity === 'account' ? others : [],
        after,
      })
    }
    forgetOld(at.getTime())
  }

  return {
    note: (actor: Actor, all: readonly Shown[]) => write(actor, all, false),
    noteExported: (actor: Actor, all: readonly Shown[]) => write(actor, all, true),
  }
}
