import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeFault } from '../../../src/features/synergies/rules.ts'
import { type SynergyFacts, synergyWorkflow } from '../../../src/features/synergies/workflow.ts'
import { exits, openStages, partyRoles, stages, synergyKinds } from '../../../src/kernel/synergies.ts'
import { stepFault } from '../../../src/kernel/workflow.ts'

const facts: fc.Arbitrary<SynergyFacts> = fc.record({
  structures: fc.nat(5),
  notIntroduced: fc.nat(3),
  legalBlock: fc.option(fc.constant('Une règle l’interdit.')),
  firstExchangeOn: fc.option(fc.constant('2026-11-02')),
  usersWithEvidence: fc.nat(4),
  exchanges: fc.nat(3),
  isPooled: fc.boolean(),
  suspendedFrom: fc.option(fc.constantFrom(...stages)),
  hasReason: fc.boolean(),
})
const stage = fc.constantFrom(...stages)
const mayPass = (from: (typeof stages)[number], to: (typeof stages)[number], known: SynergyFacts) =>
  stepFault(synergyWorkflow, from, to, known) === null
const isAtWork = (one: string) => openStages.indexOf(one as 'proposed') >= openStages.indexOf('introduced')

describe('the workflow of synergies', () => {
  it('lets nobody be introduced, nor anything go on, without the accord of all', () => {
    fc.assert(
      fc.property(stage, stage, facts, (from, to, known) => {
        if (isAtWork(to) && mayPass(from, to, known)) {
          expect(known.notIntroduced).toBe(0)
          expect(known.structures).toBeGreaterThanOrEqual(2)
          expect(known.legalBlock).toBeNull()
        }
      }),
    )
  })

  it('calls nothing operational without a dated exchange, or two users of what is pooled', () => {
    fc.assert(
      fc.property(
        stage,
        fc.constantFrom('operational' as const, 'recurring' as const),
        facts,
        (from, to, known) => {
          if (from === 'suspended' || !mayPass(from, to, known)) return
          if (known.isPooled) expect(known.usersWithEvidence).toBeGreaterThanOrEqual(2)
          else expect(known.firstExchangeOn).not.toBeNull()
        },
      ),
    )
  })

  it('refuses and abandons with a reason only, and comes back from a pause where it was', () => {
    fc.assert(
      fc.property(stage, stage, facts, (from, to, known) => {
        if (!mayPass(from, to, known)) return
        if (to === 'refused' || to === 'abandoned') expect(known.hasReason).toBe(true)
        if (from === 'suspended' && to !== 'abandoned') expect(known.suspendedFrom).toBe(to)
      }),
    )
  })

  it('has a way out of every stage, and no step to itself', () => {
    for (const from of [...openStages, ...exits].filter((one) => one !== 'ended')) {
      const there = synergyWorkflow.filter((one) => one.from === from).map(({ to }) => to)
      expect(there.length, from).toBeGreaterThan(0)
      expect(there).not.toContain(from)
      expect(new Set(there).size, `each step from ${from} once`).toBe(there.length)
    }
  })
})

const taking = (roles: readonly (typeof partyRoles)[number][]) =>
  roles.map((role) => ({ role, flows: [role] }))

describe('shapeFault', () => {
  it('never lets fewer than two structures be a synergy', () => {
    const kind = fc.constantFrom(...synergyKinds)
    const roles = fc.array(fc.constantFrom(...partyRoles), { maxLength: 6 })
    fc.assert(
      fc.property(kind, roles, (one, all) => {
        if (shapeFault(one, taking(all)) === null) expect(all.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it.each([
    ['substitution', ['gives', 'receives']],
    ['sharing', ['gives', 'receives']],
    ['pooling', ['receives', 'receives', 'receives']],
    ['aggregation', ['gives', 'gives', 'receives']],
    ['split', ['gives', 'receives', 'receives']],
    ['transformation', ['gives', 'receives', 'transforms']],
  ] as const)('knows a %s', (kind, roles) => {
    expect(shapeFault(kind, taking(roles))).toBeNull()
    expect(shapeFault(kind, taking(roles.slice(0, 1)))).not.toBeNull()
  })
})
