import { describe, expect, it } from 'vitest'
import { mayRead, sightOf } from '../../../src/features/events/policy.ts'
import type { Actor, Role } from '../../../src/kernel/actor.ts'
import type { EventAudience, EventStatus } from '../../../src/kernel/network-events.ts'

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  ...{ userId: role, name: role, role, memberships: [], portfolio: null },
  ...more,
})
const member = actor('member', { memberships: [{ organisationId: 'a', role: 'member' }] })
const waiting = actor('member')
const charged = (organisationId: string) => actor('facilitator', { portfolio: new Set([organisationId]) })
const event = (audience: EventAudience, status: EventStatus = 'published') => ({
  ...{ audience, status, createdBy: 'somebody' },
})
const nobody = { organisationIds: [], own: null }
const invitesA = { organisationIds: ['a'], own: null }

describe('who knows of an event', () => {
  it('is nobody but its facilitators while it is a draft, whoever is invited', () => {
    for (const reader of [null, member, waiting, actor('authority'), charged('b')])
      expect(sightOf(reader, event('public', 'draft'), invitesA)).toBeNull()
    for (const reader of [actor('facilitator'), actor('administrator'), charged('a')])
      expect(sightOf(reader, event('public', 'draft'), invitesA)).toBe('manages')
  })

  it('is anybody for a public one; an account in a structure for the network’s; the invited for the others', () => {
    expect(sightOf(null, event('public'), nobody)).toBe('reads')
    for (const audience of ['network', 'invited'] as const)
      expect(sightOf(null, event(audience), invitesA)).toBeNull()
    expect(sightOf(waiting, event('network'), nobody)).toBeNull()
    expect(sightOf(member, event('network'), nobody)).toBe('reads')
    expect(sightOf(actor('authority'), event('network'), nobody)).toBe('reads')
    expect(sightOf(member, event('invited'), nobody)).toBeNull()
    expect(sightOf(member, event('invited'), invitesA)).toBe('reads')
    expect(sightOf(actor('authority'), event('invited'), invitesA)).toBeNull()
    expect(sightOf(waiting, event('invited'), { organisationIds: [], own: 'declined' })).toBe('reads')
  })

  it('manages it when in charge of a structure that is invited, or having made it, and not otherwise', () => {
    expect(sightOf(charged('a'), event('invited'), invitesA)).toBe('manages')
    expect(sightOf(charged('b'), event('invited'), invitesA)).toBeNull()
    expect(sightOf(charged('b'), event('network'), invitesA)).toBe('reads')
    const own = { ...event('invited'), createdBy: 'facilitator' }
    expect(sightOf(charged('b'), own, nobody)).toBe('manages')
    // Having made it gives nothing to who facilitates no more.
    expect(sightOf(actor('member', { userId: 'facilitator' }), own, nobody)).toBeNull()
  })

  it('reads what is for participants with a place, not on the waiting list', () => {
    for (const own of [null, 'invited', 'waiting', 'declined', 'cancelled'] as const)
      expect(mayRead('reads', own, 'participants')).toBe(false)
    expect(mayRead('reads', 'registered', 'participants')).toBe(true)
    expect(mayRead('reads', null, 'readers')).toBe(true)
    expect(mayRead('manages', null, 'participants')).toBe(true)
  })
})
