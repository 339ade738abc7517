import type { Database } from '../../db/connection.ts'
import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { MemberState } from '../../kernel/groups.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import { isIn } from './circle.ts'
import type { GroupView, JoinInput } from './contract.ts'
import { answeredMail, groupPath, invitationMail, joinedMail, requestMail } from './mails.ts'
import type { RoomsBelow } from './service.ts'
import type { GroupRow, groupsStore, MemberRow } from './store.ts'
import type { groupViews } from './views.ts'
import type { GroupTools } from './writing.ts'

const MOST = 60
const LIVE: readonly MemberState[] = ['in', 'invited', 'asked']

/** Who comes into a group and leaves it: invited by its facilitators, or asking to join an open one. */
export function groupMembership(
  db: Database,
  clock: Clock,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  {
    store,
    views,
    tools,
  }: { store: ReturnType<typeof groupsStore>; views: ReturnType<typeof groupViews>; tools: GroupTools },
) {
  const deciders = (organisationId: string) => accounts.deciders(organisationId).map(({ userId }) => userId)
  const rowOf = (members: readonly MemberRow[], organisationId: string) =>
    members.find((member) => member.organisationId === organisationId)

  /** Puts a structure where it stands now, within the transaction of what it tells. */
  function put(
    { id }: Pick<GroupRow, 'id'>,
    {
      organisationId,
      state,
      by,
      message = null,
    }: Pick<MemberRow, 'organisationId' | 'state'> & {
      by: string
      message?: string | null
    },
    action: JournalAction,
  ): void {
    const at = clock.now().toISOString()
    store.putMember({ groupId: id, organisationId, state, message, userId: by, at })
    tools.tell(action, id, by, { after: { organisationId, state }, about: organisationId })
  }

  function checkRoom(members: readonly MemberRow[]): void {
    if (members.filter(({ state }) => LIVE.includes(state)).length >= MOST)
      fail('conflict', `Un groupe réunit au plus ${MOST} structures.`)
  }

  function letIn(row: GroupRow, organisationId: string, by: string): void {
    put(row, { organisationId, state: 'in', by }, 'group.member-joined')
  }

  function call(row: GroupRow, organisationId: string, by: string): void {
    put(row, { organisationId, state: 'invited', by }, 'group.member-invited')
    tools.people.tell(tools.gathered(row), deciders(organisationId), by, (label) => ({
      ...{ kind: 'group-invited', path: groupPath(row.id), params: { label } },
      mail: invitationMail(row.id, label),
    }))
  }

  /** Those who are in it already learn that there is one more. */
  function tellJoined(row: GroupRow, organisationId: string, by: string): void {
    const group = tools.gathered(row)
    const own = new Set(accounts.peopleOf(organisationId))
    const others = [...tools.people.leading(group), ...tools.people.members(group)]
    const readers = others.filter((userId) => !own.has(userId))
    tools.people.tell(group, readers, by, (label) => ({
      ...{ kind: 'group-joined', path: groupPath(row.id), params: { label } },
      mail: joinedMail(row.id, label),
    }))
  }

  return {
    letIn,
    call,

    /** Refuses a structure that the actor may not name. */
    checkNamed(actor: Actor, organisationId: string): void {
      const isThere = organisations.recordsOf([organisationId]).get(organisationId)?.closedAt === null
      if (!isThere || !canReadIdentity(actor, organisationId)) notFound('Structure')
    },

    /** By its facilitators; a structure that had asked is in at once. */
    invite(actor: Actor, id: string, organisationId: string): GroupView {
      const { row, members, sight } = tools.openOne(actor, id)
      if (!sight.isLed) fail('forbidden', 'Seule l’animation invite une structure.')
      this.checkNamed(actor, organisationId)
      const present = rowOf(members, organisationId)
      if (present?.state === 'in') fail('conflict', 'Cette structure est déjà dans le groupe.')
      if (present?.state === 'invited') fail('conflict', 'Cette structure est déjà invitée.')
      if (present?.state === 'asked') this.answer(actor, id, organisationId, true)
      else
        db.write(() => {
          checkRoom(tools.membersOf(id))
          call(row, organisationId, actor.userId)
        })
      return views.of(actor, tools.known(actor, id))
    },

    /** Asks to join an open group, for a structure of the actor. */
    ask(actor: Actor, id: string, { organisationId, message }: JoinInput): GroupView {
      const reading = tools.known(actor, id)
      const { row } = reading
      if (!isMemberOf(actor, organisationId)) notFound('Groupe')
      if (!views.speaksFor(actor, organisationId))
        fail('forbidden', 'La personne qui gère votre structure demande à rejoindre un groupe.')
      if (!views.of(actor, reading).mayAsk.some((one) => one.id === organisationId))
        fail('conflict', 'Votre structure y est déjà, ou attend une réponse ; ou le groupe est clos.')
      db.write(() => {
        checkRoom(tools.membersOf(id))
        const asked = { organisationId, state: 'asked' as const, by: actor.userId, message: message || null }
        put(row, asked, 'group.membership-asked')
        const managers = tools.people.leading(reading)
        const answering = managers.length > 0 ? managers : tools.people.facilitators(reading)
        tools.people.tell(reading, answering, actor.userId, (label) => ({
          ...{ kind: 'group-requested', path: groupPath(id), params: { label } },
          mail: requestMail(id, label),
        }))
      })
      return views.of(actor, tools.known(actor, id))
    },

    /** To an invitation, by the structure; to a request, by who manages the group. */
    answer(actor: Actor, id: string, organisationId: string, accept: boolean): void {
      const { row, members, sight } = tools.known(actor, id)
      const member = rowOf(members, organisationId)
      const isOwn = isMemberOf(actor, organisationId)
      if (!member || !(isOwn || sight.manages)) notFound('Groupe')
      if (row.closedAt !== null) fail('conflict', 'Ce groupe de travail est clos.')
      if (member.state !== 'invited' && member.state !== 'asked')
        fail('conflict', 'Il n’y a plus rien à répondre pour cette structure.')
      if (!views.mayAnswer(actor, member, sight.manages)) {
        if (!isOwn) notFound('Groupe')
        fail('forbidden', 'La personne qui gère votre structure répond pour elle.')
      }
      const wasAsked = member.state === 'asked'
      db.write(() => {
        if (accept) {
          letIn(row, organisationId, actor.userId)
          tellJoined(row, organisationId, actor.userId)
        } else {
          const state = wasAsked ? ('refused' as const) : ('declined' as const)
          put(row, { organisationId, state, by: actor.userId }, 'group.member-refused')
        }
        if (wasAsked)
          tools.people.tell(tools.gathered(row), deciders(organisationId), actor.userId, (label) => ({
            ...{ kind: 'group-answered', path: groupPath(id), params: { label } },
            mail: answeredMail(id, label),
          }))
      })
    },

    /** A structure goes, by itself or taken out; its people read the group no more. */
    leave(actor: Actor, id: string, organisationId: string): void {
      const { row, members, sight } = tools.known(actor, id)
      const member = rowOf(members, organisationId)
      const isOwn = views.speaksFor(actor, organisationId)
      if (!member || !LIVE.includes(member.state) || !(isOwn || sight.level === 'whole')) notFound('Groupe')
      if (!isOwn && !sight.isLed)
        fail('forbidden', 'Seules la structure elle-même et l’animation la font sortir d’un groupe.')
      db.write(() => {
        const gone = { organisationId, state: 'left' as const, by: actor.userId }
        put(row, gone, isIn(member) ? 'group.member-left' : 'group.member-refused')
      })
    },
  }
}
