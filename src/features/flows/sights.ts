import type { Actor } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { type Audience, actorLike, type FieldGroup, fieldGroups, personOf } from '../../kernel/visibility.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { Area } from '../organisations/anonymity.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import type { attachmentCounts } from './attachments/counts.ts'
import type { DisclosureView, FlowList, FlowQuery, FlowView, FoundFlow } from './contract.ts'
import type { freshnessNow } from './freshness-now.ts'
import { canEditFlow, EVERYTHING, publicSightOf, type Sight, sightOf } from './policy.ts'
import type { receivedDisclosures } from './received.ts'
import type { Found } from './search/flow-index.ts'
import type { flowSearch } from './search/service.ts'
import { flowViewOf, type ShownFlow, shownFlow } from './shown.ts'
import type { DisclosureRow, FlowRow, flowsStore } from './store.ts'

/** Rows of flows read at once for a long list. */
const READ_AT_ONCE = 200

/** A flow of a list; `own`: what is kept of it, for those who work on it. */
export interface SeenFlow {
  view: FoundFlow
  own: { row: FlowRow; owner: OrganisationRecord } | null
}

/** What is shown of flows, to whom: everything that leaves the room for a reader passes here. */
export function flowSights(
  store: ReturnType<typeof flowsStore>,
  {
    organisations,
    materials,
    settings,
    freshness,
    received,
    attached,
    search,
    promised,
  }: {
    organisations: OrganisationsService
    materials: MaterialsService
    settings: SettingsService
    freshness: ReturnType<typeof freshnessNow>
    received: ReturnType<typeof receivedDisclosures>
    attached: ReturnType<typeof attachmentCounts>
    search: ReturnType<typeof flowSearch>
    /** Promised of a flow in all, in its unit. */
    promised(flowId: string): number
  },
) {
  /** What a search found, as the actor sees it, in its order; read a page at a time. */
  function* seenOf(actor: Actor, found: readonly Found[]): Generator<SeenFlow> {
    for (let at = 0; at < found.length; at += READ_AT_ONCE) {
      const page = found.slice(at, at + READ_AT_ONCE)
      const rows = new Map(store.byIds(page.map(({ flow }) => flow.id)).map((row) => [row.id, row]))
      const owners = organisations.recordsOf([...new Set(page.map(({ flow }) => flow.organisationId))])
      for (const { flow, distanceKm } of page) {
        const [row, owner] = [rows.get(flow.id), owners.get(flow.organisationId)]
        const item = row && view(actor, row, owner)
        if (!row || !owner || !item) continue
        yield { view: { ...item, distanceKm }, own: item.can.edit ? { row, owner } : null }
      }
    }
  }

  /** A stored flow as an actor sees it; null when it may not know of it. */
  function shownTo(
    actor: Actor | null,
    flow: FlowRow,
    owner: OrganisationRecord | undefined,
    disclosed: readonly Pick<DisclosureRow, 'toOrganisationId' | 'groups'>[] = received.of(flow.id),
  ): ShownFlow | null {
    const sight = sightOf(actor, flow, disclosed)
    if (sight.as === 'none' || !owner) return null
    return shownFlow(flow, owner, sight, { materials, freshness, promised }, placeFor(flow, owner))
  }

  /** The places that may be named when the structure may not, the smallest first. */
  function placesFor(flow: FlowRow, owner: OrganisationRecord) {
    const site = owner.sites.find(({ id }) => id === flow.siteId) ?? owner.sites[0]
    return organisations.placesHiding(
      owner,
      site?.communeCode ?? null,
      settings.territory().anonymityThreshold,
    )
  }
  const placeFor = (flow: FlowRow, owner: OrganisationRecord) => () => placesFor(flow, owner)[0]

  function ownerOf({ organisationId }: FlowRow): OrganisationRecord | undefined {
    return organisations.recordsOf([organisationId]).get(organisationId)
  }

  /** A flow for those who may look at who sees it: its own people and its facilitators. */
  function ownFlow(actor: Actor, id: string): FlowRow {
    const flow = store.byId(id)
    return flow && canEditFlow(actor, flow) ? flow : notFound('Flux')
  }

  /** A flow that the actor may change: not found when it may not know of it, `refusal` when it may only read it. */
  function workedOn(actor: Actor, id: string, refusal: string): FlowRow {
    const stored = store.byId(id)
    if (!stored || sightOf(actor, stored, received.of(id)).as === 'none') notFound('Flux')
    return canEditFlow(actor, stored) ? stored : fail('forbidden', refusal)
  }

  function view(actor: Actor | null, flow: FlowRow, owner: OrganisationRecord | undefined): FlowView | null {
    const shown = shownTo(actor, flow, owner)
    return shown && flowViewOf(actor, shown, materials, attached(flow.id, shown.sight))
  }

  function afterIntroduction(
    flow: FlowRow,
    toOrganisationId: string,
    groups: readonly FieldGroup[],
  ): FlowView | null {
    const receiver = personOf(toOrganisationId)
    const disclosed = [...received.of(flow.id), { toOrganisationId, groups: [...groups] }]
    const shown = shownTo(receiver, flow, ownerOf(flow), disclosed)
    return shown && flowViewOf(receiver, shown, materials, attached(flow.id, shown.sight))
  }

  return {
    ownFlow,
    workedOn,
    ownerOf,

    /**
     * Flows the actor may see, each under its own visibility: the most relevant first, then the nearest, those it works
     * on (newest first) and the others in the order of their ids, which says nothing.
     */
    list(actor: Actor, query: FlowQuery): FlowList {
      const { total, found, instead } = search.search(actor, query)
      const views = (some: readonly Found[]) => Array.from(seenOf(actor, some), ({ view: item }) => item)
      return {
        total,
        items: views(found),
        instead: instead && { without: instead.without, items: views(instead.found) },
      }
    },

    /** The same one by one and all of them, with what is kept of those it works on. */
    seen: (actor: Actor, query: Omit<FlowQuery, 'limit' | 'offset'>): Iterable<SeenFlow> =>
      seenOf(actor, search.all(actor, query)),

    get(actor: Actor, id: string): FlowView {
      const flow = store.byId(id)
      return (flow && view(actor, flow, ownerOf(flow))) || notFound('Flux')
    },

    /** Of one's own flow, what somebody of an audience is answered; null: nothing at all. */
    getAs(actor: Actor, id: string, audience: Audience): FlowView | null {
      const flow = ownFlow(actor, id)
      if (audience === 'introduced') return afterIntroduction(flow, '', fieldGroups)
      return view(actorLike(audience), flow, ownerOf(flow))
    },

    /** To which structures one's own flow was shown by name, and by which introduction; the latest first. */
    disclosuresOf(actor: Actor, id: string): DisclosureView[] {
      const rows = [...received.of(ownFlow(actor, id).id)].reverse()
      const receivers = organisations.recordsOf(rows.map(({ toOrganisationId }) => toOrganisationId))
      return rows.map(({ toOrganisationId, introductionId, groups, at }) => ({
        ...{ introductionId, groups, at },
        organisationName: receivers.get(toOrganisationId)?.name ?? '',
      }))
    },

    /** A flow exactly as a structure would see it after an introduction that keeps back some of its fields. */
    shownAfter(id: string, toOrganisationId: string, groups: readonly FieldGroup[]): FlowView {
      const flow = store.byId(id) ?? notFound('Flux')
      return afterIntroduction(flow, toOrganisationId, groups) ?? notFound('Flux')
    },

    /** Views of several flows at once, the unseen ones left out. */
    viewsOf(actor: Actor, ids: readonly string[]): Map<string, FlowView> {
      const rows = store.byIds(ids)
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return new Map(
        rows.flatMap((row) => {
          const shown = view(actor, row, owners.get(row.organisationId))
          return shown ? [[row.id, shown] as const] : []
        }),
      )
    },

    /** What an actor sees of flows, for the engine; those it may not know of are left out. */
    shownTo(actor: Actor, rows: readonly FlowRow[]): ShownFlow[] {
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return rows.flatMap((row) => shownTo(actor, row, owners.get(row.organisationId)) ?? [])
    },
    /** The same for those who work on them all: live flows only. */
    wholeOf(rows: readonly FlowRow[]): ShownFlow[] {
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return rows.flatMap((row) => {
        const owner = owners.get(row.organisationId)
        return row.withdrawnAt === null && owner
          ? shownFlow(row, owner, EVERYTHING, { materials, freshness, promised }, placeFor(row, owner))
          : []
      })
    },
    /**
     * A flow as anybody at all may be shown it, and where; null: not at all. `placeId`: a place once chosen, kept as
     * long as it hides the structure, though a smaller one would by now.
     */
    shownToAnybody(
      flow: FlowRow,
      owner: OrganisationRecord,
      placeId: string | null,
    ): { shown: ShownFlow; place: Area } | null {
      const sight = publicSightOf(flow)
      if (sight.as === 'none') return null
      const places = placesFor(flow, owner)
      const place = places.find(({ id }) => id === placeId) ?? places[0]
      return { shown: shownFlow(flow, owner, sight, { materials, freshness, promised }, () => place), place }
    },
    sightOf: (actor: Actor, flow: FlowRow): Sight => sightOf(actor, flow, received.of(flow.id)),
  }
}
