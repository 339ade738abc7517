import type { flows } from './tables.ts'

/** What an audit looks at in a flow: everything it is, not who sees it, how it is filed, or what is noted beside. */
export const auditedFacts = [
  'siteId',
  'family',
  'resourceId',
  'label',
  'wasteCode',
  'hazardous',
  'quantity',
  'unit',
  'period',
  'months',
  'form',
  'packaging',
  'quality',
  'constraints',
  'currentPartner',
  'currentCostEurosPerUnit',
] as const satisfies readonly (keyof typeof flows.$inferSelect)[]

export type AuditedFact = (typeof auditedFacts)[number]
export type FlowFacts = Pick<typeof flows.$inferSelect, AuditedFact>
type Audited = FlowFacts & Pick<typeof flows.$inferSelect, 'provenance' | 'auditedBy' | 'auditedOn'>

/** The facts of a flow alone, as an audit keeps them. */
export function factsOf(flow: FlowFacts): FlowFacts {
  return Object.fromEntries(auditedFacts.map((fact) => [fact, flow[fact]])) as FlowFacts
}

/** The facts that are not the same any more. */
export function changedFacts(before: FlowFacts, change: Partial<FlowFacts>): AuditedFact[] {
  return auditedFacts.filter((fact) => change[fact] !== undefined && change[fact] !== before[fact])
}

/**
 * What a change makes of a flow that was audited: whoever changes a fact of it declares it anew, and the day of the
 * audit stays beside, so that it reads « déclaré depuis l’audit du… ». Only an audit of a later day replaces an audit:
 * the same one cannot vouch for what it has not seen.
 */
export function sealedChange<C extends Partial<Audited>>(before: Audited, change: C): C {
  const wasAudited = before.provenance === 'audited' || before.auditedOn !== null
  if (!wasAudited || isLaterAudit(before, change)) return change
  const { provenance, auditedBy: _by, auditedOn: _on, ...rest } = change
  const isDeclaredAnew = provenance === 'declared' || changedFacts(before, rest).length > 0
  return (isDeclaredAnew ? { ...rest, provenance: 'declared' } : rest) as C
}

function isLaterAudit(before: Audited, { provenance = before.provenance, auditedOn }: Partial<Audited>) {
  if (provenance !== 'audited' || !auditedOn) return false
  return before.auditedOn === null || auditedOn > before.auditedOn
}
