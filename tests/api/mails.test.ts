import { beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from '../../src/kernel/mail.ts'
import { aMail } from '../support/mail.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({
  administrator: ['administrator'],
  facilitator: ['facilitator'],
  authority: ['authority'],
}))

beforeEach(() => void house.db.sqlite.prepare('delete from mails').run())

/** Queues a mail and gives its id; `stands` is put in its row behind the API's back. */
function queued(changes: Partial<Mail> = {}, stands: Record<string, string> = {}): string {
  const mail = aMail(changes)
  house.db.write(() => house.rooms.outbox.add(mail))
  const id = house.mailsTo(mail.to).at(-1)?.id ?? ''
  for (const [column, value] of Object.entries(stands))
    house.db.sqlite.prepare(`update mails set ${column} = ? where id = ?`).run(value, id)
  return id
}
const rowOf = (id: string) =>
  house.db.sqlite.prepare('select * from mails where id = ?').get(id) as Record<string, unknown> | undefined

const refused = (title: string, ask: (agent: (typeof as)['anonymous']) => PromiseLike<unknown>) =>
  it(`is refused to all but administrators: ${title}`, async () => {
    expectStranger((await ask(as.anonymous)) as never)
    for (const agent of [as.facilitator, as.authority])
      expectProblem((await ask(agent)) as never, 'forbidden')
  })

describe('GET /mails', () => {
  refused('the outbox', (agent) => agent.get('/api/v1/mails'))

  it('lists the outbox, the newest first, without what mails say', async () => {
    const old = queued({ subject: 'Ancien' })
    const recent = queued({ subject: 'Récent' })
    const { body, text } = await as.administrator.get('/api/v1/mails').expect(200)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([recent, old])
    expect(body).toMatchObject({ total: 2, delivery: 'none', counts: { waiting: 2, sent: 0 } })
    expect(body.items[0]).toMatchObject({
      subject: 'Récent',
      state: 'waiting',
      canRetry: false,
      canDrop: true,
    })
    expect(text).not.toContain('/connexion/lien')
    expect(text).not.toContain('Voici votre lien')
  })

  it('keeps those of one state, and still counts them all', async () => {
    queued()
    const failed = queued({}, { state: 'failed', last_error: 'Refusé' })
    const { body } = await as.administrator.get('/api/v1/mails').query({ state: 'failed' }).expect(200)
    expect(body.items).toEqual([
      expect.objectContaining({ id: failed, lastError: 'Refusé', nextAttemptAt: null }),
    ])
    expect(body).toMatchObject({ total: 1, counts: { waiting: 1, failed: 1 } })
    expectProblem(await as.administrator.get('/api/v1/mails').query({ state: 'perdu' }), 'invalid-input')
  })

  it('is read page after page, each mail once', async () => {
    const ids = Array.from({ length: 7 }, () => queued())
    const seen: string[] = []
    for (const offset of [0, 3, 6]) {
      const { body } = await as.administrator.get('/api/v1/mails').query({ limit: 3, offset }).expect(200)
      expect(body.total).toBe(7)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
    }
    expect(seen).toEqual(ids.reverse())
  })
})

describe('GET /mails/:id', () => {
  refused('a mail', (agent) => agent.get(`/api/v1/mails/${queued()}`))

  it('shows the words and the link, and the journal keeps who read the link', async () => {
    const id = queued()
    const { body } = await as.administrator.get(`/api/v1/mails/${id}`).expect(200)
    expect(body).toMatchObject({
      paragraphs: ['Bonjour,', 'Voici votre lien.'],
      action: { label: 'Me connecter', path: '/connexion/lien#secret' },
    })
    expect(journalOf(house, id)).toEqual([expect.objectContaining({ action: 'mail.link-read' })])
  })

  it('shows no link to a page left open: who asks proves again who is there', async () => {
    const id = queued()
    const administrator = await house.signedIn('administrator')
    house.db.sqlite
      .prepare('update sessions set authenticated_at = ? where user_id = ?')
      .run('2026-01-01T00:00:00Z', (await administrator.get('/api/v1/session')).body.user.id)
    const refused = await administrator.get(`/api/v1/mails/${id}`)
    expectProblem(refused, 'recent-sign-in-needed')
    expect(refused.text).not.toContain('secret')
    expect(journalOf(house, id)).toEqual([])
  })

  it('has no link to show once it is gone, and nothing to journal', async () => {
    const id = queued()
    house.db.sqlite.prepare("update mails set state = 'sent', action_path = null where id = ?").run(id)
    const { body } = await as.administrator.get(`/api/v1/mails/${id}`).expect(200)
    expect(body).toMatchObject({ action: { path: null }, canRetry: false, canDrop: false })
    expect(journalOf(house, id)).toEqual([])
  })

  it('answers 404 for what does not exist', async () => {
    expectProblem(await as.administrator.get('/api/v1/mails/rien'), 'not-found')
  })
})

