import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerFault,
  daysInStages,
  isWithin,
  lastOf,
  showsNoMore,
  stateOf,
} from '../../../src/features/synergies/rules.ts'
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

  it('once made, or once refused, is never undone: after a no, only a yes that served nothing is taken back', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), said, (attempts, more) => {
        const kept = accepted(attempts)
        const state = stateOf(sides, kept)
        if (state === 'asked') return
        const next = accepted([...kept, more])
        expect(stateOf(sides, next)).toBe(state)
        const isTakenBack = state === 'declined' && more.answer === 'withdrawn'
        expect(next).toEqual(isTakenBack && next.length > kept.length ? [...kept, more] : kept)
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

describe('a yes of an earlier round', () => {
  const side = fc.record({
    organisationId: fc.constantFrom('a', 'b', 'c', 'd'),
    flowIds: fc.uniqueArray(fc.constantFrom('1', '2', '3')),
  })
  const round = fc.uniqueArray(side, { selector: ({ organisationId }) => organisationId })

  it('stands with fewer structures and flows, and falls with one more of either', () => {
    fc.assert(
      fc.property(round, fc.nat(), fc.nat(), (earlier, which, flow) => {
        const fewer = earlier.filter((_, place) => place !== which % Math.max(1, earlier.length))
        expect(isWithin(earlier, earlier)).toBe(true)
        expect(isWithin(fewer, earlier)).toBe(true)
        expect(isWithin([...fewer, { organisationId: 'newcomer', flowIds: [] }], earlier)).toBe(false)
        const grown = fewer.map((one, place) =>
          place === flow % Math.max(1, fewer.length) ? { ...one, flowIds: [...one.flowIds, 'new'] } : one,
        )
        expect(isWithin(grown, earlier)).toBe(grown.length === 0)
      }),
    )
  })

  it('stands for the same words, or fewer of the flows, and for nothing else', () => {
    const agreed = {
      name: 'Fromagerie',
      flows: [
        { id: '1', quantity: 3 },
        { id: '2', quantity: 5 },
      ],
    }
    expect(showsNoMore(agreed, agreed)).toBe(true)
    expect(showsNoMore({ ...agreed, flows: [{ id: '2', quantity: 5 }] }, agreed)).toBe(true)
    expect(showsNoMore({ ...agreed, flows: [] }, agreed)).toBe(true)
    expect(showsNoMore({ ...agreed, flows: [{ id: '2', quantity: 6 }] }, agreed)).toBe(false)
    expect(showsNoMore({ ...agreed, flows: [...agreed.flows, { id: '3', quantity: 1 }] }, agreed)).toBe(false)
    const renamed = { ...agreed, name: 'Laiterie' }
    expect(showsNoMore(renamed, agreed)).toBe(false)
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
