import nodemailer, { type SMTPPoolOptions } from 'nodemailer'
import type { Clock } from '../kernel/clock.ts'
import { isOneAddress, type Mailbox } from './mailbox.ts'
import { messageOf } from './message.ts'
import { type Failure, outcomeOf } from './outcome.ts'
import type { SmtpServer } from './smtp-url.ts'
import { CONCURRENCY, type MailTransport } from './transport.ts'

/** How patient to be, in milliseconds: silence of the server, and one whole delivery however much it talks. */
export interface Patience {
  silenceMs: number
  deliveryMs: number
}
const PATIENCE: Patience = { silenceMs: 20_000, deliveryMs: 120_000 }

/** A used connection serves the next mail, but is never kept until the server tires of it. */
const IDLE_MS = 5_000

/** Sends by SMTP over a few pooled connections. */
export function smtpTransport(
  server: SmtpServer,
  { from, clock, patience = PATIENCE }: { from: Mailbox; clock: Clock; patience?: Patience },
): MailTransport {
  const pool = nodemailer.createTransport(poolOptions(server, patience))
  /** Message-ID of what left whole, its answer still to come. */
  const handedOver = new Set<string>()
  pool.use('stream', ({ message }, done) => {
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) =>
      open(options).once('end', () => handedOver.add(message.messageId()))
    done()
  })
  return {
    kind: 'smtp',
    async deliver(mail, site) {
      if (!isOneAddress(mail.recipient))
        return {
          ...{ result: 'refused', refused: 'address' },
          reason: 'Cette adresse électronique n’en est pas une.',
        }
      const { from: sender, ...message } = messageOf(mail, { from, site, date: clock.now() })
      try {
        await pool.sendMail({
          ...message,
          from: { name: sender.name ?? '', address: sender.address },
          to: { name: '', address: message.to },
          envelope: { from: sender.address, to: [message.to] },
          // A message that a person wrote and that awaits answers is no automatic one (RFC 3834, 5).
          headers: message.headers ?? { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(patience.deliveryMs),
          xMailer: false,
        })
        return { result: 'sent' }
      } catch (error) {
        return outcomeOf(error as Failure, handedOver.has(message.messageId))
      } finally {
        handedOver.delete(message.messageId)
      }
    },
    close() {
      pool.close({ force: true })
    },
  }
}

/**
 * `maxRequeues: 0`: by itself nodemailer hands a mail over again when its connection closes; here only the outbox
 * decides what is tried twice.
 */
function poolOptions(
  { host, port, secure, starttls, user, password }: SmtpServer,
  { silenceMs }: Patience,
): SMTPPoolOptions & { pool: true } {
  return {
    pool: true,
    host,
    port,
    secure,
    requireTLS: starttls === 'required',
    ignoreTLS: starttls === 'never',
    opportunisticTLS: starttls === 'optional',
    // Encryption that may be left out cannot demand a certificate; where it is required, the certificate is checked.
    tls: { rejectUnauthorized: secure || starttls === 'required' },
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    maxConnections: CONCURRENCY,
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    dnsTimeout: silenceMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
