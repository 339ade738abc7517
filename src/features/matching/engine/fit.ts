import type { Reading } from '../../../kernel/reading.ts'
import type { Path } from '../../materials/knowledge.ts'
import type { Compatibility } from './compatibility.ts'

/**
 * How a stock answers a need: it is the thing asked for (`direct`), or a known path leads from it to the use
 * named (`path`), or only the words are alike (`words`).
 */
export type Via =
  | { type: 'direct'; wanted: string; relation: 'same' | 'narrower' | 'broader' | 'sibling' }
  | { type: 'path'; path: Path; useId: string }
  | { type: 'words'; stems: string[] }

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

/** What one need accepts: for each resource, the best way and how good it is. */
export interface Demand {
  accepts: Map<string, Accepted>
  reading: Reading
}

export interface Accepted {
  value: number
  via: Via
  because: string
  /** False when only this very resource is meant, not what is under it. */
  inherited: boolean
}

const STRENGTH = { usual: 1, possible: 0.8, experimental: 0.5 } as const
/** A path kept for a general use, asked for a narrower one, and the reverse (DOMAIN §5: say, do not guess). */
const USE_SAME = 1
const PATH_TO_BROADER_USE = 0.62
const PATH_TO_NARROWER_USE = 0.85
const RECEIVER_DIFFERS = 0.7
/** A need that names a genus accepts its species; a stock that names a genus may be the species. */
const NARROWER_PER_STEP = 0.93
const BROADER_PER_STEP = 0.66
const SIBLING = 0.3
const INHERITED_PER_STEP = 0.95
const ROOT_PENALTY = 0.5

/** Everything a need accepts, spelled out once so that each stock is a few look-ups. */
export function demandOf(reading: Reading, compatibility: Compatibility): Demand {
  const accepts = new Map<string, Accepted>()
  const accept = (resourceId: string, accepted: Accepted) => {
    const present = accepts.get(resourceId)
    if (!present || present.value < accepted.value) accepts.set(resourceId, accepted)
  }
  for (const { id, weight, because } of reading.resources) acceptDirectly(id, weight, because)
  for (const { id, weight, because } of reading.uses) {
    for (const path of compatibility.pathsTo(id)) acceptPath(path, id, weight * USE_SAME, because)
    for (const child of compatibility.useChildren(id))
      for (const path of compatibility.pathsTo(child)) acceptPath(path, id, weight * PATH_TO_NARROWER_USE, because)
    for (const parent of compatibility.useLineage(id).slice(1))
      for (const path of compatibility.pathsTo(parent)) acceptPath(path, id, weight * PATH_TO_BROADER_USE, because)
  }
  return { accepts, reading }

  function acceptDirectly(id: string, weight: number, because: string): void {
    const lineage = compatibility.lineage(id)
    const isRoot = lineage.length === 1
    const of = (relation: 'same' | 'narrower' | 'broader' | 'sibling') => ({ type: 'direct' as const, wanted: id, relation })
    accept(id, { value: weight * (isRoot ? ROOT_PENALTY : 1), via: of('same'), because, inherited: true })
    lineage.slice(1).forEach((ancestor, step) => {
      const root = step === lineage.length - 2 ? ROOT_PENALTY : 1
      accept(ancestor, { value: weight * root * BROADER_PER_STEP ** (step + 1), via: of('broader'), because, inherited: false })
    })
    const parent = lineage[1]
    if (parent && lineage.length > 2)
      for (const sibling of compatibility.children(parent))
        if (sibling !== id) accept(sibling, { value: weight * SIBLING, via: of('sibling'), because, inherited: false })
  }

  function acceptPath(path: Path, useId: string, weight: number, because: string): void {
    const { receiverNaf } = path
    const { activity } = reading
    const known = activity !== null && receiverNaf.length > 0
    const receiver = known && !receiverNaf.some((prefix) => activity.startsWith(prefix)) ? RECEIVER_DIFFERS : 1
    const value = weight * STRENGTH[path.strength] * receiver
    accept(path.resource, { value, via: { type: 'path', path, useId }, because, inherited: true })
  }
}

/** A resource a stock answers with: itself or what it belongs to, and how well. */
export interface Offer {
  resourceId: string
  /** The resource read in the text, at or under `resourceId`. */
  readAs: string
  weight: number
  because: string
  /** Steps up from what was read. */
  steps: number
}

/** Everything a stock may be taken for: each resource read, and its ancestors. */
export function offersOf(reading: Reading, compatibility: Compatibility): Offer[] {
  return reading.resources.flatMap(({ id, weight, because }) =>
    compatibility.lineage(id).map((resourceId, steps) => ({ resourceId, readAs: id, weight, because, steps })),
  )
}

/** How good one offer is for one accepted way; 0 when the way does not reach down to it. */
export function fitValue(offer: Offer, accepted: Accepted): number {
  if (offer.steps > 0 && !accepted.inherited) return 0
  const perStep = accepted.via.type === 'direct' ? NARROWER_PER_STEP : INHERITED_PER_STEP
  return accepted.value * offer.weight * perStep ** offer.steps
}

/** The best way a stock answers a demand; null when nothing links them but words. */
export function fitOf(offers: readonly Offer[], demand: Demand): Fit | null {
  let best: Fit | null = null
  for (const offer of offers) {
    const accepted = demand.accepts.get(offer.resourceId)
    if (!accepted) continue
    const value = fitValue(offer, accepted)
    if (value === 0 || (best && best.value >= value)) continue
    const via: Via =
      accepted.via.type === 'direct' && offer.steps > 0 ? { ...accepted.via, relation: 'narrower' } : accepted.via
    best = { value, resourceId: offer.readAs, via, stockBecause: offer.because, needBecause: accepted.because }
  }
  return best
}
