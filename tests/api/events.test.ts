import { describe, expect, it } from 'vitest'
import { calendarOf, eventWorld } from './event-world.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { journalOf } from './house.ts'

const {
  house,
  as,
  ids,
  day,
  at,
  input,
  drafted,
  step,
  published,
  read,
  come,
  lastMailTo,
  addressOf,
  answerLink,
} = eventWorld()
const titlesFor = async (agent: typeof as.dairy, query = '') =>
  (await agent.get(`/api/v1/events?limit=1000${query}`).expect(200)).body.items.map(
    ({ title }: { title: string }) => title,
  )
const noticesOf = (id: string, kind: string) =>
  house.db.sqlite
    .prepare('select user_id from notices where path = ? and kind = ?')
    .all(`/rencontres/${id}`, kind)

describe('POST /events', () => {
  it('is refused to an anonymous and to who does not facilitate', async () => {
    expectStranger(await as.anonymous.post('/api/v1/events').send(input()))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.post('/api/v1/events').send(input()), 'forbidden')
  })

  it('keeps a draft that its facilitators alone know of, and reads hours, links and places as they must be', async () => {
    const id = await drafted({
      point: { lat: 43.65, lng: 0.58 },
      link: 'https://visio.example/abc',
      capacity: 12,
    })
    expect(await read(as.facilitator, id)).toMatchObject({
      ...{
        status: 'draft',
        placesLeft: 12,
        link: 'https://visio.example/abc',
        point: { lat: 43.65, lng: 0.58 },
      },
      can: { manage: true, register: false, steps: [{ to: 'published', blockedBy: null }] },
    })
    for (const agent of [as.anonymous, as.dairy, as.authority])
      expectProblem(await agent.get(at(id)), 'not-found')
    const post = (event: object) => as.facilitator.post('/api/v1/events').send(input(event))
    for (const wrong of [
      { startsAt: '11:00', endsAt: '10:00' },
      { startsAt: '25:00' },
      { link: 'javascript:alert(1)' },
      { link: 'http://visio.example' },
      { capacity: 0 },
      { heldOn: 'demain' },
      { point: { lat: 91, lng: 0 } },
    ])
      expectProblem(await post(wrong), 'invalid-input')
  })

  it('of a group is its meeting, for those who read the group', async () => {
    const group = { title: 'Bacs communs', organisationIds: [ids.dairy] }
    const { body } = await as.facilitator.post('/api/v1/groups').send(group).expect(201)
    await as.dairy
      .post(`/api/v1/groups/${body.id}/members/${ids.dairy}/answer`)
      .send({ accept: true })
      .expect(204)
    const meeting = {
      kind: 'group-meeting',
      audience: 'invited',
      groupId: body.id,
      title: 'Compter les bacs',
    }
    expectProblem(
      await as.facilitator.post('/api/v1/events').send(input({ ...meeting, groupId: 'nul' })),
      'not-found',
    )
    expectProblem(
      await as.facilitator.post('/api/v1/events').send(input({ ...meeting, kind: 'webinar' })),
      'invalid-input',
    )
    const id = await published(meeting)
    // Its people are invited, those of the house that are not in it do not know of it.
    expect(await read(as.dairy, id)).toMatchObject({
      own: 'invited',
      group: { id: body.id, title: 'Bacs communs' },
    })
    expect(noticesOf(id, 'event-invited')).toHaveLength(2)
    expectProblem(await as.farm.get(at(id)), 'not-found')
    expect(await titlesFor(as.dairy, `&group=${body.id}`)).toEqual(['Compter les bacs'])
    expect(await titlesFor(as.farm, `&group=${body.id}`)).toEqual([])
  })
})

