import { afterEach, expect } from 'vitest'
import type { Database } from '../../src/db/connection.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Mail } from '../../src/kernel/mail.ts'
import { parseMailbox } from '../../src/mail/mailbox.ts'
import { type Patience, smtpTransport } from '../../src/mail/smtp-transport.ts'
import { parseSmtpUrl } from '../../src/mail/smtp-url.ts'
import { freshDatabase, NOW, type TestApp, testApp } from '../support/app.ts'
import { aMail } from '../support/mail.ts'

export const MAIL_FROM = 'Boucle d’Auch <boucle@exemple.fr>'

export interface SendingHouse extends TestApp {
  /** Queues a mail to somebody, and gives the address. */
  queue(changes?: Partial<Mail>): string
  /** Moves time ahead and lets the sender look. */
  later(minutes: number): void
  /** The only mail to an address, as the outbox has it. */
  mail(to: string): ReturnType<TestApp['mailsTo']>[number]
}

interface SendingOptions {
  smtpUrl?: string
  patience?: Partial<Patience>
  db?: Database
  /** Instant at which the clock starts; it only moves when told. */
  startsAt?: string
}

const open = new Set<TestApp>()
afterEach(async () => {
  for (const house of open) await house.close()
  open.clear()
})

/** A server that listens and sends, on a clock of the test's; closed after the test. */
export async function sendingHouse({
  smtpUrl,
  patience = {},
  db = freshDatabase(),
  startsAt = NOW,
}: SendingOptions): Promise<SendingHouse> {
  let now = Date.parse(startsAt)
  const clock: Clock = { now: () => new Date(now) }
  const [server, from] = [smtpUrl && parseSmtpUrl(smtpUrl), parseMailbox(MAIL_FROM)]
  const house = await testApp({
    clock,
    db,
    environment: { PUBLIC_URL: 'https://boucle.exemple.fr' },
    ...(server &&
      from && {
        mailTransport: smtpTransport(server, {
          from,
          clock,
          patience: { silenceMs: 20_000, deliveryMs: 60_000, ...patience },
        }),
      }),
  })
  open.add(house)
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...house,
    queue(changes) {
      const mail = aMail(changes)
      db.write(() => house.rooms.outbox.add(mail))
      return mail.to
    },
    later(minutes) {
      now += minutes * 60_000
      db.events.publish({ type: 'mail-queued' })
    },
    mail(to) {
      const [mail, ...others] = house.mailsTo(to)
      if (!mail || others.length > 0) throw new Error(`${others.length + 1} mails to ${to}.`)
      return mail
    },
    async close() {
      open.delete(house)
      await house.close()
    },
  }
}

/** Waits until a mail stands so. */
export async function expectState(house: SendingHouse, to: string, state: string): Promise<void> {
  await expect.poll(() => house.mail(to).state, { timeout: 10_000, interval: 10 }).toBe(state)
}
