import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASKED, afterLeaving, groupings, groupsOf, synergyOf } from '../../../web/triage/candidates.ts'
import { actOf, keyActs } from '../../../web/triage/keys.ts'

const owner = fc.option(fc.constantFrom('a', 'b', 'c', 'd'))
const side = owner.map((organisationId) => ({ party: { organisationId } }))
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string(),
    kind: fc.constantFrom('substitution', 'sharing', 'pooling'),
    resourceId: fc.option(fc.constantFrom('wood', 'whey')),
    stock: side,
    need: side,
    askedBy: fc.constantFrom<readonly unknown[]>([], [], [{}]),
  }),
  { selector: ({ id }) => id },
)

describe('the groups of the triage', () => {
  it('hold each candidate once, so that their counts add up, what is asked for first, then the largest', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...groupings), (all, by) => {
        const groups = groupsOf(all, by)
        expect(groups.flatMap(({ items }) => items.map(({ id }) => id)).sort()).toEqual(
          all.map(({ id }) => id).sort(),
        )
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
        const asked = all.filter(({ askedBy }) => askedBy.length > 0)
        expect(groups[0]?.key === ASKED ? groups[0].items : []).toEqual(asked)
        const sizes = groups.filter(({ key }) => key !== ASKED).map(({ items }) => items.length)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }),
    )
  })

  it('are of a structure that takes part in each of their candidates', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const { key, items } of groupsOf(all, 'structure').filter((group) => group.key !== ASKED))
          for (const { stock, need } of items)
            expect([stock.party.organisationId ?? '', need.party.organisationId ?? '', '']).toContain(key)
      }),
    )
  })
})

describe('several candidates as one synergy', () => {
  const of = (stock: string, need: string, kind: 'substitution' | 'pooling' = 'substitution') => ({
    ...{ kind, stock: { id: stock }, need: { id: need } },
  })

  it('are what they have in common', () => {
    expect(synergyOf([of('s', 'n')])).toEqual({ kind: 'substitution', flowIds: ['s', 'n'] })
    expect(synergyOf([of('s', 'n'), of('z', 'n')])).toEqual({ kind: 'aggregation', flowIds: ['s', 'z', 'n'] })
    expect(synergyOf([of('s', 'n'), of('s', 'm')])).toEqual({ kind: 'split', flowIds: ['s', 'n', 'm'] })
    const pooled = [of('s', 'n', 'pooling'), of('z', 'm', 'pooling')]
    expect(synergyOf(pooled)).toEqual({ kind: 'pooling', flowIds: ['s', 'z', 'n', 'm'] })
  })

  it('are none when nothing holds them together', () => {
    expect(synergyOf([])).toBeNull()
    expect(synergyOf([of('s', 'n'), of('z', 'm')])).toBeNull()
  })
})

describe('the candidate to go on with', () => {
  it('is the first that stays from the open one on, or else the last before', () => {
    const order = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
    const nextOf = (open: string, ...gone: string[]) => afterLeaving(order, open, new Set(gone))?.id
    expect(nextOf('b', 'b')).toBe('c')
    expect(nextOf('b', 'b', 'c')).toBe('d')
    expect(nextOf('b', 'a')).toBe('b')
    expect(nextOf('d', 'd')).toBe('c')
    expect(nextOf('d', 'a', 'b', 'c', 'd')).toBeUndefined()
  })
})

describe('a key of the triage', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, repeat: false }

  it('does nothing while somebody types, with a modifier, or for a key that means nothing here', () => {
    for (const key of Object.keys(keyActs)) {
      expect(actOf({ ...plain, key }, 'typing')).toBeNull()
      for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
        expect(actOf({ ...plain, key, [modifier]: true }, 'page')).toBeNull()
    }
    fc.assert(
      fc.property(fc.string(), (key) => {
        if (!(key.toLowerCase() in keyActs) && !(key in keyActs))
          expect(actOf({ ...plain, key }, 'page')).toBeNull()
      }),
    )
  })

  it('leaves the space bar and the arrows to the control that has the focus', () => {
    for (const key of [' ', 'ArrowDown', 'ArrowUp']) expect(actOf({ ...plain, key }, 'control')).toBeNull()
    expect(actOf({ ...plain, key: 'r' }, 'control')).toBe('refuse')
    expect(actOf({ ...plain, key: 'R' }, 'page')).toBe('refuse')
  })

  it('decides once, however long it is held; only the ways repeat', () => {
    const held = { ...plain, repeat: true }
    expect(actOf({ ...held, key: 'v' }, 'page')).toBeNull()
    expect(actOf({ ...held, key: 'j' }, 'page')).toBe('next')
  })
})
