import { describe, expect, it } from 'vitest'
import { eventWorld } from './event-world.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { countRows } from './house.ts'

const { house, as, ids, day, at, published, read, come, lastMailTo, addressOf, answerLink, strangerComes } =
  eventWorld()
const today = { heldOn: day(0), startsAt: '00:00', endsAt: '23:59' }
const listed = (id: string) => read(as.facilitator, id, '/registrations')
const presence = (id: string, registrationId: string, isPresent = true) =>
  as.facilitator.put(at(id, `/registrations/${registrationId}/presence`)).send({ isPresent })

describe('PUT /events/:id/registration', () => {
  it('is refused to an anonymous; who has an account comes at once, for their structure, with the file of the day', async () => {
    const id = await published()
    expectStranger(await as.anonymous.put(at(id, '/registration')).send({}))
    expectProblem(await as.dairy.put(at(id, '/registration')).send({ organisationId: ids.farm }), 'not-found')
    const { body } = await come(as.dairy, id).expect(200)
    expect(body).toMatchObject({ own: 'registered', comesFor: { id: ids.dairy, name: 'Fromagerie du Gers' } })
    const mail = lastMailTo(await addressOf(as.dairy))
    expect([mail.subject, mail.calendar?.includes('METHOD:PUBLISH')]).toEqual([
      'Votre inscription est confirmée',
      true,
    ])
    const { length } = house.mailsTo(mail.recipient)
    await come(as.dairy, id).expect(200)
    expect(house.mailsTo(mail.recipient), 'asked again, it changes nothing').toHaveLength(length)
  })

  it('gives the last place once when two ask at the same time: one has it, the other waits', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await published({ capacity: 1 })
      const both = await Promise.all([come(as.dairy, id), come(as.farm, id)])
      expect(both.map(({ body }) => body.own).sort()).toEqual(['registered', 'waiting'])
      expect((await read(as.facilitator, id)).counts).toMatchObject({ registered: 1, waiting: 1 })
    }
  })

  it('is closed once it has begun', async () => {
    const id = await published(today)
    expectProblem(await come(as.dairy, id), 'conflict')
    expect((await read(as.dairy, id)).can.register).toBe(false)
  })
})

describe('DELETE /events/:id/registration', () => {
  it('is refused to an anonymous; passes the place to who waits first, who is told', async () => {
    const id = await published({ capacity: 1 })
    expectStranger(await as.anonymous.delete(at(id, '/registration')))
    for (const agent of [as.dairy, as.farm, as.miller]) await come(agent, id).expect(200)
    expect((await read(as.miller, id)).own).toBe('waiting')
    await as.dairy.delete(at(id, '/registration')).expect(200)
    expect((await read(as.farm, id)).own).toBe('registered')
    expect((await read(as.miller, id)).own).toBe('waiting')
    expect(lastMailTo(await addressOf(as.farm)).subject).toBe('Une place s’est libérée : elle est à vous')
    // Who left and comes back waits behind the others.
    await come(as.dairy, id).expect(200)
    await as.farm.delete(at(id, '/registration')).expect(200)
    expect([(await read(as.miller, id)).own, (await read(as.dairy, id)).own]).toEqual([
      'registered',
      'waiting',
    ])
    await as.facilitator.patch(at(id)).send({ capacity: 2 }).expect(200)
    expect((await read(as.dairy, id)).own).toBe('registered')
  })

  it('declines an invitation', async () => {
    const id = await published({ audience: 'invited' })
    await as.facilitator
      .post(at(id, '/invitations'))
      .send({ organisationIds: [ids.dairy] })
      .expect(200)
    expect((await as.dairy.delete(at(id, '/registration')).expect(200)).body.own).toBe('declined')
    expect((await come(as.dairy, id).expect(200)).body.own).toBe('registered')
  })
})

