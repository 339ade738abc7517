import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Shown } from '../../kernel/shown.ts'
import type { ExportFormat } from './contract.ts'
import type { ExportedList } from './exported-list.ts'
import { fileOf } from './files.ts'

export type ExportsService = ReturnType<typeof exportsService>

interface Below {
  lists: readonly ExportedList[]
  /** Writes down what was shown, be it read again within the hour. */
  noteExported(actor: Actor, shown: readonly Shown[]): void
}

/** Lists taken away as files: the rows of the screen, and a line of the journal each time. */
export function exportsService(db: Database, clock: Clock, { lists, noteExported }: Below) {
  /** Written once the file has left, whole or not: what it held until then was shown. */
  function tell(actor: Actor, name: string, after: object, shown: Tally): void {
    record(db, {
      at: clock.now(),
      actorId: actor.userId,
      action: 'list.exported',
      entity: 'list',
      entityId: name,
      after,
    })
    noteExported(actor, shown.all())
  }

  return {
    lists,

    fileName: ({ title }: ExportedList, format: ExportFormat) =>
      `boucle-${slug(title)}-${dayOf(clock.now())}.${format}`,

    /** The bytes of a file; refuses at once what the reader may not list. */
    open(
      actor: Actor,
      list: ExportedList,
      format: ExportFormat,
      filters: Record<string, unknown>,
    ): AsyncGenerator<Uint8Array> {
      const rows = list.rows(actor, filters)[Symbol.iterator]()
      const first = rows.next()
      const shown = new Tally()
      let count = 0
      function* counted() {
        for (let next = first; !next.done; next = rows.next()) {
          count++
          shown.add(list.shown?.(next.value) ?? [])
          yield next.value
        }
      }
      async function* told() {
        try {
          yield* fileOf(format, list, counted())
        } finally {
          tell(actor, list.name, { format, rows: count, ...filters }, shown)
        }
      }
      return told()
    },
  }
}

/** What rows showed, each object once; the fields are told when it is but one. */
class Tally {
  private readonly byEntity = new Map<Shown['entity'], Map<string, readonly string[] | undefined>>()

  add(shown: readonly Shown[]): void {
    for (const { entity, ids, fields } of shown) {
      const known = this.byEntity.get(entity) ?? new Map<string, readonly string[] | undefined>()
      this.byEntity.set(entity, known)
      for (const id of ids) known.set(id, fields)
    }
  }

  all(): Shown[] {
    return Array.from(this.byEntity, ([entity, known]) => {
      const ids = [...known.keys()]
      const fields = ids.length === 1 ? known.get(ids[0] ?? '') : undefined
      return { entity, ids, ...(fields ? { fields } : {}) }
    })
  }
}

/** « Gisements et besoins » as the name of a file. */
function slug(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
}