describe('GET /events', () => {
  it('gives a stranger public events alone, whoever has an account those of the network, the invited theirs', async () => {
    const titles = { public: 'Pour tous', network: 'Pour le réseau', invited: 'Sur invitation' }
    const made: Record<string, string> = {}
    for (const audience of ['public', 'network', 'invited'] as const) {
      const id = await drafted({ audience, title: titles[audience] })
      if (audience === 'invited')
        await as.facilitator
          .post(at(id, '/invitations'))
          .send({ organisationIds: [ids.farm] })
          .expect(200)
      await step(id, 'published').expect(200)
      made[audience] = id
    }
    expect(await titlesFor(as.anonymous)).toEqual(expect.arrayContaining([titles.public]))
    expect(await titlesFor(as.anonymous)).not.toEqual(expect.arrayContaining([titles.network]))
    expect(await titlesFor(as.authority)).toEqual(expect.arrayContaining([titles.public, titles.network]))
    for (const agent of [as.anonymous, as.authority, as.dairy])
      expect(await titlesFor(agent)).not.toContain(titles.invited)
    expect(await titlesFor(as.farm, '&mine=yes')).toEqual([titles.invited])
    for (const agent of [as.anonymous, as.authority, as.dairy]) {
      const refused = await agent.get(at(made.invited ?? ''))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(at('inventé')))
    }
  })

  it('orders by day, and finds by word and by kind', async () => {
    await published({ title: 'Visite lointaine', kind: 'site-visit', heldOn: day(41) })
    await published({
      title: 'Visite proche',
      kind: 'site-visit',
      heldOn: day(40),
      description: 'Méthaniseur',
    })
    expect(await titlesFor(as.dairy, '&kind=site-visit')).toEqual(['Visite proche', 'Visite lointaine'])
    expect(await titlesFor(as.dairy, '&q=methaniseur')).toEqual(['Visite proche'])
    expect(await titlesFor(as.dairy, '&when=past&kind=site-visit')).toEqual([])
  })
})

describe('GET /events/:id', () => {
  it('is refused to who may not know of it; the public one tells a stranger what, when and where, and nobody’s name', async () => {
    const id = await published({
      link: 'https://visio.example/secret',
      description: 'Apportez un bordereau.',
    })
    await come(as.dairy, id).expect(200)
    const { body } = await as.anonymous.get(at(id)).expect(200)
    expect(body).toMatchObject({
      title: 'Lire un bordereau',
      isOnline: true,
      link: null,
      counts: null,
      own: null,
    })
    expect(body).toMatchObject({ can: { manage: false, register: true, steps: [] }, invitedStructures: [] })
    expect(JSON.stringify(body)).not.toContain('secret')
    expect((await read(as.dairy, id)).link).toBe('https://visio.example/secret')
    expect((await read(as.farm, id)).link).toBeNull()
  })
})

describe('PATCH /events/:id', () => {
  it('is refused to an anonymous and to who only reads it', async () => {
    const id = await published()
    expectStranger(await as.anonymous.patch(at(id)).send({ title: 'Autre' }))
    expectProblem(await as.dairy.patch(at(id)).send({ title: 'Autre' }), 'forbidden')
  })

  it('moves it in the calendars of those who come, once, and leaves them alone about the rest', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    const address = await addressOf(as.dairy)
    const before = house.mailsTo(address).length
    await as.facilitator.patch(at(id)).send({ description: 'Plus de détails' }).expect(200)
    expect(house.mailsTo(address)).toHaveLength(before)
    await as.facilitator
      .patch(at(id))
      .send({ heldOn: day(21), startsAt: '09:00' })
      .expect(200)
    expect(house.mailsTo(address)).toHaveLength(before + 1)
    const mail = lastMailTo(address)
    expect(mail.subject).toBe('Une rencontre à laquelle vous venez a changé')
    const { method, events } = calendarOf(mail.calendar ?? '')
    expect([method, events[0]?.sequence, events[0]?.status]).toEqual(['PUBLISH', 1, 'CONFIRMED'])
    // The same sent again changes nothing.
    await as.facilitator
      .patch(at(id))
      .send({ heldOn: day(21) })
      .expect(200)
    expect(house.mailsTo(address)).toHaveLength(before + 1)
    expectProblem(await as.facilitator.patch(at(id)).send({ place: null }), 'invalid-input')
  })

  it('writes the minutes, read by those who came, or by whoever reads the event', async () => {
    const id = await published({ heldOn: day(0), startsAt: '00:00', endsAt: '23:59' })
    await as.facilitator
      .post(at(id, '/walk-ins'))
      .send({ name: 'Claude', organisationId: ids.farm })
      .expect(201)
    await as.facilitator.patch(at(id)).send({ minutes: 'Décidé : peser les bennes.' }).expect(200)
    expect((await read(as.farm, id)).minutes).toBeNull()
    await as.facilitator.patch(at(id)).send({ minutesReaders: 'readers' }).expect(200)
    expect((await as.anonymous.get(at(id)).expect(200)).body.minutes).toBe('Décidé : peser les bennes.')
    expect(JSON.stringify(journalOf(house, id))).toContain('event.minutes-written')
  })
})

