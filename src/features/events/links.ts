import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import { type MailToken, mailTokens } from '../accounts/mail-tokens.ts'
import type { LinkAnswer, LinkView } from './contract.ts'
import type { EventPlaces } from './places.ts'
import type { eventRegistering } from './registering.ts'
import { hasBegun } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore, RegistrationRow } from './store.ts'
import type { EventViews } from './views.ts'

type Linked =
  | { kind: 'typed'; row: EventRow; email: string; name: string; structureName: string | null }
  | { kind: 'known'; row: EventRow; registration: RegistrationRow }

/**
 * The links of mails: they act for the one person they were sent to, about one event, without a password; an answer uses
 * them up. Reading one changes nothing: a filter of mails may open it.
 */
export function eventLinks(
  db: Database,
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  {
    store,
    views,
    places,
    registering,
  }: {
    store: ReturnType<typeof eventsStore>
    views: EventViews
    places: EventPlaces
    registering: ReturnType<typeof eventRegistering>
  },
) {
  const tokens = mailTokens(db, clock)

  function find(token: string, take: 'peek' | 'redeem'): Linked {
    const known = tokens[take]('event', token)
    const linked = known ? followed(known) : typed(tokens[take]('event-registration', token))
    return linked ?? fail('expired', 'Ce lien a déjà servi, ou la rencontre est passée.')
  }

  function followed({ data }: MailToken): Linked | null {
    const registration = store.registration(String(data?.registrationId))
    const row = registration && store.byId(registration.eventId)
    return row ? { kind: 'known', row, registration } : null
  }

  function typed(link: MailToken | null): Linked | null {
    const row = link && store.byId(String(link.data?.eventId))
    if (!row) return null
    const { name, structureName } = link.data as { name: string; structureName: string | null }
    return { kind: 'typed', row, email: link.email, name, structureName }
  }

  function viewOf(linked: Linked): LinkView {
    const { row } = linked
    const state = linked.kind === 'known' ? linked.registration.state : null
    const isOpen = row.status === 'published' && !hasBegun(row, clock.now())
    return {
      event: {
        ...views.summary(row, store.registrationsOf(row.id), state),
        ...{ description: row.description, cancelReason: row.cancelReason },
        link: state === 'registered' ? row.link : null,
      },
      state,
      ticket: state === 'registered' && linked.kind === 'known' ? linked.registration.ticket : null,
      can: {
        yes: isOpen && (state === null || state === 'invited'),
        no: isOpen && (state === 'invited' || state === 'registered' || state === 'waiting'),
      },
    }
  }

  /** The registration of who confirms: that of their account, or the one they have already under this name. */
  function registrationOf({ row, email, name, structureName }: Linked & { kind: 'typed' }): RegistrationRow {
    const user = accounts.personByEmail(email)
    const userId = user && user.disabledAt === null ? user.id : null
    const there = store
      .registrationsOf(row.id)
      .find((one) =>
        userId !== null
          ? one.userId === userId
          : one.contact?.email === email && fold(one.contact.name) === fold(name),
      )
    if (there) return there
    const contact = userId === null ? { name, email, structureName, hasConsented: true } : null
    return places.add(row, { userId, organisationId: null, contact }, { state: 'invited', way: 'form' })
  }

  return {
    /** What a link is about, and what may be answered. */
    open: (token: string): LinkView => viewOf(find(token, 'peek')),

    /** Comes, or comes no more. */
    answer({ token, answer }: LinkAnswer): LinkView {
      return db.write(() => {
        const linked = find(token, 'redeem')
        const { row } = linked
        registering.checkOpen(row)
        if (linked.kind === 'typed' && answer === 'no') return viewOf(linked)
        const present = linked.kind === 'typed' ? registrationOf(linked) : linked.registration
        const by = present.userId ?? 'event-link'
        const act = { yes: places.take, no: places.leave }[answer]
        const isMoved = answer === 'no' || !registering.isComing(present)
        const registration = isMoved ? act(row, present, by) : present
        return viewOf({ kind: 'known', row, registration })
      })
    },
  }
}
