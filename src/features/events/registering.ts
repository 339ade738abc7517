import type { Database } from '../../db/connection.ts'
import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { mailTokens } from '../accounts/mail-tokens.ts'
import { tries } from '../accounts/tries.ts'
import type { EventView, StrangerRegistration } from './contract.ts'
import type { EventPlaces } from './places.ts'
import { hasBegun } from './rules.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'
import type { EventTelling } from './telling.ts'
import type { EventViews } from './views.ts'
import type { EventTools } from './writing.ts'

/** Mails that one address gets about events in a quarter of an hour, whoever types it. */
const MOST_MAILS = 5

/** Who comes by themselves: with an account at once, without one by a link in a mail. */
export function eventRegistering(
  db: Database,
  clock: Clock,
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
  const limits = tries(db, clock)
  const tokens = mailTokens(db, clock)

  function checkOpen(row: EventRow): void {
    if (row.status === 'cancelled') fail('conflict', 'Cette rencontre est annulée.')
    if (row.status !== 'published' || hasBegun(row, clock.now()))
      fail('conflict', 'Les inscriptions à cette rencontre sont closes.')
  }

  /** The structure somebody comes for: as said, else the only one they belong to. */
  function structureFor(actor: Actor, organisationId: string | null): string | null {
    if (organisationId === null)
      return actor.memberships.length === 1 ? (actor.memberships[0]?.organisationId ?? null) : null
    return isMemberOf(actor, organisationId) ? organisationId : notFound('Structure')
  }

  const isComing = ({ state }: RegistrationRow) => state === 'registered' || state === 'waiting'

  return {
    checkOpen,
    isComing,

    /** The actor comes, or waits for a place. Asked again, it changes nothing. */
    register(actor: Actor, id: string, organisationId: string | null): EventView {
      const own = structureFor(actor, organisationId)
      db.write(() => {
        const { row, own: present } = tools.known(actor, id)
        checkOpen(row)
        if (present && isComing(present)) return
        const comer = { userId: actor.userId, organisationId: own, contact: null }
        const registration = present ?? places.add(row, comer, { state: 'invited', way: 'account' })
        store.updateRegistration(registration.id, { organisationId: own })
        places.take(row, registration, actor.userId)
      })
      return views.of(actor, tools.known(actor, id))
    },

    /** The actor comes no more, or declines; who did not come changes nothing. */
    cancel(actor: Actor, id: string): EventView {
      db.write(() => {
        const { row, own } = tools.known(actor, id)
        checkOpen(row)
        if (own && (isComing(own) || own.state === 'invited')) places.leave(row, own, actor.userId)
      })
      return views.of(actor, tools.known(actor, id))
    },

    /** A stranger asks for a place: nothing is kept but the link of a mail; the answer is the same whatever is known. */
    ask(id: string, { name, email, structureName }: StrangerRegistration): void {
      const { row } = tools.known(null, id)
      checkOpen(row)
      db.write(() => {
        tokens.sweep('event-registration')
        if (limits.allows(`event ${email}`, MOST_MAILS))
          telling.askToConfirm(row, email, { name, structureName: structureName || null })
      })
    },
  }
}
