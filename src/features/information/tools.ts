import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import type { InformationSummary, InformationView, PublicItem } from './contract.ts'
import { canRead, canWrite } from './policy.ts'
import { profileOf } from './reader.ts'
import { type ReaderProfile, standingOf, termOf, touchOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { ImageRow, ItemRow, informationStore } from './store.ts'
import { informationSteps } from './workflow.ts'

export type InformationTools = ReturnType<typeof informationTools>

/** What all that is done with items needs: who may, how they are shown, how a change is told. */
export function informationTools(
  db: Database,
  clock: Clock,
  rooms: RoomsBelow,
  store: ReturnType<typeof informationStore>,
) {
  const { accounts, materials, settings } = rooms
  const today = () => dayOf(clock.now())

  /** An item for whoever may read it; the same 404 for all others, and for what does not exist. */
  function readable(actor: Actor | null, id: string): ItemRow {
    const row = store.byId(id)
    return row && canRead(actor, row) ? row : notFound('Information')
  }

  /** The same for those who write. */
  function writable(actor: Actor, id: string): ItemRow {
    const row = readable(actor, id)
    if (!canWrite(actor)) fail('forbidden', 'L’animation et la collectivité écrivent les informations.')
    return row
  }

  /** What anybody is shown. A resource that the knowledge base no longer has is left out. */
  function shown(row: ItemRow): PublicItem {
    const { id, category, title, summary, byline, sourceName, sourceUrl, sectors, themes } = row
    const { checkedOn, closesOn, publishedAt, changedAt } = row
    return {
      ...{ id, category, title, summary, byline, sectors, themes },
      source: { name: sourceName, url: sourceUrl },
      resources: row.resourceIds.flatMap((resourceId) => {
        const label = materials.resourceLabel(resourceId)
        return label ? [{ id: resourceId, label }] : []
      }),
      standing: standingOf(row, today()),
      ...{ checkedOn, toCheckOn: termOf(row), closesOn, publishedAt, changedAt },
    }
  }

  /** How an item touches the reader, with the reasons in the order that counts. */
  function touching(row: ItemRow, profile: ReaderProfile) {
    const tagged = { resources: row.resourceIds.map((id) => materials.lineage(id)), sectors: row.sectors }
    const touch = touchOf(tagged, profile)
    const labels = touch.resourceIds.flatMap((id) => materials.resourceLabel(id) ?? [])
    return {
      touch,
      reasons: [
        ...labels.slice(0, 3).map((label) => ({ kind: 'resource' as const, label })),
        ...(touch.sector ? [{ kind: 'sector' as const, sector: touch.sector }] : []),
      ],
    }
  }

  function summaryOf(row: ItemRow, profile: ReaderProfile): InformationSummary {
    const { audience, state } = row
    return { ...shown(row), audience, state, reasons: touching(row, profile).reasons }
  }

  const imageView = ({ id, name, format, sizeBytes, description, at }: ImageRow) => ({
    ...{ id, name, format, sizeBytes, description, createdAt: at },
  })

  return {
    today,
    readable,
    writable,
    shown,
    touching,
    summaryOf,
    imageView,
    profileOf: (actor: Actor) => profileOf(actor, rooms),

    viewOf(actor: Actor, row: ItemRow): InformationView {
      const { id, body, version, validMonths, state } = row
      const writes = canWrite(actor)
      const names = accounts.namesOf([row.authorId, row.checkedBy])
      return {
        ...summaryOf(row, profileOf(actor, rooms)),
        ...{ body, version, validMonths },
        checkedBy: names.get(row.checkedBy) ?? null,
        author: names.get(row.authorId) ?? null,
        images: writes ? store.imagesOf(id).map(imageView) : [],
        maxMegabytes: settings.territory().attachmentMegabytes,
        steps: writes ? stepsFrom(informationSteps, state, row) : [],
        can: { write: writes, remove: writes && row.publishedAt === null },
      }
    },

    /** Within the transaction of what it tells. */
    tell(
      action: JournalAction,
      itemId: string,
      by: string,
      change: { before?: unknown; after: unknown },
    ): void {
      db.write((announce) => {
        record(db, {
          ...{ at: clock.now(), actorId: by, action, entity: 'information', entityId: itemId },
          ...{ before: change.before ?? null, after: change.after },
        })
        announce({ type: 'information-changed', ids: [itemId] })
      })
    },
  }
}
