import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, sightOf } from '../../../src/features/flows/policy.ts'
import type { Actor } from '../../../src/kernel/actor.ts'
import { actorLike, fieldGroups, narrower, personOf, visibilities } from '../../../src/kernel/visibility.ts'

const visibility = fc.constantFrom(...visibilities)
const groups = fc.subarray([...fieldGroups])
const flow = fc.record({
  organisationId: fc.constant('mine'),
  visibility,
  quantityVisibility: visibility,
  priceVisibility: visibility,
  partnerVisibility: visibility,
  processVisibility: visibility,
  withdrawnAt: fc.constantFrom(null, '2026-01-01T00:00:00Z'),
})
const disclosures = fc.array(
  fc.record({ toOrganisationId: fc.constantFrom('theirs', 'elsewhere'), groups }),
  { maxLength: 3 },
)
const facilitator = (portfolio: Actor['portfolio']): Actor => ({
  ...{ userId: 'f', name: 'F', memberships: [], portfolio },
  role: 'facilitator',
})
const width = (level: (typeof visibilities)[number]) => visibilities.indexOf(level)

describe('who sees what of a flow', () => {
  it('is everything for its own people and its facilitators, withdrawn or not', () => {
    fc.assert(
      fc.property(flow, disclosures, (flow, disclosed) => {
        for (const actor of [personOf('mine'), facilitator(null), facilitator(new Set(['mine']))])
          expect(sightOf(actor, flow, disclosed)).toMatchObject({
            ...{ as: 'full', isInside: true, groups: fieldGroups },
          })
      }),
    )
  })

  it('is nothing for the public, for an account of no structure, and of what was withdrawn', () => {
    fc.assert(
      fc.property(flow, disclosures, (flow, disclosed) => {
        const nobody = { ...personOf(''), memberships: [] }
        for (const actor of [null, nobody]) expect(sightOf(actor, flow, disclosed).as).toBe('none')
        const gone = { ...flow, withdrawnAt: '2026-01-01T00:00:00Z' }
        expect(sightOf(personOf('theirs'), gone, disclosed).as).toBe('none')
      }),
    )
  })

  it('is never wider than the flow’s own choice, and hidden without one, for whoever it was not disclosed to', () => {
    fc.assert(
      fc.property(flow, disclosures, (flow, disclosed) => {
        for (const actor of [actorLike('member'), actorLike('authority'), facilitator(new Set(['nobody']))]) {
          const sight = sightOf(actor, { ...flow, withdrawnAt: null }, disclosed)
          const expected = { facilitators: 'none', anonymised: 'anonymised', network: 'full' }
          expect([sight.as, sight.isInside]).toEqual([expected[flow.visibility], false])
          for (const group of fieldGroups) {
            const level = levelOf(flow, group)
            expect(width(level)).toBe(Math.min(width(flow.visibility), width(flow[`${group}Visibility`])))
            if (flow[`${group}Visibility`] === 'facilitators') expect(sight.groups).not.toContain(group)
            // What may be shown without the name is never shown beside it.
            if (sight.as === 'full' && level !== 'network') expect(sight.groups).not.toContain(group)
          }
        }
      }),
    )
  })

  it('is the name and what was agreed for the structure it was disclosed to, and for nobody else', () => {
    fc.assert(
      fc.property(flow, groups, (flow, agreed) => {
        const live = { ...flow, withdrawnAt: null }
        const disclosed = [{ toOrganisationId: 'theirs', groups: agreed }]
        for (const actor of [personOf('theirs'), facilitator(new Set(['theirs']))]) {
          const sight = sightOf(actor, live, disclosed)
          expect([sight.as, sight.isInside]).toEqual(['full', false])
          for (const group of agreed) expect(sight.groups).toContain(group)
        }
        expect(sightOf(personOf('elsewhere'), live, disclosed)).toEqual(
          sightOf(personOf('elsewhere'), live, []),
        )
      }),
    )
  })
})

describe('narrower', () => {
  it('takes the one that shows less, in any order', () => {
    fc.assert(
      fc.property(visibility, visibility, (a, b) => {
        expect(narrower(a, b)).toBe(narrower(b, a))
        expect(width(narrower(a, b))).toBeLessThanOrEqual(width(a))
      }),
    )
  })
})
