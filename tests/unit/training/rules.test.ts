import { describe, expect, it } from 'vitest'
import { canReadFollowers, canReadPath } from '../../../src/features/training/policy.ts'
import { pathMoves, readyForLearners } from '../../../src/features/training/workflow.ts'
import type { Actor } from '../../../src/kernel/actor.ts'
import { trainingStates } from '../../../src/kernel/training.ts'
import { stepFault } from '../../../src/kernel/workflow.ts'

const actor = (change: Partial<Actor>): Actor => ({
  ...{ userId: 'u', name: 'U', role: 'member', memberships: [], portfolio: null },
  ...change,
})
const of = (role: 'member' | 'manager') => actor({ memberships: [{ organisationId: 'forge', role }] })

describe('a training path', () => {
  it('is published with something to follow, and withdrawn; nothing else', () => {
    const facts = { summary: 'Les bases, à l’arc.', stepCount: 1 }
    expect(readyForLearners(facts)).toBe('yes')
    expect(readyForLearners({ ...facts, stepCount: 0 })).toContain('étape')
    expect(readyForLearners({ ...facts, summary: '' })).toContain('apprend')
    const open = trainingStates.flatMap((from) =>
      trainingStates
        .filter((to) => stepFault(pathMoves, from, to, facts) === null)
        .map((to) => `${from} ${to}`),
    )
    expect(open).toEqual(['draft published', 'published withdrawn', 'withdrawn published'])
  })

  it('is read once published by the network, as a draft by who writes', () => {
    for (const state of trainingStates) {
      expect(canReadPath(of('member'), { state })).toBe(state === 'published')
      expect(canReadPath(actor({}), { state })).toBe(false)
      expect(canReadPath(actor({ role: 'authority' }), { state })).toBe(true)
    }
  })

  it('names who followed it to the managers of their structure and its facilitators', () => {
    expect(canReadFollowers(of('manager'), 'forge')).toBe(true)
    expect(canReadFollowers(of('manager'), 'dairy')).toBe(false)
    expect(canReadFollowers(of('member'), 'forge')).toBe(false)
    expect(canReadFollowers(actor({ role: 'authority' }), 'forge')).toBe(false)
    expect(canReadFollowers(actor({ role: 'facilitator', portfolio: new Set(['forge']) }), 'forge')).toBe(
      true,
    )
    expect(canReadFollowers(actor({ role: 'facilitator', portfolio: new Set(['dairy']) }), 'forge')).toBe(
      false,
    )
  })
})
