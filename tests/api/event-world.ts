import ICAL from 'ical.js'
import type { Response } from 'supertest'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import type { Agent } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

/** As a calendar of another hand reads a file: an event of it by its identifier. */
export function calendarOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each)
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      description: event.description,
      sequence: event.sequence,
      status: each.getFirstPropertyValue('status'),
      startsAt: event.startDate.toJSDate().toISOString(),
      endsAt: event.endDate.toJSDate().toISOString(),
      hasAttendee: each.getAllProperties('attendee').length > 0,
    }
  })
  return { method: calendar.getFirstPropertyValue('method'), calendar, events }
}

/** The synergies’ house, with what is asked of events. */
export function eventWorld() {
  const world = synergyWorld()
  const { house, as, ids } = world
  const day = (ahead: number) => dayAfter(dayOf(new Date()), ahead)
  const at = (id: string, rest = '') => `/api/v1/events/${id}${rest}`
  const input = (event: object = {}) => ({
    ...{ kind: 'training', title: 'Lire un bordereau', audience: 'public', heldOn: day(20) },
    ...{ startsAt: '09:00', endsAt: '11:30', place: 'Salle d’Engachies, Auch', ...event },
  })

  async function drafted(event: object = {}): Promise<string> {
    return (await as.facilitator.post('/api/v1/events').send(input(event)).expect(201)).body.id
  }

  const step = (id: string, to: string, reason: string | null = null) =>
    as.facilitator.post(at(id, '/steps')).send({ to, reason })

  async function published(event: object = {}): Promise<string> {
    const id = await drafted(event)
    await step(id, 'published').expect(200)
    return id
  }

  /** The last mail to an address, with the end of its link. */
  function lastMailTo(email: string) {
    const mail = house.mailsTo(email).at(-1)
    if (!mail) throw new Error(`No mail to ${email}.`)
    return { ...mail, token: mail.actionPath?.split('#')[1] ?? '' }
  }

  const answerLink = (token: string, answer: 'yes' | 'no'): Promise<Response> =>
    house.stranger().post('/api/v1/event-links/answer').send({ token, answer })

  /** Somebody without an account, who confirms by the link of the mail. */
  async function strangerComes(
    id: string,
    name: string,
  ): Promise<{ email: string; body: { state: string; ticket: string | null } }> {
    const email = `${name.toLowerCase().replace(/\W/g, '.')}@ailleurs.example`
    await house.stranger().post(at(id, '/registrations')).send({ name, email, consent: true }).expect(202)
    const { body } = await answerLink(lastMailTo(email).token, 'yes')
    return { email, body }
  }

  return {
    ...world,
    ...{ day, at, input, drafted, step, published, lastMailTo, answerLink, strangerComes },
    read: async (agent: Agent, id: string, rest = '') => (await agent.get(at(id, rest)).expect(200)).body,
    come: (agent: Agent, id: string) => agent.put(at(id, '/registration')).send({}),
    addressOf: async (agent: Agent): Promise<string> =>
      (await agent.get('/api/v1/session').expect(200)).body.user.email,
    ids,
  }
}
