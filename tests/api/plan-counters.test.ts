import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyActionStates, energyActions, visits } from '../../src/features/audits/tables.ts'
import { mailings } from '../../src/features/campaigns/tables.ts'
import { workingGroups } from '../../src/features/groups/tables.ts'
import type { CounterId } from '../../src/features/reporting/plan/counter-words.ts'
import { countsOn, planCounters } from '../../src/features/reporting/plan/counters.ts'
import { sharedServices } from '../../src/features/shared-services/tables.ts'
import { synergies, synergySteps } from '../../src/features/synergies/tables.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { dayAfter } from '../../src/kernel/day.ts'
import type { Stage } from '../../src/kernel/synergies.ts'
import { NO_LIMITS } from '../support/app.ts'
import { sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), {}, NO_LIMITS)

const FIRST = '2025-03-10'
const LAST = '2025-06-20'
const on = (day: string) => `${day}T10:00:00.000Z`
const countOf = (counter: CounterId, asOf: string) =>
  planCounters(house.db)
    [counter]()
    .filter((fact) => countsOn(fact, { from: null, to: null, asOf })).length
const person = { userId: 'other', name: 'Une autre personne', memberships: [], portfolio: null }
const administrator: Actor = { ...person, role: 'administrator' }
const authority: Actor = { ...person, role: 'authority' }
const labelsOf = (counter: CounterId, actor: Actor) =>
  planCounters(house.db)
    [counter]()
    .map((fact) => fact.shownTo(actor).label)

describe('countsOn', () => {
  it('counts from the day of a fact to the eve of its end, within the days of the link', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((n) => dayAfter('2024-01-01', n))
    const maybe = fc.option(days)
    fc.assert(
      fc.property(days, maybe, maybe, maybe, days, (start, until, from, to, asOf) => {
        const fact = { on: start, until, shownTo: () => ({ label: '', path: null }) }
        const isOver = until !== null && asOf >= until
        const isOutside = (from !== null && start < from) || (to !== null && start > to)
        expect(countsOn(fact, { from, to, asOf })).toBe(start <= asOf && !isOver && !isOutside)
      }),
    )
  })
})

describe('what the plan counts of the other rooms', () => {
  it('counts a working group from its birth until it is closed, and names a closed one to nobody else', () => {
    const row = { visibility: 'closed' as const, newsAt: on(FIRST), createdBy: 'test', createdAt: on(FIRST) }
    const before = countOf('groups-alive', dayAfter(FIRST, -1))
    house.db.orm
      .insert(workingGroups)
      .values([
        { ...row, id: 'counted-1', title: 'Groupe discret', closedAt: on(LAST) },
        { ...row, id: 'counted-2', title: 'Groupe ouvert', visibility: 'open' },
      ])
      .run()
    expect(countOf('groups-alive', dayAfter(FIRST, -1))).toBe(before)
    expect(countOf('groups-alive', FIRST)).toBe(before + 2)
    expect(countOf('groups-alive', dayAfter(LAST, -1))).toBe(before + 2)
    expect(countOf('groups-alive', LAST)).toBe(before + 1)
    expect(labelsOf('groups-alive', administrator)).toContain('Groupe discret')
    expect(labelsOf('groups-alive', authority)).not.toContain('Groupe discret')
    expect(labelsOf('groups-alive', authority)).toContain('Groupe ouvert')
  })

  it('counts a shared service from the day it is opened, and names one that is closed to nobody else', () => {
    const before = countOf('services-created', LAST)
    house.db.orm
      .insert(sharedServices)
      .values({
        ...{ id: 'counted', kind: 'collection', title: 'Tournée discrète', visibility: 'closed' },
        ...{ stage: 'idea', stageAt: on(LAST), ownerId: 'test', createdBy: 'test', createdAt: on(LAST) },
        updatedAt: on(LAST),
      })
      .run()
    expect(countOf('services-created', dayAfter(LAST, -1))).toBe(before)
    expect(countOf('services-created', LAST)).toBe(before + 1)
    expect(labelsOf('services-created', authority)).not.toContain('Tournée discrète')
  })

  it('counts a mailing on the day its sending ended; one under way is not counted, none is named', () => {
    const row = {
      ...{ subject: 'Bonjour', body: 'Bonjour', audience: {} as typeof mailings.$inferInsert.audience },
      ...{ createdBy: 'test', createdAt: on(FIRST), updatedAt: on(FIRST) },
    }
    house.db.orm
      .insert(mailings)
      .values([
        { ...row, id: 'counted-1', title: 'Envoi fini', status: 'done', endedAt: on(LAST) },
        { ...row, id: 'counted-2', title: 'Envoi en cours', status: 'sending' },
      ])
      .run()
    expect(countOf('mailings-sent', dayAfter(LAST, -1))).toBe(0)
    expect(countOf('mailings-sent', LAST)).toBe(1)
    expect(labelsOf('mailings-sent', administrator)).toEqual(['Envoi ciblé'])
  })

  it('counts an energy action once while its last word is done, however often that was said', () => {
    const organisationId = house.organisation({ name: 'Fonderie' })
    const visitId = 'counted'
    const { orm } = house.db
    const times = { createdAt: on(FIRST), updatedAt: on(FIRST) }
    const visit = { id: visitId, organisationId, facilitatorId: 'test', status: 'validated' as const }
    orm
      .insert(visits)
      .values({ ...visit, ...times, plannedOn: FIRST, findings: [] })
      .run()
    const action = { id: 'counted', visitId, organisationId, type: 'lighting' as const, label: 'LED' }
    orm
      .insert(energyActions)
      .values({ ...action, createdAt: on(FIRST) })
      .run()
    const corrected = dayAfter(LAST, 30)
    for (const [status, day] of [
      ['under-way', FIRST],
      ['done', LAST],
      ['done', dayAfter(LAST, 5)],
      ['under-way', corrected],
    ] as const)
      orm
        .insert(energyActionStates)
        .values({ id: day, actionId: 'counted', status, on: day, actorId: 'test', at: on(day) })
        .run()
    const counts = [dayAfter(LAST, -1), LAST, dayAfter(LAST, 6), dayAfter(corrected, -1), corrected]
    expect(counts.map((asOf) => countOf('energy-actions', asOf))).toEqual([0, 1, 1, 1, 0])
  })

  it('counts a synergy while it is operational: suspended still, abandoned no more, studied anew not yet', () => {
    const path: readonly [Stage, string][] = [
      ['implementation', FIRST],
      ['operational', dayAfter(FIRST, 10)],
      ['recurring', dayAfter(FIRST, 20)],
      ['suspended', dayAfter(FIRST, 30)],
      ['abandoned', dayAfter(FIRST, 40)],
      ['study', dayAfter(FIRST, 50)],
      ['operational', dayAfter(FIRST, 60)],
      ['ended', dayAfter(FIRST, 70)],
    ]
    const { orm } = house.db
    const row = { stageAt: on(LAST), ownerId: 'test', newsAt: on(LAST), createdBy: 'test' }
    orm
      .insert(synergies)
      .values({
        ...{ ...row, id: 'counted', kind: 'pooling', stage: 'ended' },
        ...{ createdAt: on(FIRST), updatedAt: on(LAST) },
      })
      .run()
    for (const [to, day] of path)
      orm
        .insert(synergySteps)
        .values({ id: `counted-${day}`, synergyId: 'counted', to, actorId: 'test', at: on(day) })
        .run()
    for (const counter of ['synergies-operational', 'poolings-operational'] as const)
      expect(path.map(([, day]) => countOf(counter, day))).toEqual([0, 1, 1, 1, 0, 0, 1, 0])
  })
})
