import type { Database } from '../../db/connection.ts'
import { type Actor, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { RegistersService } from '../registers/service.ts'
import type { PeopleView } from './contract.ts'
import { invitations } from './invitations.ts'
import { members } from './members.ts'
import { canManagePeople, canSeePeople } from './policy.ts'
import { registrations } from './registrations.ts'
import { requests } from './requests.ts'

export type PeopleService = ReturnType<typeof peopleService>

interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  registers: RegistersService
  outbox: Outbox
}

/** Who belongs to what, and how they came there: registrations, requests, invitations, people of structures. */
export function peopleService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const { accounts, organisations } = rooms
  const ofStructures = members(db, clock, accounts)
  const below = { ...rooms, members: ofStructures }
  const asked = requests(db, clock, below)
  const invited = invitations(db, clock, below)

  return {
    sessions: accounts.sessions,
    members: ofStructures,
    requests: asked,
    invitations: invited,
    registrations: registrations(db, clock, { ...rooms, requests: asked }),

    /** Erases an account that only waits: nothing was declared under it. The others ask for it in their account. */
    leave(actor: Actor): void {
      if (isInNetwork(actor))
        fail('conflict', 'Votre compte appartient à une structure : quittez-la d’abord.')
      accounts.erase(actor.userId, actor.userId)
    },

    /** The people of a structure and what the reader may do there. */
    view(actor: Actor, organisationId: string): PeopleView {
      const organisation = organisations.recordsOf([organisationId]).get(organisationId)
      if (!organisation || !canSeePeople(actor, organisationId)) notFound('Structure')
      const manage = canManagePeople(actor, organisationId)
      return {
        organisation: { id: organisation.id, name: organisation.name },
        items: ofStructures.list(actor, organisationId),
        invitations: manage ? invited.pendingOf(organisationId) : [],
        can: { manage, leave: isMemberOf(actor, organisationId) },
      }
    },
  }
}
