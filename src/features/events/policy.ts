import { type Actor, facilitates, isFacilitator, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type {
  EventAudience,
  EventReaders,
  EventStatus,
  RegistrationState,
} from '../../kernel/network-events.ts'

interface Event {
  status: EventStatus
  audience: EventAudience
  createdBy: string
}

/** Who was asked to an event. */
export interface Asked {
  /** Structures that were invited, and those of the working group that it is a meeting of. */
  organisationIds: readonly string[]
  /** Where the reader stands with it; null: nowhere. */
  own: RegistrationState | null
}

/** `manages`: all of it, and who comes. `reads`: what it is, when and where. */
export type EventSight = 'manages' | 'reads'

/**
 * Manages an event: administrators, who made it, facilitators who are in charge of every structure, and those in charge
 * of one that was invited.
 */
function managesEvent(actor: Actor, { createdBy }: Event, { organisationIds }: Asked): boolean {
  if (!isFacilitator(actor)) return false
  if (actor.role === 'administrator' || actor.portfolio === null || createdBy === actor.userId) return true
  return organisationIds.some((id) => facilitates(actor, id))
}

/** What somebody, or a stranger (null), sees of an event; null: not even that it exists. */
export function sightOf(actor: Actor | null, event: Event, asked: Asked): EventSight | null {
  if (actor && managesEvent(actor, event, asked)) return 'manages'
  if (event.status === 'draft') return null
  if (event.audience === 'public') return 'reads'
  if (!actor) return null
  const isAsked = asked.own !== null || asked.organisationIds.some((id) => isMemberOf(actor, id))
  return isAsked || (event.audience === 'network' && isInNetwork(actor)) ? 'reads' : null
}

/** Takes part, or waits to: reads the link of a webinar once a place is theirs, and what is kept for participants. */
export const takesPart = (own: RegistrationState | null) => own === 'registered'

/** Whether something of an event that is kept for some is shown. */
export function mayRead(sight: EventSight, own: RegistrationState | null, readers: EventReaders): boolean {
  return sight === 'manages' || readers === 'readers' || takesPart(own)
}
