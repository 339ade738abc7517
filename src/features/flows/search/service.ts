import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../../kernel/actor.ts'
import type { EventBus } from '../../../kernel/events.ts'
import type { Point } from '../../../kernel/geo.ts'
import type { MaterialsService } from '../../materials/service.ts'
import { type Area, FRANCE } from '../../organisations/anonymity.ts'
import { canReadIdentity } from '../../organisations/policy.ts'
import type { OrganisationRecord } from '../../organisations/service.ts'
import type { FlowQuery } from '../contract.ts'
import { type FreshSince, lastSaidOn } from '../freshness.ts'
import type { FlowRow } from '../store.ts'
import { FlowIndex, type Found, type Listed, type Question, type Text } from './flow-index.ts'
import { type Loosened, looserThan, type Wish } from './wish.ts'

/** What the search needs to know of flows and of their structures. */
export interface Sources {
  liveRows(): FlowRow[]
  rowsOf(ids: readonly string[]): FlowRow[]
  rowsOfOrganisation(id: string): FlowRow[]
  /** Every structure. */
  owners(): OrganisationRecord[]
  ownersOf(ids: readonly string[]): Map<string, OrganisationRecord>
  /** The smallest place that hides a structure seen from one of its communes. */
  placeHiding(owner: OrganisationRecord, communeCode: string | null): Area
  /** Resources surely read in a live flow. */
  resourcesIn(id: string): readonly string[]
  /** Flows shown to an actor by an introduction. */
  disclosedTo(actor: Actor): readonly string[]
  /** The days that part what is fresh from what is not, today. */
  freshSince(): FreshSince
  materials: MaterialsService
}

export interface Outcome {
  total: number
  found: readonly Found[]
  /** When nothing answers: the nearest that does, and the part of the wish that it leaves aside. */
  instead: { without: Loosened | 'spelling' | 'resource'; found: readonly Found[] } | null
}

/** How close to what is typed an answer must be. */
type Reach = 'exact' | 'slipped' | 'broader'

/** How many of the nearest are shown when nothing answers. */
const NEAREST_SHOWN = 6
/** Beyond so many changed flows, all are filed again. */
const MANY = 5000

