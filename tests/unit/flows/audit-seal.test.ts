import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  auditedFacts,
  changedFacts,
  type FlowFacts,
  factsOf,
  sealedChange,
} from '../../../src/features/flows/audit-seal.ts'

const facts = fc.record(
  Object.fromEntries(
    auditedFacts.map((fact) => [fact, fc.constantFrom(null, 'a', 'b')]),
  ) as unknown as Record<keyof FlowFacts, fc.Arbitrary<never>>,
)
const days = ['2026-01-05', '2026-03-17', '2026-05-04'] as const
const provenance = fc.constantFrom('declared' as const, 'audited' as const)
const auditedOn = fc.constantFrom(null, ...days)
const auditedBy = fc.constantFrom(null, 'CCI du Gers', 'Camille')
const flow = fc
  .tuple(facts, fc.record({ provenance, auditedOn, auditedBy }))
  .map(([one, audit]) => ({ ...one, ...audit }) as FlowFacts & typeof audit)
const change = fc
  .tuple(facts, fc.record({ provenance, auditedOn, auditedBy }))
  .chain(([one, audit]) => fc.subarray(Object.entries({ ...one, ...audit })))
  .map((entries) => Object.fromEntries(entries) as Partial<FlowFacts>)

describe('a change after an audit', () => {
  it('never leaves as audited on a day what was not so on that day', () => {
    fc.assert(
      fc.property(flow, change, (before, asked) => {
        const after = { ...before, ...sealedChange(before, asked) }
        const sameAudit = after.provenance === 'audited' && after.auditedOn === before.auditedOn
        if (before.provenance === 'audited' && sameAudit) expect(factsOf(after)).toEqual(factsOf(before))
        if (before.provenance === 'declared' && before.auditedOn) expect(sameAudit).toBe(false)
      }),
    )
  })

  it('keeps the day of the last audit for as long as there is no later one', () => {
    fc.assert(
      fc.property(flow, fc.array(change, { maxLength: 5 }), (start, changes) => {
        let day = start.auditedOn
        let now = start
        for (const asked of changes) {
          now = { ...now, ...sealedChange(now, asked) }
          if (day !== null) expect(now.auditedOn !== null && now.auditedOn >= day).toBe(true)
          day = now.auditedOn
        }
      }),
    )
  })

  it('passes every fact on as it was asked, and the same change twice does nothing more', () => {
    fc.assert(
      fc.property(flow, change, (before, asked) => {
        const kept = sealedChange(before, asked)
        for (const fact of auditedFacts) expect(kept[fact]).toBe(asked[fact])
        const after = { ...before, ...kept }
        expect(changedFacts(after, asked)).toEqual([])
        // An audit without a day leaves nothing to date the declaration from.
        fc.pre(before.provenance === 'declared' || before.auditedOn !== null)
        expect({ ...after, ...sealedChange(after, asked) }).toEqual(after)
      }),
    )
  })
})
