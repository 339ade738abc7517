import { type Bits, union } from './bits.ts'
import type { Compatibility } from './compatibility.ts'
import type { EngineFlow } from './flow.ts'
import { closeness, type KinOfUses } from './kin.ts'

/** The text plainly says it. */
export const PLAIN = 0.7
/** The text says it in words of its own, though others of its words say it better. */
const SAID = 0.45
/** A hint this sure is more than a hint, when no use is said. */
const SURE_HINT = 0.6
/** Of what a thing is used for, what comes close to its foremost use. */
const FOREMOST = 0.7
const STRENGTH = { usual: 1, possible: 0.8, experimental: 0 } as const

/** What a need is for, as far as it can be told without guessing. Uses come with all they belong to. */
export interface Purposes {
  /** The uses it plainly names. */
  plain: Bits
  /** The uses it names at all, and the narrower ones its activity makes: "ration" on a pig farm is pig feed. */
  said: Bits
  /** What such a structure does with the things it names: "lait" on a pig farm. */
  ofThings: Bits
  /** What its activity is about; empty when the need tells more. */
  ofActivity: Bits
  /** A use with what it belongs to, and the narrower ones that the receiver tells. */
  kinOf: ReturnType<KinOfUses>
}

const purposes = new WeakMap<EngineFlow, Purposes>()

/** Worked out once for each need. */
export function purposesOf(need: EngineFlow, compatibility: Compatibility): Purposes {
  const known = purposes.get(need)
  if (known) return known
  const { activity, uses } = need.reading
  const named = saidIds(uses, SAID)
  const meant =
    named.length > 0 ? named : uses.filter(({ weight }) => weight >= SURE_HINT).map(({ id }) => id)
  const kinOf = compatibility.kinOfUses(activity)
  const withKin = (ids: readonly string[]) => union(ids.map(kinOf))
  const ofThings = usesOfThings(need, compatibility)
  const tellsMore = meant.length > 0 || ofThings.length > 0 || activity === null
  const found = {
    plain: union(saidIds(uses, PLAIN).map(compatibility.lineageBitsOfUse)),
    said: withKin(meant),
    ofThings: withKin(ofThings),
    ofActivity: withKin(tellsMore ? [] : compatibility.usesOfActivity(activity)),
    kinOf,
  }
  purposes.set(need, found)
  return found
}

export function saidIds(concepts: EngineFlow['reading']['resources'], sure: number): string[] {
  return concepts.filter(({ weight, isSaid }) => isSaid && weight >= sure).map(({ id }) => id)
}

function usesOfThings({ reading }: EngineFlow, compatibility: Compatibility): string[] {
  const { activity, resources } = reading
  if (activity === null) return []
  const worth = new Map<string, number>()
  for (const id of saidIds(resources, SAID))
    for (const ancestor of compatibility.lineage(id))
      for (const { use, strength, receiverNaf } of compatibility.pathsFrom(ancestor)) {
        const receivers = receiverNaf.length > 0 ? receiverNaf : (compatibility.use(use)?.receivers ?? [])
        const value = STRENGTH[strength] * closeness(activity, receivers)
        if (value > (worth.get(use) ?? 0)) worth.set(use, value)
      }
  const most = Math.max(0, ...worth.values())
  return [...worth].flatMap(([id, value]) => (value > 0 && value >= most * FOREMOST ? [id] : []))
}
