import { describe, expect, it } from 'vitest'
import { requestState, sharedRefusal } from '../../../src/features/synergies/requests/rules.ts'
import { agreedText } from '../../../src/features/synergies/rules.ts'
import { refusals } from '../../../src/kernel/match-decisions.ts'

describe('the reason of a refused request', () => {
  it('is told whole of a flow that is shown whole, and only what hides nothing of another', () => {
    const told = (other: 'full' | 'anonymised' | undefined) =>
      refusals.filter((reason) => sharedRefusal(reason, other) !== null)
    expect(told('full')).toEqual(refusals.filter((reason) => reason !== 'other'))
    for (const other of ['anonymised', undefined] as const)
      expect(told(other)).toEqual(['not-the-thing', 'rule'])
    expect(sharedRefusal(null, 'full')).toBeNull()
  })
})

describe('the state of a request', () => {
  const asked = { withdrawnAt: null, treatedAt: null, refusal: null }
  const at = '2026-03-01T08:00:00.000Z'
  it('follows what was done of it, then whether there is still something to introduce', () => {
    expect(requestState(asked, true)).toBe('waiting')
    expect(requestState(asked, false)).toBe('lapsed')
    expect(requestState({ ...asked, withdrawnAt: at }, true)).toBe('withdrawn')
    expect(requestState({ ...asked, treatedAt: at }, false)).toBe('passed-on')
    expect(requestState({ ...asked, treatedAt: at, refusal: 'distance' }, true)).toBe('refused')
  })
})

describe('what was agreed to', () => {
  const shown = (flow: object | null, name = 'Fromagerie') => ({ name, flows: flow ? [flow] : [] })
  it('is the same when only time passed, and another thing when a word or a name changed', () => {
    const before = agreedText(shown({ quantity: 3, confirmedOn: null, freshness: { state: 'fresh' } }))
    expect(agreedText(shown({ quantity: 3, confirmedOn: '2026-03-01', freshness: { state: 'due' } }))).toBe(
      before,
    )
    expect(agreedText(shown({ quantity: 4, confirmedOn: null, freshness: { state: 'fresh' } }))).not.toBe(
      before,
    )
    expect(agreedText(shown({ quantity: 3 }, 'Laiterie'))).not.toBe(before)
    expect(agreedText(shown(null))).not.toBe(agreedText(shown(null, 'Laiterie')))
  })
})
