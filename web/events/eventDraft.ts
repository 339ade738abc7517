import type { EventAudience } from '../../src/kernel/network-events.ts'
import type { EventInput, EventView } from '../api/events.ts'

/** An event as it is typed: everything is text until it is sent. */
export interface EventDraft {
  kind: EventInput['kind']
  title: string
  description: string
  audience: EventAudience
  heldOn: string
  startsAt: string
  endsAt: string
  place: string
  point: EventInput['point']
  link: string
  capacity: string
  groupId: string
}

export const NEW_EVENT: EventDraft = {
  ...{ kind: 'workshop', title: '', description: '', audience: 'network', heldOn: '' },
  ...{ startsAt: '', endsAt: '', place: '', point: null, link: '', capacity: '', groupId: '' },
}

export const draftOf = (event: EventView): EventDraft => ({
  ...{ kind: event.kind, title: event.title, description: event.description ?? '', audience: event.audience },
  ...{ heldOn: event.heldOn, startsAt: event.startsAt, endsAt: event.endsAt, place: event.place ?? '' },
  ...{ point: event.point, link: event.link ?? '', groupId: event.group?.id ?? '' },
  capacity: event.capacity === null ? '' : String(event.capacity),
})

/** What is sent; a number of places that is none is left for the server to refuse. */
export function inputOf({ description, place, link, capacity, groupId, ...rest }: EventDraft): EventInput {
  return {
    ...rest,
    description: description.trim() || null,
    place: place.trim() || null,
    link: link.trim() || null,
    capacity: capacity.trim() === '' ? null : Number(capacity),
    groupId: groupId || null,
  }
}
