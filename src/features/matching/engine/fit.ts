import type { Family } from '../../../kernel/families.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import { type Facts, factsOf } from './facts.ts'
import type { EngineFlow } from './flow.ts'
import type { Link, LinkTable, Via } from './links.ts'
import type { Weights } from './terms.ts'
import {
  likeness,
  sharesTellingWord,
  type Vocabulary,
  WORDS_CEILING,
  type WordProfile,
  withWords,
  wordProfile,
} from './words.ts'

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
 * need, in the order of the reading) with their weights, and the words with what each tells. Plain arrays: of so few
 * numbers, a typed array would take five times the memory, hence the time to fetch it.
 */
export interface Profile {
  flow: EngineFlow
  concepts: readonly Concept[]
  weights: readonly number[]
  words: WordProfile
  facts: Facts
}

/** A need is told in a few words, most often of something else: what is only half heard in it counts for more than half. */
const HEARD = 0.65

export function profileOf(
  flow: EngineFlow,
  compatibility: Compatibility,
  vocabulary: Vocabulary,
  termWeights: Weights,
): Profile {
  const { resources, uses } = flow.reading
  const isNeed = flow.kind === 'need'
  const said = isNeed ? [...resources, ...uses] : resources
  const concepts = said.map(({ id }, i) =>
    i < resources.length ? compatibility.conceptOfResource(id) : compatibility.conceptOfUse(id),
  )
  const words = wordProfile(flow.reading, vocabulary)
  return {
    flow,
    concepts,
    weights: said.map(({ weight }) => (isNeed ? weight ** HEARD : weight)),
    words,
    facts: factsOf(flow, words, compatibility, termWeights),
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
  /** Weight times factor of the best link. */
  worth: number
  /** Best first. */
  links: readonly Link[]
}

/** The ways to each concept of the other side: of a stock towards what needs say, of a need towards what stocks are. */
export type Reach = ReadonlyMap<Concept, readonly Way[]>

/** Ways worth less than this are no ways: nothing is proposed on them alone. */
const FAINTEST_WAY = 0.05

export function reachOf({ flow, concepts, weights }: Profile, table: LinkTable): Reach {
  const reach = new Map<Concept, Way[]>()
  concepts.forEach((from, position) => {
    const weight = weights[position] as number
    const links = flow.kind === 'stock' ? table.outletsOf(from) : table.inletsOf(from)
    for (let i = 0; i < links.concepts.length; i++) {
      const worth = weight * (links.factors[i] as number)
      if (worth < FAINTEST_WAY) break
      const to = links.concepts[i] as Concept
      const way: Way = { position, weight, to, worth, links: links.ways[i] as readonly Link[] }
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

/** What is left of a way when the need's activity is not known to use the resource at all. */
const UNUSUAL_USER = 0.85

/** The best way between two flows over everything read in them. */
interface BestWay {
  value: number
  link: Link
  /** Positions among the concepts of either side. */
  from: number
  to: number
}

function bestWay(
  reach: Reach,
  profile: Profile,
  partner: Profile,
  activity: string | null,
  compatibility: Compatibility,
): BestWay | null {
  const usageOf = activity === null ? null : compatibility.usageOf(activity)
  const uses = (stockConcept: Concept) =>
    usageOf ? UNUSUAL_USER + (1 - UNUSUAL_USER) * usageOf(stockConcept) : 1
  const isStock = profile.flow.kind === 'stock'
  let best: BestWay | null = null
  for (let to = 0; to < partner.concepts.length; to++) {
    const weight = partner.weights[to] as number
    for (const way of reach.get(partner.concepts[to] as Concept) ?? []) {
      if (way.worth * weight <= (best?.value ?? 0)) continue
      const used = uses((isStock ? profile.concepts[way.position] : partner.concepts[to]) as Concept)
      for (const link of way.links) {
        const most = way.weight * link.factor * weight
        // Those that follow are no better.
        if (most * used <= (best?.value ?? 0)) break
        const value = most * receives(link, activity) * used
        if (value > (best?.value ?? 0)) best = { value, link, from: way.position, to }
      }
    }
  }
  return best
}

/**
 * The fit of a flow, of which the reach is given, with one of the other kind: the best way between them; shared words
 * add a little to it, and stand alone when the knowledge base knows no way. Null when nothing links them. Its value
 * depends on the two flows only, and is the same from either side.
 */
export function fitOf(
  profile: Profile,
  reach: Reach,
  partner: Profile,
  compatibility: Compatibility,
  isTelling: (word: number) => boolean,
): Fit | null {
  const [stock, need] = profile.flow.kind === 'stock' ? [profile, partner] : [partner, profile]
  const found = bestWay(reach, profile, partner, need.flow.reading.activity, compatibility)
  const way = found && { ...found, value: found.value * familyFactor(stock.flow.family, need.flow.family) }
  const alike = likeness(stock.words, need.words)
  const wordsAlone =
    alike > 0 && sharesTellingWord(stock.words, need.words, isTelling) ? alike * WORDS_CEILING : 0
  const value = way ? withWords(way.value, alike) : 0
  if (way && value >= wordsAlone) {
    const [stockSaid, needSaid] = profile === stock ? [way.from, way.to] : [way.to, way.from]
    return {
      value,
      resourceId: compatibility.resourceOfConcept(stock.concepts[stockSaid] as Concept)?.id ?? null,
      via: way.link.via,
      stockSaid,
      needSaid,
    }
  }
  if (wordsAlone === 0) return null
  const stems = stock.flow.reading.stems.filter((stem) => need.flow.reading.stems.includes(stem))
  return { value: wordsAlone, resourceId: null, via: { type: 'words', stems }, stockSaid: -1, needSaid: -1 }
}
