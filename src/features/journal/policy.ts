import { type Actor, facilitates, isManagerOf } from '../../kernel/actor.ts'

/** The journal of a structure's own data: its managers and its facilitators. */
export function canReadJournalOf(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isManagerOf(actor, organisationId)
}
