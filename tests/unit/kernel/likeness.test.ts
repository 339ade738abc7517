import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALIKE, type Likeable, likenessOf, twinsOf } from '../../../src/kernel/likeness.ts'

const text = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('palettes', 'bois', 'sciure', 'de', 'chêne', 'cartons', 'usagés'), {
      maxLength: 5,
    })
    .map((some) => some.join(' ')),
)

describe('likeness', () => {
  it.each([
    ['Palettes en bois', 'palette bois'],
    ['Sciure de chêne', 'Sciures de chene'],
    ['Cartons d’emballage', 'emballages carton'],
    ['Drêches de brasserie', 'Drêche de braserie'],
    ['SARL Menuiserie Dupouy', 'Menuiserie Dupouy'],
  ])('%s is much like %s', (one, other) => expect(likenessOf(one, other)).toBeGreaterThanOrEqual(ALIKE))

  it.each([
    ['Palettes en bois', 'Palettes en plastique'],
    ['Sciure de chêne', 'Copeaux de chêne'],
    ['Huile de friture', 'Huile de moteur'],
    ['Menuiserie Dupouy', 'Menuiserie Lacaze'],
    ['', ''],
  ])('%s is not %s', (one, other) => expect(likenessOf(one, other)).toBeLessThan(ALIKE))

  it('lies between 0 and 1, the same both ways, and is 1 for what is said again', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const likeness = likenessOf(one, other)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(likenessOf(other, one)).toBe(likeness)
        if (/[a-z]/.test(one)) expect(likenessOf(one, one.toUpperCase())).toBe(1)
      }),
    )
  })

  it('does not mind the order of the words', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 5 })
          .chain((some) =>
            fc.tuple(
              fc.constant(some),
              fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
            ),
          ),
        ([some, shuffled]) => {
          expect(likenessOf(some.join(' '), shuffled.join(' '))).toBe(1)
        },
      ),
    )
  })
})

describe('twins', () => {
  const flow: fc.Arbitrary<Likeable> = fc.record({
    kind: fc.constantFrom('stock', 'need'),
    label: text,
    resourceId: fc.constantFrom(null, 'wood', 'paper'),
  })

  it('never takes what is offered for what is looked for', () => {
    fc.assert(
      fc.property(flow, fc.array(flow), (typed, others) => {
        for (const twin of twinsOf(typed, others)) expect(twin.kind).toBe(typed.kind)
      }),
    )
  })

  it('gives the most alike first, and what was already typed first of all', () => {
    fc.assert(
      fc.property(flow, fc.array(flow), (typed, others) => {
        const twins = twinsOf(typed, [...others, typed])
        const isSaid = likenessOf(typed.label, typed.label) === 1
        if (isSaid) expect(likenessOf(twins[0]?.label ?? '', typed.label)).toBeGreaterThanOrEqual(ALIKE / 2)
        expect(twins.includes(typed)).toBe(isSaid)
      }),
    )
  })

  it('sees the same resource said in other words, when some of them are the same', () => {
    const offered = { kind: 'stock', label: 'Chutes de chêne', resourceId: 'wood' } as const
    expect(twinsOf({ ...offered, label: 'Chutes de chêne sec' }, [offered])).toEqual([offered])
    expect(twinsOf({ ...offered, label: 'Plaquettes' }, [offered])).toEqual([])
  })
})