describe('POST /events/:id/registrations', () => {
  const ask = (id: string, person: object) => house.stranger().post(at(id, '/registrations')).send(person)
  const ana = { name: 'Ana Passante', email: 'ana.passante@ailleurs.example', consent: true }

  it('asks the least, wants a consent, and is closed to who may not know of the event', async () => {
    const id = await published()
    for (const wrong of [{ consent: false }, { consent: undefined }, { name: '' }, { email: 'ana' }])
      expectProblem(await ask(id, { ...ana, ...wrong }), 'invalid-input')
    for (const audience of ['network', 'invited'])
      expectProblem(await ask(await published({ audience }), ana), 'not-found')
  })

  it('keeps nothing but the link of a mail until it is confirmed, and says the same whoever is known', async () => {
    const id = await published()
    const before = countRows(house, 'event_registrations')
    const known = await ask(id, { ...ana, email: await addressOf(as.third) })
    const unknown = await ask(id, ana)
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect(unknown.status).toBe(202)
    expect(countRows(house, 'event_registrations')).toBe(before)
    const mail = lastMailTo(ana.email)
    expect(mail.paragraphs.join(' '), 'what anybody may type is not sent to anybody').not.toContain(
      'Passante',
    )
    expect(mail.actionPath).toMatch(/^\/rencontres\/lien#/)
  })

  it('is stopped after a few mails to one address', async () => {
    const id = await published()
    const email = 'noyee@ailleurs.example'
    for (let i = 0; i < 8; i++) await ask(id, { ...ana, email }).expect(202)
    expect(house.mailsTo(email)).toHaveLength(5)
  })
})

describe('POST /event-links/open', () => {
  const open = (token: string) => house.stranger().post('/api/v1/event-links/open').send({ token })

  it('refuses a link that is none; reading one changes nothing, however often', async () => {
    expectProblem(await open('inventé'), 'expired')
    const id = await published()
    const email = 'lecteur@ailleurs.example'
    await house
      .stranger()
      .post(at(id, '/registrations'))
      .send({ name: 'Lou', email, consent: true })
      .expect(202)
    const { token } = lastMailTo(email)
    for (let i = 0; i < 3; i++)
      expect((await open(token).expect(200)).body).toMatchObject({
        state: null,
        can: { yes: true, no: false },
      })
    expect((await listed(id)).total).toBe(0)
    // The link of one thing does nothing of another.
    expectProblem(await house.stranger().post('/api/v1/introductions/link').send({ token }), 'expired')
  })
})

describe('POST /event-links/answer', () => {
  it('refuses a link that is none; confirms, and undoes by the link of the confirmation', async () => {
    expectProblem(await answerLink('inventé', 'yes'), 'expired')
    const id = await published({ capacity: 1 })
    const first = await strangerComes(id, 'Ana Une')
    expect(first.body).toMatchObject({ state: 'registered' })
    const second = await strangerComes(id, 'Bao Deux')
    expect(second.body).toMatchObject({ state: 'waiting', ticket: null })
    const list = await listed(id)
    expect(list.items).toMatchObject([
      { name: 'Ana Une', email: first.email, state: 'registered', way: 'form', structure: null },
      { name: 'Bao Deux', state: 'waiting' },
    ])
    await answerLink(lastMailTo(first.email).token, 'no')
    expect(lastMailTo(second.email).subject).toBe('Une place s’est libérée : elle est à vous')
    expect((await listed(id)).counts).toMatchObject({ registered: 1, waiting: 0 })
  })

  it('of a person with an account is that of the account; the same person twice has one place', async () => {
    const id = await published()
    const email = await addressOf(as.third)
    for (let i = 0; i < 2; i++) {
      const typed = { name: 'Un autre nom', email, consent: true }
      await house.stranger().post(at(id, '/registrations')).send(typed).expect(202)
      const { token } = house
        .mailsTo(email)
        .flatMap(({ actionPath, subject }) =>
          subject.startsWith('Confirmez') ? [{ token: actionPath?.split('#')[1] ?? '' }] : [],
        )
        .at(-1) as { token: string }
      expect((await answerLink(token, 'yes')).body.state).toBe('registered')
    }
    expect((await listed(id)).total).toBe(1)
    expect((await read(as.third, id)).own).toBe('registered')
  })

  it('does nothing for an event that was cancelled since', async () => {
    const id = await published()
    const { email } = await strangerComes(id, 'Dao Trois')
    const { token } = lastMailTo(email)
    await as.facilitator.post(at(id, '/steps')).send({ to: 'cancelled', reason: 'Grève' }).expect(200)
    expectProblem(await answerLink(token, 'no'), 'conflict')
    const shown = await house.stranger().post('/api/v1/event-links/open').send({ token }).expect(200)
    expect(shown.body).toMatchObject({ event: { status: 'cancelled' }, can: { yes: false, no: false } })
  })
})

describe('GET /events/:id/registrations', () => {
  it('is refused to an anonymous and to who comes; reading it is written in the journal', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    expectStranger(await as.anonymous.get(at(id, '/registrations')))
    expectProblem(await as.dairy.get(at(id, '/registrations')), 'forbidden')
    const { items } = await listed(id)
    expect(items).toMatchObject([{ structure: 'Fromagerie du Gers', state: 'registered', presentAt: null }])
    const entries = house.db.sqlite.prepare(`select 1 from journal where action = 'event.consulted'`).all()
    expect(entries.length).toBeGreaterThan(0)
  })
})

