import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { MAX_ATTEMPTS } from '../../src/mail/back-off.ts'
import { CONCURRENCY } from '../../src/mail/transport.ts'
import { testApp } from '../support/app.ts'
import { mailServer } from './mail-server.ts'
import { expectState, MAIL_FROM, sendingHouse } from './sending-house.ts'

/** Longer than any first wait, jitter included. */
const A_LITTLE_LATER_MIN = 2

describe('a mail server that works', () => {
  it('gets the mail once, with its headers and both parts', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const to = house.queue({ subject: 'Votre lien « été »', paragraphs: ['Bonjour Zoé,', 'Un & deux.'] })
    await expectState(house, to, 'sent')
    const [mail, ...others] = server.accepted
    expect(others).toEqual([])
    const { id } = house.mail(to)
    expect(mail?.messageId).toBe(`<${id}@exemple.fr>`)
    expect(mail?.from?.value).toEqual([{ name: 'Boucle d’Auch', address: 'boucle@exemple.fr' }])
    expect(mail?.to && 'value' in mail.to && mail.to.value).toEqual([{ name: '', address: to }])
    expect(mail?.subject).toBe('Votre lien « été »')
    expect(mail?.date).toEqual(new Date('2026-11-16T09:00:00Z'))
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.has('x-mailer')).toBe(false)
    expect(mail?.text).toContain('Bonjour Zoé,\n\nUn & deux.\n\nMe connecter\u00a0:')
    for (const part of [mail?.text, mail?.html])
      expect(part).toContain('https://boucle.exemple.fr/connexion/lien#secret')
    expect(mail?.html).toContain('Un &amp; deux.')
    expect(mail?.attachments).toEqual([])
  })

  it('gets a calendar file as a calendar, with the method that it says', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const calendar = ['BEGIN:VCALENDAR', 'METHOD:CANCEL', 'END:VCALENDAR', ''].join('\r\n')
    const to = house.queue({ calendar })
    await expectState(house, to, 'sent')
    const files = server.accepted[0]?.attachments ?? []
    expect(files.map(({ contentType }) => contentType)).toContain('text/calendar')
    for (const { content } of files) expect(content.toString()).toBe(calendar)
    const [file] = files
    expect(file?.headers.get('content-type')).toMatchObject({ params: { method: 'CANCEL' } })
  })

  it('leaves nothing secret behind: the link is blanked once it is sent', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const to = house.queue()
    await expectState(house, to, 'sent')
    expect(house.mail(to)).toMatchObject({ actionPath: null, attempts: 1, lastError: null })
    expect(house.mail(to).sentAt).toBe('2026-11-16T09:00:00.000Z')
  })

  it('gets each of two hundred mails queued together exactly once, a few at a time', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const queued = await Promise.all(Array.from({ length: 200 }, async () => house.queue()))
    await expect.poll(() => server.accepted.length, { timeout: 30_000 }).toBe(200)
    for (const to of queued) await expectState(house, to, 'sent')
    expect(new Set(server.handedOver).size).toBe(200)
    expect(server.handedOver).toHaveLength(200)
    expect(server.busiest).toBeLessThanOrEqual(CONCURRENCY)
  })

  it('gets what an ordinary start with SMTP_URL and MAIL_FROM sends', async () => {
    const server = await mailServer({
      onAuth: ({ username, password }, _session, done) =>
        done(null, username === 'boucle' && password === 'mot de passe' ? { user: username } : undefined),
      authOptional: false,
    })
    const SMTP_URL = server.url.replace('//', '//boucle:mot%20de%20passe@')
    const house = await testApp({ environment: { SMTP_URL, MAIL_FROM } })
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    house.db.write(() => house.rooms.mails.sendTest('alix@test.example', 'en', 'test'))
    await expect.poll(() => server.accepted.map(({ subject }) => subject)).toEqual(['Test mail from Boucle'])
    const { port } = house.app.server.address() as { port: number }
    expect(server.accepted[0]?.text).toContain(`http://localhost:${port}/administration/courrier`)
    await house.close()
  })
})

