import type { Refusal } from '../../kernel/match-decisions.ts'
import type { EngineFlow } from './engine/flow.ts'

/** What each reason is about, of one flow. */
const about: Record<Exclude<Refusal, 'outlet' | 'other'>, (flow: EngineFlow) => unknown> = {
  'not-the-thing': ({ label, wasteCode }) => [label, wasteCode],
  // Its words hold what is said of its quality.
  quality: ({ label, reading }) => [label, reading.stems, reading.qualifiers, reading.excluded],
  quantity: ({ quantity }) => quantity,
  season: ({ months }) => months,
  distance: ({ point }) => point,
  rule: ({ label, wasteCode, reading }) => [label, wasteCode, reading.qualifiers],
}

/**
 * What a pair is refused for, as it stands, as text to compare: once it changed, the match comes back. A reason that is
 * about none of it in particular is about all of it.
 */
export function factsFor(reason: Refusal | null, stock: EngineFlow, need: EngineFlow): string {
  const told = reason && reason in about ? [about[reason as keyof typeof about]] : Object.values(about)
  return JSON.stringify([stock, need].map((flow) => told.map((tell) => tell(flow))))
}
