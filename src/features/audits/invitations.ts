import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { Mail, Outbox } from '../../kernel/mail.ts'
import { type CalendarVisit, calendarOf } from './calendar.ts'
import { invitationMail, type Occasion } from './mails.ts'
import type { RoomsBelow } from './service.ts'
import type { VisitRow } from './store.ts'

/** The days of visits in the calendars of those concerned. */
export function visitInvitations(
  clock: Clock,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  outbox: Outbox,
) {
  /** Contacts of the visited structure that can be written to. */
  function reachable(organisationId: string) {
    return organisations
      .contactsOf(organisationId)
      .flatMap(({ id, name, email }) => (email ? [{ id, name, email }] : []))
  }

  function toldTo(row: VisitRow): CalendarVisit & { visitorLanguage: Mail['language'] } {
    const organisation = organisations.recordsOf([row.organisationId]).get(row.organisationId)
    const site = organisation?.sites[0]
    const visitor = accounts.person(row.facilitatorId)
    if (!visitor) fail('conflict', 'La personne qui visite n’a plus de compte : choisissez-en une autre.')
    return {
      ...row,
      isCancelled: row.status === 'cancelled',
      sequence: row.calendarSequence,
      changedAt: clock.now(),
      organisationName: organisation?.name ?? '',
      place: [site?.address, site?.communeName].filter(Boolean).join(', ') || null,
      visitor: { name: visitor.name, email: visitor.email },
      visitorLanguage: visitor.language,
    }
  }

  return {
    reachable,
    /** The calendar file of a visit, for who downloads it. */
    file: (row: VisitRow): string => calendarOf(toldTo(row)),

    /** Fails unless these are contacts of the structure that can be written to. */
    checkContacts(organisationId: string, contactIds: readonly string[]): void {
      const known = new Set(reachable(organisationId).map(({ id }) => id))
      if (contactIds.some((id) => !known.has(id)))
        fail('invalid-input', 'Ce contact n’a pas d’adresse électronique.', [
          { pointer: '/contactIds', detail: 'Choisissez des contacts qui ont une adresse électronique.' },
        ])
    },

    /** Takes a visit out of the calendar of who was to make it and does not any more; called within `db.write`. */
    takeOut(row: VisitRow, formerVisitorId: string): void {
      const visitor = accounts.person(formerVisitorId)
      if (!visitor) return
      const { name, email, language } = visitor
      const visit = { ...toldTo(row), isCancelled: true }
      const words = invitationMail(visit, 'handed', { language, isVisitor: true })
      outbox.add({ to: email, ...words, calendar: calendarOf(visit, [{ name, email }]) })
    },

    /** Mails the visit to the visitor and to the contacts it was shared with; called within `db.write`. */
    send(row: VisitRow, occasion: Occasion): void {
      const { visitorLanguage, ...visit } = toldTo(row)
      const contacts = reachable(row.organisationId).filter(({ id }) => row.invitedContacts?.includes(id))
      const guests = contacts.map(({ name, email }) => ({ name, email }))
      const calendar = calendarOf(visit, guests.length > 0 ? guests : [visit.visitor])
      const words = (language: Mail['language'], isVisitor: boolean) =>
        invitationMail(visit, occasion, { language, isVisitor })
      outbox.add({ to: visit.visitor.email, ...words(visitorLanguage, true), calendar })
      // Contacts have no account that says their language.
      for (const { email } of guests) outbox.add({ to: email, ...words('fr', false), calendar })
    },
  }
}
