import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { PartyState, ServiceVisibility } from '../../kernel/shared-services.ts'

interface Service {
  visibility: ServiceVisibility
  ownerId: string
  createdBy: string
}
interface Party {
  organisationId: string
  state: PartyState
}

/** What a reader sees of a shared service. */
export interface ServiceSight {
  /**
   * `whole`: all that is shared in it. `invited`: enough to answer. `support`: of the authority, what it is asked to
   * help, without who takes part. `outline`: of an open one, what it is.
   */
  level: 'whole' | 'invited' | 'support' | 'outline'
  /** Leads it: writes down its costs, its facts and its stages. */
  isLed: boolean
  /** A structure of the reader that said yes; null for facilitators and strangers. */
  organisationId: string | null
}

/** Administrators, its owner, who created it, and whoever is in charge of a structure that said yes. */
function leads(actor: Actor, { ownerId, createdBy }: Service, parties: readonly Party[]): boolean {
  if (actor.role === 'administrator') return true
  if (actor.role !== 'facilitator') return false
  if (ownerId === actor.userId || createdBy === actor.userId || actor.portfolio === null) return true
  return parties.some(({ state, organisationId }) => state === 'in' && facilitates(actor, organisationId))
}

/** What somebody sees of a service; null: not even that it exists. `asksSupport`: of the authority. */
export function sightOf(
  actor: Actor,
  service: Service,
  parties: readonly Party[],
  { asksSupport }: { asksSupport: boolean },
): ServiceSight | null {
  const own = parties.filter(({ organisationId }) => isMemberOf(actor, organisationId))
  const organisationId = own.find(({ state }) => state === 'in')?.organisationId ?? null
  const isLed = leads(actor, service, parties)
  const as = (level: ServiceSight['level']) => ({ level, isLed, organisationId })
  if (isLed || organisationId !== null) return as('whole')
  const isInvited = parties.some(
    (party) =>
      party.state === 'invited' &&
      (isMemberOf(actor, party.organisationId) || facilitates(actor, party.organisationId)),
  )
  if (isInvited) return as('invited')
  if (asksSupport && actor.role === 'authority') return as('support')
  return service.visibility === 'open' && isInNetwork(actor) ? as('outline') : null
}
