import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastAdministratorFault } from '../../../src/features/accounts/rules.ts'
import { namedTo } from '../../../src/features/organisations/policy.ts'
import { canDecideRequest, canManagePeople, canSeePeople } from '../../../src/features/people/policy.ts'
import { lastManagerFault } from '../../../src/features/people/rules.ts'
import { type Actor, facilitates, isInNetwork, membershipRoles, roles } from '../../../src/kernel/actor.ts'

const ids = ['a', 'b', 'c', 'd'] as const
const id = fc.constantFrom(...ids)

const actor: fc.Arbitrary<Actor> = fc.record({
  userId: fc.constant('me'),
  name: fc.constant('Moi'),
  role: fc.constantFrom(...roles),
  memberships: fc.uniqueArray(fc.record({ organisationId: id, role: fc.constantFrom(...membershipRoles) }), {
    selector: ({ organisationId }) => organisationId,
  }),
  portfolio: fc.option(
    fc.uniqueArray(id).map((list) => new Set<string>(list)),
    { nil: null },
  ),
})
const outsideOf = (who: Actor, organisationId: string) =>
  !who.memberships.some((one) => one.organisationId === organisationId) && !facilitates(who, organisationId)

describe('who may what with people', () => {
  it('gives nobody anything on a structure that is neither theirs nor in their charge', () => {
    fc.assert(
      fc.property(actor, id, (who, organisationId) => {
        if (!outsideOf(who, organisationId)) return
        expect(canSeePeople(who, organisationId)).toBe(false)
        expect(canManagePeople(who, organisationId)).toBe(false)
      }),
    )
  })

  it('lets nobody manage what they may not see, and no plain member manage', () => {
    fc.assert(
      fc.property(actor, id, (who, organisationId) => {
        if (canManagePeople(who, organisationId)) expect(canSeePeople(who, organisationId)).toBe(true)
        const { role } = who.memberships.find((one) => one.organisationId === organisationId) ?? {}
        if (role === 'member' && !facilitates(who, organisationId))
          expect(canManagePeople(who, organisationId)).toBe(false)
      }),
    )
  })

  it('names in a list exactly the structures whose sheet is open, but for the authority', () => {
    fc.assert(
      fc.property(actor, id, (who, organisationId) => {
        if (who.role === 'authority') return
        const named = namedTo(who)
        expect(named === null || named.includes(organisationId)).toBe(!outsideOf(who, organisationId))
      }),
    )
  })
})

describe('a request', () => {
  const located = fc.record({
    foundId: fc.option(id, { nil: null }),
    communeCode: fc.option(id, { nil: null }),
  })
  const communes = fc.uniqueArray(id).map((list) => new Set<string>(list))

  it('is never decided by members nor by the authority', () => {
    fc.assert(
      fc.property(actor, located, communes, (who, where, own) => {
        if (who.role === 'member' || who.role === 'authority')
          expect(canDecideRequest(who, where, own)).toBe(false)
      }),
    )
  })

  it('always has somebody: administrators and facilitators without limits', () => {
    fc.assert(
      fc.property(actor, located, communes, (who, where, own) => {
        const unlimited = who.role === 'facilitator' && who.portfolio === null
        if (who.role === 'administrator' || unlimited) expect(canDecideRequest(who, where, own)).toBe(true)
      }),
    )
  })

  it('for a known structure goes to those in charge of it, whatever commune was typed', () => {
    fc.assert(
      fc.property(actor, id, fc.option(id, { nil: null }), communes, (who, foundId, communeCode, own) => {
        expect(canDecideRequest(who, { foundId, communeCode }, own)).toBe(facilitates(who, foundId))
      }),
    )
  })
})

describe('isInNetwork', () => {
  it('is false of a member without a structure alone', () => {
    fc.assert(
      fc.property(actor, (who) => {
        expect(isInNetwork(who)).toBe(who.role !== 'member' || who.memberships.length > 0)
      }),
    )
  })
})

const members = fc.uniqueArray(fc.record({ userId: id, role: fc.constantFrom(...membershipRoles) }), {
  selector: ({ userId }) => userId,
})

describe('lastManagerFault', () => {
  it('keeps a manager as long as there are members, and otherwise refuses nothing', () => {
    fc.assert(
      fc.property(
        members.filter((list) => list.some(({ role }) => role === 'manager')),
        id,
        fc.constantFrom('member', 'manager', null),
        (list, userId, next) => {
          const after = list.flatMap((one) =>
            one.userId !== userId ? [one] : next === null ? [] : [{ ...one, role: next }],
          )
          const isLeaderless = after.length > 0 && !after.some(({ role }) => role === 'manager')
          expect(lastManagerFault(list, userId, next) !== null).toBe(isLeaderless)
        },
      ),
    )
  })

  it('leaves alone a structure that never had a manager', () => {
    const list = [{ userId: 'a', role: 'member' as const }]
    expect(lastManagerFault(list, 'a', null)).toBeNull()
  })
})

describe('lastAdministratorFault', () => {
  const accounts = fc.uniqueArray(
    fc.record({
      id,
      role: fc.constantFrom(...roles),
      disabledAt: fc.option(fc.constant('2026-01-01'), { nil: null }),
    }),
    { selector: (one) => one.id },
  )
  const next = fc.record({ role: fc.constantFrom(...roles), disabled: fc.boolean() }, { requiredKeys: [] })

  it('refuses exactly what would leave no open administrator where there was one', () => {
    const isOpen = (one: { role: string; disabledAt: string | null }) =>
      one.role === 'administrator' && one.disabledAt === null
    fc.assert(
      fc.property(accounts, id, next, (list, userId, change) => {
        const { role, disabled } = change
        const after = list.map((one) =>
          one.id !== userId
            ? one
            : {
                ...one,
                role: role ?? one.role,
                disabledAt: disabled === undefined ? one.disabledAt : disabled ? 'now' : null,
              },
        )
        const isLost = list.some(isOpen) && !after.some(isOpen)
        expect(lastAdministratorFault(list, userId, change) !== null).toBe(isLost)
      }),
    )
  })
})
