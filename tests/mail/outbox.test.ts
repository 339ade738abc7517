import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mail } from '../../src/kernel/mail.ts'
import { NOW, type TestApp, testApp } from '../support/app.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.close())

let people = 0
function mailToSomebody(changes: Partial<Mail> = {}): Mail {
  return {
    to: `personne-${++people}@test.example`,
    language: 'fr',
    subject: 'Votre lien de connexion',
    paragraphs: ['Bonjour,', 'Voici votre lien.'],
    action: { label: 'Me connecter', path: '/connexion/lien#secret' },
    because: 'Vous avez demandé à vous connecter.',
    ...changes,
  }
}

describe('the outbox', () => {
  it('keeps the words of a mail until somebody sends it', () => {
    const mail = mailToSomebody({ usefulUntil: new Date('2026-11-16T09:15:00Z') })
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
    const mail = mailToSomebody()
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
    const mail = mailToSomebody()
    expect(() => server.rooms.outbox.add(mail)).toThrow(/within the db.write/)
    expect(server.mailsTo(mail.to)).toEqual([])
  })

  it('tells of a mail only once it is committed', () => {
    const heard: string[] = []
    server.db.events.subscribe(({ type }) => heard.push(type))
    server.db.write(() => {
      server.rooms.outbox.add(mailToSomebody())
      expect(heard).toEqual([])
    })
    expect(heard).toEqual(['mail-queued'])
  })
})
