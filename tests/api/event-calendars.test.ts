import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarOf, eventWorld } from './event-world.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'

const { house, as, ids, at, published, drafted, step, come } = eventWorld()
const fileOf = async (agent: typeof as.dairy, path: string) => {
  const answer = await agent.get(path).expect(200)
  expect(answer.type).toBe('text/calendar')
  return { text: answer.text, ...calendarOf(answer.text) }
}
const agenda = () => fileOf(as.anonymous, '/api/v1/agenda.ics')
const uidOf = (id: string) => `${id}@rencontres.boucle`
/** What a clock on a wall of Auch shows. */
const inParis = (iso: string) =>
  new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso))

describe('GET /agenda.ics', () => {
  it('gives anybody public events alone, at the hours of Paris on both sides of the change of clocks', async () => {
    const winter = await published({
      title: 'Hiver',
      heldOn: '2029-03-24',
      startsAt: '09:00',
      endsAt: '10:30',
    })
    const summer = await published({ title: 'Été', heldOn: '2029-03-25', startsAt: '09:00', endsAt: '10:30' })
    const hidden = [await published({ audience: 'network' }), await drafted()]
    const { method, events, calendar } = await agenda()
    expect(method).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Europe/Paris')
    const of = (id: string) => events.find(({ uid }) => uid === uidOf(id))
    expect(of(winter)).toMatchObject({
      startsAt: '2029-03-24T08:00:00.000Z',
      endsAt: '2029-03-24T09:30:00.000Z',
    })
    expect(of(summer)).toMatchObject({
      startsAt: '2029-03-25T07:00:00.000Z',
      endsAt: '2029-03-25T08:30:00.000Z',
    })
    for (const id of [winter, summer]) expect(inParis(of(id)?.startsAt ?? '')).toMatch(/09:00$/)
    for (const id of hidden) expect(of(id)).toBeUndefined()
  })

  it('keeps the identifier of an event that moves, raises its sequence, and says that it is cancelled', async () => {
    const id = await published({ title: 'Qui bouge' })
    const one = async () => (await agenda()).events.filter(({ uid }) => uid === uidOf(id))
    expect(await one()).toMatchObject([{ sequence: 0, status: 'CONFIRMED' }])
    await as.facilitator.patch(at(id)).send({ startsAt: '08:00' }).expect(200)
    expect(await one()).toMatchObject([{ sequence: 1, status: 'CONFIRMED' }])
    await step(id, 'cancelled', 'Verglas').expect(200)
    expect(await one()).toMatchObject([
      { sequence: 2, status: 'CANCELLED', description: 'Annulée : Verglas' },
    ])
  })

  it('is lines that every calendar reads, whatever was typed, and tells no link nor anybody’s name', async () => {
    const title = 'Un, deux ; « trois »\\quatre'
    const description =
      'Première ligne\nDeuxième, avec une phrase assez longue pour être pliée sur plusieurs lignes — à Auch'
    const id = await published({
      title,
      description,
      link: 'https://visio.example/secret',
      place: 'Salle A, Auch',
    })
    await come(as.dairy, id).expect(200)
    const { text, events } = await agenda()
    expect(events.find(({ uid }) => uid === uidOf(id))).toMatchObject({
      ...{ summary: title, description, location: 'Salle A, Auch', hasAttendee: false },
    })
    expect(text).not.toContain('visio.example')
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/)
    expect(text.includes('\r\n'), 'RFC 5545, 3.1').toBe(true)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe('GET /events/:id/calendar.ics', () => {
  it('is not found by who may not know of it; one event, with the link for who has a place', async () => {
    const id = await published({ audience: 'network', link: 'https://visio.example/secret', place: null })
    expectProblem(await as.anonymous.get(at(id, '/calendar.ics')), 'not-found')
    expectProblem(await as.facilitator.get(at(await drafted(), '/calendar.ics')), 'not-found')
    expect((await fileOf(as.farm, at(id, '/calendar.ics'))).text).not.toContain('secret')
    await come(as.farm, id).expect(200)
    const { events } = await fileOf(as.farm, at(id, '/calendar.ics'))
    expect(events).toMatchObject([{ uid: uidOf(id), location: 'https://visio.example/secret' }])
  })
})

describe('GET /me/calendar-feed', () => {
  it('is refused to an anonymous; there is none until it is asked for', async () => {
    expectStranger(await as.anonymous.get('/api/v1/me/calendar-feed'))
    expect((await as.miller.get('/api/v1/me/calendar-feed').expect(200)).body).toEqual({
      ...{ path: null, createdAt: null },
    })
  })
})

describe('POST /me/calendar-feed', () => {
  it('is refused to an anonymous; draws an address that nobody guesses, and that of before is worth nothing', async () => {
    expectStranger(await as.anonymous.post('/api/v1/me/calendar-feed'))
    const draw = async () => (await as.worker.post('/api/v1/me/calendar-feed').expect(200)).body.path
    const first = await draw()
    await house.stranger().get(first).expect(200)
    const second = await draw()
    expect(second).not.toBe(first)
    expectProblem(await house.stranger().get(first), 'not-found')
    await house.stranger().get(second).expect(200)
    expect((await as.worker.get('/api/v1/me/calendar-feed').expect(200)).body.path).toBe(second)
    // What the database holds opens nothing.
    const { feed_id: feedId } = house.db.sqlite
      .prepare('select feed_id from calendar_feeds order by created_at desc')
      .get() as { feed_id: string }
    for (const guess of [feedId, `${feedId}${'A'.repeat(43)}`, ''])
      expectProblem(
        await house.stranger().get(`/api/v1/calendars/${guess || 'x'}/rencontres.ics`),
        'not-found',
      )
  })
})

describe('DELETE /me/calendar-feed', () => {
  it('is refused to an anonymous; closes the address', async () => {
    expectStranger(await as.anonymous.delete('/api/v1/me/calendar-feed'))
    const { body } = await as.third.post('/api/v1/me/calendar-feed').expect(200)
    await as.third.delete('/api/v1/me/calendar-feed').expect(200)
    expectProblem(await house.stranger().get(body.path), 'not-found')
  })
})

describe('GET /calendars/:token/rencontres.ics', () => {
  it('holds what its person comes to, waits for or is asked to, as sure as each is; and what is cancelled', async () => {
    const { body } = await as.dairy.post('/api/v1/me/calendar-feed').expect(200)
    const mine = async () =>
      new Map(
        (await fileOf(house.stranger() as never, body.path)).events.map(({ uid, status }) => [uid, status]),
      )
    const unsaid = house.stranger().get('/api/v1/calendars/nulle/rencontres.ics')
    expectSameRefusal(await unsaid, await house.stranger().get('/api/v1/calendars/autre/rencontres.ics'))
    const coming = await published({ title: 'Je viens' })
    const full = await published({ title: 'J’attends', capacity: 1 })
    const asked = await published({ title: 'On me demande', audience: 'invited' })
    const other = await published({ title: 'Sans moi' })
    await come(as.dairy, coming).expect(200)
    for (const agent of [as.farm, as.dairy]) await come(agent, full).expect(200)
    await as.facilitator
      .post(at(asked, '/invitations'))
      .send({ organisationIds: [ids.dairy] })
      .expect(200)
    const feed = await mine()
    expect(feed.get(uidOf(coming))).toBe('CONFIRMED')
    expect(feed.get(uidOf(full))).toBe('TENTATIVE')
    expect(feed.get(uidOf(asked))).toBe('TENTATIVE')
    expect(feed.has(uidOf(other))).toBe(false)
    await step(coming, 'cancelled', 'Canicule').expect(200)
    await as.dairy.delete(at(full, '/registration')).expect(200)
    const after = await mine()
    expect([after.get(uidOf(coming)), after.has(uidOf(full))]).toEqual(['CANCELLED', false])
  })

  it('asks to be read again every two hours (RFC 7986), and is a calendar with no event at all', async () => {
    const { body } = await as.authority.post('/api/v1/me/calendar-feed').expect(200)
    const { text } = await house.stranger().get(body.path).expect(200)
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT2H')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Mes rencontres Boucle')
    expect(calendar.getAllSubcomponents('vevent')).toEqual([])
  })
})