describe('a mail server that refuses', () => {
  it('for now is asked again later, with the same Message-ID', async () => {
    const server = await mailServer()
    server.answers = [{ code: 451, text: '4.7.1 Greylisted, try again' }]
    const house = await sendingHouse({ smtpUrl: server.url })
    const to = house.queue()
    await expect.poll(() => house.mail(to).lastError).toMatch(/451 4\.7\.1 Greylisted/)
    expect(house.mail(to)).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(server.accepted).toEqual([])
    house.later(A_LITTLE_LATER_MIN)
    await expectState(house, to, 'sent')
    expect(server.handedOver).toHaveLength(2)
    expect(new Set(server.handedOver).size).toBe(1)
    expect(server.accepted).toHaveLength(1)
  })

  it('for good is not asked again', async () => {
    const server = await mailServer()
    server.answers = [{ code: 554, text: '5.7.1 Spam' }]
    const house = await sendingHouse({ smtpUrl: server.url })
    const to = house.queue()
    await expectState(house, to, 'failed')
    expect(house.mail(to).lastError).toMatch(/refuse le message : 554 5\.7\.1 Spam/)
    house.later(60)
    house.later(60)
    const other = house.queue()
    await expectState(house, other, 'sent')
    expect(server.handedOver).toHaveLength(2)
    expect(house.mail(to).state).toBe('failed')
  })

  it('one address still takes the mails to others', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith('inconnu')
            ? Object.assign(new Error('No such user'), { responseCode: 550 })
            : null,
        ),
    })
    const house = await sendingHouse({ smtpUrl: server.url })
    const [unknown, known] = [house.queue({ to: 'inconnu@test.example' }), house.queue()]
    await expectState(house, unknown, 'failed')
    await expectState(house, known, 'sent')
    expect(house.mail(unknown).lastError).toMatch(/refuse l’adresse : 550 No such user/)
  })

  it('is never handed what is not one address', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const recipients = [
      'a@b.example, c@d.example',
      'A <a@b.example>',
      'a@b.example\r\nBcc: c@d.example',
      'a b',
    ]
    for (const to of recipients) {
      house.queue({ to })
      await expectState(house, to, 'failed')
    }
    expect(server.handedOver).toEqual([])
  })

  it('our password is tried again, without blaming the mail nor telling the password', async () => {
    const server = await mailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error('Bad credentials'), { responseCode: 535 })),
    })
    const house = await sendingHouse({ smtpUrl: server.url.replace('//', '//boucle:s3cret@') })
    const to = house.queue()
    await expect.poll(() => house.mail(to).lastError).toMatch(/refuse l’identifiant ou le mot de passe : 535/)
    expect(house.mail(to)).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(house.mail(to).lastError).not.toContain('s3cret')
  })
})

describe('a mail server that fails', () => {
  it('to be there gets the mail when it is back', async () => {
    const { port, url, close } = await mailServer()
    await close()
    const house = await sendingHouse({ smtpUrl: url })
    const to = house.queue()
    await expect.poll(() => house.mail(to).lastError).toMatch(/ECONNREFUSED/)
    expect(house.mail(to).state).toBe('waiting')
    const back = await mailServer({}, port)
    house.later(A_LITTLE_LATER_MIN)
    await expectState(house, to, 'sent')
    expect(back.accepted).toHaveLength(1)
  })

  it('for a day gives the mail up, with the reason', async () => {
    const { url, close } = await mailServer()
    await close()
    const house = await sendingHouse({ smtpUrl: url })
    const to = house.queue()
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      await expect.poll(() => house.mail(to).attempts, { interval: 5 }).toBe(attempt)
      house.later(5 * 60)
    }
    expect(house.mail(to).state).toBe('failed')
    expect(house.mail(to).lastError).toMatch(/ECONNREFUSED/)
  })

  it('to greet is left, and asked again later', async () => {
    const server = await mailServer({ onConnect: () => {} })
    const house = await sendingHouse({ smtpUrl: server.url, patience: { silenceMs: 100 } })
    const to = house.queue()
    await expect.poll(() => house.mail(to).lastError).toMatch(/pas répondu à temps/)
    expect(house.mail(to)).toMatchObject({ state: 'waiting', attempts: 1 })
  })

  it('to answer once it has the whole mail leaves a doubt: never sent again by itself', async () => {
    const server = await mailServer()
    server.answers = ['silence']
    const house = await sendingHouse({ smtpUrl: server.url, patience: { silenceMs: 200 } })
    const to = house.queue()
    await expectState(house, to, 'uncertain')
    expect(house.mail(to).lastError).toMatch(/pas répondu à temps/)
    house.later(24 * 60)
    const other = house.queue()
    await expectState(house, other, 'sent')
    expect(server.handedOver).toHaveLength(2)
    expect(house.mail(to).state).toBe('uncertain')
  })

  it('to be quick is waited for', async () => {
    const server = await mailServer()
    server.answers = ['silence']
    const house = await sendingHouse({ smtpUrl: server.url })
    const to = house.queue()
    await expect.poll(() => server.handedOver.length).toBe(1)
    expect(house.mail(to).state).toBe('sending')
    server.answerTheSilent()
    await expectState(house, to, 'sent')
  })
})

