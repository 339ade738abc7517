import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProjectFacts, projectWorkflow } from '../../../src/features/projects/workflow.ts'
import { type ProjectStage, projectStages } from '../../../src/kernel/projects.ts'
import { stepFault, stepsFrom } from '../../../src/kernel/workflow.ts'

const ready: ProjectFacts = {
  ...{ structures: 2, dueOn: '2026-12-01', hasNote: true, suspendedFrom: null, hasReason: true },
}
const fault = (from: ProjectStage, to: ProjectStage, facts: Partial<ProjectFacts> = {}) =>
  stepFault(projectWorkflow, from, to, { ...ready, ...facts })

describe('the life of a project', () => {
  it('is prepared with another structure, under way with a day, achieved with a word', () => {
    expect(fault('gathering', 'preparing')).toBeNull()
    expect(fault('gathering', 'preparing', { structures: 1 })).toContain('autre structure')
    expect(fault('preparing', 'under-way', { dueOn: null })).toContain('pour quand')
    expect(fault('under-way', 'achieved')).toBeNull()
    expect(fault('under-way', 'achieved', { hasNote: false })).toContain('obtenu')
    expect(fault('preparing', 'achieved')).toBe('Ce passage n’existe pas.')
  })

  it('is left with a reason alone, and comes back where it was suspended', () => {
    for (const to of ['suspended', 'abandoned'] as const) {
      expect(fault('gathering', to)).toBeNull()
      expect(fault('gathering', to, { hasReason: false })).toContain('motif')
    }
    expect(fault('suspended', 'preparing', { suspendedFrom: 'preparing' })).toBeNull()
    expect(fault('suspended', 'under-way', { suspendedFrom: 'preparing' })).toContain('là où')
    expect(fault('suspended', 'preparing', { suspendedFrom: 'preparing', structures: 1 })).not.toBeNull()
  })

  it('is never achieved alone, without a day or without a word', () => {
    const facts = fc.record({
      structures: fc.nat(3),
      dueOn: fc.constantFrom(null, '2026-12-01'),
      hasNote: fc.boolean(),
      suspendedFrom: fc.constantFrom(null, ...projectStages),
      hasReason: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...projectStages), facts, (from, given) => {
        const opens = stepsFrom(projectWorkflow, from, given).find(({ to }) => to === 'achieved')
        if (opens?.blockedBy !== null) return
        expect(given).toMatchObject({ dueOn: '2026-12-01', hasNote: true })
        expect(given.structures).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})
