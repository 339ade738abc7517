import { type Family, families } from '../../../kernel/families.ts'
import { type Point, roadKm } from '../../../kernel/geo.ts'
import { ALL_MONTHS } from '../../../kernel/months.ts'
import { type Visibility, visibilities } from '../../../kernel/visibility.ts'
import type { FreshnessState, FreshSince } from '../freshness.ts'
import { guiseOf } from '../policy.ts'
import { BestOf } from './best-of.ts'
import { Vocabulary } from './vocabulary.ts'

/** What is found in a flow by those who see it so: named, or as an anonymous one. */
export interface Dress {
  /** Stems and words. */
  terms: readonly string[]
  resources: readonly string[]
}

export type Guise = 'named' | 'anonymous'

/** What a search sorts and filters by. */
export interface Listed {
  id: string
  kind: 'stock' | 'need'
  family: Family
  organisationId: string
  visibility: Visibility
  createdAt: string
  /** Bit mask; null when not said. */
  months: number | null
  /** Day of the last confirmation or audit. */
  confirmedOn: string | null
  /** Day on which somebody last said that it is so; null when not known. */
  saidOn: string | null
  point: Point | null
  communeCode: string | null
}

export interface Text {
  /** Of each word, what it may be found by. */
  words: readonly (readonly string[])[]
  /** With what each is worth, below 1. */
  resources: ReadonlyMap<string, number>
  /** Whether a word one slip of the keyboard away counts for one of them. */
  isForgiving: boolean
}

/** What else a flow must be; what is left out does not matter. */
export interface Facets {
  kind?: Listed['kind'] | undefined
  family?: Family | undefined
  /** Its structure, for those who may know whose it is. */
  organisation?: string | undefined
  /** Bit mask of months, one of which must be its own or not be said. */
  months?: number | undefined
  /** Day. */
  confirmedSince?: string | undefined
  /** As the asker is told it. */
  freshness?: { state: FreshnessState; since: FreshSince } | undefined
}

export interface Question {
  /** Whether the asker works on the flows of a structure: it sees them all, and they come first, the newest before. */
  worksOn(organisationId: string): boolean
  /** Whether it reads what is open to the network. */
  isReader: boolean
  /** Flows shown to its structure by an introduction. */
  disclosed: Iterable<string>
  facets: Facets
  /** All of its words must be in a flow, unless that is about one of its resources. Null: any flow. */
  text: Text | null
  /** `placeOf`: where an anonymous flow is said to be. */
  around: { point: Point; withinKm: number | null; placeOf(flow: Listed): Point | null } | null
  /** How many of the first to give. */
  first: number
}

export interface Found {
  flow: Listed
  /** Road estimate; null without a place to measure from, or to. */
  distanceKm: number | null
}

interface Candidate extends Found {
  relevance: number
  isOwn: boolean
  /** Later is less, of one's own; of others, the order of the ids. */
  order: number
}

/** Of a flow that holds all the words; one that only is about the resource counts for less than this. */
const ALL_WORDS = 2
/** Kilometres of a degree of latitude, at the least. */
const KM_PER_DEGREE = 110
/** Gone slots before it is worth building again. */
const ENOUGH_GONE = 1000
/** The level of a slot whose flow is gone. */
const GONE = -1

/**
 * Flows filed by the words and the resources of each of their guises, so that a search touches only what holds them;
 * what a guise does not show is never what finds it.
 */
export class FlowIndex {
  private readonly slots = new Map<string, number>()
  private readonly flows: (Listed | undefined)[] = []
  // What every search asks of every flow, in plain numbers: fetching so many objects would take most of its time.
  private readonly levels: number[] = []
  private readonly owners: number[] = []
  private readonly kinds: number[] = []
  private readonly families: number[] = []
  private readonly months: number[] = []
  private readonly confirmed: number[] = []
  private readonly said: number[] = []
  private readonly lats: number[] = []
  private readonly lngs: number[] = []
  private readonly born: number[] = []
  private readonly idOrders: number[] = []
  private readonly organisations = new Map<string, number>()
  /** Where a term or a resource is found: twice the slot, plus one when the guise is the anonymous one. */
  private readonly byTerm = new Map<string, number[]>()
  private readonly byResource = new Map<string, number[]>()
  private readonly vocabulary = new Vocabulary()

