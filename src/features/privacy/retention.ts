import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { eraseDetails } from '../../db/journal-erasure.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { countRecipientsBefore, eraseRecipientsBefore } from '../campaigns/erasure.ts'
import type { SettingsService } from '../settings/service.ts'
import { inactivityMail } from './mails.ts'
import { accountStep, monthsBefore, WARNED_DAYS_BEFORE } from './retention-rules.ts'
import { retentionStore } from './retention-store.ts'
import { eraseFromVersions } from './version-erasure.ts'

/** What the retention does, or would do: how many of each. */
export interface RetentionCounts {
  accountsWarned: number
  accountsDeleted: number
  /** Unused for long, but last of their kind: somebody must take over first. */
  accountsHeld: number
  registrationsDeleted: number
  sessionsDeleted: number
  tokensDeleted: number
  mailsDeleted: number
  noticesDeleted: number
  /** Names and addresses given for an event by people without an account. */
  eventContactsDeleted: number
  flowsStripped: number
  consultationsErased: number
  recipientsErased: number
}

export interface RetentionBelow {
  settings: SettingsService
  outbox: Outbox
  account: {
    obstacle(user: { id: string; role: string }): string | null
    end(userId: string, by: string): void
  }
  mails: { countSentBefore(date: Date): number; forgetSentBefore(date: Date): number }
  notices: { countBefore(date: Date): number; forgetBefore(date: Date, most: number): number }
  eventContacts: { countBefore(date: Date): number; forgetBefore(date: Date, most: number): number }
}

/** Rows of a transaction: between two batches, requests are answered. */
const BATCH = 200
const BY = 'system'

/** Applies the periods of the settings: shown first (`plan`), applied in small batches, told to the journal. */
export function retentionService(db: Database, clock: Clock, below: RetentionBelow) {
  const store = retentionStore(db)
  const { account, mails, notices, eventContacts, outbox, settings } = below

  function limits() {
    const months = settings.territory()
    const before = (count: number) => monthsBefore(clock.now(), count).toISOString()
    return {
      inactiveMonths: months.inactiveAccountMonths,
      sessions: before(months.endedSessionMonths),
      consultations: before(months.consultationMonths),
      mails: before(months.sentMailMonths),
      notices: before(months.noticeMonths),
      eventContacts: before(months.eventContactMonths),
      flows: before(months.withdrawnFlowMonths),
      registrations: before(months.unconfirmedRegistrationMonths),
      mailings: before(months.mailingMonths),
    }
  }

  function accountsDue(unconfirmed: ReadonlySet<string>) {
    const due = { warn: [] as Account[], delete: [] as Account[], held: [] as Account[] }
    for (const each of store.accounts()) {
      if (unconfirmed.has(each.id)) continue
      const step = accountStep(each, limits().inactiveMonths, clock.now())
      if (step === 'keep') continue
      due[account.obstacle(each) ? 'held' : step].push(each)
    }
    return due
  }

  function warn({ id, email, language, lastUsedAt }: Account): void {
    const now = clock.now()
    const deletedOn = new Date(now.getTime() + WARNED_DAYS_BEFORE * 86_400_000)
    db.write(() => {
      store.warn(id, now.toISOString())
      outbox.add({ to: email, language, ...inactivityMail(language, lastUsedAt, deletedOn) })
      record(db, { at: now, actorId: BY, action: 'user.inactivity-warned', entity: 'user', entityId: id })
    })
  }

  function stripFlows(limit: string): number {
    return db.write((announce) => {
      const chosen = store.flowsToStrip(limit, BATCH)
      if (chosen.length === 0) return 0
      const ids = chosen.map(({ id }) => id)
      const stripped = store.stripFlows(ids)
      eraseFromVersions(db, { flowIds: ids })
      const organisationIds = chosen.map(({ organisationId }) => organisationId)
      const why = { at: clock.now(), actorId: BY, reason: 'retention-flows', organisationIds }
      eraseDetails(db, store.entriesOfFlows(ids), why)
      announce({ type: 'flow-changed', ids })
      return stripped
    })
  }

  function eraseConsultations(limit: string): number {
    const why = { at: clock.now(), actorId: BY, reason: 'retention-consultations' }
    return db.write(() => eraseDetails(db, store.consultations(limit, BATCH), why))
  }

  return {
    /** What applying would do now, without doing it. */
    plan(): RetentionCounts {
      const until = limits()
      const registrations = store.unconfirmed(until.registrations)
      const due = accountsDue(new Set(registrations))
      return {
        accountsWarned: due.warn.length,
        accountsDeleted: due.delete.length,
        accountsHeld: due.held.length,
        registrationsDeleted: registrations.length,
        sessionsDeleted: store.countSessions(until.sessions),
        tokensDeleted: store.countTokens(until.sessions),
        mailsDeleted: mails.countSentBefore(new Date(until.mails)),
        noticesDeleted: notices.countBefore(new Date(until.notices)),
        eventContactsDeleted: eventContacts.countBefore(new Date(until.eventContacts)),
        flowsStripped: store.countFlows(until.flows),
        consultationsErased: store.countConsultations(until.consultations),
        recipientsErased: countRecipientsBefore(db, until.mailings),
      }
    },

    /** Does it, a batch at a time with a pause between, and writes the counts to the journal when there are any. */
    async apply(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<RetentionCounts> {
      const until = limits()
      const registrations = store.unconfirmed(until.registrations)
      const due = accountsDue(new Set(registrations))
      const each = async <T>(items: readonly T[], work: (item: T) => void) => {
        for (const item of items) {
          work(item)
          await pause()
        }
        return items.length
      }
      const batches = async (work: () => number) => {
        let total = 0
        for (let done = work(); done > 0; done = work()) {
          total += done
          await pause()
        }
        return total
      }
      const counts: RetentionCounts = {
        accountsWarned: await each(due.warn, warn),
        accountsDeleted: await each(due.delete, ({ id }) => account.end(id, BY)),
        accountsHeld: due.held.length,
        registrationsDeleted: await each(registrations, (id) => account.end(id, BY)),
        sessionsDeleted: await batches(() => db.write(() => store.deleteSessions(until.sessions, BATCH))),
        tokensDeleted: await batches(() => db.write(() => store.deleteTokens(until.sessions, BATCH))),
        mailsDeleted: mails.forgetSentBefore(new Date(until.mails)),
        noticesDeleted: await batches(() => notices.forgetBefore(new Date(until.notices), BATCH)),
        eventContactsDeleted: await batches(() =>
          eventContacts.forgetBefore(new Date(until.eventContacts), BATCH),
        ),
        flowsStripped: await batches(() => stripFlows(until.flows)),
        consultationsErased: await batches(() => eraseConsultations(until.consultations)),
        recipientsErased: db.write(() => eraseRecipientsBefore(db, until.mailings)),
      }
      const { accountsHeld: _held, ...done } = counts
      if (Object.values(done).some((count) => count > 0))
        record(db, {
          at: clock.now(),
          actorId: BY,
          action: 'retention.applied',
          entity: 'retention',
          entityId: '*',
          after: counts,
        })
      return counts
    },
  }
}

type Account = ReturnType<ReturnType<typeof retentionStore>['accounts']>[number]
