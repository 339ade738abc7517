import { monthsAfter } from '../../kernel/day.ts'
import type { Refusal, Verdict } from '../../kernel/match-decisions.ts'
import type { EngineFlow } from './engine/flow.ts'

/** Later than this, it is refused rather than postponed. */
const POSTPONED_AT_MOST_MONTHS = 24

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

interface Decided {
  verdict: Verdict
  until: string | null
  /** As they were when it was decided; see `factsFor`. */
  facts: string
}

/**
 * Why a decision no longer stands: the day it was postponed until has come, or what it was refused for has changed.
 * Null while it stands. `today`: `YYYY-MM-DD`; `factsNow`: as `factsFor` tells them today.
 */
export function lapseOf(
  { verdict, until, facts }: Decided,
  { today, factsNow }: { today: string; factsNow: () => string },
): 'day-came' | 'changed' | null {
  if (verdict === 'postponed') return until !== null && today < until ? null : 'day-came'
  return verdict === 'refused' && facts !== factsNow() ? 'changed' : null
}

/** What is missing or wrong in a decision, with the field it is about; null when nothing is. `today`: `YYYY-MM-DD`. */
export function decisionFault(
  { verdict, reason, until }: { verdict: Verdict; reason: Refusal | null; until: string | null },
  today: string,
): { field: 'reason' | 'until'; said: string; ask: string } | null {
  if (verdict === 'refused' && reason === null)
    return { field: 'reason', said: 'Dites pourquoi la piste est écartée.', ask: 'Choisissez un motif.' }
  if (verdict !== 'postponed') return null
  if (until === null)
    return { field: 'until', said: 'Dites jusqu’à quand la piste est reportée.', ask: 'Choisissez un jour.' }
  if (until <= today || until > monthsAfter(today, POSTPONED_AT_MOST_MONTHS))
    return {
      ...{ field: 'until', said: 'Une piste se reporte à un jour à venir, dans les deux ans.' },
      ask: 'Choisissez un jour à venir.',
    }
  return null
}