/** The search of flows, in memory and in step with what changes; made when somebody first searches. */
export function flowSearch(sources: Sources, events: EventBus) {
  const { materials } = sources
  let index: FlowIndex | null = null
  const changed = { flows: new Set<string>(), owners: new Set<string>() }
  const owners = new Map<string, OrganisationRecord>()
  /** Places that hide the structures of anonymous flows: they move when structures come and go. */
  const hiding = new Map<Listed, Area>()

  const termsOf = (text: string) => materials.searchTermsOf(text).flat()

  function siteOf({ siteId }: FlowRow, { sites }: OrganisationRecord) {
    return sites.find(({ id }) => id === siteId) ?? sites[0]
  }

  function file(into: FlowIndex, row: FlowRow): void {
    const owner = owners.get(row.organisationId)
    if (row.withdrawnAt !== null || !owner) {
      into.remove(row.id)
      return
    }
    const site = siteOf(row, owner)
    const resource = row.resourceId ? materials.resourceLabel(row.resourceId) : ''
    const named = `${row.label} ${resource} ${owner.name} ${site?.communeName ?? ''}`
    const isOpen = row.visibility === 'anonymised'
    const shown = isOpen ? materials.anonymousReading(row) : null
    into.put(
      {
        ...{ id: row.id, kind: row.kind, family: row.family, organisationId: owner.id },
        ...{ visibility: row.visibility, months: row.months, createdAt: row.createdAt },
        confirmedOn: latest(row.confirmedOn, row.auditedOn),
        saidOn: lastSaidOn(row),
        point: site?.lat != null && site.lng != null ? { lat: site.lat, lng: site.lng } : null,
        communeCode: site?.communeCode ?? null,
      },
      {
        named: { terms: termsOf(named), resources: sources.resourcesIn(row.id) },
        anonymous: shown && {
          terms: termsOf(shown.label),
          resources: shown.resourceId ? [shown.resourceId] : [],
        },
      },
    )
  }

  function build(): FlowIndex {
    owners.clear()
    hiding.clear()
    for (const owner of sources.owners()) owners.set(owner.id, owner)
    const made = new FlowIndex()
    for (const row of sources.liveRows()) file(made, row)
    return made
  }

  function refile(into: FlowIndex, rows: readonly FlowRow[]): void {
    for (const [id, owner] of sources.ownersOf([
      ...new Set(rows.map(({ organisationId }) => organisationId)),
    ]))
      owners.set(id, owner)
    for (const row of rows) file(into, row)
  }

  /** What changed is taken up when somebody searches: by then the rooms above have read it too. */
  function upToDate(): FlowIndex {
    if (!index || index.isWorn || changed.flows.size > MANY) index = build()
    else {
      for (const id of changed.owners) refile(index, sources.rowsOfOrganisation(id))
      refile(index, sources.rowsOf([...changed.flows]))
    }
    changed.owners.clear()
    changed.flows.clear()
    return index
  }

  events.subscribe((event) => {
    if (event.type === 'written-elsewhere' || (event.type === 'flows-reread' && event.share === 1))
      index = null
    if (event.type === 'flow-changed') for (const id of event.ids) changed.flows.add(id)
    if (event.type !== 'organisation-changed') return
    hiding.clear()
    for (const id of event.ids) changed.owners.add(id)
  })

  /** Where an anonymous flow is said to be. */
  function placeOf(flow: Listed): Point | null {
    let known = hiding.get(flow)
    if (known === undefined) {
      const owner = owners.get(flow.organisationId)
      if (!owner) return null
      known = sources.placeHiding(owner, flow.communeCode)
      hiding.set(flow, known)
    }
    return known === FRANCE ? null : known.centre
  }

  /** The resources that words name, and those that belong to them or, when that is asked, to the same broader ones. */
  function textOf(words: string, how: Reach): Text {
    const resources = new Map<string, number>()
    for (const { id, weight } of materials.resourcesNamedBy(words)) {
      const from = how === 'broader' ? (materials.resource(id)?.parent ?? id) : id
      for (const one of materials.withNarrower(from))
        resources.set(one, Math.max(weight, resources.get(one) ?? 0))
    }
    return { words: materials.searchTermsOf(words), resources, isForgiving: how !== 'exact' }
  }

  function question(actor: Actor, wish: Wish, first: number, how: Reach): Question {
    const wanted = wish.q ? textOf(wish.q, how) : null
    const { place, withinKm, kind, family, months, confirmedSince, freshness, organisation } = wish
    // Who may not know that a structure exists finds nothing under its name.
    const nameable = organisation !== undefined && canReadIdentity(actor, organisation) ? organisation : ''
    return {
      worksOn: (id) => facilitates(actor, id) || isMemberOf(actor, id),
      isReader: isInNetwork(actor),
      disclosed: sources.disclosedTo(actor),
      facets: {
        ...{ kind, family, months, confirmedSince },
        ...(freshness && { freshness: { state: freshness, since: sources.freshSince() } }),
        ...(organisation && { organisation: nameable }),
      },
      text: wanted && wanted.words.length > 0 ? wanted : null,
      around: place ? { point: place, withinKm: withinKm ?? null, placeOf } : null,
      first,
    }
  }

  function ask(actor: Actor, wish: Wish, first: number, how: Reach = 'exact') {
    return upToDate().search(question(actor, wish, first, how))
  }

  /** When nothing answers. Whether what is hidden holds the very word must not show: it has no part in this. */
  function nearest(actor: Actor, wish: Wish): Outcome['instead'] {
    const tries = [
      ...(wish.q ? [{ without: 'spelling', wish, how: 'slipped' } as const] : []),
      ...looserThan(wish).map((looser) => ({ ...looser, how: 'slipped' }) as const),
      ...(wish.q ? [{ without: 'resource', wish, how: 'broader' } as const] : []),
    ]
    for (const { without, wish: looser, how } of tries) {
      const { found } = ask(actor, looser, NEAREST_SHOWN, how)
      if (found.length > 0) return { without, found }
    }
    return null
  }

  return {
    /** All that answers. */
    all: (actor: Actor, query: Omit<FlowQuery, 'limit' | 'offset'>) =>
      ask(actor, wishOf(query), Number.POSITIVE_INFINITY).found,

    /** A page of what answers, and the nearest when nothing does. */
    search(actor: Actor, { limit, offset, ...query }: FlowQuery): Outcome {
      const wish = wishOf(query)
      const { total, found } = ask(actor, wish, offset + limit)
      return { total, found: found.slice(offset), instead: total > 0 ? null : nearest(actor, wish) }
    },
  }
}

function wishOf({ lat, lng, ...rest }: Omit<FlowQuery, 'limit' | 'offset'>): Wish {
  return { ...rest, place: lat !== undefined && lng !== undefined ? { lat, lng } : undefined }
}

function latest(a: string | null, b: string | null): string | null {
  return a !== null && b !== null ? (a > b ? a : b) : (a ?? b)
}
