import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import type { SettingsService } from '../settings/service.ts'
import {
  type Dated,
  type Freshness,
  type FreshnessPolicy,
  type FreshSince,
  freshnessFromOutside,
  freshnessOf,
  freshSince,
  policyOf,
  type ShownFreshness,
} from './freshness.ts'

/** How long the day is taken for the same: asking it of each of thousands of flows would take longer than the rest. */
const SAME_DAY_MS = 1_000

/** How fresh flows are today, by the settings of the territory. */
export function freshnessNow({ events }: Database, clock: Clock, settings: SettingsService) {
  let policy: FreshnessPolicy | null = null
  let day = { at: Number.NEGATIVE_INFINITY, is: '' }
  events.subscribe(({ type }) => {
    if (type === 'settings-changed' || type === 'written-elsewhere') policy = null
  })
  const rules = () => {
    policy ??= policyOf(settings.territory())
    return policy
  }
  const today = () => {
    const now = clock.now()
    if (Math.abs(now.getTime() - day.at) >= SAME_DAY_MS) day = { at: now.getTime(), is: dayOf(now) }
    return day.is
  }
  const of = (flow: Dated): Freshness | null => freshnessOf(flow, rules(), today())

  return {
    today,
    of,
    /** The days that part the states today. */
    since: (): FreshSince => freshSince(rules(), today()),
    /** As those who work on the flow are told, or the others, who see it as `visible`. */
    shown(flow: Dated, visible: Dated, { isInside }: { isInside: boolean }): ShownFreshness {
      const whole = of(flow)
      if (!isInside) return freshnessFromOutside(whole, visible, rules(), today())
      return whole ?? { state: 'fresh', expiresOn: null, lifeShare: null }
    },
  }
}
export type FreshnessNow = ReturnType<typeof freshnessNow>

/**
 * Tells as days pass, and when the settings change, which flows became stale or are no more, so that they are ranked
 * again. `stale`: ids of the live flows that are, now.
 */
export function freshnessWatch({ events }: Database, stale: () => ReadonlySet<string>) {
  let known: ReadonlySet<string> | null = null
  function look(): void {
    const now = stale()
    const before = known ?? now
    known = now
    const ids = [...now].filter((id) => !before.has(id)).concat([...before].filter((id) => !now.has(id)))
    if (ids.length > 0) events.publish({ type: 'flow-changed', ids })
  }
  events.subscribe(({ type }) => {
    if (type === 'settings-changed' && known) look()
  })
  return look
}
