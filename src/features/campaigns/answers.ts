import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { facilitates, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import type { BounceKind } from '../../kernel/mailings.ts'
import type { addressesStore } from './address-store.ts'
import type {
  AddressStates,
  AnswerInput,
  BounceInput,
  DeliveryReportView,
  RecipientQuery,
  RecipientView,
} from './contract.ts'
import { bounceOf, readDeliveryReport } from './delivery-status.ts'
import { canManage } from './policy.ts'
import type { mailingSending } from './sending.ts'
import type { RoomsBelow } from './service.ts'
import type { mailingsStore, RecipientRow, recipientsStore } from './store.ts'
import type { MailingTools } from './writing.ts'

/** What comes back from those who were written to: mails that did not arrive, and what people answer. */
export function mailingAnswers(
  db: Database,
  clock: Clock,
  { accounts, organisations }: RoomsBelow,
  {
    store,
    recipients,
    addresses,
    sending,
    tools,
  }: {
    store: ReturnType<typeof mailingsStore>
    recipients: ReturnType<typeof recipientsStore>
    addresses: ReturnType<typeof addressesStore>
    sending: ReturnType<typeof mailingSending>
    tools: MailingTools
  },
) {
  const nowIso = () => clock.now().toISOString()

  function viewsOf(rows: readonly RecipientRow[]): RecipientView[] {
    const records = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
    return rows.map((row) => {
      const structure = records.get(row.organisationId)
      return {
        ...{ id: row.id, organisationId: row.organisationId, name: row.name, email: row.email },
        organisationName: structure?.name ?? '',
        communeName: structure?.sites[0]?.communeName ?? null,
        ...{ state: row.state, leftOut: row.leftOut, failure: row.failure, sentAt: row.sentAt },
        ...{ bounce: row.bounce, unsubscribedAt: row.unsubscribedAt, answer: row.answer },
        ...{ answeredOn: row.answeredOn, answerNote: row.answerNote },
      }
    })
  }

  const viewOf = (id: string, before: RecipientRow) =>
    viewsOf([recipients.byId(id) ?? before])[0] as RecipientView

  /** A message that was handed over, for who works on its mailing. */
  function handedOver(actor: Actor, id: string, recipientId: string): RecipientRow {
    tools.managed(actor, id)
    const row = recipients.byId(recipientId)
    if (row?.mailingId !== id) notFound('Destinataire')
    if (row.state === 'waiting' || row.state === 'left-out')
      fail('conflict', 'Ce message n’est pas parti : il n’y a rien à en noter.')
    return row
  }

  /** Within `db.write`. A dead address is written to no more, by any mailing. */
  function noteBounce(row: RecipientRow, bounce: BounceKind, reason: string | null, by: string): void {
    recipients.update(row.id, {
      ...{ bounce, bouncedAt: nowIso(), failure: reason ?? row.failure },
      ...(bounce === 'hard' && { state: 'failed' as const }),
    })
    if (bounce === 'hard') {
      addresses.putBounce({ email: row.email, reason, at: nowIso() })
      sending.keepFrom(row.email, 'bounced')
    }
    tools.tell('mailing.bounce-noted', row.mailingId, by, {
      after: { bounce },
      organisationIds: [row.organisationId],
    })
  }

  /** The message a report is about: by its Message-ID, else the last to that address that the actor works on. */
  function reported(actor: Actor, email: string, byMail: readonly RecipientRow[]): RecipientRow | undefined {
    const mayNote = ({ mailingId, state }: RecipientRow) => {
      const mailing = store.byId(mailingId)
      return mailing !== null && canManage(actor, mailing) && state !== 'waiting' && state !== 'left-out'
    }
    return byMail.find((row) => mayNote(row)) ?? recipients.byEmail(email).find(mayNote)
  }

  return {
    /** In the order in which they are written to. */
    list(actor: Actor, id: string, { q, state, answer, limit, offset }: RecipientQuery) {
      tools.managed(actor, id)
      const found = viewsOf(recipients.of(id))
        .filter((row) => !state || row.state === state)
        .filter((row) => !answer || (row.answer ?? 'none') === answer)
        .filter((row) => !q || fold(`${row.organisationName} ${row.name} ${row.email}`).includes(fold(q)))
      return { total: found.length, items: found.slice(offset, offset + limit) }
    },

    /** Notes what a person answered; null takes it back. « Never » is an objection, kept as one. */
    answer(
      actor: Actor,
      id: string,
      recipientId: string,
      { answer, answeredOn, note }: AnswerInput,
    ): RecipientView {
      const row = handedOver(actor, id, recipientId)
      const today = dayOf(clock.now())
      if (answeredOn !== null && answeredOn > today)
        fail('invalid-input', 'Une réponse ne peut pas être datée de demain.', [
          { pointer: '/answeredOn', detail: 'Choisissez un jour passé, ou aujourd’hui.' },
        ])
      db.write(() => {
        recipients.update(recipientId, {
          ...{ answer, answeredOn: answer && (answeredOn ?? today) },
          ...{ answerNote: answer && (note || null), answerBy: answer && actor.userId },
        })
        if (answer === 'never') {
          addresses.putOptOut({ email: row.email, source: 'answer', at: nowIso() })
          sending.keepFrom(row.email, 'unsubscribed')
        }
        // An objection noted by mistake: what the person said by themselves stays.
        else if (row.answer === 'never' && addresses.optOut(row.email)?.source === 'answer')
          addresses.removeOptOut(row.email)
        tools.tell('mailing.answer-noted', id, actor.userId, {
          before: { answer: row.answer },
          after: { answer },
          organisationIds: [row.organisationId],
        })
      })
      return viewOf(recipientId, row)
    },

    /** Notes by hand that a message came back. */
    bounce(actor: Actor, id: string, recipientId: string, { bounce, reason }: BounceInput): RecipientView {
      const row = handedOver(actor, id, recipientId)
      db.write(() => noteBounce(row, bounce, reason || null, actor.userId))
      return viewOf(recipientId, row)
    },

    /** Notes what a delivery-status message says, for the mailings that the actor works on. */
    report(actor: Actor, text: string): DeliveryReportView {
      const { statuses, messageIds } = readDeliveryReport(text)
      if (statuses.length === 0)
        fail(
          'unreadable-file',
          'Ce message ne contient aucun avis de remise lisible (« Final-Recipient », « Action »). Notez le retour à la main.',
        )
      const byMail = recipients.byMails(messageIds)
      return db.write(() => ({
        items: statuses.map(({ address, action, status, diagnostic }) => {
          const bounce = bounceOf({ action, status })
          if (bounce === null) return { email: address, status, outcome: 'delayed' as const }
          const row = reported(
            actor,
            address,
            byMail.filter(({ email }) => email === address || statuses.length === 1),
          )
          if (!row) return { email: address, status, outcome: 'unknown' as const }
          noteBounce(row, bounce, [status, diagnostic].filter(Boolean).join(' · ') || null, actor.userId)
          return { email: row.email, status, outcome: bounce }
        }),
      }))
    },

    /** Which addresses of a structure are not written to, for who works on it. */
    addressesOf(actor: Actor, organisationId: string): AddressStates {
      if (!isFacilitator(actor) || !facilitates(actor, organisationId)) notFound('Structure')
      const people = accounts.deciders(organisationId).map(({ email }) => email)
      const contacts = organisations
        .contactsOf(organisationId)
        .flatMap(({ email }) => email?.toLowerCase() ?? [])
      return {
        items: [...new Set([...contacts, ...people])].flatMap((email) => {
          const [bounced, optOut] = [addresses.bounce(email), addresses.optOut(email)]
          return [
            ...(bounced
              ? [{ email, state: 'bounced' as const, at: bounced.at, reason: bounced.reason }]
              : []),
            ...(optOut ? [{ email, state: 'unsubscribed' as const, at: optOut.at, reason: null }] : []),
          ]
        }),
      }
    },

    /** The address works again, as far as its facilitator knows. */
    liftBounce(actor: Actor, organisationId: string, email: string): void {
      const known = this.addressesOf(actor, organisationId).items
      if (!known.some((one) => one.state === 'bounced' && one.email === email.toLowerCase()))
        notFound('Adresse')
      db.write(() => {
        addresses.removeBounce(email.toLowerCase())
        tools.tell('mailing.bounce-lifted', '*', actor.userId, { organisationIds: [organisationId] })
      })
    },
  }
}