  /** Most of it is of flows that are gone: another one, built afresh, would do better. */
  get isWorn(): boolean {
    return this.flows.length > 2 * this.slots.size + ENOUGH_GONE
  }

  /** Adds a flow, or replaces it. */
  put(flow: Listed, dresses: { named: Dress; anonymous: Dress | null }): void {
    this.remove(flow.id)
    const slot = this.flows.push(flow) - 1
    this.slots.set(flow.id, slot)
    this.levels.push(visibilities.indexOf(flow.visibility))
    this.owners.push(this.numberOf(flow.organisationId))
    this.kinds.push(flow.kind === 'stock' ? 0 : 1)
    this.families.push(families.indexOf(flow.family))
    this.months.push(flow.months ?? ALL_MONTHS)
    this.confirmed.push(flow.confirmedOn === null ? Number.NaN : Date.parse(flow.confirmedOn))
    // What is not known since when it holds is not told to be anything but fresh.
    this.said.push(flow.saidOn === null ? Number.POSITIVE_INFINITY : Date.parse(flow.saidOn))
    this.lats.push(flow.point?.lat ?? Number.NaN)
    this.lngs.push(flow.point?.lng ?? Number.NaN)
    this.born.push(Date.parse(flow.createdAt))
    this.idOrders.push(orderOf(flow.id))
    this.file(2 * slot, dresses.named)
    if (dresses.anonymous) this.file(2 * slot + 1, dresses.anonymous)
  }

  remove(id: string): void {
    const slot = this.slots.get(id)
    if (slot === undefined) return
    this.flows[slot] = undefined
    this.levels[slot] = GONE
    this.slots.delete(id)
  }

  /** How many flows answer, and the first of them: the most relevant, the nearest, one's own, the newest. */
  search({ worksOn, isReader, disclosed, facets, text, around, first }: Question): {
    total: number
    found: Found[]
  } {
    const relevance = text && this.relevanceTo(text)
    const isLike = this.likeness(facets)
    const works = Array.from(this.organisations.keys(), worksOn)
    const shown = new Set(Array.from(disclosed, (id) => this.slots.get(id)))
    const best = new BestOf<Candidate>(first, before)
    let total = 0
    for (let slot = this.flows.length - 1; slot >= 0; slot--) {
      const level = this.levels[slot] as number
      if (level === GONE || (relevance && !relevance[2 * slot] && !relevance[2 * slot + 1])) continue
      const isOwn = works[this.owners[slot] as number] as boolean
      const isDisclosed = shown.size > 0 && shown.has(slot)
      const visibility = visibilities[level] as Visibility
      const guise = guiseOf(visibility, { isInside: isOwn, isReader, isDisclosed })
      if (!guise) continue
      const found = relevance ? (relevance[2 * slot + (guise === 'named' ? 0 : 1)] as number) : 0
      if (relevance && found === 0) continue
      if (!isLike(slot, guise, isOwn)) continue
      const distanceKm = around && this.distanceFrom(around, slot, guise)
      if (around?.withinKm != null && distanceKm === null) continue
      total++
      const flow = this.flows[slot] as Listed
      const order = isOwn ? -(this.born[slot] as number) : (this.idOrders[slot] as number)
      best.offer({ flow, distanceKm, relevance: found, isOwn, order })
    }
    return { total, found: best.inOrder() }
  }

  /** Whether the flow of a slot, seen in a guise, is what the facets ask for. */
  private likeness({
    kind,
    family,
    organisation,
    months,
    confirmedSince,
    freshness,
  }: Facets): (slot: number, guise: Guise, isOwn: boolean) => boolean {
    const owner = organisation === undefined ? null : (this.organisations.get(organisation) ?? GONE)
    const since = confirmedSince === undefined ? null : Date.parse(confirmedSince)
    const isAsFresh = freshness && this.freshnessIs(freshness)
    return (slot, guise, isOwn) => {
      if (kind !== undefined && this.kinds[slot] !== (kind === 'stock' ? 0 : 1)) return false
      if (family !== undefined && this.families[slot] !== families.indexOf(family)) return false
      if (isAsFresh && !isAsFresh(slot, isOwn)) return false
      // An anonymous flow says neither whose it is, nor its months, nor when it was confirmed.
      if (guise === 'anonymous') return owner === null && since === null
      if (owner !== null && this.owners[slot] !== owner) return false
      if (months !== undefined && ((this.months[slot] as number) & months) === 0) return false
      return since === null || (this.confirmed[slot] as number) >= since
    }
  }