describe('POST /mails/:id/retry', () => {
  refused('to send again', (agent) => agent.post(`/api/v1/mails/${queued()}/retry`))

  it.each(['waiting', 'failed', 'uncertain'])('puts what is %s back in the queue, now', async (state) => {
    const id = queued({}, { state, attempts: '9', next_attempt_at: '2999-01-01T00:00:00.000Z' })
    const { body } = await as.administrator.post(`/api/v1/mails/${id}/retry`).expect(200)
    expect(body).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(Date.parse(body.nextAttemptAt)).toBeLessThanOrEqual(house.clock.now().getTime())
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['mail.retried'])
  })

  it.each(['sending', 'sent', 'expired'])('never sends again what is %s', async (state) => {
    const id = queued({}, { state })
    expectProblem(await as.administrator.post(`/api/v1/mails/${id}/retry`), 'conflict')
    expect(rowOf(id)).toMatchObject({ state })
    expect(journalOf(house, id)).toEqual([])
  })

  it('refuses a mail whose link is dead, and what does not exist', async () => {
    const id = queued({ usefulUntil: new Date(house.clock.now().getTime() - 1) }, { state: 'failed' })
    expectProblem(await as.administrator.post(`/api/v1/mails/${id}/retry`), 'conflict', {
      detail: /plus utile/,
    })
    expectProblem(await as.administrator.post('/api/v1/mails/rien/retry'), 'not-found')
  })
})

describe('DELETE /mails/:id', () => {
  refused('to give up', (agent) => agent.delete(`/api/v1/mails/${queued()}`))

  it.each(['waiting', 'failed', 'uncertain', 'expired'])('gives up what is %s', async (state) => {
    const id = queued({}, { state })
    await as.administrator.delete(`/api/v1/mails/${id}`).expect(204)
    expect(rowOf(id)).toBeUndefined()
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['mail.dropped'])
  })

  it.each(['sending', 'sent'])('keeps the trace of what is %s', async (state) => {
    const id = queued({}, { state })
    expectProblem(await as.administrator.delete(`/api/v1/mails/${id}`), 'conflict')
    expect(rowOf(id)).toMatchObject({ state })
  })

  it('answers 404 for what does not exist', async () => {
    expectProblem(await as.administrator.delete('/api/v1/mails/rien'), 'not-found')
  })
})

describe('POST /mails/test', () => {
  const test = (agent: (typeof as)['anonymous'], body: object = { language: 'fr' }) =>
    agent.post('/api/v1/mails/test').send(body)
  refused('a test', (agent) => test(agent))

  it('queues a mail to my own address and to no other', async () => {
    const { body } = await test(as.administrator).expect(202)
    const own = (await as.administrator.get('/api/v1/session')).body.user.email
    expect(body).toEqual({ to: own })
    expect(house.mailsTo(own).map(({ subject }) => subject)).toEqual(['Essai d’envoi de Boucle'])
    expect(house.lastLink(own)).toBe('/administration/courrier')
  })

  it('asks for a language it knows', async () => {
    expectProblem(await test(as.administrator, {}), 'invalid-input', { pointers: ['/language'] })
    expectProblem(await test(as.administrator, { language: 'oc' }), 'invalid-input')
  })
})

describe('what was sent long ago', () => {
  it('is forgotten whole; what is more recent, or not sent, stays', async () => {
    const sentOn = (day: string) => ({ state: 'sent', sent_at: `${day}T10:00:00.000Z` })
    const old = queued({}, sentOn('2026-01-01'))
    const recent = queued({}, sentOn('2026-03-01'))
    const failed = queued({}, { state: 'failed', created_at: '2025-01-01T00:00:00.000Z' })
    expect(house.rooms.mails.forgetSentBefore(new Date('2026-02-01T00:00:00Z'))).toBe(1)
    expect([old, recent, failed].map((id) => rowOf(id) !== undefined)).toEqual([false, true, true])
  })
})
