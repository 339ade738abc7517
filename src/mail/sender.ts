import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../db/connection.ts'
import type { Clock } from '../kernel/clock.ts'
import { waitAfter } from './back-off.ts'
import type { Outcome } from './outcome.ts'
import { type MailRow, mailStore } from './store.ts'
import { CONCURRENCY, type MailTransport } from './transport.ts'

/** Looks again this often even when nothing seems due: mails expire. */
const LOOK_AGAIN_MS = 60_000
/** At the end, deliveries under way may take this long; then they are cut, and told how it ended. */
const GRACE_MS = 5_000
const CUT_MS = 1_000

export interface SenderOptions {
  db: Database
  clock: Clock
  /** Null without a mail server: mails wait, and those of no more use expire. */
  transport: MailTransport | null
  log: { info(facts: object, text: string): void; error(facts: object, text: string): void }
}

/**
 * The one loop that empties the outbox: woken by each commit that queued a mail, and at the time of the next try. A
 * mail is claimed, and that committed, before the server is spoken to: see docs/decisions/0010-mail-outbox.md.
 */
export function mailSender({ db, clock, transport, log }: SenderOptions) {
  const store = mailStore(db)
  const underWay = new Set<Promise<void>>()
  let site: string | null = null
  let timer: NodeJS.Timeout | undefined
  let woken = false

  function wake(): void {
    if (site === null || woken) return
    woken = true
    // After the caller: whoever queued a mail is not the one to wait for it.
    setImmediate(() => {
      woken = false
      turn()
    })
  }

  function turn(): void {
    if (site === null) return
    clearTimeout(timer)
    let wait = LOOK_AGAIN_MS
    try {
      startDue(site)
      const due = transport && underWay.size < CONCURRENCY ? store.nextDue() : null
      if (due) wait = Math.min(Math.max(Date.parse(due) - clock.now().getTime(), 0), LOOK_AGAIN_MS)
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be read')
    }
    timer = setTimeout(turn, wait).unref()
  }

  function startDue(to: string): void {
    const now = clock.now().toISOString()
    db.write(() => store.expire(now))
    while (transport && underWay.size < CONCURRENCY) {
      const mail = db.write(() => store.claim(now))
      if (!mail) return
      const delivery = transport
        .deliver(mail, to)
        .then((outcome) => settle(mail, outcome))
        .catch((error) => log.error({ err: error, mail: mail.id }, 'a delivery could not be settled'))
        .finally(() => {
          underWay.delete(delivery)
          wake()
        })
      underWay.add(delivery)
    }
  }

  function settle(mail: MailRow, outcome: Outcome): void {
    // Cut at the end of the process and too late: the row stays `sending`, and the next start calls it uncertain.
    if (!db.sqlite.open) return
    const changes = changesFor(mail, outcome, clock.now())
    db.write((announce) => {
      store.update(mail.id, changes)
      if (changes.state !== 'waiting') announce({ type: 'mail-settled', id: mail.id })
    })
    log.info({ mail: mail.id, state: changes.state, reason: changes.lastError }, 'mail')
  }

  return {
    /** `address`: where people reach this installation, for the links. Called once, when it listens. */
    start(address: string): void {
      site = address
      db.write(() => store.orphan('Le serveur s’est arrêté pendant l’envoi.'))
      db.events.subscribe((event) => {
        if (event.type === 'mail-queued' || event.type === 'written-elsewhere') wake()
      })
      wake()
    },

    /** Claims nothing more; resolves once what was under way ended, or was cut. */
    async stop(): Promise<void> {
      site = null
      clearTimeout(timer)
      const ended = Promise.all(underWay)
      await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })])
      transport?.close()
      await Promise.race([ended, delay(CUT_MS, undefined, { ref: false })])
    },
  }
}

/** What a try changes in the row; `now` is when its outcome is known. */
export function changesFor(
  mail: MailRow,
  outcome: Outcome,
  now: Date,
): Partial<MailRow> & Pick<MailRow, 'state'> {
  const attempts = mail.attempts + 1
  if (outcome.result === 'sent')
    return { state: 'sent', attempts, lastError: null, sentAt: now.toISOString(), actionPath: null }
  const lastError = outcome.reason
  if (outcome.result === 'unknown') return { state: 'uncertain', attempts, lastError }
  const wait = outcome.result === 'later' ? waitAfter(attempts, mail.id) : null
  const refused = outcome.result === 'refused' ? (outcome.refused ?? null) : null
  if (wait === null) return { state: 'failed', attempts, lastError, refused }
  return {
    state: 'waiting',
    attempts,
    lastError,
    nextAttemptAt: new Date(now.getTime() + wait).toISOString(),
  }
}
