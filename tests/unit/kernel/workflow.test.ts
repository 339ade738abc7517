import { describe, expect, it } from 'vitest'
import { visitWorkflow } from '../../../src/features/audits/workflow.ts'
import { type Step, stepFault, stepsFrom } from '../../../src/kernel/workflow.ts'

type Status = 'draft' | 'sent' | 'read'
const steps: readonly Step<Status, { ready: boolean }>[] = [
  { from: 'draft', to: 'sent', guard: ({ ready }) => (ready ? 'yes' : 'Il manque une date.') },
  // What a guard should never say: nothing is not a yes.
  { from: 'sent', to: 'read', guard: () => '' },
]

describe('a workflow', () => {
  it('opens the steps that are written, and says what blocks each', () => {
    expect(stepsFrom(steps, 'draft', { ready: false })).toEqual([
      { to: 'sent', blockedBy: 'Il manque une date.' },
    ])
    expect(stepsFrom(steps, 'draft', { ready: true })).toEqual([{ to: 'sent', blockedBy: null }])
    expect(stepsFrom(steps, 'read', { ready: true })).toEqual([])
  })

  it('fails closed: for a step that is not written, and for a guard that does not say yes', () => {
    expect(stepFault(steps, 'draft', 'sent', { ready: true })).toBeNull()
    expect(stepFault(steps, 'draft', 'read', { ready: true })).toMatch(/n’existe pas/)
    expect(stepFault(steps, 'sent', 'read', { ready: true })).not.toBeNull()
  })
})

describe('the workflow of a visit', () => {
  const facts = { today: '2026-11-16', madeOn: '2026-11-16', examined: 1, noted: 0, changed: [] }

  it('leaves no way out of a validated visit', () => {
    expect(stepsFrom(visitWorkflow, 'validated', facts)).toEqual([])
  })

  it('is validated only once made, with something in it, and nothing changed since it was seen', () => {
    expect(stepFault(visitWorkflow, 'made', 'validated', facts)).toBeNull()
    expect(stepFault(visitWorkflow, 'made', 'validated', { ...facts, examined: 0, noted: 1 })).toBeNull()
    expect(stepFault(visitWorkflow, 'planned', 'validated', facts)).not.toBeNull()
    expect(stepFault(visitWorkflow, 'made', 'validated', { ...facts, examined: 0 })).toMatch(/Rien/)
    expect(stepFault(visitWorkflow, 'made', 'validated', { ...facts, changed: ['« Sciure »'] })).toMatch(
      /« Sciure »/,
    )
  })

  it('is not made before its day, nor on no day', () => {
    for (const madeOn of ['2026-11-17', null])
      expect(stepFault(visitWorkflow, 'planned', 'made', { ...facts, madeOn })).not.toBeNull()
    expect(stepFault(visitWorkflow, 'planned', 'made', facts)).toBeNull()
  })
})
