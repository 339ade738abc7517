import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type CalendarVisit, calendarOf } from '../../../src/features/audits/calendar.ts'

const visit: CalendarVisit = {
  ...{ id: 'v1', plannedOn: '2026-11-16', plannedFrom: '14:30', plannedTo: '16:00' },
  ...{ isCancelled: false, sequence: 0, changedAt: new Date('2026-11-01T08:00:00Z') },
  ...{ organisationName: 'Scierie de Bordecaube', place: '2 chemin du Moulin, Auch' },
  visitor: { name: 'Camille Animation', email: 'camille@cci.example' },
}
const GUEST = { name: 'Zoé Lasbats', email: 'zoe@scierie.example' }

/** Read by another library than the one that writes. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent') ?? expect.fail('an event was expected')
  return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(component), component }
}

describe('the calendar of a visit', () => {
  it('says when by the clock of France, in winter and in summer, wherever the server stands', () => {
    const startOf = (plannedOn: string) =>
      read(calendarOf({ ...visit, plannedOn })).event.startDate.toJSDate()
    expect(startOf('2026-11-16')).toEqual(new Date('2026-11-16T13:30:00Z'))
    expect(startOf('2026-07-16')).toEqual(new Date('2026-07-16T12:30:00Z'))
    const { event } = read(calendarOf(visit))
    expect(event.endDate.toJSDate()).toEqual(new Date('2026-11-16T15:00:00Z'))
    expect([event.summary, event.location]).toEqual([
      'Visite d’audit : Scierie de Bordecaube',
      '2 chemin du Moulin, Auch',
    ])
  })

  it('is of the whole day when no hour is said', () => {
    const { event } = read(calendarOf({ ...visit, plannedFrom: null, plannedTo: null }))
    expect([event.startDate.isDate, event.startDate.toString()]).toEqual([true, '2026-11-16'])
    expect(event.endDate.toString()).toBe('2026-11-17')
  })

  it('is told to who downloads it, asked of guests, and taken out when it is cancelled, under one UID', () => {
    const [told, asked] = [read(calendarOf(visit)), read(calendarOf(visit, [GUEST]))]
    const gone = read(calendarOf({ ...visit, isCancelled: true, sequence: 3 }, [GUEST]))
    expect([told, asked, gone].map(({ method }) => method)).toEqual(['PUBLISH', 'REQUEST', 'CANCEL'])
    expect(new Set([told, asked, gone].map(({ event }) => event.uid)).size).toBe(1)
    expect([told, asked, gone].map(({ event }) => event.sequence)).toEqual([0, 0, 3])
    expect(gone.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(asked.event.organizer).toBe('mailto:camille@cci.example')
    expect(asked.event.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      'mailto:zoe@scierie.example',
    ])
  })

  it('carries whatever names hold, and nothing that they would add', () => {
    const nasty = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    const injected = fc.constant('X"\r\nMETHOD:CANCEL\r\nATTENDEE:mailto:x@y.example')
    fc.assert(
      fc.property(fc.oneof(nasty, injected), fc.oneof(nasty, injected), (organisationName, name) => {
        const text = calendarOf(
          { ...visit, organisationName, place: name, visitor: { ...visit.visitor, name } },
          [GUEST],
        )
        const { method, event, component } = read(text)
        expect([method, event.uid, event.attendees.length]).toEqual(['REQUEST', 'v1@visites.boucle', 1])
        expect(component.getAllProperties('summary')).toHaveLength(1)
        expect(event.summary.trim()).toBe(
          `Visite d’audit : ${organisationName.replace(/\s+/g, ' ').trim()}`.trim(),
        )
      }),
    )
  })
})
