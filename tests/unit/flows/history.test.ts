import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf, changedFields, contentOf, inForceAt } from '../../../src/features/flows/history.ts'
import type { FlowState } from '../../../src/features/flows/tables.ts'
import { keptFields } from '../../../src/features/flows/version-store.ts'

const value = fc.oneof(fc.constant(null), fc.string(), fc.double({ noNaN: true }), fc.boolean())
const state = fc.record(
  Object.fromEntries(keptFields.map((field) => [field, value])),
) as unknown as fc.Arbitrary<FlowState>

describe('contentOf', () => {
  it('keeps all that is said, false and 0 and the empty text too, and nothing of what is not', () => {
    fc.assert(
      fc.property(state, (said) => {
        const content = contentOf(said, keptFields)
        for (const field of keptFields) expect(content[field] ?? null).toBe(said[field] ?? null)
        expect(Object.values(content)).not.toContain(null)
      }),
    )
  })
})

describe('changedFields', () => {
  it('is empty for a state and itself, the same both ways, and names what differs', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const [a, b] = [one, other].map((each) => contentOf(each, keptFields)) as [object, object]
        expect(changedFields(a, a, keptFields)).toEqual([])
        expect(changedFields(a, b, keptFields)).toEqual(changedFields(b, a, keptFields))
        expect(changedFields(a, b, keptFields)).toEqual(
          keptFields.filter((field) => (one[field] ?? null) !== (other[field] ?? null)),
        )
      }),
    )
  })
})

describe('actOf', () => {
  it.each([
    [null, {}, [], 'made'],
    [{}, { withdrawnAt: '2026-01-01T00:00:00Z' }, ['withdrawnAt'], 'withdrawn'],
    [{ withdrawnAt: '2026-01-01T00:00:00Z' }, {}, ['withdrawnAt'], 'restored'],
    [{}, {}, ['confirmedOn'], 'confirmed'],
    [{}, {}, ['confirmedOn', 'quantity'], 'changed'],
    [{}, {}, ['label'], 'changed'],
  ] as const)('of %j become %j, a change of %j is read as %s', (before, after, changed, act) => {
    expect(actOf(before, after, changed)).toBe(act)
  })
})

describe('inForceAt', () => {
  const day = fc.integer({ min: 0, max: 40 })
  const versionsOf = (days: readonly number[]) =>
    [...days].sort((a, b) => a - b).map((each, i) => ({ number: i + 1, at: atDay(each) }))
  const atDay = (each: number) => new Date(Date.UTC(2026, 0, each)).toISOString()

  it('is the last that was written by then, and none before the first', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), day, (days, asked) => {
        const versions = versionsOf(days)
        const found = inForceAt(versions, new Date(atDay(asked)))
        const written = versions.filter(({ at }) => at <= atDay(asked))
        expect(found).toBe(written.at(-1) ?? null)
      }),
    )
  })
})
