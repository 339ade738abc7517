import type { Database } from '../../db/connection.ts'
import { facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { MailOutcome } from '../../kernel/mail.ts'
import type { LeftOutReason } from '../../kernel/mailings.ts'
import type { addressesStore } from './address-store.ts'
import type { MailingAudience } from './audience.ts'
import { bounceOfRefusal } from './delivery-status.ts'
import { mailingEndedMail, mailingMail, mailingPath } from './mails.ts'
import { MOST_OUTSTANDING, nextTurn } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { MailingRow, mailingsStore, RecipientRow, recipientsStore } from './store.ts'
import type { unsubscribeLinks } from './unsubscribe-links.ts'
import type { MailingTools } from './writing.ts'

const BY = 'system'
/** A message that could not leave within a week is of no more use. */
const USEFUL_DAYS = 7

/**
 * Empties mailings into the outbox, one message at a time. Each step is one transaction that moves the person from
 * `waiting` to `queued` and puts the mail in the outbox: both or neither, so that a process that dies anywhere writes to
 * nobody twice and forgets nobody (docs/decisions/0010-mail-outbox.md for what comes after).
 */
export function mailingSending(
  db: Database,
  clock: Clock,
  { accounts, organisations, notices, outbox, outcomesOf, settings }: RoomsBelow,
  {
    store,
    recipients,
    addresses,
    audience,
    links,
    tools,
  }: {
    store: ReturnType<typeof mailingsStore>
    recipients: ReturnType<typeof recipientsStore>
    addresses: ReturnType<typeof addressesStore>
    audience: MailingAudience
    links: ReturnType<typeof unsubscribeLinks>
    tools: MailingTools
  },
) {
  const nowIso = () => clock.now().toISOString()

  function nextTurnAt(): number {
    const last = recipients.lastQueuedAt()
    return nextTurn(last === null ? null : Date.parse(last), settings.territory().mailingsPerHour)
  }

  /** What became of the mails that were handed over. One that is gone from the outbox was given up there. */
  function settle(): void {
    const open = recipients.handedOver()
    const known = new Map(outcomesOf(open.flatMap(({ mailId }) => mailId ?? [])).map((one) => [one.id, one]))
    for (const row of open) {
      const outcome = known.get(row.mailId ?? '')
      if (outcome && (outcome.state === 'waiting' || outcome.state === 'sending')) continue
      if (outcome?.state === 'uncertain' && row.state === 'uncertain') continue
      db.write((announce) => {
        settleOne(row, outcome)
        announce({ type: 'mailing-changed', ids: [row.mailingId] })
      })
    }
  }

  function settleOne(row: RecipientRow, outcome: MailOutcome | undefined): void {
    if (outcome?.state === 'sent')
      recipients.update(row.id, { state: 'sent', sentAt: outcome.at ?? nowIso(), failure: null })
    else if (outcome?.state === 'uncertain')
      recipients.update(row.id, { state: 'uncertain', failure: outcome.lastError })
    else fail(row, outcome)
  }

  function fail(row: RecipientRow, outcome: MailOutcome | undefined): void {
    const failure = outcome?.lastError ?? 'Le courrier a été abandonné.'
    const bounce = outcome?.refused ? bounceOfRefusal(outcome.refused, failure) : null
    recipients.update(row.id, { state: 'failed', failure, bounce, bouncedAt: bounce && nowIso() })
    if (bounce === 'hard') addresses.putBounce({ email: row.email, reason: failure, at: nowIso() })
  }

  /** Freezes the audience as it is now, and begins. */
  function begin(row: MailingRow): void {
    db.write(() => {
      const sender = tools.senderOf(row)
      if (!sender) return hold(row)
      const { recipients: found, leftOut } = audience.of(sender, row.audience)
      const contacted = new Set(found.map(({ organisationId }) => organisationId))
      const others = new Map(
        leftOut.map(({ organisationId, reason }) => [organisationId, reason] as const).reverse(),
      )
      for (const organisationId of contacted)
        store.insertStructure({ mailingId: row.id, organisationId, leftOut: null })
      for (const [organisationId, reason] of others)
        if (!contacted.has(organisationId))
          store.insertStructure({ mailingId: row.id, organisationId, leftOut: reason })
      for (const { organisationId, email, name } of found)
        recipients.insert({
          ...{ id: newId(), mailingId: row.id, organisationId, email, name, state: 'waiting' },
          ...{ leftOut: null, failure: null, mailId: null, queuedAt: null, sentAt: null },
          ...{ bounce: null, bouncedAt: null, unsubscribedAt: null },
          ...{ answer: null, answeredOn: null, answerNote: null, answerBy: null },
        })
      store.update(row.id, { status: 'sending', startedAt: nowIso() })
      tools.tell('mailing.started', row.id, BY, { after: { recipients: found.length } })
    })
  }

  /** Nobody may send it any more: somebody has to look. */
  function hold(row: MailingRow): void {
    store.update(row.id, {
      status: row.startedAt === null ? 'draft' : 'paused',
      heldBecause: 'Le compte de la personne qui envoie cette campagne est fermé, ou n’anime plus.',
    })
    tools.tell('mailing.paused', row.id, BY)
  }

  /** Why a person who waits is not written to after all; asked at the last moment. */
  function lastFault(
    { email, organisationId }: RecipientRow,
    sender: NonNullable<ReturnType<MailingTools['senderOf']>>,
  ) {
    const structure = organisations.recordsOf([organisationId]).get(organisationId)
    if (!structure || structure.closedAt !== null) return 'structure-closed' satisfies LeftOutReason
    if (!facilitates(sender, organisationId)) return 'portfolio' satisfies LeftOutReason
    return audience.addressFault(email)
  }

  /** One person of a mailing, written to or left out; null: nobody waits there. Whether a message was handed over. */
  function handOver(mailing: MailingRow): boolean | null {
    return db.write(() => {
      const row = recipients.nextWaiting(mailing.id)
      if (!row) return null
      const sender = tools.senderOf(mailing)
      if (!sender) {
        hold(mailing)
        return null
      }
      const fault = lastFault(row, sender)
      if (fault) {
        recipients.update(row.id, { state: 'left-out', leftOut: fault })
        return false
      }
      const to = tools.addressee(row.email, row.name, row.organisationId)
      const { mail } = mailingMail(mailing, to, {
        ...tools.envelope(sender),
        unsubscribePath: links.pathFor(row.id),
      })
      const usefulUntil = new Date(clock.now().getTime() + USEFUL_DAYS * 86_400_000)
      const mailId = outbox.add({ ...mail, usefulUntil })
      recipients.update(row.id, { state: 'queued', mailId, queuedAt: nowIso() })
      return true
    })
  }

  /** Mailings of which nobody waits and every message is known to have ended. */
  function finish(): void {
    for (const { id, title, createdBy } of store.inStatus('sending')) {
      const rows = recipients.of(id)
      if (rows.some(({ state }) => state === 'waiting' || state === 'queued')) continue
      const sent = rows.filter(({ state }) => state === 'sent').length
      db.write(() => {
        store.update(id, { status: 'done', endedAt: nowIso() })
        tools.tell('mailing.done', id, BY, { after: { sent } })
        if (accounts.actorById(createdBy))
          notices.tell([createdBy], {
            ...{
              kind: 'mailing-ended',
              path: mailingPath(id),
              params: { label: title, number: String(sent) },
            },
            mail: mailingEndedMail(id, title, sent),
          })
      })
    }
  }

  return {
    nextTurnAt,

    /**
     * Does all that is due: begins what is scheduled, hands over the next message when its turn has come, and notes what
     * became of the others. Returns when to come back at the latest.
     */
    turn(): Date {
      settle()
      for (const row of store.due(nowIso())) begin(row)
      for (const mailing of store.inStatus('sending')) {
        let handed: boolean | null = false
        const isFull = () =>
          recipients.handedOver().filter(({ state }) => state === 'queued').length >= MOST_OUTSTANDING
        while (handed === false && nextTurnAt() <= clock.now().getTime() && !isFull())
          handed = handOver(mailing)
        if (handed) break
      }
      finish()
      const scheduled = store.nextScheduled()
      const isSending = store.inStatus('sending').length > 0
      const waits = [
        ...(scheduled ? [Date.parse(scheduled)] : []),
        ...(isSending ? [Math.max(nextTurnAt(), clock.now().getTime() + 1_000)] : []),
        clock.now().getTime() + 60_000,
      ]
      return new Date(Math.min(...waits))
    },

    /** Takes out of the outbox what has not left of a mailing: its people wait again. Within `db.write`. */
    takeBack(mailingId: string): void {
      const open = recipients.handedOver(mailingId)
      const back = new Set(outbox.cancel(open.flatMap(({ mailId }) => mailId ?? [])))
      for (const { id, mailId } of open)
        if (mailId && back.has(mailId))
          recipients.update(id, { state: 'waiting', mailId: null, queuedAt: null })
    },

    /** Keeps what is on its way to an address from leaving, and what failed from being sent again. Within `db.write`. */
    keepFrom(email: string, reason: LeftOutReason): void {
      const rows = recipients.byEmail(email)
      const failed = rows.filter(({ state }) => state === 'failed' || state === 'uncertain')
      outbox.forget(failed.flatMap(({ mailId }) => mailId ?? []))
      const open = rows.filter(({ state }) => state === 'queued' || state === 'waiting')
      const back = new Set(outbox.cancel(open.flatMap(({ mailId }) => mailId ?? [])))
      for (const { id, mailId, state } of open)
        if (state === 'waiting' || (mailId && back.has(mailId)))
          recipients.update(id, { state: 'left-out', leftOut: reason, mailId: null })
    },
  }
}
