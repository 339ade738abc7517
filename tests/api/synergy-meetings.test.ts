import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, pooled, introduced, userIdOf, told } = synergyWorld()

const MEETING = { title: 'Visite de l’étable', heldOn: '2026-12-14', startsAt: '14:30', endsAt: '16:00' }
const at = (id: string, rest = '') => `/api/v1/synergies/${id}/meetings${rest}`
const plan = (agent: Agent, id: string, meeting: object = {}) =>
  agent.post(at(id)).send({ ...MEETING, ...meeting })
const read = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

/** A calendar file, read by another library than the one that writes it. */
function calendarIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent') ?? expect.fail('an event was expected')
  return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(component), component }
}
const mailed = () =>
  house.db.sqlite
    .prepare('select calendar from mails where calendar is not null order by id')
    .pluck()
    .all() as string[]

describe('GET /synergies/:id/meetings', () => {
  it('is refused to an anonymous, and hidden from whoever does not read the synergy', async () => {
    const id = await pooled()
    expectStranger(await as.anonymous.get(at(id)))
    for (const agent of [as.dairy, as.third, as.authority])
      expectProblem(await agent.get(at(id)), 'not-found')
  })

  it('lists those to come, the nearest first, then those that have passed', async () => {
    const id = await introduced()
    for (const heldOn of [day(20), day(-9), day(3), day(-2)]) await plan(as.dairy, id, { heldOn }).expect(201)
    const { items, can } = await read(as.farm, id)
    expect(items.map(({ heldOn, isPast }: { heldOn: string; isPast: boolean }) => [heldOn, isPast])).toEqual([
      ...[
        [day(3), false],
        [day(20), false],
      ],
      ...[
        [day(-2), true],
        [day(-9), true],
      ],
    ])
    expect(can).toEqual({ plan: true })
  })
})

describe('POST /synergies/:id/meetings', () => {
  it('is refused to an anonymous, hidden from strangers, and too early before the introduction', async () => {
    const id = await pooled()
    expectStranger(await plan(as.anonymous, id))
    expectProblem(await plan(as.dairy, id), 'not-found')
    expectProblem(await plan(as.facilitator, id), 'conflict')
  })

  it('refuses hours that do not follow, and says where', async () => {
    const id = await introduced()
    expectProblem(await plan(as.dairy, id, { endsAt: '14:30' }), 'invalid-input', { pointers: ['/endsAt'] })
    expectProblem(await plan(as.dairy, id, { heldOn: '14/12/2026' }), 'invalid-input', {
      pointers: ['/heldOn'],
    })
  })

  it('is planned by whoever takes part, and told to the others with a file for their calendar', async () => {
    const id = await introduced()
    const before = mailed().length
    await plan(as.dairy, id, { place: 'Étable, Pavie' }).expect(201)
    const readers = await Promise.all([as.facilitator, as.worker, as.farm].map(userIdOf))
    const notices = told(id, 'synergy-meeting')
    expect(notices.map(({ userId }) => userId).sort()).toEqual([...readers].sort())
    for (const { params } of notices)
      expect(JSON.parse(params)).toEqual({ label: 'Gardiennage de nuit', day: '2026-12-14' })
    expect(mailed()).toHaveLength(before + 3)
    const { method, event, component } = calendarIn(mailed().at(-1) ?? '')
    expect([method, event.summary, event.location]).toEqual(['PUBLISH', MEETING.title, 'Étable, Pavie'])
    expect(event.startDate.toJSDate()).toEqual(new Date('2026-12-14T13:30:00Z'))
    expect(component.getAllProperties('attendee')).toEqual([])
  })
})

describe('PATCH /synergies/:id/meetings/:meetingId', () => {
  it('is refused to an anonymous and to who did not plan it, and hidden from strangers', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    const change = (agent: Agent, synergyId = id) =>
      agent.patch(at(synergyId, `/${body.id}`)).send({ title: 'Autre' })
    expectStranger(await change(as.anonymous))
    expectProblem(await change(as.farm), 'forbidden')
    expectProblem(await change(as.third), 'not-found')
    expectProblem(await change(as.dairy, await introduced()), 'not-found')
  })

  it('moves it in calendars under the same UID, and changes only what is said', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    const first = calendarIn(mailed().at(-1) ?? '')
    const change = (meeting: object) => as.facilitator.patch(at(id, `/${body.id}`)).send(meeting)
    expectProblem(await change({ endsAt: '09:00' }), 'invalid-input', { pointers: ['/endsAt'] })
    const moved = await change({ heldOn: '2027-06-14' }).expect(200)
    expect(moved.body).toMatchObject({ ...MEETING, heldOn: '2027-06-14' })
    const second = calendarIn(mailed().at(-1) ?? '')
    expect([second.event.uid, second.event.sequence]).toEqual([first.event.uid, 1])
    expect(second.event.startDate.toJSDate()).toEqual(new Date('2027-06-14T12:30:00Z'))
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.meeting-changed')
  })
})

describe('DELETE /synergies/:id/meetings/:meetingId', () => {
  const cancel = (agent: Agent, id: string, meetingId: string) => agent.delete(at(id, `/${meetingId}`))

  it('is refused to an anonymous and to who did not plan it, and hidden from strangers', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    expectStranger(await cancel(as.anonymous, id, body.id))
    expectProblem(await cancel(as.farm, id, body.id), 'forbidden')
    expectProblem(await cancel(as.third, id, body.id), 'not-found')
  })

  it('takes it out of calendars, keeps it in the list, and leaves nothing to change', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    await cancel(as.dairy, id, body.id).expect(204)
    const { method, event, component } = calendarIn(mailed().at(-1) ?? '')
    expect([method, event.sequence, component.getFirstPropertyValue('status')]).toEqual([
      ...['CANCEL', 1, 'CANCELLED'],
    ])
    expect((await read(as.farm, id)).items).toMatchObject([
      { id: body.id, cancelledAt: expect.any(String), can: { change: false } },
    ])
    expectProblem(await cancel(as.dairy, id, body.id), 'conflict')
  })
})

describe('GET /synergy-meetings/:id/calendar.ics', () => {
  it('is refused to an anonymous, and hidden from strangers', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    const file = (agent: Agent) => agent.get(`/api/v1/synergy-meetings/${body.id}/calendar.ics`)
    expectStranger(await file(as.anonymous))
    const hidden = await file(as.third)
    expectProblem(hidden, 'not-found')
    expectSameRefusal(hidden, await as.third.get('/api/v1/synergy-meetings/nothing/calendar.ics'))
  })

  it('is the same event for each reader, without anybody’s address', async () => {
    const id = await introduced()
    const { body } = await plan(as.dairy, id).expect(201)
    for (const agent of [as.dairy, as.farm, as.facilitator]) {
      const response = await agent.get(`/api/v1/synergy-meetings/${body.id}/calendar.ics`).expect(200)
      expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8')
      expect(calendarIn(response.text).event.uid).toBe(`${body.id}@reunions.boucle`)
      expect(response.text).not.toContain('@test.example')
    }
  })
})
