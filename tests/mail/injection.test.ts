import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '../../src/kernel/clock.ts'
import { messageOf } from '../../src/mail/message.ts'
import { smtpTransport } from '../../src/mail/smtp-transport.ts'
import { parseSmtpUrl } from '../../src/mail/smtp-url.ts'
import { NOW } from '../support/app.ts'
import { mailServer } from './mail-server.ts'

const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

/** What somebody would type to become a header, a second recipient, the end of the message. */
const nasty = fc.string({
  unit: fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    '\r\n.\r\n',
    'Bcc: pirate@test.example',
    'RCPT TO:<x@y.fr>',
    ': ',
    ' ',
    '\0',
    '\u2028',
    '"',
    '<',
    '>',
    ',',
    '=?utf-8?Q?=0D=0A?=',
    'é',
    'a',
  ),
  maxLength: 12,
})

describe('what somebody typed', () => {
  it('is never a header, a recipient nor the end of the message', async () => {
    const recipients: string[] = []
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address)
        done()
      },
    })
    const to = parseSmtpUrl(`${server.url}?starttls=never`)
    if (!to) throw new Error('no server')
    const from = { name: 'Boucle', address: 'boucle@exemple.fr' }
    const clock = fixedClock(NOW)
    let sent = 0
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (name, subject, said, label) => {
        const transport = smtpTransport(to, { from: { ...from, name }, clock })
        const row = {
          id: `mail${++sent}`,
          recipient: 'zoe@test.example',
          language: 'fr' as const,
          subject,
          paragraphs: [said],
          actionLabel: label,
          actionPath: '/x#secret',
          because: said,
          calendar: null,
          preferencesPath: null,
          usefulUntil: null,
          groupKey: null,
          format: null,
          replyTo: null,
          unsubscribePath: null,
          refused: null,
          state: 'sending' as const,
          attempts: 0,
          lastError: null,
          nextAttemptAt: NOW,
          createdAt: NOW,
          sentAt: null,
        }
        expect(await transport.deliver(row, 'https://boucle.exemple.fr')).toEqual({ result: 'sent' })
        transport.close()
        expect(server.accepted).toHaveLength(sent)
        expect(recipients).toEqual(Array(sent).fill('zoe@test.example'))
        const mail = server.accepted.at(-1)
        const found = [...(mail?.headers.keys() ?? [])].sort()
        expect(found.filter((header) => header !== 'subject')).toEqual(
          HEADERS.filter((header) => header !== 'subject'),
        )
        expect(mail?.from?.value.map(({ address }) => address)).toEqual(['boucle@exemple.fr'])
        const meant = messageOf(row, { from, site: '', date: new Date(NOW) }).subject
        expect(meant).not.toMatch(/\p{Cc}|\u2028/u)
        expect(mail?.text).toContain('https://boucle.exemple.fr/x#secret')
      }),
      { numRuns: 40 },
    )
  })
})
