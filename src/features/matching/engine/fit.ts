import type { Family } from '../../../kernel/families.ts'
import type { ReadConcept } from '../../../kernel/reading.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import type { Link, LinkTable, Via } from './links.ts'
import { likeness, WORDS_CEILING, type WordProfile, withWords, wordProfile } from './words.ts'

/** The best way a stock answers a need. */
export interface Fit {
  /** 0–1. */
  value: number
  /** The resource of the stock that fits; null when only words agree. */
  resourceId: string | null
  via: Via
  /** What it rests on: positions among the concepts of the stock and of the need; −1 when only words agree. */
  stockSaid: number
  needSaid: number
}

/**
 * What a flow says, laid out for the search: concepts (the resources of a stock; the resources and the uses of a
 * need, in the order of the reading) with their weights, and the words with what each tells. Not kept: it is worked out
 * from the flow as fast as it would be fetched from where a million of them lie.
 */
export interface Profile {
  flow: EngineFlow
  concepts: readonly Concept[]
  weights: readonly number[]
  words: WordProfile
}

/** A need is told in a few words, most often of something else: what is only half heard in it counts for more than half. */
const HEARD = 0.65

function weightOf(kind: EngineFlow['kind'], { weight }: ReadConcept): number {
  return kind === 'need' ? weight ** HEARD : weight
}

export function profileOf(flow: EngineFlow, compatibility: Compatibility): Profile {
  const { kind, reading } = flow
  const things = reading.resources.map(({ id }) => compatibility.conceptOfResource(id))
  const uses = kind === 'need' ? reading.uses : []
  return {
    flow,
    concepts: [...things, ...uses.map(({ id }) => compatibility.conceptOfUse(id))],
    weights: [...reading.resources, ...uses].map((said) => weightOf(kind, said)),
    words: wordProfile(reading),
  }
}

/** The words of a flow that say the concept at a position; empty when there is none. */
export function becauseOf({ reading: { resources, uses } }: EngineFlow, position: number): string {
  return [...resources, ...uses][position]?.because ?? ''
}

/** From a concept of a flow to one of the other side. */
export interface Way {
  /** Where it starts, among the concepts of the flow, and the weight of that. */
  position: number
  weight: number
  to: Concept
  /** The most that it can be worth to anybody: the weight times the factor of the best link. */
  worth: number
  /** Best first. */
  links: readonly Link[]
}

/** The ways to each concept of the other side: of a stock towards what needs say, of a need towards what stocks are. */
export type Reach = ReadonlyMap<Concept, readonly Way[]>

/** Ways worth less than this are no ways: nothing is proposed on them alone. */
const FAINTEST_WAY = 0.05

/** Rounding may take a hair off a product worked out in another order. */
const HAIR = 1 + 1e-12

/** What a flow reaches. Of a need, whose activity is known, ways count for what they are worth to that activity. */
export function reachOf(
  { flow, concepts, weights }: Profile,
  table: LinkTable,
  compatibility: Compatibility,
): Reach {
  const isStock = flow.kind === 'stock'
  const activity = isStock ? null : flow.reading.activity
  const used = usedBy(activity, compatibility)
  const reach = new Map<Concept, Way[]>()
  concepts.forEach((from, position) => {
    const weight = weights[position] as number
    const found = isStock ? table.outletsOf(from) : table.inletsOf(from)
    for (let i = 0; i < found.concepts.length; i++) {
      const most = weight * (found.factors[i] as number)
      if (most < FAINTEST_WAY) break
      const to = found.concepts[i] as Concept
      const links = found.ways[i] as readonly Link[]
      const worth = activity === null ? most : weight * bestFor(links, activity) * used(to) * HAIR
      const way: Way = { position, weight, to, worth, links }
      const known = reach.get(to)
      if (known) known.push(way)
      else reach.set(to, [way])
    }
  })
  return reach
}

/** Declared families that hardly ever answer one another: a thing for a pair of hands, a place or a journey. */
const THINGS: ReadonlySet<Family> = new Set(['material', 'waste', 'water', 'energy'])
const NOT_THINGS: ReadonlySet<Family> = new Set(['skill', 'service', 'logistics', 'space', 'infrastructure'])
const FAMILIES_CLASH = 0.4

