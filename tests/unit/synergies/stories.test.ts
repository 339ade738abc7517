import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTo, storyState } from '../../../src/features/synergies/stories/rules.ts'
import { stages } from '../../../src/kernel/synergies.ts'

describe('an answer', () => {
  it('counts only for the page it was given to', () => {
    expect(answerTo('a', { answer: 'yes', digest: 'a' })).toBe('yes')
    expect(answerTo('b', { answer: 'yes', digest: 'a' })).toBeNull()
    expect(answerTo('a', undefined)).toBeNull()
  })
})

describe('a story', () => {
  const standing = fc.record({
    isAsked: fc.boolean(),
    isOpen: fc.boolean(),
    stage: fc.constantFrom(...stages),
    answers: fc.array(fc.constantFrom('yes' as const, 'no' as const, 'withdrawn' as const, null), {
      maxLength: 4,
    }),
    isHindered: fc.boolean(),
  })

  it('is published only when it was asked for, is open, has run, and every structure in it said yes', () => {
    fc.assert(
      fc.property(standing, (one) => {
        const everyYes = one.answers.length > 0 && one.answers.every((answer) => answer === 'yes')
        const told = ['operational', 'recurring', 'ended'].includes(one.stage)
        expect(storyState(one) === 'published').toBe(
          one.isAsked && one.isOpen && told && everyYes && !one.isHindered,
        )
      }),
      {
        examples: [
          [{ isAsked: true, isOpen: true, stage: 'recurring', answers: ['yes', 'yes'], isHindered: false }],
        ],
      },
    )
  })

  it('says that it is agreed to where only the page is closed', () => {
    const all = { isAsked: true, stage: 'operational', answers: ['yes'], isHindered: false } as const
    expect(storyState({ ...all, isOpen: false })).toBe('agreed')
    expect(storyState({ ...all, isOpen: true, answers: ['yes', 'withdrawn'] })).toBe('refused')
    expect(storyState({ ...all, isOpen: true, answers: ['yes', null] })).toBe('asked')
  })
})
