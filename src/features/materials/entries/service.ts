import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { type FieldFault, fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { JournalAction } from '../../../kernel/journal-actions.ts'
import { lazy } from '../../../kernel/lazy.ts'
import { HAZARDOUS } from '../../../kernel/reading.ts'
import { activities } from '../activities.ts'
import { presentIn } from '../arranged-knowledge.ts'
import type { MaterialsService } from '../service.ts'
import { faultsOf } from './check.ts'
import type {
  EntryContent,
  EntryHistory,
  EntryKind,
  EntryList,
  EntryQuery,
  EntryView,
  Preview,
  Vocabulary,
} from './contract.ts'
import { type EffectOf, previewOf } from './preview.ts'
import { scopeOf } from './scope.ts'
import { DANGEROUS, type Listed, namesIn, referring, searching, shippedEntries } from './shown.ts'
import { entriesStore, type VersionRow } from './store.ts'

export type EntriesService = ReturnType<typeof entriesService>

interface Others {
  materials: MaterialsService
  namesOf(userIds: readonly string[]): ReadonlyMap<string, string>
  effectOf: EffectOf
}

/** The knowledge base as facilitators read it and add to it: every version is kept, with its author and its source. */
export function entriesService(db: Database, clock: Clock, { materials, namesOf, effectOf }: Others) {
  const store = entriesStore(db)
  const shipped = lazy(() => {
    const entries = shippedEntries(materials.shipped)
    return { entries, byId: new Map(entries.map((entry) => [entry.id, entry])) }
  })
  const searchShipped = searching(materials.shipped)

  function shippedView(entry: Listed): EntryView {
    return {
      ...entry,
      ...{ origin: 'shipped', state: 'live', version: 0, author: null, at: null, problem: null },
      names: namesIn(entry.content, materials.shipped),
    }
  }

  function addedView(row: VersionRow, authors: ReadonlyMap<string, string>): EntryView {
    const { id, kind, state, version, content, createdBy, createdAt } = row
    return {
      ...{ id, kind, origin: 'added', state, version, content },
      names: namesIn(content, materials.base()),
      author: authors.get(createdBy) ?? null,
      at: createdAt,
      problem: state === 'live' ? (materials.base().problems().get(id) ?? null) : null,
    }
  }

  function get(id: string): EntryHistory {
    const entry = shipped().byId.get(id)
    if (entry) return { ...shippedView(entry), versions: [] }
    const rows = store.versionsOf(id)
    const [last] = rows
    if (!last) notFound('Connaissance')
    const authors = namesOf(rows.map(({ createdBy }) => createdBy))
    return {
      ...addedView(last, authors),
      versions: rows.map(({ version, state, content, createdBy, createdAt }) => ({
        ...{ version, state, content, at: createdAt },
        author: authors.get(createdBy) ?? null,
      })),
    }
  }

  /** Faults of a content, beside all that is known but the entry itself. */
  function faultsBeside(id: string | null, content: EntryContent): FieldFault[] {
    const faults = faultsOf(content, presentIn(id === null ? materials.base() : materials.baseWith(id, null)))
    if (content.kind === 'stop' && content.checkedOn > dayOf(clock.now()))
      faults.push({ pointer: '/checkedOn', detail: 'Cette date est dans le futur.' })
    return faults
  }

  function check(id: string | null, content: EntryContent): void {
    const faults = faultsBeside(id, content).map(({ pointer, detail }) => ({
      pointer: `/content${pointer}`,
      detail,
    }))
    const [first] = faults
    if (first) fail('invalid-input', first.detail, faults)
  }

  /** The last version of an entry, which must be the one that the person was reading. */
  function stored(id: string, version: number): VersionRow {
    if (shipped().byId.has(id))
      fail(
        'conflict',
        'Cette connaissance est livrée avec Boucle : elle ne se modifie pas ici. Ajoutez la vôtre à côté.',
      )
    const last = store.byId(id) ?? notFound('Connaissance')
    if (last.version !== version) {
      const author = namesOf([last.createdBy]).get(last.createdBy)
      fail(
        'conflict',
        `${author ?? 'Quelqu’un'} a changé cette connaissance pendant que vous la lisiez. Rechargez-la pour voir ce qui a changé : rien n’a été écrit.`,
      )
    }
    return last
  }

  /** Writes the next version of an entry, with what it bears on. */
  function write(
    action: JournalAction,
    last: VersionRow | null,
    next: Pick<VersionRow, 'id' | 'state' | 'content'>,
    by: string,
  ): EntryHistory {
    db.write((announce) => {
      const { id, state, content } = next
      if (state === 'live') check(id, content)
      const row = { ...next, kind: content.kind, version: (last?.version ?? 0) + 1 }
      store.insert({ ...row, createdBy: by, createdAt: clock.now().toISOString() })
      record(db, {
        ...{ at: clock.now(), actorId: by, action, entity: 'knowledge', entityId: id },
        before: last && said(last.content),
        after: state === 'live' ? said(content) : null,
      })
      const changed = [
        ...(last?.state === 'live' ? [last.content] : []),
        ...(state === 'live' ? [content] : []),
      ]
      const scopes = changed.map((each) => scopeOf(each, materials.knowledge()))
      announce({ type: 'knowledge-changed', scopes })
    })
    return get(next.id)
  }

  return {
    get,

    /** Entries added here, the latest change first, then those shipped; a query is searched in all they say. */
    list({ q, kind, origin, author, about, state, limit, offset }: EntryQuery): EntryList {
      const rows = store.latest()
      const added = (origin === 'shipped' ? [] : rows)
        .filter((row) => (!author || row.createdBy === author) && (!state || row.state === state))
        .filter(searching(materials.base())(q))
        .filter(referring(materials.base(), about))
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      const withShipped = origin !== 'added' && !author && state !== 'withdrawn'
      const among = [
        ...added.map((row) => ({ kind: row.kind, view: () => addedView(row, authors) })),
        ...(withShipped
          ? shipped().entries.filter(searchShipped(q)).filter(referring(materials.shipped, about))
          : []
        ).map((entry) => ({
          kind: entry.kind,
          view: () => shippedView(entry),
        })),
      ]
      const authors = namesOf([...new Set(rows.map(({ createdBy }) => createdBy))])
      const found = among.filter((entry) => !kind || entry.kind === kind)
      const count = (of: EntryKind) => among.filter((entry) => entry.kind === of).length
      return {
        total: found.length,
        counts: { synonym: count('synonym'), path: count('path'), stop: count('stop') },
        authors: Array.from(authors, ([id, name]) => ({ id, name })).sort((a, b) =>
          a.name.localeCompare(b.name, 'fr'),
        ),
        items: found.slice(offset, offset + limit).map(({ view }) => view()),
      }
    },

    /** What a content would change, before it is written. */
    preview(actor: Actor, id: string | null, content: EntryContent): Preview {
      const last = id === null ? null : (store.byId(id) ?? notFound('Connaissance'))
      const today = last?.state === 'live' ? last.content : null
      const faults = faultsBeside(id, content)
      return previewOf({ id, content, today }, actor, { materials, faults, effectOf })
    },

    add: (content: EntryContent, by: string): EntryHistory =>
      write('knowledge.added', null, { id: newId(), state: 'live', content }, by),

    /** Changes an entry; what is not changed writes nothing. One withdrawn is restored first. */
    change(id: string, version: number, content: EntryContent, by: string): EntryHistory {
      const last = stored(id, version)
      if (last.state === 'withdrawn')
        fail('conflict', 'Cette connaissance est retirée : rétablissez-la d’abord.')
      if (content.kind !== last.kind)
        fail(
          'invalid-input',
          'Une connaissance ne change pas de nature : retirez-la et ajoutez-en une autre.',
          [{ pointer: '/content/kind', detail: 'La nature d’une connaissance ne change pas.' }],
        )
      if (JSON.stringify(content) === JSON.stringify(last.content)) return get(id)
      return write('knowledge.changed', last, { id, state: 'live', content }, by)
    },

    /** Takes an entry out of use; it stays in the list, with its history. */
    withdraw(id: string, version: number, by: string): EntryHistory {
      const last = stored(id, version)
      if (last.state === 'withdrawn') fail('conflict', 'Cette connaissance est déjà retirée.')
      return write('knowledge.withdrawn', last, { id, state: 'withdrawn', content: last.content }, by)
    },

    /** Puts a former version back in use, as a new one. */
    restore(id: string, { version, from }: { version: number; from: number }, by: string): EntryHistory {
      const last = stored(id, version)
      const former = store.versionsOf(id).find((row) => row.version === from) ?? notFound('Version')
      if (last.state === 'live' && JSON.stringify(former.content) === JSON.stringify(last.content))
        fail('conflict', 'Cette version est déjà celle qui sert.')
      return write('knowledge.restored', last, { id, state: 'live', content: former.content }, by)
    },

    /** What the forms choose from. */
    vocabulary(): Vocabulary {
      const named = (entries: readonly { id: string; labelFr: string; labelEn: string }[]) =>
        entries.map(({ id, labelFr, labelEn }) => ({ id, name: { fr: labelFr, en: labelEn } }))
      const { uses, qualifiers } = materials.knowledge()
      return {
        uses: named(uses),
        qualities: named([{ id: HAZARDOUS, ...DANGEROUS }, ...qualifiers]),
        activities: activities(),
      }
    },

    /** How entries are called in the journal. */
    namesOfEntries: (ids: readonly string[]): Map<string, string> =>
      new Map(
        ids.flatMap((id) => {
          const row = store.byId(id)
          return row ? [[id, title(row.content, namesIn(row.content, materials.base()))] as const] : []
        }),
      ),
  }
}

/** What the journal shows of a content. */
function said({ kind: _kind, ...content }: EntryContent): Record<string, unknown> {
  return content
}

function title(content: EntryContent, names: EntryView['names']): string {
  const name = (key: string) => names[key]?.fr ?? key
  if (content.kind === 'synonym') return content.phrase
  if (content.kind === 'path')
    return `${name(`resource/${content.resource}`)} → ${name(`use/${content.use}`)}`
  return content.reasonFr
}
