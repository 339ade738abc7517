import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { factsFor } from '../../../src/features/matching/rules.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { type Refusal, refusals } from '../../../src/kernel/match-decisions.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

let flow: FlowMaker
beforeAll(() => {
  flow = flowMaker(createReader(knowledgeBase()))
})

const changes: Partial<EngineFlow>[] = [
  { months: 1 },
  { quantity: { value: 3, unit: 't', period: 'year' } },
  { point: { lat: 43, lng: 1 } },
  { wasteCode: '030105' },
]

describe('what a match is refused for', () => {
  const isTouched = (reason: Refusal, change: Partial<EngineFlow>) => {
    const [stock, need] = [flow('stock', 'Sciure de chêne'), flow('need', 'Litière')]
    return factsFor(reason, stock, need) !== factsFor(reason, { ...stock, ...change }, need)
  }

  it('changes with what the reason is about, and with nothing else', () => {
    const touched = Object.fromEntries(
      refusals.map((reason) => [reason, changes.map((change) => isTouched(reason, change))]),
    )
    expect(touched).toEqual({
      'not-the-thing': [false, false, false, true],
      quality: [false, false, false, false],
      quantity: [false, true, false, false],
      season: [true, false, false, false],
      distance: [false, false, true, false],
      rule: [false, false, false, true],
      outlet: [true, true, true, true],
      other: [true, true, true, true],
    })
  })

  it('changes with the words, when it is about what is said', () => {
    const need = flow('need', 'Litière')
    const [dry, wet] = ['Sciure de chêne sèche', 'Sciure de chêne humide'].map((label) =>
      flow('stock', label),
    )
    for (const reason of ['not-the-thing', 'quality', 'rule', 'other'] as const)
      expect(factsFor(reason, dry as EngineFlow, need)).not.toBe(factsFor(reason, wet as EngineFlow, need))
    expect(factsFor('distance', dry as EngineFlow, need)).toBe(factsFor('distance', wet as EngineFlow, need))
  })
})
