import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ServiceFacts, serviceWorkflow } from '../../../src/features/shared-services/workflow.ts'
import { type ServiceStage, serviceStages } from '../../../src/kernel/shared-services.ts'
import { stepFault, stepsFrom } from '../../../src/kernel/workflow.ts'

const ready: ServiceFacts = {
  ...{ users: 2, carrier: 'known', startsOn: '2026-03-01', today: '2026-03-01' },
  ...{ suspendedFrom: null, hasReason: true },
}
const fault = (from: ServiceStage, to: ServiceStage, facts: Partial<ServiceFacts> = {}) =>
  stepFault(serviceWorkflow, from, to, { ...ready, ...facts })

describe('the life of a shared service', () => {
  it('runs only with two structures that said yes, a carrier that exists and agreed, and a day that has come', () => {
    expect(fault('setting-up', 'running')).toBeNull()
    expect(fault('idea', 'running')).toBeNull()
    expect(fault('setting-up', 'running', { users: 1 })).toContain('deux structures')
    expect(fault('setting-up', 'running', { carrier: 'none' })).toContain('quelle structure')
    expect(fault('setting-up', 'running', { carrier: 'to-create' })).toContain('reste à créer')
    expect(fault('setting-up', 'running', { carrier: 'asked' })).toContain('pas encore dit oui')
    expect(fault('setting-up', 'running', { startsOn: null })).toContain('quel jour')
    expect(fault('setting-up', 'running', { startsOn: '2026-03-02' })).toContain('pas encore venu')
  })

  it('is prepared by a structure that may still be to create, and left with a reason alone', () => {
    expect(fault('agreement', 'setting-up', { carrier: 'to-create' })).toBeNull()
    expect(fault('agreement', 'setting-up', { carrier: 'none' })).not.toBeNull()
    for (const to of ['suspended', 'abandoned'] as const) {
      expect(fault('study', to)).toBeNull()
      expect(fault('study', to, { hasReason: false })).toContain('motif')
    }
    expect(fault('running', 'abandoned')).toBe('Ce passage n’existe pas.')
    expect(fault('running', 'ended')).toBeNull()
  })

  it('comes back where it was suspended, under the same guard', () => {
    expect(fault('suspended', 'running', { suspendedFrom: 'running' })).toBeNull()
    expect(fault('suspended', 'running', { suspendedFrom: 'running', users: 1 })).not.toBeNull()
    expect(fault('suspended', 'running', { suspendedFrom: 'study' })).toContain('là où')
    expect(fault('suspended', 'study', { suspendedFrom: 'study' })).toBeNull()
  })

  it('never runs without its rule, from wherever and with whatever', () => {
    const facts = fc.record({
      users: fc.nat(4),
      carrier: fc.constantFrom('none', 'to-create', 'asked', 'known'),
      startsOn: fc.constantFrom(null, '2026-02-28', '2026-03-02'),
      today: fc.constant('2026-03-01'),
      suspendedFrom: fc.constantFrom(null, ...serviceStages),
      hasReason: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...serviceStages), facts, (from, given) => {
        const opens = stepsFrom(serviceWorkflow, from, given as ServiceFacts).find(
          ({ to }) => to === 'running',
        )
        if (opens?.blockedBy !== null) return
        expect(given.users).toBeGreaterThanOrEqual(2)
        expect(given.carrier).toBe('known')
        expect(given.startsOn).toBe('2026-02-28')
      }),
    )
  })
})
