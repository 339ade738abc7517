import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFault, daysInStages, lastOf, stateOf } from '../../../src/features/synergies/rules.ts'
import { answers } from '../../../src/features/synergies/tables.ts'

const sides = ['a', 'b'] as const
const said = fc.record({
  organisationId: fc.constantFrom(...sides),
  answer: fc.constantFrom(...answers),
})
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never

/** What is left of attempts when each one that has a fault is refused. */
const accepted = (attempts: readonly Said[]): Said[] => {
  const kept: Said[] = []
  for (const one of attempts) {
    const last = lastOf(kept, one.organisationId)?.answer
    if (answerFault(stateOf(sides, kept), last, one.answer) === null) kept.push(one)
  }
  return kept
}

describe('an introduction', () => {
  it('is made by a standing yes of both, and by nothing else', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), (attempts) => {
        const kept = accepted(attempts)
        const standing = sides.map((side) => kept.filter((one) => one.organisationId === side).at(-1)?.answer)
        expect(stateOf(sides, kept) === 'introduced').toBe(standing.every((answer) => answer === 'yes'))
      }),
    )
  })

  it('once made, or once refused, is never undone', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), said, (attempts, more) => {
        const kept = accepted(attempts)
        if (stateOf(sides, kept) === 'asked') return
        expect(accepted([...kept, more])).toEqual(kept)
      }),
    )
  })

  it('can be agreed to, taken back and agreed to again while the other side is silent', () => {
    const yes = { organisationId: 'a' as const, answer: 'yes' as const }
    const back = { organisationId: 'a' as const, answer: 'withdrawn' as const }
    expect(accepted([back, yes, yes, back, yes])).toEqual([yes, back, yes])
    expect(stateOf(sides, [yes, back])).toBe('asked')
  })
})

describe('the time at each stage', () => {
  it('adds up what it came back to, up to now', () => {
    const steps = (
      [
        ['proposed', '2026-01-01'],
        ['validated', '2026-01-04'],
        ['introduced', '2026-01-14'],
        ['suspended', '2026-01-20'],
        ['introduced', '2026-02-01'],
      ] as const
    ).map(([to, day]) => ({ to, at: `${day}T08:00:00.000Z` }))
    expect(daysInStages(steps, new Date('2026-02-05T07:00:00.000Z'))).toEqual([
      { stage: 'proposed', days: 3 },
      { stage: 'validated', days: 10 },
      { stage: 'introduced', days: 9 },
      { stage: 'suspended', days: 12 },
    ])
  })
})
