import { describe, expect, it } from 'vitest'
import { mailingWorld } from './mailing-world.ts'

describe('the pace of mailings', () => {
  it('hands over one message a minute at 60 an hour, all mailings together, in the order of names', async () => {
    const world = await mailingWorld()
    for (const name of ['Atelier', 'Boulangerie', 'Carrosserie']) world.organisation(name)
    const id = world.scheduled()
    expect(world.outbox().map(({ recipient }) => recipient)).toEqual(['contact@atelier.example'])
    world.scheduled({ title: 'Autre' })
    world.rooms.campaigns.sending.turn()
    expect(world.outbox()).toHaveLength(1)
    world.minutes(2)
    expect(world.outbox().map(({ recipient }) => recipient)).toEqual([
      'contact@atelier.example',
      'contact@boulangerie.example',
      'contact@carrosserie.example',
    ])
    expect(world.outbox()[1]).toMatchObject({ subject: 'Bonjour Ana', paragraphs: ['Pour **Boulangerie**.'] })
    world.deliver()
    expect(world.status(id)).toBe('done')
    world.minutes(3)
    expect(world.outbox()).toHaveLength(6)
  })

  it('has no burst after a silence, nor one for a mail server that is away', async () => {
    const world = await mailingWorld()
    for (let i = 0; i < 30; i++) world.organisation(`S${i}`)
    world.scheduled()
    world.move(600)
    world.rooms.campaigns.sending.turn()
    expect(world.outbox()).toHaveLength(2)
    world.minutes(60)
    expect(world.outbox().filter(({ state }) => state === 'waiting')).toHaveLength(20)
    world.deliver()
    world.minutes(5)
    expect(world.outbox()).toHaveLength(26)
  })

  it('begins at the hour of Paris, with the audience as it is then', async () => {
    const world = await mailingWorld()
    world.organisation('Atelier')
    const id = world.scheduled({}, undefined, { day: '2026-11-16', hour: '10:30' })
    world.organisation('Boulangerie')
    world.minutes(29)
    expect(world.status(id)).toBe('scheduled')
    world.minutes(2)
    expect(world.status(id)).toBe('sending')
    expect(Object.keys(world.statesOf(id))).toHaveLength(2)
  })
})

describe('exactly once', () => {
  it('writes to each once whatever moment the process dies at', async () => {
    const world = await mailingWorld()
    for (let i = 0; i < 12; i++) world.organisation(`S${i}`)
    const id = world.scheduled()
    for (let minute = 0; minute < 16; minute++) {
      world.restart()
      world.minutes(1)
      if (minute % 3 === 0) world.deliver()
      world.restart()
      world.rooms.campaigns.sending.turn()
    }
    world.deliver()
    const to = world.outbox().map(({ recipient }) => recipient)
    expect(to).toHaveLength(12)
    expect(new Set(to).size).toBe(12)
    expect(new Set(Object.values(world.statesOf(id)))).toEqual(new Set(['sent']))
  })

  it('keeps neither half when a hand-over fails in the middle', async () => {
    const world = await mailingWorld()
    world.organisation('Atelier')
    world.organisation('Boulangerie')
    const id = world.scheduled()
    // The second half of the hand-over is refused by the database: the mail must not stay behind.
    world.db.sqlite.exec(
      "create trigger dies before update on mailing_recipients when new.state = 'queued' begin select raise(abort, 'killed'); end",
    )
    world.move(5)
    expect(() => world.rooms.campaigns.sending.turn()).toThrow('killed')
    expect(world.outbox()).toHaveLength(1)
    world.db.sqlite.exec('drop trigger dies')
    world.restart()
    world.minutes(3)
    expect(world.outbox()).toHaveLength(2)
    world.deliver()
    expect(world.status(id)).toBe('done')
  })

  it('pauses, takes back what has not left, goes on where it was, and stops for good', async () => {
    const world = await mailingWorld()
    for (const name of ['Atelier', 'Boulangerie', 'Carrosserie']) world.organisation(name)
    const id = world.scheduled()
    const step = (to: 'paused' | 'sending' | 'stopped') =>
      world.rooms.campaigns.mailings.step(world.facilitator, id, { to, at: null })
    step('paused')
    expect(world.outbox()).toEqual([])
    world.minutes(10)
    expect(world.outbox()).toEqual([])
    step('sending')
    world.minutes(1)
    world.deliver()
    step('stopped')
    world.minutes(10)
    expect(world.outbox()).toHaveLength(2)
    expect(Object.values(world.statesOf(id))).toEqual(['sent', 'sent', 'waiting'])
    expect(() => step('sending')).toThrow('n’existe pas')
  })

  it('is held when who sends it facilitates no more, and says why', async () => {
    const world = await mailingWorld()
    const administrator = await world.account('administrator')
    world.organisation('Atelier')
    world.organisation('Boulangerie')
    const id = world.scheduled()
    world.db.sqlite
      .prepare('update users set disabled_at = ? where id = ?')
      .run('2026-11-16', world.facilitator.userId)
    world.minutes(5)
    expect(world.outbox()).toHaveLength(1)
    const held = world.rooms.campaigns.mailings.get(administrator, id)
    expect(held).toMatchObject({ status: 'paused', heldBecause: expect.stringContaining('fermé') })
  })
})

