import type { Database } from '../../db/connection.ts'
import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { isProjectOpen, type ProjectMemberState } from '../../kernel/projects.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { ProjectRequest } from './contract.ts'
import {
  projectAnsweredMail,
  projectInvitationMail,
  projectJoinedMail,
  projectPath,
  projectRequestMail,
} from './mails.ts'
import { isPresent } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { MemberRow, ProjectRow, projectsStore } from './store.ts'
import type { ProjectTools, Reading } from './writing.ts'

const MOST = 60
const LIVE: readonly ProjectMemberState[] = ['owns', 'in', 'invited', 'asked']

/** Who comes into a project and leaves it. */
export function projectMembership(
  db: Database,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  { store, tools }: { store: ReturnType<typeof projectsStore>; tools: ProjectTools },
) {
  const rowOf = (members: readonly MemberRow[], organisationId: string) =>
    members.find((member) => member.organisationId === organisationId)

  /** Puts a structure where it stands now, within the transaction of what it tells. */
  function put(
    { id }: Pick<ProjectRow, 'id'>,
    { by, ...place }: Pick<MemberRow, 'organisationId' | 'state'> & { by: string; message?: string | null },
    action: JournalAction,
  ): void {
    const { organisationId, state } = place
    const before = rowOf(tools.membersOf(id), organisationId)
    store.putMember({ projectId: id, message: null, ...place, userId: by, at: tools.nowIso() })
    const alone = !isPresent({ state }) && !(before && isPresent(before))
    tools.tell(action, id, by, { after: { organisationId, state }, about: organisationId, alone })
  }

  function checkRoom(id: string): void {
    if (tools.membersOf(id).filter(({ state }) => LIVE.includes(state)).length >= MOST)
      fail('conflict', `Un projet réunit au plus ${MOST} structures.`)
  }

  /** Those who are in it already, and who supports it, learn that there is one more. */
  function tellJoined(row: ProjectRow, organisationId: string, by: string): void {
    const own = new Set(accounts.peopleOf(organisationId))
    const all = tools.concerned({ row, members: tools.membersOf(row.id) })
    tools.tellPeople(
      all.filter((userId) => !own.has(userId)),
      by,
      {
        ...{ kind: 'project-joined', path: projectPath(row.id), params: { label: row.title } },
        mail: projectJoinedMail(row.id, row.title),
      },
    )
  }

  /** An invitation is answered by the structure, a request by who manages the project. */
  function mayAnswer(actor: Actor, reading: Reading, { state, organisationId }: MemberRow): boolean {
    if (state === 'invited') return tools.speaksFor(actor, organisationId)
    return state === 'asked' && tools.manages(actor, reading)
  }

  return {
    put,
    mayAnswer,

    /** By its facilitators; a structure that had asked is in at once. */
    invite(actor: Actor, id: string, organisationId: string): void {
      const { row, members } = tools.facilitated(actor, id)
      if (!isProjectOpen(row.stage)) fail('conflict', 'Ce projet a pris fin.')
      const isThere = organisations.recordsOf([organisationId]).get(organisationId)?.closedAt === null
      if (!isThere || !canReadIdentity(actor, organisationId)) notFound('Structure')
      const present = rowOf(members, organisationId)
      if (present && isPresent(present)) fail('conflict', 'Cette structure y prend déjà part.')
      if (present?.state === 'invited') fail('conflict', 'Cette structure est déjà invitée.')
      if (present?.state === 'asked') {
        this.answer(actor, id, organisationId, true)
        return
      }
      db.write(() => {
        checkRoom(id)
        put(row, { organisationId, state: 'invited', by: actor.userId }, 'project.member-invited')
        tools.tellPeople(tools.deciders(organisationId), actor.userId, {
          ...{ kind: 'project-invited', path: projectPath(id), params: { label: row.title } },
          mail: projectInvitationMail(id, row.title),
        })
      })
    },

    /** Asks to join one that is open to the network, for a structure of the actor. */
    ask(actor: Actor, id: string, { organisationId, message }: ProjectRequest): void {
      const { row, members, sight } = tools.known(actor, id)
      if (!isMemberOf(actor, organisationId)) notFound('Projet')
      const isOpenToAll = row.visibility !== 'facilitators'
      if (!isOpenToAll && sight.level !== 'whole') notFound('Projet')
      const present = rowOf(members, organisationId)
      if (present && LIVE.includes(present.state))
        fail('conflict', 'Cette structure y prend part, ou attend déjà une réponse.')
      if (!isOpenToAll || !isProjectOpen(row.stage)) fail('conflict', 'Ce projet ne se rejoint plus.')
      if (!tools.speaksFor(actor, organisationId))
        fail('forbidden', 'La personne qui gère votre structure demande pour elle.')
      db.write(() => {
        checkRoom(id)
        const asked = { organisationId, state: 'asked' as const, message: message || null, by: actor.userId }
        put(row, asked, 'project.membership-asked')
        const owners = members.filter(({ state }) => state === 'owns')
        const people = owners.flatMap((owner) => tools.deciders(owner.organisationId))
        tools.tellPeople([...people, ...(row.supporterId ? [row.supporterId] : [])], actor.userId, {
          ...{ kind: 'project-requested', path: projectPath(id), params: { label: row.title } },
          mail: projectRequestMail(id, row.title),
        })
      })
    },

    answer(actor: Actor, id: string, organisationId: string, accept: boolean): void {
      const reading = tools.known(actor, id)
      const { row } = reading
      const member = rowOf(reading.members, organisationId)
      const isOwn = isMemberOf(actor, organisationId)
      if (!member || !(isOwn || tools.manages(actor, reading))) notFound('Projet')
      if (member.state !== 'invited' && member.state !== 'asked')
        fail('conflict', 'Il n’y a plus rien à répondre pour cette structure.')
      if (!mayAnswer(actor, reading, member)) {
        if (!isOwn) notFound('Projet')
        fail('forbidden', 'La personne qui gère votre structure répond pour elle.')
      }
      const wasAsked = member.state === 'asked'
      const no = wasAsked ? ('refused' as const) : ('declined' as const)
      db.write(() => {
        const place = { organisationId, state: accept ? ('in' as const) : no, by: actor.userId }
        put(row, place, accept ? 'project.member-joined' : 'project.member-refused')
        if (accept) tellJoined(row, organisationId, actor.userId)
        if (wasAsked)
          tools.tellPeople(tools.deciders(organisationId), actor.userId, {
            ...{ kind: 'project-answered', path: projectPath(id), params: { label: row.title } },
            mail: projectAnsweredMail(id, row.title),
          })
      })
    },

    /** A structure goes, by itself or taken out; its people read the project no more. Who proposed it stays. */
    leave(actor: Actor, id: string, organisationId: string): void {
      const reading = tools.known(actor, id)
      const member = rowOf(reading.members, organisationId)
      const isOwn = tools.speaksFor(actor, organisationId)
      if (!member || !LIVE.includes(member.state) || !(isOwn || reading.sight.level === 'whole'))
        notFound('Projet')
      if (!isOwn && !tools.manages(actor, reading))
        fail(
          'forbidden',
          'Seules la structure elle-même, celle qui le propose et l’animation la font sortir.',
        )
      if (member.state === 'owns')
        fail('conflict', 'La structure qui propose un projet n’en sort pas : elle l’abandonne.')
      const action = member.state === 'in' ? 'project.member-left' : 'project.member-refused'
      db.write(() => put(reading.row, { organisationId, state: 'left', by: actor.userId }, action))
    },
  }
}
