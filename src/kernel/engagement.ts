/**
 * Whether a structure is engaged in a circular-economy approach (plan, action sheets 1.1.1 and 1.1.2). The plan gives no
 * rule, so this one is written and dated: a structure is engaged on a day when at least one of these signs holds that
 * day. A configured count may leave some of them out.
 */
export const engagementSigns = [
  /** It signed an engagement in a visit that was made: for good. */
  'signed',
  /** An audit was done there: for good. */
  'audited',
  /** One of its flows is live and was confirmed or audited, not longer ago than its family allows. */
  'flow',
  /** It is in a synergy that a facilitator took up, neither refused nor abandoned. */
  'synergy',
] as const
export type EngagementSign = (typeof engagementSigns)[number]

/** A sign that holds from a day to the day before another (`YYYY-MM-DD`); null: without end. */
export interface EngagementFact {
  sign: EngagementSign
  from: string
  until: string | null
}

const holds = ({ from, until }: EngagementFact, day: string) => from <= day && (until === null || day < until)

/** The signs that hold on a day, each once, in the order of the rule. */
export function signsOn(
  facts: readonly EngagementFact[],
  day: string,
  counted: readonly EngagementSign[] = engagementSigns,
): EngagementSign[] {
  return counted.filter((sign) => facts.some((fact) => fact.sign === sign && holds(fact, day)))
}

export const isEngagedOn = (
  facts: readonly EngagementFact[],
  day: string,
  counted?: readonly EngagementSign[],
): boolean => signsOn(facts, day, counted).length > 0

/** The first day on which a structure was engaged; null: never yet. */
export function firstEngagedOn(
  facts: readonly EngagementFact[],
  counted: readonly EngagementSign[] = engagementSigns,
): string | null {
  return facts
    .filter(({ sign, from, until }) => counted.includes(sign) && (until === null || from < until))
    .reduce<string | null>((first, { from }) => (first === null || from < first ? from : first), null)
}

/** What a structure does that can be dated: what may follow a message, or would have come without it. */
export const deedKinds = [
  'audit',
  'engagement',
  'flow-declared',
  'flow-confirmed',
  'registration',
  'synergy',
  'event',
] as const
export type DeedKind = (typeof deedKinds)[number]

export interface Deed {
  organisationId: string
  kind: DeedKind
  /** `YYYY-MM-DD`. */
  on: string
}

/** The kinds of deeds of each structure in a span of days, both ends included. */
export function deedsWithin(
  deeds: readonly Deed[],
  spanOf: (organisationId: string) => { from: string; to: string } | null,
): Map<string, Set<DeedKind>> {
  const found = new Map<string, Set<DeedKind>>()
  for (const { organisationId, kind, on } of deeds) {
    const span = spanOf(organisationId)
    if (!span || on < span.from || on > span.to) continue
    found.set(organisationId, (found.get(organisationId) ?? new Set()).add(kind))
  }
  return found
}