describe('those who are not written to', () => {
  it('are left out with the reason, whatever it is, and the audience says so', async () => {
    const world = await mailingWorld()
    world.organisation('Atelier')
    world.organisation('Boulangerie', null)
    world.organisation('Carrosserie', 'contact@atelier.example')
    const excluded = world.organisation('Droguerie')
    const managed = world.organisation('Ecurie', null)
    await world.account('member', managed)
    const { audience } = world.rooms.campaigns.mailings.get(world.facilitator, world.scheduled())
    const found = world.rooms.campaigns.mailings.audience(
      world.facilitator,
      { ...audience, excludedIds: [excluded] },
      null,
    )
    expect(found.structures).toBe(5)
    expect(found.recipients.map(({ organisationName }) => organisationName)).toEqual(['Atelier', 'Ecurie'])
    expect(found.leftOut.map(({ organisationName, reason }) => [organisationName, reason])).toEqual([
      ['Boulangerie', 'no-address'],
      ['Carrosserie', 'same-address'],
      ['Droguerie', 'by-hand'],
    ])
  })

  it('who unsubscribes meanwhile gets nothing more: neither what waits its turn, nor what waits in the outbox', async () => {
    const world = await mailingWorld()
    for (const name of ['Atelier', 'Boulangerie']) world.organisation(name)
    const first = world.scheduled()
    const token = world.tokenOf(first, 'contact@atelier.example')
    const second = world.scheduled({ title: 'Autre' })
    world.rooms.campaigns.optOuts.unsubscribe(token, 'one-click')
    expect(world.outbox()).toEqual([])
    world.minutes(10)
    world.deliver()
    expect(world.outbox().map(({ recipient }) => recipient)).toEqual([
      'contact@boulangerie.example',
      'contact@boulangerie.example',
    ])
    expect(world.statesOf(first)).toEqual({
      'contact@atelier.example': 'unsubscribed',
      'contact@boulangerie.example': 'sent',
    })
    expect(world.statesOf(second)['contact@atelier.example']).toBe('unsubscribed')
    // Undone from the same page: written to again by what comes next.
    expect(world.rooms.campaigns.optOuts.resubscribe(token)).toMatchObject({ subscribed: true })
    world.scheduled({ title: 'Plus tard' })
    world.minutes(3)
    expect(world.outbox().at(-2)?.recipient ?? '').toBe('contact@atelier.example')
  })

  it('a structure that closes between two turns is passed over, and takes no turn', async () => {
    const world = await mailingWorld()
    world.organisation('Atelier')
    const closing = world.organisation('Boulangerie')
    world.organisation('Carrosserie')
    const id = world.scheduled()
    world.db.sqlite.prepare('update organisations set closed_at = ? where id = ?').run('2026-11-16', closing)
    world.minutes(1)
    expect(world.outbox().map(({ recipient }) => recipient)).toEqual([
      'contact@atelier.example',
      'contact@carrosserie.example',
    ])
    expect(world.statesOf(id)['contact@boulangerie.example']).toBe('structure-closed')
  })
})

