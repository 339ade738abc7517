import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { ProjectMemberState } from '../../kernel/projects.ts'
import type { Visibility } from '../../kernel/visibility.ts'

interface Project {
  visibility: Visibility
  supporterId: string | null
}
interface Member {
  organisationId: string
  state: ProjectMemberState
}

/** What a reader sees of a project. */
export interface ProjectSight {
  /** `whole`: all of it. `invited`: enough to answer. `outline`: of one that is open, what it is and what it lacks. */
  level: 'whole' | 'invited' | 'outline'
  /** Facilitates it: supports it, or is in charge of one of its structures. */
  facilitates: boolean
  /** The reader may know who proposes it. */
  namesOwner: boolean
}

export const isPresent = ({ state }: { state: ProjectMemberState }) => state === 'owns' || state === 'in'

function facilitatesProject(actor: Actor, { supporterId }: Project, members: readonly Member[]): boolean {
  if (actor.role === 'administrator') return true
  if (actor.role !== 'facilitator') return false
  if (supporterId === actor.userId || actor.portfolio === null) return true
  return members.some((member) => isPresent(member) && facilitates(actor, member.organisationId))
}

/** What somebody sees of a project; null: not even that it exists. */
export function sightOf(actor: Actor, project: Project, members: readonly Member[]): ProjectSight | null {
  const isLed = facilitatesProject(actor, project, members)
  const isInside = members.some((member) => isPresent(member) && isMemberOf(actor, member.organisationId))
  if (isLed || isInside) return { level: 'whole', facilitates: isLed, namesOwner: true }
  const namesOwner = project.visibility === 'network' && isInNetwork(actor)
  const isInvited = members.some(
    (member) =>
      member.state === 'invited' &&
      (isMemberOf(actor, member.organisationId) || facilitates(actor, member.organisationId)),
  )
  if (isInvited) return { level: 'invited', facilitates: false, namesOwner }
  if (project.visibility === 'facilitators' || !isInNetwork(actor)) return null
  return { level: 'outline', facilitates: false, namesOwner }
}