function familyFactor(stock: Family | null, need: Family | null): number {
  if (stock === null || need === null) return 1
  const clash = (THINGS.has(stock) && NOT_THINGS.has(need)) || (NOT_THINGS.has(stock) && THINGS.has(need))
  // A heat network, a water intake: infrastructure does answer needs of energy and water.
  const isSupply = stock === 'infrastructure' && (need === 'energy' || need === 'water')
  return clash && !isSupply ? FAMILIES_CLASH : 1
}

/** A path whose usual receivers are of other activities than the need's. */
const RECEIVER_DIFFERS = 0.7

function receives({ via }: Link, activity: string | null): number {
  if (via.type !== 'path' || activity === null || via.path.receiverNaf.length === 0) return 1
  return via.path.receiverNaf.some((prefix) => activity.startsWith(prefix)) ? 1 : RECEIVER_DIFFERS
}

/** The factor of the best of some links, best first, for an activity. */
function bestFor(links: readonly Link[], activity: string): number {
  let best = 0
  for (const link of links) {
    // Those that follow are no better.
    if (link.factor <= best) break
    best = Math.max(best, link.factor * receives(link, activity))
  }
  return best
}

/** What is left of a way when the need's activity is not known to use the resource at all. */
const UNUSUAL_USER = 0.85

/** What an activity, when it is known, leaves of the ways from a resource. */
function usedBy(activity: string | null, compatibility: Compatibility): (stockConcept: Concept) => number {
  if (activity === null) return () => 1
  const usageOf = compatibility.usageOf(activity)
  return (stockConcept) => UNUSUAL_USER + (1 - UNUSUAL_USER) * usageOf(stockConcept)
}

/** The best way between two flows over everything read in them. */
interface BestWay {
  value: number
  link: Link
  /** Positions among the concepts of either side. */
  from: number
  to: number
}

function bestWay(
  { flow: { kind }, concepts }: Profile,
  reach: Reach,
  partner: EngineFlow,
  activity: string | null,
  compatibility: Compatibility,
): BestWay | null {
  const usedFrom = usedBy(activity, compatibility)
  const isStock = kind === 'stock'
  const { resources, uses } = partner.reading
  let best: BestWay | null = null
  const take = (said: ReadConcept, concept: Concept, to: number) => {
    const ways = reach.get(concept)
    if (!ways) return
    const weight = weightOf(partner.kind, said)
    for (const way of ways) {
      if (way.worth * weight <= (best?.value ?? 0)) continue
      const used = usedFrom(isStock ? (concepts[way.position] as Concept) : concept)
      for (const link of way.links) {
        const most = way.weight * link.factor * weight
        // Those that follow are no better.
        if (most * used <= (best?.value ?? 0)) break
        const value = most * receives(link, activity) * used
        if (value > (best?.value ?? 0)) best = { value, link, from: way.position, to }
      }
    }
  }
  for (const [to, said] of resources.entries()) take(said, compatibility.conceptOfResource(said.id), to)
  if (isStock)
    for (const [i, said] of uses.entries())
      take(said, compatibility.conceptOfUse(said.id), resources.length + i)
  return best
}

/**
 * The fit of a flow, of which the reach is given, with one of the other kind: the best way between them; shared words
 * add a little to it, and stand alone when the knowledge base knows no way. Null when nothing links them. Its value
 * depends on the two flows only, and is the same from either side.
 */
export function fitOf(
  own: Profile,
  reach: Reach,
  partner: EngineFlow,
  compatibility: Compatibility,
  isTelling: (stem: string) => boolean,
): Fit | null {
  const isStock = own.flow.kind === 'stock'
  const [stock, need] = isStock ? [own.flow, partner] : [partner, own.flow]
  const found = bestWay(own, reach, partner, need.reading.activity, compatibility)
  const way = found && { ...found, value: found.value * familyFactor(stock.family, need.family) }
  const { alike, isTold } = likeness(own.words, partner.reading, isTelling)
  const wordsAlone = isTold ? alike * WORDS_CEILING : 0
  const value = way ? withWords(way.value, alike) : 0
  if (way && value >= wordsAlone) {
    const [stockSaid, needSaid] = isStock ? [way.from, way.to] : [way.to, way.from]
    return {
      value,
      resourceId: stock.reading.resources[stockSaid]?.id ?? null,
      via: way.link.via,
      stockSaid,
      needSaid,
    }
  }
  if (wordsAlone === 0) return null
  const stems = stock.reading.stems.filter((stem) => need.reading.stems.includes(stem))
  return { value: wordsAlone, resourceId: null, via: { type: 'words', stems }, stockSaid: -1, needSaid: -1 }
}
