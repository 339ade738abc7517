import { type Actor, isFacilitator } from '../../kernel/actor.ts'

interface Mailing {
  createdBy: string
}

/**
 * Works on a mailing: whoever sends it; those in charge of the whole territory besides. A facilitator of some structures
 * does not read whom another wrote to.
 */
export function canManage(actor: Actor, { createdBy }: Mailing): boolean {
  if (!isFacilitator(actor)) return false
  return actor.role === 'administrator' || actor.portfolio === null || createdBy === actor.userId
}

/** Reads what came of it: those who work on it, and the authority, whom no person is named to. */
export function canReadResults(actor: Actor, mailing: Mailing): boolean {
  return actor.role === 'authority' || canManage(actor, mailing)
}

export const readsNames = (actor: Actor): boolean => isFacilitator(actor)
