import { dayAfter, daysBetween, monthsAfter } from '../../kernel/day.ts'
import { type Family, families } from '../../kernel/families.ts'
import type { TerritorySettings } from '../settings/contract.ts'
import type { flows } from './tables.ts'

/** `due`: to be said again by now, and still counted on; `stale`: nobody said it again in time. */
export const freshnessStates = ['fresh', 'due', 'stale'] as const
export type FreshnessState = (typeof freshnessStates)[number]

/** How long what is said of a flow stays true unless somebody says it again. */
export interface FreshnessPolicy {
  months: Readonly<Record<Family, number>>
  /** Days before the term at which it is asked for again. */
  noticeDays: number
  /** Days after the term during which a late answer costs nothing. */
  graceDays: number
}

export type Dated = Pick<typeof flows.$inferSelect, 'family' | 'confirmedOn' | 'auditedOn' | 'declaredOn'>

export interface Freshness {
  state: FreshnessState
  /** The day until which what is said holds. */
  expiresOn: string
  /** Share of its life that has passed: it is stale beyond 1. */
  lifeShare: number
}

export function policyOf(settings: TerritorySettings): FreshnessPolicy {
  return {
    months: Object.fromEntries(
      families.map((family) => [family, settings[`freshMonths.${family}`]]),
    ) as Record<Family, number>,
    noticeDays: settings.renewalNoticeDays,
    graceDays: settings.renewalGraceDays,
  }
}

/** The last day on which somebody said that a flow is so: declared, audited or confirmed; null when none is known. */
export function lastSaidOn({ confirmedOn, auditedOn, declaredOn }: Omit<Dated, 'family'>): string | null {
  return [confirmedOn, auditedOn, declaredOn].reduce<string | null>(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  )
}

/** How fresh a flow is on a day; null when it is not known since when it holds. Never fresher as days pass. */
export function freshnessOf(flow: Dated, policy: FreshnessPolicy, today: string): Freshness | null {
  const saidOn = lastSaidOn(flow)
  if (saidOn === null) return null
  const expiresOn = monthsAfter(saidOn, policy.months[flow.family])
  const lastGoodDay = dayAfter(expiresOn, policy.graceDays)
  const askedOn = dayAfter(expiresOn, -policy.noticeDays)
  return {
    state: today > lastGoodDay ? 'stale' : today >= askedOn ? 'due' : 'fresh',
    expiresOn,
    lifeShare: Math.max(0, daysBetween(saidOn, today)) / Math.max(1, daysBetween(saidOn, lastGoodDay)),
  }
}

/** Of each family, the first day from which a word given still keeps a flow out of a state, on a day. */
export type FreshSince = Readonly<Record<Family, { notStale: string; fresh: string }>>

/**
 * The days that part the states on a day, so that many flows are told apart by comparing days: said on `notStale` or
 * later a flow is not stale, on `fresh` or later it is not due either.
 */
export function freshSince(policy: FreshnessPolicy, today: string): FreshSince {
  const since = (family: Family, term: number, isOut: (state: FreshnessState) => boolean) => {
    const isOutOn = (declaredOn: string) =>
      isOut(
        freshnessOf({ family, declaredOn, auditedOn: null, confirmedOn: null }, policy, today)?.state ??
          'fresh',
      )
    // Months are not all as long, so that counting back comes near the day; one day's walk or two reaches it.
    let day = monthsAfter(dayAfter(today, -term), -policy.months[family])
    while (!isOutOn(day)) day = dayAfter(day)
    while (isOutOn(dayAfter(day, -1))) day = dayAfter(day, -1)
    return day
  }
  return Object.fromEntries(
    families.map((family) => [
      family,
      {
        notStale: since(family, policy.graceDays, (state) => state !== 'stale'),
        fresh: since(family, -policy.noticeDays, (state) => state === 'fresh'),
      },
    ]),
  ) as unknown as FreshSince
}

/** What a reader is told of it. */
export interface ShownFreshness {
  state: FreshnessState
  /** Null for those who do not work on the flow. */
  expiresOn: string | null
  /** What the engine weighs; null when the reader is told no day. */
  lifeShare: number | null
}

/** Twice its life: what counts for a stale flow whose days are not told. */
const LONG_STALE = 2

/**
 * What somebody who does not work on a flow is told: whether it is stale, and nothing that would give back a day that
 * is hidden. `visible`: the flow as they see it.
 */
export function freshnessFromOutside(
  whole: Freshness | null,
  visible: Dated,
  policy: FreshnessPolicy,
  today: string,
): ShownFreshness {
  if (whole?.state === 'stale') return { state: 'stale', expiresOn: null, lifeShare: LONG_STALE }
  const seen = freshnessOf(visible, policy, today)
  return { state: 'fresh', expiresOn: null, lifeShare: seen && Math.min(1, seen.lifeShare) }
}