  /** Whether the flow of a slot is told to be in a state; only those who work on it are told that it is due. */
  private freshnessIs({
    state,
    since,
  }: NonNullable<Facets['freshness']>): (slot: number, isOwn: boolean) => boolean {
    const notStale = families.map((family) => Date.parse(since[family].notStale))
    const fresh = families.map((family) => Date.parse(since[family].fresh))
    return (slot, isOwn) => {
      const [family, said] = [this.families[slot] as number, this.said[slot] as number]
      if (said < (notStale[family] as number)) return state === 'stale'
      return state === (isOwn && said < (fresh[family] as number) ? 'due' : 'fresh')
    }
  }

  /** Null beyond the radius, and where no place is known. */
  private distanceFrom(
    { point, withinKm, placeOf }: NonNullable<Question['around']>,
    slot: number,
    guise: Guise,
  ): number | null {
    const place =
      guise === 'named'
        ? { lat: this.lats[slot] as number, lng: this.lngs[slot] as number }
        : placeOf(this.flows[slot] as Listed)
    if (!place || Number.isNaN(place.lat)) return null
    if (withinKm === null) return roadKm(point, place)
    if (Math.abs(place.lat - point.lat) * KM_PER_DEGREE > withinKm) return null
    const km = roadKm(point, place)
    return km <= withinKm ? km : null
  }

  private numberOf(organisationId: string): number {
    const known = this.organisations.get(organisationId) ?? this.organisations.size
    this.organisations.set(organisationId, known)
    return known
  }

  private file(at: number, { terms, resources }: Dress): void {
    for (const term of new Set(terms)) {
      this.vocabulary.add(term)
      push(this.byTerm, term, at)
    }
    for (const resource of new Set(resources)) push(this.byResource, resource, at)
  }

  /** Of each guise of each flow; 0 when the text does not find it. */
  private relevanceTo({ words, resources, isForgiving }: Text): Float32Array {
    const relevance = new Float32Array(2 * this.flows.length)
    for (const [resource, weight] of resources)
      for (const at of this.byResource.get(resource) ?? [])
        relevance[at] = Math.max(relevance[at] as number, weight)
    const held = new Uint8Array(2 * this.flows.length)
    words.forEach((word, i) => {
      for (const term of this.meantBy(word, isForgiving))
        for (const at of this.byTerm.get(term) ?? []) {
          if (held[at] !== i) continue
          held[at] = i + 1
          if (i === words.length - 1) relevance[at] = (relevance[at] as number) + ALL_WORDS
        }
    })
    return relevance
  }

  private meantBy(word: readonly string[], isForgiving: boolean): Set<string> {
    return new Set(
      word.flatMap((term) => [
        ...this.vocabulary.beginningWith(term),
        ...(isForgiving ? this.vocabulary.slippedFrom(term) : []),
      ]),
    )
  }
}

function push(map: Map<string, number[]>, key: string, at: number): void {
  const filed = map.get(key)
  if (filed) filed.push(at)
  else map.set(key, [at])
}

/** One's own, newest first; the others by their ids, which are of chance: no order may tell what came in together. */
function before(a: Candidate, b: Candidate): number {
  return (
    b.relevance - a.relevance ||
    (a.distanceKm ?? Number.MAX_VALUE) - (b.distanceKm ?? Number.MAX_VALUE) ||
    Number(b.isOwn) - Number(a.isOwn) ||
    a.order - b.order ||
    (a.flow.id < b.flow.id ? -1 : 1)
  )
}

/** Letters of an id that its place in the order is told from; each fills seven bits of the 53 of a number. */
const TELLING_LETTERS = 7

/** The order of an id among others, as a number; ids of flows are of chance. */
function orderOf(id: string): number {
  let order = 0
  for (let i = 0; i < TELLING_LETTERS; i++) order = order * 128 + (id.charCodeAt(i) || 0)
  return order
}
