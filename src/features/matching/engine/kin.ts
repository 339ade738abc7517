import { lazyBy } from '../../../kernel/lazy.ts'
import type { Use } from '../../materials/knowledge.ts'
import type { Bits } from './bits.ts'

/** A receiver that makes more than this many of the uses under one does not tell which is meant. */
const TELLING = 2

/** A use with what it belongs to, and the narrower ones that a receiver of an activity tells; remembered. */
export type KinOfUses = (activity: string | null) => (useId: string) => Bits

interface Uses {
  use(id: string): Use | undefined
  lineageOfUse(id: string): readonly string[]
  childrenOfUse(id: string): readonly string[]
  bitsOfUses(ids: readonly string[]): Bits
}

export function kinOfUses(uses: Uses): KinOfUses {
  return lazyBy((activity) =>
    lazyBy((id) => uses.bitsOfUses([...uses.lineageOfUse(id), ...narrowed(id, activity, uses)])),
  )
}

/**
 * The uses under one that an activity makes; none when it makes so many of them that it tells nothing. When the
 * receiver is unknown, all those whose usual receivers are receivers of the broader use: a ration is for some herd.
 */
function narrowed(useId: string, activity: string | null, uses: Uses): string[] {
  const receiversOf = (id: string) => uses.use(id)?.receivers ?? []
  const children = uses
    .childrenOfUse(useId)
    .filter((child) =>
      activity === null
        ? receiversOf(child).some((prefix) => isAmong(prefix, receiversOf(useId)))
        : isAmong(activity, receiversOf(child)),
    )
  if (activity !== null && children.length > TELLING) return []
  return children.flatMap((child) => [child, ...narrowed(child, activity, uses)])
}

export function isAmong(activity: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => activity.startsWith(prefix))
}

/** 1 when a list names the activity's class, less when it names its group or division only, 0 when neither. */
export function closeness(activity: string, prefixes: readonly string[]): number {
  let best = 0
  for (const prefix of prefixes)
    if (activity.startsWith(prefix)) best = Math.max(best, Math.min(1, 0.4 + 0.12 * prefix.length))
  return best
}
