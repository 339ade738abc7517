import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates, type MembershipRole } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { PersonView } from './contract.ts'
import { canManagePeople, canSeePeople } from './policy.ts'
import { lastManagerFault } from './rules.ts'
import { type MemberRow, membersStore } from './store.ts'

export type Members = ReturnType<typeof members>

/** The people of structures: who belongs to which, as what, and who said so. */
export function members(
  db: Database,
  clock: Clock,
  { nameOf }: { nameOf: (userId: string) => string | null },
) {
  const store = membersStore(db)

  function tell(
    action: 'added' | 'changed' | 'removed' | 'left' | 'restored',
    link: { userId: string; organisationId: string; by: string },
    before: MembershipRole | null,
    after: MembershipRole | null,
  ): void {
    const { userId, organisationId, by } = link
    record(db, {
      at: clock.now(),
      actorId: by,
      action: `membership.${action}`,
      entity: 'membership',
      entityId: organisationId,
      organisationIds: [organisationId],
      personIds: [userId],
      before: before && { userId, role: before },
      after: after && { userId, role: after },
    })
  }

  function memberOf(organisationId: string, userId: string): MemberRow | undefined {
    return store.membersOf(organisationId).find((member) => member.userId === userId)
  }

  /** Facilitators in charge take over where nobody manages; the structure's own people may not leave it so. */
  function refuseWithoutManager(
    actor: Actor,
    organisationId: string,
    userId: string,
    next: MembershipRole | null,
  ): void {
    if (facilitates(actor, organisationId)) return
    const fault = lastManagerFault(store.membersOf(organisationId), userId, next)
    if (fault) fail('conflict', fault)
  }

  /** One who was removed, by another, comes back with the role they had or a new one. */
  function restore(actor: Actor, organisationId: string, userId: string, role: MembershipRole): void {
    const former = store.formerOf(userId, organisationId) ?? notFound('Personne')
    if (former.endedBy === userId)
      fail('conflict', 'Cette personne a quitté la structure d’elle-même : envoyez-lui une invitation.')
    store.forgetFormer(userId, organisationId)
    store.add({ userId, organisationId, role, since: former.since, addedBy: actor.userId })
    tell('restored', { userId, organisationId, by: actor.userId }, null, role)
  }

  return {
    countOf: store.countOf,
    isMember: (organisationId: string, userId: string) => memberOf(organisationId, userId) !== undefined,

    /** The people of a structure as the actor may know them: members know the names of their colleagues only. */
    list(actor: Actor, organisationId: string): PersonView[] {
      if (!canSeePeople(actor, organisationId)) notFound('Structure')
      const manages = canManagePeople(actor, organisationId)
      return store.membersOf(organisationId).map((member) => {
        const { userId, name, email, role, since, addedBy } = member
        const isSelf = userId === actor.userId
        if (manages || isSelf)
          return { userId, name, email, role, since, addedBy: addedBy && nameOf(addedBy), isSelf }
        return { userId: null, name, email: null, role: null, since: null, addedBy: null, isSelf }
      })
    },

    /** Links a person to a structure; within `db.write`, by whom the caller has checked. */
    add(userId: string, organisationId: string, role: MembershipRole, by: string): void {
      db.write((announce) => {
        if (memberOf(organisationId, userId)) return
        store.forgetFormer(userId, organisationId)
        store.add({ userId, organisationId, role, since: clock.now().toISOString(), addedBy: by })
        tell('added', { userId, organisationId, by }, null, role)
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },

    /** Gives a person of the structure another role, or takes back one who was removed. */
    put(actor: Actor, organisationId: string, userId: string, role: MembershipRole): void {
      if (!canManagePeople(actor, organisationId)) notFound('Personne')
      db.write((announce) => {
        const member = memberOf(organisationId, userId)
        if (!member) restore(actor, organisationId, userId, role)
        else if (member.role !== role) {
          refuseWithoutManager(actor, organisationId, userId, role)
          store.setRole(userId, organisationId, role)
          tell('changed', { userId, organisationId, by: actor.userId }, member.role, role)
        }
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },

    /** Removes a person from a structure, or lets oneself leave it. */
    remove(actor: Actor, organisationId: string, userId: string): void {
      const leaves = userId === actor.userId
      if (!leaves && !canManagePeople(actor, organisationId)) notFound('Personne')
      db.write((announce) => {
        const { role, since } = memberOf(organisationId, userId) ?? notFound('Personne')
        refuseWithoutManager(actor, organisationId, userId, null)
        const endedAt = clock.now().toISOString()
        store.remove(userId, organisationId)
        store.keepFormer({ userId, organisationId, role, since, endedAt, endedBy: actor.userId })
        tell(leaves ? 'left' : 'removed', { userId, organisationId, by: actor.userId }, role, null)
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },
  }
}