describe('encryption', () => {
  it('that is required and not offered leaves the mail and the password at home', async () => {
    const tried: string[] = []
    const server = await mailServer({
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username = '' }, _session, done) => {
        tried.push(username)
        done(null, { user: username })
      },
    })
    const smtpUrl = `${server.url.replace('//', '//boucle:s3cret@')}?starttls=required`
    const house = await sendingHouse({ smtpUrl })
    const to = house.queue()
    await expect.poll(() => house.mail(to).attempts).toBe(1)
    expect(house.mail(to).state).toBe('waiting')
    expect([tried, server.handedOver]).toEqual([[], []])
  })

  it('that is required wants a certificate that somebody vouches for', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: `${server.url}?starttls=required` })
    const to = house.queue()
    await expect.poll(() => house.mail(to).lastError).toMatch(/CERT|SIGN/)
    expect(server.handedOver).toEqual([])
  })

  it('is used when this machine’s own server offers it', async () => {
    const encrypted: boolean[] = []
    const server = await mailServer({
      onMailFrom: (_address, session, done) => {
        encrypted.push(session.secure)
        done()
      },
    })
    const house = await sendingHouse({ smtpUrl: server.url })
    await expectState(house, house.queue(), 'sent')
    expect(encrypted).toEqual([true])
  })
})

describe('a process that dies', () => {
  it('between the claim and the answer leaves a doubt that its successor does not settle by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'boucle-mail-'))
    const file = join(folder, 'boucle.sqlite')
    const server = await mailServer()
    server.answers = ['silence']
    const first = openDatabase({ file })
    migrateDatabase(first)
    const dying = await sendingHouse({ smtpUrl: server.url, db: first })
    const to = dying.queue()
    await expect.poll(() => server.handedOver.length).toBe(1)
    expect(dying.mail(to).state).toBe('sending')
    // It dies: nothing of it is told to end, its database included.
    first.sqlite.close()

    const successor = await sendingHouse({ smtpUrl: server.url, db: openDatabase({ file }) })
    expect(successor.mail(to)).toMatchObject({ state: 'uncertain', actionPath: '/connexion/lien#secret' })
    expect(successor.mail(to).lastError).toMatch(/s’est arrêté pendant l’envoi/)
    successor.later(24 * 60)
    await expectState(successor, successor.queue(), 'sent')
    expect(server.handedOver).toHaveLength(2)

    server.answerTheSilent()
    successor.rooms.mails.retry(successor.mail(to).id, 'test')
    await expectState(successor, to, 'sent')
    const handedOver = server.handedOver.filter((id) => id.includes(successor.mail(to).id))
    expect(handedOver, 'twice only because somebody asked, and under the same Message-ID').toHaveLength(2)
    await successor.close()
    rmSync(folder, { recursive: true })
  })

  it('before the claim leaves the mail to its successor', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'boucle-mail-'))
    const file = join(folder, 'boucle.sqlite')
    const db = openDatabase({ file })
    migrateDatabase(db)
    const silent = await sendingHouse({ db })
    const to = silent.queue()
    await silent.close()
    const server = await mailServer()
    const successor = await sendingHouse({ smtpUrl: server.url, db: openDatabase({ file }) })
    await expectState(successor, to, 'sent')
    expect(server.accepted).toHaveLength(1)
    await successor.close()
    rmSync(folder, { recursive: true })
  })
})

describe('closing', () => {
  it('waits for what is being sent, and takes nothing more', async () => {
    const server = await mailServer()
    server.answers = Array(CONCURRENCY).fill('silence')
    const house = await sendingHouse({ smtpUrl: server.url })
    const queued = Array.from({ length: CONCURRENCY + 2 }, () => house.queue())
    await expect.poll(() => server.handedOver.length).toBe(CONCURRENCY)
    const image = () => queued.map((to) => house.mail(to).state)
    const states: string[][] = []
    const closing = house.app.close().then(() => states.push(image()))
    await expect.poll(() => house.app.server.listening).toBe(false)
    server.answerTheSilent()
    await closing
    expect(states).toEqual([['sent', 'sent', 'sent', 'waiting', 'waiting']])
    expect(server.handedOver).toHaveLength(CONCURRENCY)
  })
})

describe('a mail that waits too long', () => {
  it('expires instead of carrying a dead link, with or without a mail server', async () => {
    const server = await mailServer()
    for (const smtpUrl of [undefined, server.url]) {
      const house = await sendingHouse({ smtpUrl, startsAt: '2026-11-16T12:00:00Z' })
      const dead = house.queue({ usefulUntil: new Date('2026-11-16T11:59:00Z') })
      await expectState(house, dead, 'expired')
      expect(house.mail(dead).actionPath).toBeNull()
    }
    expect(server.handedOver).toEqual([])
  })

  it('is still sent before', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url, startsAt: '2026-11-16T12:00:00Z' })
    const alive = house.queue({ usefulUntil: new Date('2026-11-16T12:01:00Z') })
    await expectState(house, alive, 'sent')
  })
})