describe('PUT /events/:id/registrations/:registrationId/presence', () => {
  it('is refused to an anonymous and to who comes, and before the day', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    const [one] = (await listed(id)).items
    const path = at(id, `/registrations/${one.id}/presence`)
    expectStranger(await as.anonymous.put(path).send({ isPresent: true }))
    expectProblem(await as.dairy.put(path).send({ isPresent: true }), 'forbidden')
    expectProblem(await presence(id, one.id), 'conflict')
  })

  it('marks who is there and takes it back; a registration of another event is not found', async () => {
    const id = await published({ ...today, audience: 'invited' })
    await as.facilitator
      .post(at(id, '/invitations'))
      .send({ organisationIds: [ids.dairy] })
      .expect(200)
    const [one] = (await listed(id)).items
    expect((await presence(id, one.id).expect(200)).body.presentAt).not.toBeNull()
    expect((await read(as.facilitator, id)).counts).toMatchObject({ present: 1 })
    expect((await presence(id, one.id, false).expect(200)).body.presentAt).toBeNull()
    expectProblem(await presence(await published(today), one.id), 'not-found')
  })
})

describe('POST /events/:id/walk-ins', () => {
  it('is refused to an anonymous and to members; adds who came without registering, beyond the places there are', async () => {
    const id = await published({ ...today, capacity: 1 })
    expectStranger(await as.anonymous.post(at(id, '/walk-ins')).send({ name: 'Ana' }))
    expectProblem(await as.dairy.post(at(id, '/walk-ins')).send({ name: 'Ana' }), 'forbidden')
    for (const name of ['Ana', 'Bao'])
      await as.facilitator
        .post(at(id, '/walk-ins'))
        .send({ name, structureName: 'Garage du Pont' })
        .expect(201)
    const list = await listed(id)
    expect(list.items).toMatchObject([
      { name: 'Ana', structure: 'Garage du Pont', email: null, way: 'door' },
      { name: 'Bao' },
    ])
    expect(list.counts).toMatchObject({ registered: 2, present: 2 })
    expectProblem(
      await as.facilitator.post(at(id, '/walk-ins')).send({ name: 'Ana', organisationId: 'nulle' }),
      'not-found',
    )
  })
})

describe('DELETE /events/:id/registrations/:registrationId', () => {
  it('is refused to an anonymous and to who comes; cancels for who asked, who is told', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    const [one] = (await listed(id)).items
    const path = at(id, `/registrations/${one.id}`)
    expectStranger(await as.anonymous.delete(path))
    expectProblem(await as.dairy.delete(path), 'forbidden')
    await as.facilitator.delete(path).expect(204)
    expect((await read(as.dairy, id)).own).toBe('cancelled')
    expect(lastMailTo(await addressOf(as.dairy)).subject).toBe('Votre inscription est annulée')
  })
})

