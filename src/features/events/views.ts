import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf, instantOf } from '../../kernel/day.ts'
import { pointOf } from '../../kernel/geo.ts'
import type { RegistrationState } from '../../kernel/network-events.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import type { EventSummary, EventView } from './contract.ts'
import { mayRead, takesPart } from './policy.ts'
import { hasBegun, placesLeft } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, RegistrationRow } from './store.ts'
import { eventSteps } from './workflow.ts'
import type { Reading } from './writing.ts'

export type EventViews = ReturnType<typeof eventViews>

/** How many stand where with an event. */
export function countsOf(registrations: readonly RegistrationRow[]) {
  const among = (state: RegistrationState) => registrations.filter((one) => one.state === state).length
  return {
    ...{ registered: among('registered'), waiting: among('waiting') },
    ...{ invited: among('invited'), declined: among('declined') },
    present: registrations.filter(({ presentAt }) => presentAt !== null).length,
  }
}

/** Events as their readers see them. */
export function eventViews(
  clock: Clock,
  { organisations, groups }: Pick<RoomsBelow, 'organisations' | 'groups'>,
) {
  function summary(
    row: EventRow,
    registrations: readonly RegistrationRow[],
    own: RegistrationState | null,
  ): EventSummary {
    const { id, kind, title, status, audience, heldOn, startsAt, endsAt, place, capacity } = row
    return {
      ...{ id, kind, title, status, audience, heldOn, startsAt, endsAt, place, capacity, own },
      isOnline: row.link !== null,
      isPast: instantOf(heldOn, endsAt) <= clock.now(),
      placesLeft: placesLeft(capacity, registrations),
    }
  }

  const named = (ids: readonly string[]) => {
    const records = organisations.recordsOf(ids)
    return ids.flatMap((id) => {
      const record = records.get(id)
      return record ? [{ id, name: record.name }] : []
    })
  }

  function stepsOf(row: EventRow): EventView['can']['steps'] {
    const facts = {
      ...{ heldOn: row.heldOn, today: dayOf(clock.now()), hasWhere: hasWhere(row) },
      // It is asked for with the step itself.
      reason: 'à dire',
    }
    return stepsFrom(eventSteps, row.status, facts)
  }

  return {
    summary,

    of(actor: Actor | null, { row, registrations, asked, own, sight }: Reading): EventView {
      const manages = sight === 'manages'
      const state = own?.state ?? null
      const memberships = actor?.memberships.map(({ organisationId }) => organisationId) ?? []
      const groupTitle = actor && row.groupId ? groups.titleFor(actor, row.groupId) : null
      const comesFor = own?.organisationId && actor && isMemberOf(actor, own.organisationId)
      return {
        ...summary(row, registrations, state),
        ...{ description: row.description, point: pointOf(row), cancelReason: row.cancelReason },
        link: manages || takesPart(state) ? row.link : null,
        group: row.groupId !== null && groupTitle !== null ? { id: row.groupId, title: groupTitle } : null,
        minutes: mayRead(sight, state, row.minutesReaders) ? row.minutes : null,
        minutesReaders: row.minutesReaders,
        ticket: own && takesPart(state) ? own.ticket : null,
        comesFor: (comesFor && named([own.organisationId as string])[0]) || null,
        mayComeFor: named(memberships),
        counts: manages ? countsOf(registrations) : null,
        invitedStructures: manages ? named(asked) : [],
        workshopId: manages ? row.workshopId : null,
        can: {
          manage: manages,
          register: row.status === 'published' && !hasBegun(row, clock.now()),
          steps: manages ? stepsOf(row) : [],
        },
      }
    },
  }
}

/** It says where it is: a place, or a call. */
export const hasWhere = ({ place, link }: Pick<EventRow, 'place' | 'link'>) => place !== null || link !== null
