import { createHash } from 'node:crypto'
import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { lazyBy, lazyFrom } from '../../kernel/lazy.ts'
import { wordsOfMarkdown } from '../../kernel/markdown.ts'
import { atomFeed } from './atom.ts'
import type {
  InformationList,
  InformationQuery,
  InformationView,
  PublicArticle,
  PublicList,
  VersionList,
} from './contract.ts'
import { canRead, canWrite } from './policy.ts'
import { compareItems } from './rules.ts'
import { type Filed, informationIndex, type Sought } from './search.ts'
import type { RoomsBelow } from './service.ts'
import type { ItemRow, informationStore } from './store.ts'
import type { InformationTools } from './tools.ts'

/** Items for those who read them: sought, ranked by what touches the reader, each with the reason. */
export function informationReading(
  db: Database,
  clock: Clock,
  { accounts, materials }: RoomsBelow,
  { store, tools }: { store: ReturnType<typeof informationStore>; tools: InformationTools },
) {
  const termsOf = (text: string) => materials.searchTermsOf(text).flat()

  function filed(row: ItemRow): Filed {
    const labels = row.resourceIds.flatMap((id) => materials.resourceLabel(id) ?? [])
    return {
      ...{ id: row.id, resourceIds: row.resourceIds },
      title: termsOf(row.title),
      tags: termsOf(labels.join(', ')),
      summary: termsOf(row.summary),
      body: termsOf(wordsOfMarkdown(row.body)),
    }
  }

  /** What the indexes were made of; another object once something may have changed. */
  let ground = {}
  db.events.subscribe(({ type }) => {
    if (['information-changed', 'knowledge-changed', 'written-elsewhere'].includes(type)) ground = {}
  })
  const indexes = lazyFrom(
    () => ground,
    () =>
      lazyBy((who: 'writers' | 'readers') =>
        informationIndex(
          store
            .all()
            .filter(({ state }) => who === 'writers' || state === 'published')
            .map(filed),
        ),
      ),
  )

  function soughtBy(question: string): Sought {
    const named = materials.resourcesNamedBy(question).flatMap(({ id }) => materials.withNarrower(id))
    const words = materials.searchTermsOf(question)
    // Empty words alone are looked for as they stand.
    return {
      words: words.length > 0 ? words : materials.stemsOf(question).map((stem) => [stem]),
      resourceIds: new Set(named),
    }
  }

  /** How well each item answers; null: nothing was asked for. */
  function found(actor: Actor, q: string | undefined): Map<string, number> | null {
    return q ? indexes()(canWrite(actor) ? 'writers' : 'readers')(soughtBy(q)) : null
  }

  function isIn(row: ItemRow, { category, theme, sector, state }: InformationQuery): boolean {
    if (category && row.category !== category) return false
    if (theme && !row.themes.includes(theme)) return false
    if (sector && !row.sectors.includes(sector)) return false
    return !state || row.state === state
  }

  const published = () =>
    store
      .all()
      .filter((row) => canRead(null, row))
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))

  return {
    /** Items the actor may read under the filters of the query, those that touch it first. */
    list(actor: Actor, query: InformationQuery): InformationList {
      const { q, resource, standing, limit, offset } = query
      const profile = tools.profileOf(actor)
      const answers = found(actor, q)
      const ofResource = resource ? new Set(materials.withNarrower(resource)) : null
      const kept = store
        .all()
        .filter((row) => canRead(actor, row) && isIn(row, query))
        .filter(({ id }) => !answers || answers.has(id))
        .filter(({ resourceIds }) => !ofResource || resourceIds.some((id) => ofResource.has(id)))
        .map((row) => ({ row, summary: tools.summaryOf(row, profile) }))
        .filter(({ summary }) => !standing || summary.standing === standing)
        .map(({ row, summary }) => ({
          ...{ id: row.id, changedAt: row.changedAt, standing: summary.standing, summary },
          ...{ touch: tools.touching(row, profile).touch, found: answers?.get(row.id) ?? 0 },
        }))
        .sort(compareItems)
      return {
        total: kept.length,
        items: kept.slice(offset, offset + limit).map(({ summary }) => summary),
        can: { write: canWrite(actor) },
      }
    },

    get: (actor: Actor, id: string): InformationView => tools.viewOf(actor, tools.readable(actor, id)),

    /** What it said each time it was published or corrected, the last first; for who writes. */
    versions(actor: Actor, id: string): VersionList {
      const row = tools.readable(actor, id)
      if (!canWrite(actor)) fail('forbidden', 'Les versions se lisent par ceux qui écrivent.')
      const rows = store.versionsOf(row.id)
      const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
      const items = rows.map(({ version, at, authorId, content }) => ({
        ...{ version, at, content, author: names.get(authorId) ?? null },
      }))
      return { total: items.length, items }
    },

    /** Titles of items by their ids, for the journal. */
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(ids.flatMap((id) => [[id, store.byId(id)?.title ?? ''] as const])),

    /** The same for rooms above: only of those that the actor may read. */
    titlesFor: (actor: Actor, ids: readonly string[]): Map<string, string> =>
      new Map(
        ids.flatMap((id) => {
          const row = store.byId(id)
          return row && canRead(actor, row) ? [[id, row.title] as const] : []
        }),
      ),

    /** All that anybody may read, the last changed first. */
    published(): PublicList {
      const items = published().map(tools.shown)
      return { total: items.length, items }
    },

    /** The same as an Atom feed of the site at `address`, with a tag that changes when it does. */
    feed(address: string): { xml: string; tag: string } {
      const { items } = this.published()
      const tag = createHash('sha256')
        .update(JSON.stringify([address, items]))
        .digest('hex')
        .slice(0, 32)
      return { tag, xml: atomFeed(items, { address, now: clock.now().toISOString() }) }
    },

    /** One of them; the same 404 for all others. */
    publishedOne(id: string): PublicArticle {
      const row = store.byId(id)
      return row && canRead(null, row) ? { ...tools.shown(row), body: row.body } : notFound('Information')
    },
  }
}
