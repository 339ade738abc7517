import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOW, type TestApp, testApp } from '../support/app.ts'
import { aMail } from '../support/mail.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.close())

describe('the outbox', () => {
  it('keeps the words of a mail until somebody sends it', () => {
    const mail = aMail({ usefulUntil: new Date('2026-11-16T09:15:00Z') })
    server.db.write(() => server.rooms.outbox.add(mail))
    expect(server.mailsTo(mail.to)).toEqual([
      expect.objectContaining({
        subject: mail.subject,
        paragraphs: mail.paragraphs,
        actionLabel: 'Me connecter',
        actionPath: '/connexion/lien#secret',
        because: mail.because,
        usefulUntil: '2026-11-16T09:15:00.000Z',
        state: 'waiting',
        attempts: 0,
        createdAt: new Date(NOW).toISOString(),
      }),
    ])
    expect(server.lastLink(mail.to)).toBe('/connexion/lien#secret')
  })

  it('loses the mail with what caused it: both happen or neither', () => {
    const mail = aMail()
    expect(() =>
      server.db.write(() => {
        server.rooms.settings.putState('demo', true)
        server.rooms.outbox.add(mail)
        throw new Error('what caused it failed')
      }),
    ).toThrow('what caused it failed')
    expect(server.mailsTo(mail.to)).toEqual([])
    expect(server.rooms.settings.state('demo')).toBeNull()
  })

  it('refuses a mail that nothing caused', () => {
    const mail = aMail()
    expect(() => server.rooms.outbox.add(mail)).toThrow(/within the db.write/)
    expect(server.mailsTo(mail.to)).toEqual([])
  })

  it('tells of a mail only once it is committed', () => {
    const heard: string[] = []
    server.db.events.subscribe(({ type }) => heard.push(type))
    server.db.write(() => {
      server.rooms.outbox.add(aMail())
      expect(heard).toEqual([])
    })
    expect(heard).toEqual(['mail-queued'])
  })
})
