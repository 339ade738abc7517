import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach } from 'vitest'

/** What the server says once it has the whole message; `silence` is to never answer. */
export type Answer = 'accept' | 'silence' | { code: number; text: string }

export interface MailServer {
  port: number
  /** For SMTP_URL. */
  url: string
  /** What was accepted, in order. */
  accepted: ParsedMail[]
  /** Message-ID of all that was handed over whole, accepted or not, in order. */
  handedOver: string[]
  /** The answers to the next messages; then all are accepted. */
  answers: Answer[]
  /** Most deliveries at the same time. */
  busiest: number
  /** Lets go of those who wait in silence, accepting what they sent. */
  answerTheSilent(): void
  close(): Promise<void>
}

const open = new Set<MailServer>()
afterEach(async () => {
  for (const server of open) await server.close()
})

/** A real SMTP server on this machine, on a free port unless one is given; it closes after the test. */
export async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const silent: (() => void)[] = []
  let busy = 0
  const smtp = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    async onData(stream, _session, done) {
      server.busiest = Math.max(server.busiest, ++busy)
      const mail = await simpleParser(stream)
      const answer = server.answers.shift() ?? 'accept'
      server.handedOver.push(mail.messageId ?? '')
      const accept = () => {
        busy--
        server.accepted.push(mail)
        done()
      }
      if (answer === 'accept') return accept()
      if (answer === 'silence') return void silent.push(accept)
      busy--
      return done(Object.assign(new Error(answer.text), { responseCode: answer.code }))
    },
    ...options,
  })
  // A client that leaves in the middle is part of what is tested.
  smtp.on('error', () => {})
  await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done))
  const bound = (smtp.server.address() as AddressInfo).port
  const server: MailServer = {
    port: bound,
    url: `smtp://127.0.0.1:${bound}`,
    accepted: [],
    handedOver: [],
    answers: [],
    busiest: 0,
    answerTheSilent: () => {
      for (const accept of silent.splice(0)) accept()
    },
    close: () => {
      open.delete(server)
      return new Promise((done) => smtp.close(() => done()))
    },
  }
  open.add(server)
  return server
}
