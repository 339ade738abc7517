import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { DomainError } from '../../kernel/errors.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import type { EventView } from '../events/contract.ts'
import type { PathSummary, PathView, StepView } from './contract.ts'
import { canReadFollowers, canWritePaths, mayNoteSomebody } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { FollowRow, PathRow, StepRow, trainingStore } from './store.ts'
import { pathMoves } from './workflow.ts'

/** Paths as their readers see them: their own progress, the counts of everybody else’s, and nobody’s name. */
export function trainingViews(
  clock: Clock,
  { materials, organisations, flows, matching, information, events }: RoomsBelow,
  store: ReturnType<typeof trainingStore>,
) {
  /** An event as the actor knows of it; null when it does not. */
  function eventFor(actor: Actor, id: string | null): EventView | null {
    if (id === null) return null
    try {
      return events.life.get(actor, id)
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') return null
      throw error
    }
  }

  /** When a session is held, whoever asks: the event says it when there is one. */
  const dayOfSession = (actor: Actor, step: StepRow) => eventFor(actor, step.eventId)?.heldOn ?? step.heldOn

  function summaries(actor: Actor, rows: readonly PathRow[]): PathSummary[] {
    const steps = store.stepsOf(rows.map(({ id }) => id))
    const follows = store.followsOf([...steps.values()].flat().map(({ id }) => id))
    const today = dayOf(clock.now())
    return rows.map((row) => {
      const own = steps.get(row.id) ?? []
      const followed = own.flatMap(({ id }) => follows.get(id) ?? [])
      const days = own
        .flatMap((step) => (step.kind === 'session' ? (dayOfSession(actor, step) ?? []) : []))
        .filter((on) => on >= today)
        .sort()
      return {
        ...{ id: row.id, title: row.title, summary: row.summary, state: row.state },
        skill: skillOf(row),
        stepCount: own.length,
        followedCount: followed.filter(({ userId }) => userId === actor.userId).length,
        peopleCount: new Set(followed.map(({ userId }) => userId)).size,
        nextSessionOn: days[0] ?? null,
      }
    })
  }

  function skillOf({ resourceId }: PathRow): PathSummary['skill'] {
    const label = resourceId && materials.resourceLabel(resourceId)
    return resourceId && label ? { id: resourceId, label } : null
  }

  function stepView(
    actor: Actor,
    step: StepRow,
    titles: ReadonlyMap<string, string>,
    follows: readonly FollowRow[],
  ): StepView {
    const event = eventFor(actor, step.eventId)
    const guide = step.informationId === null ? null : (titles.get(step.informationId) ?? null)
    return {
      ...{ id: step.id, kind: step.kind },
      title: step.kind === 'guide' ? guide : (event?.title ?? (step.title || null)),
      informationId: guide === null ? null : step.informationId,
      eventId: event?.id ?? null,
      heldOn: event?.heldOn ?? step.heldOn,
      place: event?.place ?? step.place,
      followedCount: follows.length,
      followedAt: follows.find(({ userId }) => userId === actor.userId)?.at ?? null,
    }
  }

  /** Who wants to learn it and who could teach it, as far as the actor is shown their flows. */
  function network(actor: Actor, skill: PathSummary['skill']): PathView['network'] {
    if (!skill) return null
    const count = (kind: 'need' | 'stock') =>
      flows.list(actor, { q: skill.label, family: 'skill', kind, limit: 1, offset: 0 }).total
    return {
      wanted: count('need'),
      offered: count('stock'),
      matches: matching.list(actor, { resource: skill.id, limit: 1, offset: 0 }).total,
    }
  }

  return {
    summaries,

    of(actor: Actor, row: PathRow): PathView {
      const steps = store.stepsOf([row.id]).get(row.id) ?? []
      const follows = store.followsOf(steps.map(({ id }) => id))
      const titles = information.reading.titlesFor(
        actor,
        steps.flatMap(({ informationId }) => informationId ?? []),
      )
      const [summary] = summaries(actor, [row])
      const writes = canWritePaths(actor)
      const managed = actor.memberships
        .map(({ organisationId }) => organisationId)
        .filter((id) => canReadFollowers(actor, id))
      return {
        ...(summary as PathSummary),
        steps: steps.map((step) => stepView(actor, step, titles, follows.get(step.id) ?? [])),
        changedAt: row.changedAt,
        network: network(actor, skillOf(row)),
        moves: writes
          ? stepsFrom(pathMoves, row.state, { summary: row.summary, stepCount: steps.length })
          : [],
        ownStructures: [...organisations.recordsOf(managed)].map(([id, { name }]) => ({ id, name })),
        can: {
          write: writes,
          remove: writes && row.publishedAt === null,
          noteAttendance: mayNoteSomebody(actor),
        },
      }
    },
  }
}
