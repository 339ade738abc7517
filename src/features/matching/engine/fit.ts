import type { Family } from '../../../kernel/families.ts'
import type { Compatibility, Concept } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import type { Link, Links, LinkTable, Via } from './links.ts'
import {
  likeness,
  sharesTellingWord,
  type Vocabulary,
  WORDS_BONUS,
  WORDS_CEILING,
  type WordProfile,
  wordProfile,
} from './words.ts'

/** The best way a stock answers a need. */
export interface Fit {
  /** 0–1. */
  value: number
  /** The resource of the stock that fits; null when only words agree. */
  resourceId: string | null
  via: Via
  /** Words of the stock and of the need it rests on. */
  stockBecause: string
  needBecause: string
}

/**
 * What a flow says, laid out for the search: concepts (the resources of a stock; the resources and the uses of a
 * need, in the order of the reading) with their weights, and the words with what each tells.
 */
export interface Profile {
  flow: EngineFlow
  concepts: Uint16Array
  weights: Float64Array
  words: WordProfile
}

export function profileOf(flow: EngineFlow, compatibility: Compatibility, vocabulary: Vocabulary): Profile {
  const { resources, uses } = flow.reading
  const said = flow.kind === 'stock' ? resources : [...resources, ...uses]
  const concepts = said.map(({ id }, i) =>
    i < resources.length ? compatibility.conceptOfResource(id) : compatibility.conceptOfUse(id),
  )
  return {
    flow,
    concepts: Uint16Array.from(concepts),
    weights: Float64Array.from(said, ({ weight }) => weight),
    words: wordProfile(flow.reading, vocabulary),
  }
}

function becauseOf({ reading }: EngineFlow, position: number): string {
  const { resources, uses } = reading
  return (
    (position < resources.length ? resources[position] : uses[position - resources.length])?.because ?? ''
  )
}

/** For each concept of the other side, what the best way to it is worth; 0 when there is none. */
export type Reach = Float64Array

export function linksFrom({ flow }: Profile, concept: Concept, links: LinkTable): Links {
  return flow.kind === 'stock' ? links.outletsOf(concept) : links.inletsOf(concept)
}

/** Ways worth less than this are no ways: nothing is proposed on them alone. */
export const FAINTEST_WAY = 0.05

/** The reach of a stock (towards what needs say) or of a need (towards what stocks are). */
export function reachOf(profile: Profile, links: LinkTable, compatibility: Compatibility): Reach {
  const reach = new Float64Array(compatibility.conceptCount)
  profile.concepts.forEach((from, position) => {
    const weight = profile.weights[position] as number
    const { concepts, factors } = linksFrom(profile, from, links)
    for (let i = 0; i < concepts.length; i++) {
      const value = weight * (factors[i] as number)
      if (value < FAINTEST_WAY) break
      const concept = concepts[i] as Concept
      if (value > (reach[concept] as number)) reach[concept] = value
    }
  })
  return reach
}

/** The most a flow's fit with a partner can be, from the concepts alone: quick, and never below that fit. */
export function quickBound(reach: Reach, { concepts, weights }: Profile): number {
  let most = 0
  for (let i = 0; i < concepts.length; i++) {
    const value = (reach[concepts[i] as number] as number) * (weights[i] as number)
    if (value > most) most = value
  }
  return fitBound(most)
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

/** The best way between two flows over everything read in them. */
interface BestWay {
  value: number
  link: Link
  /** Positions among the concepts of either side. */
  from: number
  to: number
}

function bestWay(profile: Profile, reach: Reach, partner: Profile, links: LinkTable): BestWay | null {
  const need = profile.flow.kind === 'stock' ? partner : profile
  const { activity } = need.flow.reading
  let best: BestWay | null = null
  for (let to = 0; to < partner.concepts.length; to++) {
    const target = partner.concepts[to] as Concept
    const weight = partner.weights[to] as number
    if ((reach[target] as number) * weight <= (best?.value ?? 0)) continue
    for (let from = 0; from < profile.concepts.length; from++) {
      const ways = linksFrom(profile, profile.concepts[from] as Concept, links).to(target)
      if (!ways) continue
      for (const link of ways) {
        const value = (profile.weights[from] as number) * link.factor * weight * receives(link, activity)
        if (value > (best?.value ?? 0)) best = { value, link, from, to }
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
  links: LinkTable,
  compatibility: Compatibility,
  isTelling: (word: number) => boolean,
): Fit | null {
  const [stock, need] = profile.flow.kind === 'stock' ? [profile, partner] : [partner, profile]
  const found = bestWay(profile, reach, partner, links)
  const way = found && { ...found, value: found.value * familyFactor(stock.flow.family, need.flow.family) }
  const alike = likeness(stock.words, need.words)
  const wordsAlone =
    alike > 0 && sharesTellingWord(stock.words, need.words, isTelling) ? alike * WORDS_CEILING : 0
  const value = way ? way.value + (1 - way.value) * WORDS_BONUS * alike : 0
  if (way && value >= wordsAlone) {
    const [stockSaid, needSaid] = profile === stock ? [way.from, way.to] : [way.to, way.from]
    return {
      value,
      resourceId: compatibility.resourceOfConcept(stock.concepts[stockSaid] as Concept)?.id ?? null,
      via: way.link.via,
      stockBecause: becauseOf(stock.flow, stockSaid),
      needBecause: becauseOf(need.flow, needSaid),
    }
  }
  if (wordsAlone === 0) return null
  const stems = stock.flow.reading.stems.filter((stem) => need.flow.reading.stems.includes(stem))
  const because = `« ${stems.join(' ')} »`
  return {
    value: wordsAlone,
    resourceId: null,
    via: { type: 'words', stems },
    stockBecause: because,
    needBecause: because,
  }
}

/** The most that a fit can be when the best way between two flows is worth `way`. */
export function fitBound(way: number): number {
  return way + (1 - way) * WORDS_BONUS
}
