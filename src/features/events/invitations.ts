import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { EventView, InvitationInput } from './contract.ts'
import type { EventPlaces } from './places.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore } from './store.ts'
import type { EventTelling } from './telling.ts'
import type { EventViews } from './views.ts'
import type { EventTools } from './writing.ts'

const MOST = 1000

/** Who is asked to come: structures, whose people each get a link, and persons by their address. */
export function eventInvitations(
  db: Database,
  clock: Clock,
  { accounts, organisations, groups }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'groups'>,
  {
    store,
    tools,
    views,
    places,
    telling,
  }: {
    store: ReturnType<typeof eventsStore>
    tools: EventTools
    views: EventViews
    places: EventPlaces
    telling: EventTelling
  },
) {
  function checkNamed(actor: Actor, organisationId: string): void {
    const isThere = organisations.recordsOf([organisationId]).get(organisationId)?.closedAt === null
    if (!isThere || !canReadIdentity(actor, organisationId)) notFound('Structure')
  }

  /** A line for each person of these structures who has none yet. */
  function line(row: EventRow, organisationIds: readonly string[]): void {
    const there = new Set(store.registrationsOf(row.id).map(({ userId }) => userId))
    for (const organisationId of organisationIds)
      for (const userId of accounts.peopleOf(organisationId)) {
        if (there.has(userId)) continue
        there.add(userId)
        places.add(row, { userId, organisationId, contact: null }, { state: 'invited', way: 'invitation' })
      }
  }

  /** A line for a person by their address, that of their account when there is one. */
  function lineFor(row: EventRow, { name, email }: { name: string; email: string }): void {
    const user = accounts.personByEmail(email)
    const userId = user && user.disabledAt === null ? user.id : null
    const isThere = store
      .registrationsOf(row.id)
      .some((one) => (userId !== null ? one.userId === userId : one.contact?.email === email))
    if (isThere) return
    const contact = userId === null ? { name, email, structureName: null, hasConsented: false } : null
    places.add(row, { userId, organisationId: null, contact }, { state: 'invited', way: 'invitation' })
  }

  /** Writes to those who were not written to yet, `before` left out. */
  function write(row: EventRow, before: ReadonlySet<string>): void {
    for (const each of store.registrationsOf(row.id))
      if (each.state === 'invited' && !before.has(each.id)) telling.tell(row, each, 'invited')
  }

  return {
    /** When it is published, within that transaction: everybody who was asked, and those of its working group. */
    send(row: EventRow, by: string): void {
      line(row, row.groupId ? groups.inside(row.groupId) : [])
      const about = [...(store.invitedTo([row.id]).get(row.id) ?? [])]
      write(row, new Set())
      if (about.length > 0)
        tools.tell('event.invited', row.id, by, { after: { organisationIds: about }, about })
    },

    /** Invites structures and persons; written to at once when it is published, else on that day. */
    invite(actor: Actor, id: string, { organisationIds, people }: InvitationInput): EventView {
      for (const organisationId of organisationIds) checkNamed(actor, organisationId)
      db.write(() => {
        const { row, registrations } = tools.managed(actor, id)
        if (row.status !== 'draft' && row.status !== 'published')
          fail('conflict', 'On n’invite plus à une rencontre passée ou annulée.')
        if (registrations.length + people.length > MOST)
          fail('conflict', `Une rencontre réunit au plus ${MOST} invitations.`)
        const at = clock.now().toISOString()
        for (const organisationId of organisationIds)
          store.invite({ eventId: id, organisationId, invitedBy: actor.userId, at })
        line(row, organisationIds)
        for (const person of people) lineFor(row, person)
        const after = { organisationIds, people: people.length }
        tools.tell('event.invited', id, actor.userId, { after, about: organisationIds })
        if (row.status === 'published') write(row, new Set(registrations.map((one) => one.id)))
      })
      return views.of(actor, tools.known(actor, id))
    },
  }
}
