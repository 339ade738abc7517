import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { GroupVisibility, MemberState } from '../../kernel/groups.ts'

interface Group {
  visibility: GroupVisibility
  leadId: string | null
  createdBy: string
}
interface Member {
  organisationId: string
  state: MemberState
}

/** What a reader sees of a group. */
export interface GroupSight {
  /**
   * `whole`: all that is shared in it. `invited`: enough to answer. `outline`: of an open one, its title and how alive
   * it is.
   */
  level: 'whole' | 'invited' | 'outline'
  /** Facilitates it. */
  isLed: boolean
  /** Facilitates it, or leads it from within. */
  manages: boolean
  /** A structure of the reader that is in it; null for facilitators and strangers. */
  organisationId: string | null
}

/**
 * Facilitates a group: administrators, whoever is in charge of one of its structures, and who created it. One that is
 * in charge of a structure that only asked, or was invited, does not yet.
 */
function facilitatesGroup(actor: Actor, { leadId, createdBy }: Group, members: readonly Member[]): boolean {
  if (actor.role === 'administrator') return true
  if (actor.role !== 'facilitator') return false
  const isOwn = createdBy === actor.userId || leadId === actor.userId || actor.portfolio === null
  return (
    isOwn || members.some(({ state, organisationId }) => state === 'in' && facilitates(actor, organisationId))
  )
}

/** What somebody sees of a group; null: not even that it exists. */
export function sightOf(actor: Actor, group: Group, members: readonly Member[]): GroupSight | null {
  const own = members.filter(({ organisationId }) => isMemberOf(actor, organisationId))
  const organisationId = own.find(({ state }) => state === 'in')?.organisationId ?? null
  const isLed = facilitatesGroup(actor, group, members)
  const manages = isLed || (organisationId !== null && group.leadId === actor.userId)
  const as = (level: GroupSight['level']) => ({ level, isLed, manages, organisationId })
  if (isLed || organisationId !== null) return as('whole')
  const isInvited = members.some(
    (member) =>
      member.state === 'invited' &&
      (isMemberOf(actor, member.organisationId) || facilitates(actor, member.organisationId)),
  )
  if (isInvited) return as('invited')
  return group.visibility === 'open' && isInNetwork(actor) ? as('outline') : null
}
