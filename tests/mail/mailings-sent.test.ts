import { describe, expect, it } from 'vitest'
import { mailingInput } from '../../src/features/campaigns/contract.ts'
import { mailServer } from './mail-server.ts'
import { expectState, type SendingHouse, sendingHouse } from './sending-house.ts'

/** A mailing to one structure, by a server that sends for good. */
async function sentBy(house: SendingHouse, email: string): Promise<string> {
  const { id: userId } = await house.rooms.accounts.createUser(
    {
      email: 'maite@cci.example',
      name: 'Maïté Animation',
      role: 'facilitator',
      password: 'une phrase longue',
    },
    null,
    'test',
  )
  const actor = house.rooms.accounts.actorById(userId)
  if (!actor) throw new Error('an account was expected')
  house.organisation({ name: 'Scierie <A>', contacts: [{ name: 'Ana Dupouy', email }] })
  const { mailings } = house.rooms.campaigns
  const { id } = mailings.create(
    actor,
    mailingInput.parse({
      ...{ title: 'Réunion', subject: 'Bonjour {prénom}' },
      body: 'Pour **{structure}** :\n\n- [venez](https://auch.example/lundi)',
    }),
  )
  mailings.step(actor, id, { to: 'scheduled', at: null })
  return id
}

describe('a mailing on the wire', () => {
  it('carries the button of RFC 8058, the address of who is answered, and both its parts', async () => {
    const server = await mailServer()
    const house = await sendingHouse({ smtpUrl: server.url })
    const id = await sentBy(house, 'ana@scierie.example')
    await expectState(house, 'ana@scierie.example', 'sent')
    const [mail] = server.accepted
    const header = (name: string) => mail?.headerLines.find(({ key }) => key === name)?.line ?? ''
    const [, link = ''] = /<(https:[^>]+)>/.exec(header('list-unsubscribe').replace(/\s+/g, '')) ?? []
    expect(link).toMatch(/^https:\/\/boucle\.exemple\.fr\/desabonnement\/[0-9a-z]+\.[\w-]{22}$/)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(header('auto-submitted')).toBe('')
    expect(mail?.replyTo?.text).toBe('maite@cci.example')
    expect(mail?.subject).toBe('Bonjour Ana')
    expect(mail?.text).toContain('Pour Scierie <A> :\n\n- venez (https://auch.example/lundi)')
    expect(mail?.text).toContain(link)
    const html = String(mail?.html)
    expect(html).toContain('<strong>Scierie &lt;A&gt;</strong>')
    expect(html).toContain('<a href="https://auch.example/lundi"')
    // Nothing that tells whether it was read.
    expect(html).not.toMatch(/<img|url\(|src=/)
    await expect.poll(() => countsOf(house, id)).toMatchObject({ sent: 1, queued: 0 })
    // The press of the button, as a mail reader sends it.
    await house.anonymous
      .post(new URL(link).pathname)
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send('List-Unsubscribe=One-Click')
      .expect(200)
    expect(countsOf(house, id)).toMatchObject({ unsubscribed: 1 })
  })

  it('learns at once of an address that the server does not know', async () => {
    const server = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })),
    })
    const house = await sendingHouse({ smtpUrl: server.url })
    const id = await sentBy(house, 'parti@scierie.example')
    await expect.poll(() => countsOf(house, id), { timeout: 10_000 }).toMatchObject({ failed: 1, bounced: 1 })
  })
})

function countsOf(house: SendingHouse, id: string) {
  const [row] = house.db.sqlite
    .prepare(
      `select sum(state = 'sent') as sent, sum(state = 'queued') as queued, sum(state = 'failed') as failed,
        sum(bounce is not null) as bounced, sum(unsubscribed_at is not null) as unsubscribed
        from mailing_recipients where mailing_id = ?`,
    )
    .all(id)
  return row
}