describe('reminders', () => {
  it('come seven days and one day before, once each, and never to who cancelled or waits', async () => {
    const id = await published({ heldOn: day(20), capacity: 2 })
    const staying = await strangerComes(id, 'Elo Reste')
    const leaving = await strangerComes(id, 'Fay Part')
    const waiting = await strangerComes(id, 'Gil Attend')
    await answerLink(lastMailTo(leaving.email).token, 'no')
    await answerLink(lastMailTo(waiting.email).token, 'no')
    const reminded = (email: string) =>
      house.mailsTo(email).filter(({ subject }) => subject.startsWith('Rappel')).length
    const { hourly } = house.rooms.events.reminders
    await hourly()
    expect(reminded(staying.email)).toBe(0)
    await house.clock.later(13 * 24, hourly)
    await house.clock.later(14 * 24, hourly)
    expect(reminded(staying.email)).toBe(1)
    await house.clock.later(19 * 24, hourly)
    await house.clock.later(19 * 24 + 1, hourly)
    expect([reminded(staying.email), reminded(leaving.email), reminded(waiting.email)]).toEqual([2, 0, 0])
  })
})

describe('what is kept', () => {
  it('is nothing of what a stranger typed and never confirmed, once the link is dead', async () => {
    const id = await published({ heldOn: day(3) })
    const typed = { name: 'Iris Oublie', email: 'iris@ailleurs.example', consent: true }
    await house.stranger().post(at(id, '/registrations')).send(typed).expect(202)
    const waits = () =>
      house.db.sqlite.prepare("select 1 from mail_tokens where data like '%Iris Oublie%'").all().length
    const { hourly } = house.rooms.events.reminders
    await hourly()
    expect(waits()).toBe(1)
    await house.clock.later(6 * 24, hourly)
    expect(waits()).toBe(0)
  })

  it('goes a year after the event: names and addresses of people without an account, not that they came', async () => {
    const id = await published({ heldOn: day(0), startsAt: '00:00', endsAt: '23:59' })
    await as.facilitator.post(at(id, '/walk-ins')).send({ name: 'Hao Passe' }).expect(201)
    const apply = () => house.rooms.privacy.retention.apply()
    await house.clock.later(360 * 24, apply)
    expect((await listed(id)).items[0].name).toBe('Hao Passe')
    await house.clock.later(372 * 24, apply)
    expect((await listed(id)).items).toMatchObject([{ name: null, email: null }])
    expect((await listed(id)).counts.present).toBe(1)
  })
})

describe('GET /exports/event-attendance', () => {
  it('is refused to an anonymous and to members; gives who came as the list shows it, safe for spreadsheets', async () => {
    const id = await published(today)
    const path = `/api/v1/exports/event-attendance?event=${id}&format=csv`
    expectStranger(await as.anonymous.get(path))
    expectProblem(await as.dairy.get(path), 'forbidden')
    await as.facilitator
      .post(at(id, '/walk-ins'))
      .send({ name: '=cmd()', structureName: 'Garage' })
      .expect(201)
    const { text } = await as.facilitator.get(path).expect(200)
    expect(text).toContain('Garage')
    expect(text).toContain('à l’entrée')
    expect(text, 'a formula would run when it is opened').not.toMatch(/(^|[;,"\n])=cmd/)
  })
})

describe('GET /exports/events', () => {
  it('is refused to an anonymous; holds what the screen shows its reader, and nothing hidden', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/events?format=csv'))
    await published({ title: 'Pour le réseau', audience: 'network' })
    await published({ title: 'Entre invités', audience: 'invited' })
    const { text } = await as.dairy.get('/api/v1/exports/events?format=csv').expect(200)
    expect(text).toContain('Pour le réseau')
    expect(text).not.toContain('Entre invités')
  })
})
