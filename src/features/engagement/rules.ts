import type { EngagementFact } from '../../kernel/engagement.ts'
import type { Family } from '../../kernel/families.ts'
import { spansOf } from '../../kernel/spans.ts'
import type { Stage } from '../../kernel/synergies.ts'

/** A version of a flow, as far as its engagement goes. */
interface Version {
  family: Family
  /** The day on which it was written. */
  on: string
  confirmedOn: string | null
  auditedOn: string | null
  /** Day, or null while it is live. */
  withdrawnOn: string | null
}

const latest = (days: readonly (string | null)[]) =>
  days.reduce<string | null>(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  )
const earliest = (a: string, b: string | null) => (b !== null && b < a ? b : a)

/**
 * When a flow was live and confirmed, from its versions in order. A word holds until `lastsUntil` of its day; a flow
 * that was only declared, and never confirmed nor audited, tells nothing.
 */
export function confirmedPeriods(
  versions: readonly Version[],
  lastsUntil: (family: Family, saidOn: string) => string,
): EngagementFact[] {
  return versions.flatMap((version, index) => {
    const saidOn = latest([version.confirmedOn, version.auditedOn])
    if (saidOn === null || version.withdrawnOn !== null) return []
    const next = versions[index + 1]
    const before = versions[index - 1]
    // What is written later of an earlier day holds from that day, unless it was otherwise until now.
    const from = before && before.withdrawnOn !== null && version.on > saidOn ? version.on : saidOn
    const until = earliest(lastsUntil(version.family, saidOn), next?.on ?? null)
    return from < until ? [{ sign: 'flow' as const, from, until }] : []
  })
}

const OUT: ReadonlySet<Stage> = new Set(['refused', 'abandoned'])

/** When a structure was in a synergy that stood, from the steps of that synergy in order. */
export function takenUpPeriods(
  { joinedOn, leftOn }: { joinedOn: string; leftOn: string | null },
  steps: readonly { to: Stage; on: string }[],
): EngagementFact[] {
  const states = [{ to: null, on: joinedOn }, ...steps]
  return spansOf(states, ({ to }) => to === null || !OUT.has(to)).flatMap((span) => {
    const start = span.on < joinedOn ? joinedOn : span.on
    const until = leftOn === null ? span.until : earliest(leftOn, span.until)
    return until === null || start < until ? [{ sign: 'synergy' as const, from: start, until }] : []
  })
}