describe('mails that come back', () => {
  const refusal = (reason: string, refused: 'address' | 'message' = 'address') =>
    ({ result: 'refused', reason, refused }) as const

  it('a refused address is dead for every mailing; a refused message, a full box or a delay is not', async () => {
    const world = await mailingWorld()
    for (const name of ['Atelier', 'Boulangerie', 'Carrosserie', 'Droguerie']) world.organisation(name)
    const id = world.scheduled()
    world.minutes(4)
    const answers: Record<string, () => ReturnType<typeof refusal> | { result: 'later'; reason: string }> = {
      'contact@atelier.example': () => refusal('refuse l’adresse : 550 5.1.1 User unknown'),
      'contact@boulangerie.example': () => refusal('refuse l’adresse : 552 5.2.2 Mailbox full'),
      'contact@carrosserie.example': () => refusal('refuse le message : 550 5.7.1 Spam', 'message'),
      'contact@droguerie.example': () => ({ result: 'later', reason: '450 4.2.0 Greylisted' }),
    }
    world.deliver((to) => answers[to]?.() ?? { result: 'sent' })
    const rows = Object.fromEntries(
      world.recipients(id).map(({ email, state, bounce }) => [email, [state, bounce]]),
    )
    expect(rows).toEqual({
      'contact@atelier.example': ['failed', 'hard'],
      'contact@boulangerie.example': ['failed', 'soft'],
      'contact@carrosserie.example': ['failed', 'soft'],
      'contact@droguerie.example': ['queued', null],
    })
    // Who unsubscribes is sent nothing again by hand either.
    const sentAgain = (email: string) => world.outbox().some(({ recipient }) => recipient === email)
    expect(sentAgain('contact@boulangerie.example')).toBe(true)
    world.rooms.campaigns.optOuts.unsubscribe(world.tokenOf(id, 'contact@boulangerie.example'), 'one-click')
    expect(sentAgain('contact@boulangerie.example')).toBe(false)

    const { audience } = world.rooms.campaigns.mailings.get(world.facilitator, id)
    const next = world.rooms.campaigns.mailings.audience(world.facilitator, audience, null)
    expect(next.leftOut.map(({ email, reason }) => [email, reason])).toEqual([
      ['contact@atelier.example', 'bounced'],
      ['contact@boulangerie.example', 'unsubscribed'],
    ])
  })

  it('a pasted delivery status is read: by the Message-ID, else by the address, and « delayed » changes nothing', async () => {
    const world = await mailingWorld()
    const atelier = world.organisation('Atelier')
    world.organisation('Boulangerie')
    const id = world.scheduled()
    world.minutes(1)
    world.deliver()
    const report = (to: string, action: string, status: string, more = '') =>
      world.rooms.campaigns.answers.report(
        world.facilitator,
        `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${to}\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550\n unknown\n\n${more}`,
      ).items
    expect(report('CONTACT@atelier.example', 'delayed', '4.4.1')).toMatchObject([{ outcome: 'delayed' }])
    expect(report('ailleurs@inconnu.example', 'failed', '5.1.1')).toMatchObject([{ outcome: 'unknown' }])
    // The address it was forwarded to: the message itself says whom it was for.
    const mailId = world.recipients(id)[0]?.mailId
    expect(
      report('forward@ailleurs.example', 'failed', '5.1.1', `Message-ID: <${mailId}@exemple.fr>`),
    ).toMatchObject([{ email: 'contact@atelier.example', outcome: 'hard' }])
    expect(world.rooms.campaigns.answers.addressesOf(world.facilitator, atelier).items).toMatchObject([
      { email: 'contact@atelier.example', state: 'bounced', reason: expect.stringContaining('5.1.1') },
    ])
    world.rooms.campaigns.answers.liftBounce(world.facilitator, atelier, 'contact@atelier.example')
    expect(world.rooms.campaigns.answers.addressesOf(world.facilitator, atelier).items).toEqual([])
    expect(() => world.rooms.campaigns.answers.report(world.facilitator, 'Bonjour')).toThrow('aucun avis')
  })
})
