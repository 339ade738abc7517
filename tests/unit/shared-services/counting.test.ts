import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CountedFacts,
  countsOf,
  stageOn,
  usersOn,
} from '../../../src/features/shared-services/counting.ts'

const facts: CountedFacts = {
  services: [
    {
      id: 'press',
      synergyId: null,
      steps: [
        { to: 'idea', on: '2026-01-10' },
        { to: 'running', on: '2026-02-01' },
        { to: 'ended', on: '2026-06-30' },
      ],
      partySteps: [
        { organisationId: 'a', state: 'invited', isUser: true, on: '2026-01-12' },
        { organisationId: 'a', state: 'in', isUser: true, on: '2026-01-15' },
        { organisationId: 'b', state: 'in', isUser: true, on: '2026-01-20' },
        { organisationId: 'carrier', state: 'in', isUser: false, on: '2026-01-20' },
        { organisationId: 'b', state: 'left', isUser: true, on: '2026-05-01' },
      ],
    },
    {
      id: 'guarding',
      synergyId: 'synergy',
      steps: [{ to: 'running', on: '2026-03-01' }],
      partySteps: [{ organisationId: 'a', state: 'in', isUser: true, on: '2026-02-01' }],
    },
  ],
  jobs: [
    { fte: 1, since: '2026-02-01', endedOn: null },
    { fte: 0.5, since: '2026-03-01', endedOn: '2026-06-30' },
  ],
  structures: [
    { name: 'Atelier commun', siren: '000000018', createdOn: '2026-02-01' },
    // The same one, noted in another service.
    { name: 'SCIC Atelier commun', siren: '000000018', createdOn: '2026-02-01' },
    { name: 'Régie ', siren: null, createdOn: '2026-04-01' },
    { name: 'régie', siren: null, createdOn: '2026-04-02' },
  ],
  supports: [
    { euros: 5_000, askedOn: '2026-01-15', answer: 'partly', answeredEuros: 3_000, answeredOn: '2026-03-01' },
    { euros: null, askedOn: '2026-02-01', answer: null, answeredEuros: null, answeredOn: null },
    { euros: 900, askedOn: '2026-02-01', answer: 'refused', answeredEuros: null, answeredOn: '2026-02-20' },
  ],
}
const on = (day: string, ran: (id: string) => boolean = () => true) => countsOf(facts, day, ran)

describe('what sheet 1.1.4 counts', () => {
  it('is nothing before anything happened', () => {
    const { on: _day, ...counts } = on('2026-01-09')
    expect(new Set(Object.values(counts))).toEqual(new Set([0]))
  })

  it('is reproducible on any day: jobs, structures once, what ran and who used it', () => {
    expect(on('2026-02-15')).toMatchObject({
      structuresCreated: 1,
      jobsCreated: 1,
      fteCreated: 1,
      running: 1,
    })
    expect(on('2026-02-15').usersOfRunning).toBe(2)
    expect(on('2026-04-15')).toMatchObject({ structuresCreated: 2, jobsCreated: 2, fteStanding: 1.5 })
    expect(on('2026-05-15').usersOfRunning).toBe(1)
    expect(on('2026-07-01')).toMatchObject({ fteCreated: 1.5, fteStanding: 1, running: 1 })
  })

  it('tells apart a service that is the form of a synergy which ran that day: it is counted there', () => {
    expect(on('2026-04-01')).toMatchObject({ running: 2, runningAsSynergy: 1 })
    expect(on('2026-04-01', () => false)).toMatchObject({ running: 2, runningAsSynergy: 0 })
  })

  it('adds the amounts that are known, and says how many have none', () => {
    expect(on('2026-02-25')).toMatchObject({
      ...{ supportsAsked: 3, eurosAsked: 5_900, askedWithoutAmount: 1 },
      ...{ supportsGranted: 0, eurosGranted: 0 },
    })
    expect(on('2026-03-01')).toMatchObject({
      supportsGranted: 1,
      eurosGranted: 3_000,
      grantedWithoutAmount: 0,
    })
  })

  it('follows the last word on a day, even when it was written after one about a later day', () => {
    const steps = [
      { to: 'study' as const, on: '2026-03-01' },
      { to: 'running' as const, on: '2026-02-01' },
    ]
    expect(stageOn(steps, '2026-01-31')).toBeNull()
    expect(stageOn(steps, '2026-02-15')).toBe('running')
    expect(stageOn(steps, '2026-04-01')).toBe('running')
    // Said too early: the correction holds from the day it corrects.
    expect(stageOn([...steps, { to: 'setting-up', on: '2026-02-01' }], '2026-02-15')).toBe('setting-up')
    expect(
      usersOn([{ organisationId: 'a', state: 'in', isUser: true, on: '2026-02-01' }], '2026-01-31'),
    ).toEqual([])
  })

  it('never counts fewer jobs, structures or requests on a later day', () => {
    const days = fc
      .integer({ min: 1, max: 364 })
      .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [before, after] = [one, other].sort() as [string, string]
        for (const key of ['jobsCreated', 'fteCreated', 'structuresCreated', 'supportsAsked'] as const)
          expect(on(after)[key]).toBeGreaterThanOrEqual(on(before)[key])
      }),
    )
  })
})
