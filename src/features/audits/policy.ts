import { type Actor, facilitates, isFacilitator, isMemberOf } from '../../kernel/actor.ts'
import type { visits } from './tables.ts'

type Visit = Pick<typeof visits.$inferSelect, 'organisationId' | 'status'>

/** Plans, makes and validates the visits of a structure: its facilitators, and nobody else. */
export function canAudit(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId)
}

/** Its facilitators read a visit at any time; its own people once it is validated. Nobody else knows of it. */
export function canReadVisit(actor: Actor, visit: Visit): boolean {
  if (canAudit(actor, visit.organisationId)) return true
  return visit.status === 'validated' && isMemberOf(actor, visit.organisationId)
}

/** Campaigns are the shared work of facilitators; the structures in them show to those in charge of each. */
export function canCampaign(actor: Actor): boolean {
  return isFacilitator(actor)
}
