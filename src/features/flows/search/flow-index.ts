import { type Point, roadKm } from '../../../kernel/geo.ts'
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
  family: string
  organisationId: string
  visibility: 'facilitators' | 'anonymised' | 'network'
  createdAt: string
  /** Bit mask; null when not said. */
  months: number | null
  /** Day of the last confirmation or audit. */
  confirmedOn: string | null
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

export interface Question {
  /** How the asker sees a flow; null: not at all. */
  sees(flow: Listed): Guise | null
  /** Whether the asker works on it: those come first, the newest before. */
  worksOn(flow: Listed): boolean
  passes(flow: Listed, guise: Guise): boolean
  /** All of its words must be in a flow, unless that is about one of its resources. Null: any flow. */
  text: Text | null
  around: { point: Point; withinKm: number | null; placeOf(flow: Listed, guise: Guise): Point | null } | null
  /** How many of the first to give. */
  first: number
}

export interface Found {
  flow: Listed
  /** Road estimate; null without a place to measure from, or to. */
  distanceKm: number | null
}

interface Candidate extends Found {
  slot: number
  relevance: number
  isOwn: boolean
}

/** Of a flow that holds all the words; one that only is about the resource counts for less than this. */
const ALL_WORDS = 2
/** Gone slots before it is worth building again. */
const ENOUGH_GONE = 1000

/**
 * Flows filed by the words and the resources of each of their guises, so that a search touches only what holds them;
 * what a guise does not show is never what finds it.
 */
export class FlowIndex {
  private readonly flows: (Listed | undefined)[] = []
  private readonly slots = new Map<string, number>()
  /** Where a word or a resource is found: twice the slot, plus one when the guise is the anonymous one. */
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
    this.file(2 * slot, dresses.named)
    if (dresses.anonymous) this.file(2 * slot + 1, dresses.anonymous)
  }

  remove(id: string): void {
    const slot = this.slots.get(id)
    if (slot === undefined) return
    this.flows[slot] = undefined
    this.slots.delete(id)
  }

  /** How many flows answer, and the first of them: the most relevant, the nearest, one's own, the newest. */
  search(question: Question): { total: number; found: Found[] } {
    const relevance = question.text && this.relevanceTo(question.text)
    const best = new BestOf<Candidate>(question.first, before)
    let total = 0
    for (let slot = this.flows.length - 1; slot >= 0; slot--) {
      const flow = this.flows[slot]
      if (!flow || (relevance && relevance[2 * slot] === 0 && relevance[2 * slot + 1] === 0)) continue
      const guise = question.sees(flow)
      if (!guise || !question.passes(flow, guise)) continue
      const found = relevance ? (relevance[2 * slot + (guise === 'named' ? 0 : 1)] as number) : 0
      if (relevance && found === 0) continue
      const distanceKm = question.around && distanceFrom(question.around, flow, guise)
      if (question.around?.withinKm != null && distanceKm === null) continue
      total++
      best.offer({ flow, slot, distanceKm, relevance: found, isOwn: question.worksOn(flow) })
    }
    return { total, found: best.inOrder() }
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

/** Kilometres of a degree of latitude; a degree of longitude is shorter. */
const KM_PER_DEGREE = 110

/** Null beyond the radius, and where no place is known. */
function distanceFrom(
  { point, withinKm, placeOf }: NonNullable<Question['around']>,
  flow: Listed,
  guise: Guise,
): number | null {
  const place = placeOf(flow, guise)
  if (!place) return null
  if (withinKm === null) return roadKm(point, place)
  if (Math.abs(place.lat - point.lat) * KM_PER_DEGREE > withinKm) return null
  const km = roadKm(point, place)
  return km <= withinKm ? km : null
}

/** One's own, newest first; the others by their ids, which are of chance: no order may tell what came in together. */
function before(a: Candidate, b: Candidate): number {
  return (
    b.relevance - a.relevance ||
    (a.distanceKm ?? Number.MAX_VALUE) - (b.distanceKm ?? Number.MAX_VALUE) ||
    Number(b.isOwn) - Number(a.isOwn) ||
    (a.isOwn ? newestFirst(a, b) : compare(a.flow.id, b.flow.id))
  )
}

function newestFirst(a: Candidate, b: Candidate): number {
  return compare(b.flow.createdAt, a.flow.createdAt) || b.slot - a.slot
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
