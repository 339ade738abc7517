import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newUnorderedId } from '../../../kernel/ids.ts'
import type { AccountsService } from '../../accounts/service.ts'
import type { MaterialsService } from '../../materials/service.ts'
import type { OrganisationRecord, OrganisationsService } from '../../organisations/service.ts'
import { territory } from '../../organisations/territory.ts'
import type { SettingsService } from '../../settings/service.ts'
import { canPublish } from '../policy.ts'
import type { FlowsService } from '../service.ts'
import type { FlowRow } from '../store.ts'
import type { PublishedRow } from './columns.ts'
import type { PublicationView, PublicRow, TableSchema } from './contract.ts'
import { registerSchema } from './files.ts'
import { isSameRow, publicRowOf } from './public-row.ts'
import { type PublicationRow, publicationStore } from './store.ts'

export type OpenDataService = ReturnType<typeof openDataService>

/** Agreements read and weighed before others may use the server. */
const SLICE = 200

interface Below {
  flows: FlowsService
  organisations: OrganisationsService
  materials: MaterialsService
  settings: SettingsService
  accounts: AccountsService
}

/** The public register of shared resources: what structures agreed to have published, word for word, and nothing else. */
export function openDataService(
  db: Database,
  clock: Clock,
  { flows, organisations, materials, settings, accounts }: Below,
) {
  const store = publicationStore(db)
  const isOpen = () => settings.territory().openDataRegister
  const refuseWhenClosed = () => {
    if (!isOpen()) notFound('Registre public')
  }

  /** What would be published of a flow now, at the place agreed to as long as it hides the structure. */
  function present(
    flow: FlowRow,
    owner: OrganisationRecord | undefined,
    agreed: PublicationRow | null,
  ): { row: PublicRow; isStale: boolean } | null {
    const seen = owner && flows.shownToAnybody(flow, owner, agreed?.row.placeCode ?? null)
    if (!seen) return null
    return {
      row: publicRowOf(seen.shown, seen.place),
      isStale: seen.shown.freshness.state === 'stale',
    }
  }

  const isPublished = (now: ReturnType<typeof present>, agreed: PublicationRow | null): boolean =>
    now !== null && !now.isStale && agreed !== null && isSameRow(now.row, agreed.row)

  function viewOf(actor: Actor, flow: FlowRow): PublicationView {
    const agreed = store.of(flow.id)
    const now = present(flow, flows.ownerOf(flow), agreed)
    return {
      isOpen: isOpen(),
      row: now?.row ?? null,
      isStale: now?.isStale ?? false,
      agreed: agreed && { row: agreed.row, at: agreed.agreedAt, by: accounts.nameOf(agreed.agreedBy) },
      isPublished: isOpen() && isPublished(now, agreed),
      can: { agree: canPublish(actor, flow) },
    }
  }

  function journal(
    action: 'flow.publication-agreed' | 'flow.publication-withdrawn',
    { id, organisationId }: FlowRow,
    by: string,
    [before, after]: readonly [PublicRow | null, PublicRow | null],
  ): void {
    const about = { entity: 'flow' as const, entityId: id, organisationIds: [organisationId] }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  /** Of some agreements, those that are published, as they are. */
  function publishedAmong(agreements: readonly PublicationRow[]): PublishedRow[] {
    const rows = new Map(flows.rowsOf(agreements.map(({ flowId }) => flowId)).map((row) => [row.id, row]))
    const owners = organisations.recordsOf([
      ...new Set([...rows.values()].map(({ organisationId }) => organisationId)),
    ])
    return agreements.flatMap((agreed) => {
      const flow = rows.get(agreed.flowId)
      const now = flow ? present(flow, owners.get(flow.organisationId), agreed) : null
      if (!isPublished(now, agreed)) return []
      const { publicId, row } = agreed
      const wasteLabel = row.wasteCode && materials.wasteLabel(row.wasteCode)
      return [{ ...row, publicId, wasteLabel, territory: { name: territory.name, siren: territory.epci } }]
    })
  }

  return {
    isOpen,

    /** How a flow stands to the register, for those who work on it. */
    view: (actor: Actor, id: string): PublicationView => viewOf(actor, flows.ownFlow(actor, id)),

    /** Agrees, for the structure, to the row that was read: not found by its facilitators, refused when the row is no longer that one. */
    agree(actor: Actor, id: string, read: PublicRow): PublicationView {
      return db.write((announce) => {
        const flow = flows.ownFlow(actor, id)
        if (!canPublish(actor, flow)) notFound('Flux')
        if (!isOpen()) fail('conflict', 'Le territoire n’ouvre pas de registre public.')
        const before = store.of(id)
        const now = present(flow, flows.ownerOf(flow), before)
        if (!now) fail('conflict', 'Ce flux est retiré ou réservé à l’animation : rien n’en est publié.')
        if (!isSameRow(now.row, read))
          fail('preview-outdated', 'La ligne à publier a changé depuis que vous l’avez lue : relisez-la.')
        if (before && isSameRow(before.row, read)) return viewOf(actor, flow)
        store.put({
          ...{ flowId: id, publicId: newUnorderedId(), row: now.row },
          ...{ agreedAt: clock.now().toISOString(), agreedBy: actor.userId },
        })
        journal('flow.publication-agreed', flow, actor.userId, [before?.row ?? null, now.row])
        announce({ type: 'flow-changed', ids: [id] })
        return viewOf(actor, flow)
      })
    },

    /** Takes a flow off the register at once; its people, or their facilitators at their word. */
    withdraw(actor: Actor, id: string): PublicationView {
      return db.write((announce) => {
        const refusal = 'Seule la structure ou un animateur retire ce flux du registre.'
        const flow = flows.workedOn(actor, id, refusal)
        const before = store.of(id)
        if (before) {
          store.remove(id)
          journal('flow.publication-withdrawn', flow, actor.userId, [before.row, null])
          announce({ type: 'flow-changed', ids: [id] })
        }
        return viewOf(actor, flow)
      })
    },

    /** Everything published now, in an order that tells nothing, and a tag that changes with it; not found when the register is closed. */
    async published(): Promise<{ rows: PublishedRow[]; tag: string }> {
      refuseWhenClosed()
      const agreements = store.all()
      const rows: PublishedRow[] = []
      for (let at = 0; at < agreements.length; at += SLICE) {
        rows.push(...publishedAmong(agreements.slice(at, at + SLICE)))
        await setImmediate()
      }
      const tag = createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22)
      return { rows, tag }
    },

    /** What describes the file; not found when the register is closed. */
    schema(site: string): TableSchema {
      refuseWhenClosed()
      const { controllerName } = settings.territory()
      return registerSchema({ site, publisher: controllerName || territory.name })
    },
  }
}
