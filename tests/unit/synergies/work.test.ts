import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workSightOf } from '../../../src/features/synergies/together/policy.ts'
import { missingItems } from '../../../src/features/synergies/together/rules.ts'
import { canReadWords } from '../../../src/features/together/policy.ts'
import { hoursFault, inMeetingOrder, inTaskOrder, isLate } from '../../../src/features/together/rules.ts'
import type { Actor } from '../../../src/kernel/actor.ts'
import { checklist } from '../../../src/kernel/synergies.ts'

const TODAY = '2026-11-29'
const aDay = fc.constantFrom('2026-11-27', '2026-11-28', TODAY, '2026-11-30', '2026-12-24')
const anInstant = fc.constantFrom('2026-11-01T08:00:00.000Z', '2026-11-10T08:00:00.000Z')
const aTask = fc.record({
  id: fc.uuid(),
  item: fc.option(fc.constantFrom(...checklist)),
  dueOn: fc.option(aDay),
  doneAt: fc.option(anInstant),
})

describe('a task', () => {
  it('is late from the day after, until it is done', () => {
    expect(isLate({ dueOn: TODAY, doneAt: null }, TODAY)).toBe(false)
    expect(isLate({ dueOn: '2026-11-28', doneAt: null }, TODAY)).toBe(true)
    expect(isLate({ dueOn: '2026-11-28', doneAt: '2026-11-29T08:00:00.000Z' }, TODAY)).toBe(false)
    expect(isLate({ dueOn: null, doneAt: null }, TODAY)).toBe(false)
  })

  it('comes before those that are done, whatever the order they are read in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aTask, { selector: ({ id }) => id }), (tasks) => {
        const sorted = [...tasks].sort(inTaskOrder)
        expect([...tasks].reverse().sort(inTaskOrder)).toEqual(sorted)
        const done = sorted.map(({ doneAt }) => doneAt !== null)
        expect(done).toEqual([...done].sort())
        const due = sorted.flatMap(({ doneAt, dueOn }) => (doneAt === null ? [dueOn ?? '9999'] : []))
        expect(due).toEqual([...due].sort())
      }),
    )
  })

  it('of the checklist is proposed until it is there', () => {
    fc.assert(
      fc.property(fc.array(aTask), (tasks) => {
        const missing = missingItems(tasks)
        const filled = [...tasks, ...missing.map((item) => ({ item }))]
        expect(missingItems(filled)).toEqual([])
        for (const item of missing) expect(tasks.some((task) => task.item === item)).toBe(false)
      }),
    )
  })
})

describe('meetings', () => {
  it('come the nearest first, then those that passed, the last before', () => {
    const meeting = fc.record({
      id: fc.uuid(),
      heldOn: aDay,
      startsAt: fc.constantFrom('09:00', '14:30'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(meeting, { selector: ({ id }) => id }), (meetings) => {
        const sorted = [...meetings].sort((a, b) => inMeetingOrder(a, b, TODAY))
        const days = sorted.map(({ heldOn }) => heldOn)
        const [toCome, passed] = [days.filter((one) => one >= TODAY), days.filter((one) => one < TODAY)]
        expect(days).toEqual([...toCome.toSorted(), ...passed.toSorted().reverse()])
      }),
    )
  })

  it('end after they began', () => {
    expect(hoursFault({ startsAt: '09:00', endsAt: '09:00' })).not.toBeNull()
    expect(hoursFault({ startsAt: '09:00', endsAt: '10:00' })).toBeNull()
  })
})

describe('what was written in a synergy', () => {
  const member = (organisationId: string): Actor => ({
    ...{ userId: 'u', name: 'U', role: 'member', portfolio: null },
    memberships: [{ organisationId, role: 'member' }],
  })
  const aParty = fc.record({
    organisationId: fc.constantFrom('a', 'b', 'c'),
    introducedAt: fc.option(anInstant),
    leftAt: fc.option(anInstant),
  })

  it('is never read by who is not with the others, nor from before they were, nor when it is private', () => {
    const audience = fc.constantFrom('all' as const, 'facilitators' as const)
    fc.assert(
      fc.property(fc.array(aParty), audience, anInstant, (parties, whom, at) => {
        const isRead = canReadWords(workSightOf(member('a'), parties), { audience: whom, at })
        const own = parties.filter(({ organisationId, leftAt }) => organisationId === 'a' && leftAt === null)
        const may = own.some(({ introducedAt }) => introducedAt !== null && introducedAt <= at)
        expect(isRead).toBe(whom === 'all' && may)
      }),
    )
  })
})
