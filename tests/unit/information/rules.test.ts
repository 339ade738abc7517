import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareItems,
  type Ranked,
  standingOf,
  termOf,
  touchOf,
} from '../../../src/features/information/rules.ts'
import { informationSteps } from '../../../src/features/information/workflow.ts'
import { informationStandings } from '../../../src/kernel/information.ts'
import { stepsFrom } from '../../../src/kernel/workflow.ts'

const item = { category: 'guide' as const, checkedOn: '2026-01-31', validMonths: 1, closesOn: null }

describe('the standing of an item', () => {
  it('is to be checked from its term on, which falls on the last day of a shorter month', () => {
    expect(termOf(item)).toBe('2026-02-28')
    expect(standingOf(item, '2026-02-27')).toBe('current')
    expect(standingOf(item, '2026-02-28')).toBe('to-check')
  })

  it('of a call is closed after its last day, and then needs no check', () => {
    const call = { ...item, category: 'call' as const, closesOn: '2026-02-10' }
    expect(standingOf(call, '2026-02-10')).toBe('current')
    expect(standingOf(call, '2026-02-11')).toBe('closed')
    expect(standingOf(call, '2027-01-01')).toBe('closed')
    expect(standingOf({ ...call, category: 'guide' }, '2026-02-11')).toBe('current')
  })
})

const reader = (resources: readonly string[][], sector?: 'wood') => ({
  resources,
  sectors: new Set(sector ? [sector] : []),
})
const tagged = (...resources: string[][]) => ({ resources, sectors: ['wood' as const] })

describe('what touches a reader', () => {
  const PALLET = ['pallet', 'packaging']
  const PACKAGING = ['packaging']

  it('is worth more the nearer it is to what they declare, and says by which of it', () => {
    const same = touchOf(tagged(PALLET), reader([PALLET, ['sawdust']]))
    const wider = touchOf(tagged(PACKAGING), reader([PALLET]))
    const narrower = touchOf(tagged(PALLET), reader([PACKAGING]))
    expect(same.resourceIds).toEqual(['pallet'])
    expect(wider.resourceIds).toEqual(['pallet'])
    expect(same.points).toBeGreaterThan(wider.points)
    expect(wider.points).toBeGreaterThan(narrower.points)
    expect(narrower.points).toBeGreaterThan(0)
    expect(touchOf(tagged(PALLET), reader([['sawdust']]))).toEqual({
      points: 0,
      resourceIds: [],
      sector: null,
    })
    // Two that only share what is above them are not each other.
    expect(touchOf(tagged(PALLET), reader([['crate', 'packaging']])).points).toBe(0)
  })

  it('is less by their trade than by what they declare', () => {
    const trade = touchOf(tagged(), reader([], 'wood'))
    expect(trade).toMatchObject({ sector: 'wood', resourceIds: [] })
    expect(trade.points).toBeLessThan(touchOf(tagged(PALLET), reader([PACKAGING])).points)
  })
})

const ranked = (one: Partial<Omit<Ranked, 'touch'>> & { points?: number }): Ranked => ({
  ...{ id: 'a', standing: 'current', found: 0, changedAt: '2026-01-01T00:00:00Z' },
  ...one,
  touch: { points: one.points ?? 0 },
})
const orderOf = (...items: Ranked[]) => items.sort(compareItems).map(({ id }) => id)

describe('the order of a list', () => {
  it('puts first what touches the reader, lower what is to be checked, last what is closed', () => {
    expect(
      orderOf(
        ranked({ id: 'closed', standing: 'closed', points: 8 }),
        ranked({ id: 'newer', changedAt: '2026-02-01T00:00:00Z' }),
        ranked({ id: 'older' }),
        ranked({ id: 'touches, to check', standing: 'to-check', points: 6 }),
        ranked({ id: 'touches', points: 6 }),
        ranked({ id: 'to check', standing: 'to-check', changedAt: '2026-03-01T00:00:00Z' }),
      ),
    ).toEqual(['touches', 'touches, to check', 'newer', 'older', 'to check', 'closed'])
  })

  it('follows the question before the reader', () => {
    expect(
      orderOf(ranked({ id: 'touches', points: 6, found: 1 }), ranked({ id: 'answers', found: 4 })),
    ).toEqual([...['answers', 'touches']])
  })

  it('is one order: total, and the same whatever the list began as', () => {
    const one = fc.record({
      id: fc.string(),
      standing: fc.constantFrom(...informationStandings),
      found: fc.integer({ min: 0, max: 3 }),
      points: fc.integer({ min: 0, max: 8 }),
      changedAt: fc.constantFrom('2026-01-01', '2026-02-01'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 }), (items) => {
        const forth = items.map(ranked).sort(compareItems)
        const back = items.map(ranked).reverse().sort(compareItems)
        expect(forth).toEqual(back)
      }),
    )
  })
})

describe('the life of an item', () => {
  const facts = {
    ...{ category: 'guide' as const, summary: 'Un résumé utile.', body: 'Un texte assez long pour être lu.' },
    ...{ sourceName: 'ADEME', sourceUrl: 'https://ademe.fr', closesOn: null },
  }
  const blocked = (change: object) =>
    stepsFrom(informationSteps, 'draft', { ...facts, ...change })[0]?.blockedBy

  it('is published once it says what it is, where it comes from and, of a call, until when', () => {
    expect(blocked({})).toBeNull()
    expect(blocked({ summary: '' })).toContain('résumé')
    expect(blocked({ body: '' })).toContain('texte')
    expect(blocked({ sourceUrl: null })).toContain('source')
    expect(blocked({ category: 'call' })).toContain('dernier jour')
    expect(blocked({ category: 'call', closesOn: '2026-12-01' })).toBeNull()
  })

  it('is withdrawn and published again, never a draft again', () => {
    expect(stepsFrom(informationSteps, 'published', facts).map(({ to }) => to)).toEqual(['withdrawn'])
    expect(stepsFrom(informationSteps, 'withdrawn', facts).map(({ to }) => to)).toEqual(['published'])
  })
})