describe('POST /events/:id/steps', () => {
  it('is refused to an anonymous and to who only reads it', async () => {
    const id = await published()
    expectStranger(await as.anonymous.post(at(id, '/steps')).send({ to: 'cancelled', reason: 'Neige' }))
    expectProblem(
      await as.dairy.post(at(id, '/steps')).send({ to: 'cancelled', reason: 'Neige' }),
      'forbidden',
    )
  })

  it('publishes what says when and where', async () => {
    const nowhere = await drafted({ place: null })
    expectProblem(await step(nowhere, 'published'), 'conflict')
    const past = await drafted({ heldOn: day(-1) })
    expectProblem(await step(past, 'published'), 'conflict')
    expectProblem(await step(await drafted(), 'held'), 'conflict')
    expectProblem(await step(await published(), 'published'), 'conflict')
  })

  it('cancels with a reason; everybody registered is told, calendars take it out, and it stays in the list', async () => {
    const id = await published({ title: 'Annulée un jour' })
    await come(as.dairy, id).expect(200)
    expectProblem(await step(id, 'cancelled'), 'conflict')
    await step(id, 'cancelled', 'La salle est inondée.').expect(200)
    const mail = lastMailTo(await addressOf(as.dairy))
    expect(mail.subject).toBe('Une rencontre est annulée')
    expect(mail.paragraphs.join(' ')).toContain('La salle est inondée.')
    const { method, events } = calendarOf(mail.calendar ?? '')
    expect([method, events[0]?.status, events[0]?.sequence]).toEqual(['CANCEL', 'CANCELLED', 1])
    expect(await read(as.farm, id)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'La salle est inondée.',
    })
    expectProblem(await come(as.farm, id), 'conflict')
    expectProblem(await step(id, 'published'), 'conflict')
    expectProblem(await as.facilitator.patch(at(id)).send({ title: 'Encore' }), 'conflict')
  })

  it('closes one that was held, on its day and not before', async () => {
    expectProblem(await step(await published(), 'held'), 'conflict')
    const id = await published({ heldOn: day(0) })
    expect((await step(id, 'held').expect(200)).body.status).toBe('held')
  })
})

describe('DELETE /events/:id', () => {
  it('is refused to an anonymous; takes a draft away, and nothing that was published', async () => {
    const id = await drafted()
    expectStranger(await as.anonymous.delete(at(id)))
    expectProblem(await as.facilitator.delete(at(await published())), 'conflict')
    await as.facilitator.delete(at(id)).expect(204)
    expectProblem(await as.facilitator.get(at(id)), 'not-found')
  })
})

describe('POST /events/:id/invitations', () => {
  it('is refused to an anonymous and to who only reads it; a structure that is not there is not found', async () => {
    const id = await published()
    expectStranger(await as.anonymous.post(at(id, '/invitations')).send({}))
    expectProblem(await as.dairy.post(at(id, '/invitations')).send({}), 'forbidden')
    expectProblem(
      await as.facilitator.post(at(id, '/invitations')).send({ organisationIds: ['nulle'] }),
      'not-found',
    )
  })

  it('writes to nobody before it is published, then to each person of the structure, once', async () => {
    const id = await drafted({ audience: 'invited' })
    const address = await addressOf(as.dairy)
    const before = house.mailsTo(address).length
    const invite = () =>
      as.facilitator
        .post(at(id, '/invitations'))
        .send({ organisationIds: [ids.dairy] })
        .expect(200)
    await invite()
    expect(house.mailsTo(address)).toHaveLength(before)
    await step(id, 'published').expect(200)
    expect(house.mailsTo(address)).toHaveLength(before + 1)
    await invite()
    expect(house.mailsTo(address)).toHaveLength(before + 1)
    expect((await read(as.facilitator, id)).counts).toMatchObject({ invited: 2 })
    // The others who have an account still know nothing of it.
    expectProblem(await as.farm.get(at(id)), 'not-found')
  })

  it('is answered by a link that needs no password, once', async () => {
    const id = await published({ audience: 'invited' })
    const person = { name: 'Ana Loin', email: 'ana.loin@ailleurs.example' }
    await as.facilitator
      .post(at(id, '/invitations'))
      .send({ people: [person] })
      .expect(200)
    const { token, subject } = lastMailTo(person.email)
    expect(subject).toBe('Vous êtes invité à une rencontre')
    const yes = await answerLink(token, 'yes')
    expect(yes.body).toMatchObject({ state: 'registered', can: { yes: false, no: true } })
    expect(yes.body.ticket).toMatch(/^[0-9a-z]{20}$/)
    expectProblem(await answerLink(token, 'no'), 'expired')
    // The confirmation holds the link that undoes it.
    const undone = await answerLink(lastMailTo(person.email).token, 'no')
    expect(undone.body).toMatchObject({ state: 'cancelled', ticket: null, can: { yes: false, no: false } })
    expect(lastMailTo(person.email).subject).toBe('Votre inscription est annulée')
    expect(calendarOf(lastMailTo(person.email).calendar ?? '').method).toBe('CANCEL')
  })
})
