import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Dated,
  freshnessFromOutside,
  freshnessOf,
  freshnessStates,
  freshSince,
  lastSaidOn,
  policyOf,
} from '../../../src/features/flows/freshness.ts'
import { settingDefaults } from '../../../src/features/settings/contract.ts'
import { dayAfter } from '../../../src/kernel/day.ts'
import { families } from '../../../src/kernel/families.ts'

const policy = policyOf(settingDefaults)
const flow = (dates: Partial<Dated> = {}): Dated => ({
  ...{ family: 'material', confirmedOn: null, auditedOn: null, declaredOn: null, ...dates },
})

const day = fc.integer({ min: 0, max: 3000 }).map((days) => dayAfter('2020-01-01', days))
const someDay = fc.option(day, { nil: null })
const dated: fc.Arbitrary<Dated> = fc.record({
  family: fc.constantFrom(...families),
  ...{ confirmedOn: someDay, auditedOn: someDay, declaredOn: someDay },
})
const policies = fc
  .record({ months: fc.integer({ min: 1, max: 60 }), notice: fc.nat(90), grace: fc.nat(90) })
  .map(({ months, notice, grace }) => ({
    months: Object.fromEntries(families.map((family) => [family, months])) as typeof policy.months,
    ...{ noticeDays: notice, graceDays: grace },
  }))
const rank = (state: (typeof freshnessStates)[number]) => freshnessStates.indexOf(state)

describe('lastSaidOn', () => {
  it('is the latest of the days on which somebody said it, whoever it was', () => {
    fc.assert(
      fc.property(dated, (each) => {
        const days = [each.confirmedOn, each.auditedOn, each.declaredOn].filter((said) => said !== null)
        expect(lastSaidOn(each)).toBe(days.sort().at(-1) ?? null)
      }),
    )
  })
})

describe('freshnessOf', () => {
  it.each([
    ['2027-02-22', 'fresh'],
    ['2027-02-23', 'due'],
    ['2027-03-16', 'due'],
    ['2027-03-31', 'due'],
    ['2027-04-01', 'stale'],
  ])('of what was said on 16 March 2026, to hold a year, is on %s %s', (today, state) => {
    expect(freshnessOf(flow({ confirmedOn: '2026-03-16' }), policy, today)).toMatchObject({
      ...{ state, expiresOn: '2027-03-16' },
    })
  })

  it('counts by the family', () => {
    const on = (family: Dated['family']) =>
      freshnessOf(flow({ family, declaredOn: '2026-08-31' }), policy, '2026-09-01')?.expiresOn
    expect([on('space'), on('waste'), on('infrastructure')]).toEqual([
      '2027-02-28',
      '2027-08-31',
      '2028-08-31',
    ])
  })

  it('is not known of what was never dated', () => {
    expect(freshnessOf(flow(), policy, '2026-01-01')).toBeNull()
  })

  it('never gets fresher as days pass, and is stale exactly beyond its life', () => {
    fc.assert(
      fc.property(dated, policies, day, fc.nat(2000), (each, rules, today, later) => {
        const [now, then] = [today, dayAfter(today, later)].map((on) => freshnessOf(each, rules, on))
        if (!now || !then) return
        expect(rank(then.state)).toBeGreaterThanOrEqual(rank(now.state))
        expect(then.lifeShare).toBeGreaterThanOrEqual(now.lifeShare)
        expect(now.state === 'stale').toBe(now.lifeShare > 1)
      }),
    )
  })

  it('is fresh again on the day somebody says it again, unless it holds for less than the notice', () => {
    fc.assert(
      fc.property(dated, day, (each, today) => {
        const said = { ...each, confirmedOn: today, auditedOn: null, declaredOn: null }
        expect(freshnessOf(said, policy, today)).toMatchObject({ state: 'fresh', lifeShare: 0 })
      }),
    )
  })

  it('is never less for having been said later', () => {
    fc.assert(
      fc.property(dated, policies, day, day, (each, rules, said, today) => {
        const before = freshnessOf(each, rules, today)
        const after = freshnessOf(
          { ...each, confirmedOn: [said, each.confirmedOn ?? said].sort()[1] ?? said },
          rules,
          today,
        )
        if (!before || !after) return
        expect(rank(after.state)).toBeLessThanOrEqual(rank(before.state))
      }),
    )
  })
})

describe('freshSince', () => {
  it('parts the states by the day of the last word, as they are told one by one', () => {
    fc.assert(
      fc.property(dated, policies, day, (each, rules, today) => {
        const whole = freshnessOf(each, rules, today)
        const said = lastSaidOn(each)
        if (!whole || said === null) return
        const { notStale, fresh } = freshSince(rules, today)[each.family]
        expect(said < notStale ? 'stale' : said < fresh ? 'due' : 'fresh').toBe(whole.state)
      }),
    )
  })
})

describe('freshnessFromOutside', () => {
  it('tells whether it is stale, and nothing of the days that are hidden', () => {
    fc.assert(
      fc.property(dated, dated, policies, day, (one, other, rules, today) => {
        const hidden = { ...one, confirmedOn: null, auditedOn: null, declaredOn: null }
        const [a, b] = [one, other].map((each) =>
          freshnessFromOutside(freshnessOf(each, rules, today), hidden, rules, today),
        )
        const isStale = (each: Dated) => freshnessOf(each, rules, today)?.state === 'stale'
        expect(a?.state).toBe(isStale(one) ? 'stale' : 'fresh')
        expect(a?.expiresOn).toBeNull()
        if (isStale(one) === isStale(other)) expect(a).toEqual(b)
      }),
    )
  })

  it('weighs a stale flow less than any that is not', () => {
    fc.assert(
      fc.property(dated, policies, day, (each, rules, today) => {
        const { state, lifeShare } = freshnessFromOutside(freshnessOf(each, rules, today), each, rules, today)
        if (state === 'stale') expect(lifeShare).toBeGreaterThan(1)
        else expect(lifeShare ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})
