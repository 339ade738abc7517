import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areasHiding, crowdsOf, type Settled } from '../../../src/features/organisations/anonymity.ts'
import { organisationKinds } from '../../../src/kernel/structures.ts'

/** Three communes: two in the territory, one beside it, all of one département. */
const around: Record<string, string[]> = {
  auch: ['auch', 'territory', 'D32'],
  biran: ['biran', 'territory', 'D32'],
  condom: ['condom', 'D32'],
}
const areas = (commune: string) => (around[commune] ?? []).map((id) => ({ id }))

const structure = fc.record({
  kind: fc.constantFrom(...organisationKinds),
  nafCode: fc.constantFrom(null, '11.05Z', '11.07A', '10.51C'),
  communes: fc.uniqueArray(fc.constantFrom('auch', 'biran', 'condom'), { minLength: 1, maxLength: 2 }),
})
type Structure = typeof structure extends fc.Arbitrary<infer T> ? T : never
const town = fc.array(structure, { minLength: 1, maxLength: 25 })
const threshold = fc.integer({ min: 2, max: 6 })

const settled = ({ kind, nafCode, communes }: Structure): Settled => ({
  ...{ kind, nafCode },
  areaIds: communes.flatMap((commune) => around[commune] ?? []),
})
const shown = (structures: Structure[], of: Structure, k: number) =>
  areasHiding(crowdsOf(structures.map(settled)), of, areas(of.communes[0] as string), k)[0] ?? null
const isAlike = (a: Structure, b: Structure) =>
  a.kind === b.kind && (b.nafCode === null || a.nafCode?.slice(0, 2) === b.nafCode.slice(0, 2))
const sits = (one: Structure, areaId: string) => settled(one).areaIds.includes(areaId)

describe('the place shown of a structure without its name', () => {
  it('is the smallest that holds k structures of its kind, itself included, counted one by one', () => {
    fc.assert(
      fc.property(town, threshold, (structures, k) => {
        const [first] = structures as [Structure]
        const crowd = (id: string) => structures.filter((one) => isAlike(one, first) && sits(one, id)).length
        const expected = areas(first.communes[0] as string).find(({ id }) => crowd(id) >= k) ?? null
        expect(shown(structures, first, k)).toEqual(expected)
      }),
    )
  })

  it('only widens with a greater k, and only narrows as structures come', () => {
    const rank = (place: { id: string } | null, of: Structure) =>
      place ? areas(of.communes[0] as string).findIndex(({ id }) => id === place.id) : 9
    fc.assert(
      fc.property(town, structure, threshold, (structures, more, k) => {
        const [first] = structures as [Structure]
        const now = rank(shown(structures, first, k), first)
        expect(rank(shown(structures, first, k + 1), first)).toBeGreaterThanOrEqual(now)
        expect(rank(shown([...structures, more], first, k), first)).toBeLessThanOrEqual(now)
      }),
    )
  })

  it('is the same for all who could be taken for one another', () => {
    fc.assert(
      fc.property(town, threshold, (structures, k) => {
        const [first] = structures as [Structure]
        for (const other of structures)
          if (
            first.nafCode &&
            other.nafCode &&
            isAlike(first, other) &&
            first.communes[0] === other.communes[0]
          )
            expect(shown(structures, other, k)).toEqual(shown(structures, first, k))
      }),
    )
  })

  it('is no place at all for the only one of its kind', () => {
    const brewery: Structure = { kind: 'company', nafCode: '11.05Z', communes: ['auch'] }
    const dairies: Structure[] = Array.from({ length: 9 }, () => ({ ...brewery, nafCode: '10.51C' }))
    expect(shown([brewery, ...dairies], brewery, 3)).toBeNull()
    expect(shown([brewery, brewery, brewery, ...dairies], brewery, 3)).toEqual({ id: 'auch' })
  })
})
