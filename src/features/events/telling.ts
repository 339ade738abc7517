import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NoticeKind } from '../../kernel/notices.ts'
import { mailTokens } from '../accounts/mail-tokens.ts'
import { eventFile } from './calendar.ts'
import { confirmMail, eventMail, eventPath, linkPath, type Occasion } from './mails.ts'
import { linksEnd } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, RegistrationRow } from './store.ts'

export type EventTelling = ReturnType<typeof eventTelling>

type EventNotice = Extract<
  NoticeKind,
  'event-invited' | 'event-registration' | 'event-changed' | 'event-cancelled' | 'event-reminder'
>
const KINDS: Record<Exclude<Occasion, 'shared'>, EventNotice> = {
  invited: 'event-invited',
  registered: 'event-registration',
  waiting: 'event-registration',
  promoted: 'event-registration',
  left: 'event-registration',
  changed: 'event-changed',
  cancelled: 'event-cancelled',
  reminder: 'event-reminder',
}
/** Those that put the event in a calendar, move it there or take it out. */
const WITH_CALENDAR: ReadonlySet<Occasion> = new Set([
  'registered',
  'promoted',
  'left',
  'changed',
  'cancelled',
])

/** How those who come are told: through the centre of notices, or by a mail when they have no account. */
export function eventTelling(
  db: Database,
  clock: Clock,
  { accounts, notices, outbox }: Pick<RoomsBelow, 'accounts' | 'notices' | 'outbox'>,
) {
  const tokens = mailTokens(db, clock)

  /** A link that acts for one registration, until the event is over. */
  function linkFor(row: EventRow, { id, userId }: RegistrationRow, email: string): string {
    const lastsMinutes = Math.max(60, (linksEnd(row).getTime() - clock.now().getTime()) / 60_000)
    return tokens.issue({ purpose: 'event', userId, email, data: { registrationId: id }, lastsMinutes })
  }

  function mailOf(
    row: EventRow,
    registration: RegistrationRow,
    { occasion, email }: { occasion: Occasion; email: string },
  ) {
    const hasAccount = registration.userId !== null
    // Without an account, the link is the only page of theirs, even to read that it is over.
    const acts = occasion === 'invited' || !hasAccount
    const calendar =
      WITH_CALENDAR.has(occasion) && registration.state !== 'waiting' && registration.state !== 'invited'
        ? eventFile(row, { own: registration.state, isLeft: occasion === 'left' })
        : null
    const path = acts ? linkPath(linkFor(row, registration, email)) : eventPath(row.id)
    return { ...eventMail(occasion, row, { path, calendar, hasAccount }), usefulUntil: linksEnd(row) }
  }

  return {
    /** Tells one person, as they stand now; within the transaction of what it tells. */
    tell(row: EventRow, registration: RegistrationRow, occasion: Occasion): void {
      const { userId, contact } = registration
      if (userId === null) {
        const email = contact?.email
        if (email)
          outbox.add({ to: email, language: 'fr', ...mailOf(row, registration, { occasion, email }) })
        return
      }
      const person = accounts.person(userId)
      if (!person || person.disabledAt !== null) return
      const mail = () => mailOf(row, registration, { occasion, email: person.email })
      const about = { path: eventPath(row.id), mail }
      if (occasion === 'shared')
        notices.tell([userId], { ...about, kind: 'event-shared', params: { label: row.title } })
      else
        notices.tell([userId], {
          ...{ ...about, kind: KINDS[occasion] },
          params: { label: row.title, day: row.heldOn },
        })
    },

    /** An invitation that was answered awaits nobody any more. */
    settle: (row: EventRow, { userId }: RegistrationRow): void =>
      userId === null ? undefined : notices.settle([userId], 'event-invited', eventPath(row.id)),

    /** What a stranger typed waits in the link of this mail: nothing else is kept of it. */
    askToConfirm(row: EventRow, email: string, data: { name: string; structureName: string | null }): void {
      const lastsMinutes = (linksEnd(row).getTime() - clock.now().getTime()) / 60_000
      const token = tokens.issue({
        ...{ purpose: 'event-registration', userId: null, email },
        ...{ data: { eventId: row.id, ...data }, lastsMinutes },
      })
      outbox.add({ to: email, language: 'fr', ...confirmMail(row, token), usefulUntil: linksEnd(row) })
    },
  }
}
