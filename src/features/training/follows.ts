import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { FollowerList, PathView } from './contract.ts'
import { canNoteAttendance, canReadFollowers } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { trainingStore } from './store.ts'
import type { TrainingTools } from './tools.ts'
import type { trainingViews } from './views.ts'

/** Who followed what: a guide by one’s own word, a session by that of who facilitates it. */
export function trainingFollowing(
  db: Database,
  clock: Clock,
  { accounts, organisations }: RoomsBelow,
  {
    store,
    tools,
    views,
  }: {
    store: ReturnType<typeof trainingStore>
    tools: TrainingTools
    views: ReturnType<typeof trainingViews>
  },
) {
  const nowIso = () => clock.now().toISOString()

  /** A guide of a path. */
  function guide(actor: Actor, pathId: string, stepId: string): void {
    if (tools.stepOf(actor, pathId, stepId).kind !== 'guide')
      fail('conflict', 'Une session se note par qui l’anime : vous y étiez, ou non.')
  }

  /** A session of a path, and the structure for which somebody was there: one that the actor works on. */
  function session(actor: Actor, pathId: string, stepId: string, userId: string): string {
    if (tools.stepOf(actor, pathId, stepId).kind !== 'session')
      fail('conflict', 'Un guide se marque lu par qui l’a lu.')
    const person = accounts.actorById(userId)
    const own = person?.memberships.find(({ organisationId }) => canNoteAttendance(actor, organisationId))
    return own?.organisationId ?? notFound('Parcours')
  }

  const shown = (actor: Actor, pathId: string): PathView => views.of(actor, tools.readable(actor, pathId))

  return {
    /** Says that one read a guide. Nobody but one’s structure reads it under one’s name. */
    read(actor: Actor, pathId: string, stepId: string): PathView {
      guide(actor, pathId, stepId)
      db.write((announce) => {
        store.insertFollow({
          ...{ stepId, userId: actor.userId, notedBy: actor.userId, at: nowIso() },
          organisationId: actor.memberships[0]?.organisationId ?? null,
        })
        announce({ type: 'training-changed', ids: [pathId] })
      })
      return shown(actor, pathId)
    },

    /** Takes it back. */
    unread(actor: Actor, pathId: string, stepId: string): PathView {
      guide(actor, pathId, stepId)
      db.write((announce) => {
        store.removeFollow(stepId, actor.userId)
        announce({ type: 'training-changed', ids: [pathId] })
      })
      return shown(actor, pathId)
    },

    /** Notes that somebody was at a session. */
    attended(actor: Actor, pathId: string, stepId: string, userId: string): void {
      const organisationId = session(actor, pathId, stepId, userId)
      db.write(() => {
        store.insertFollow({ stepId, userId, organisationId, notedBy: actor.userId, at: nowIso() })
        const about = { organisationId, userId }
        tools.tell('training.attendance-noted', pathId, actor.userId, { after: { stepId }, about })
      })
    },

    /** Takes it back. */
    notAttended(actor: Actor, pathId: string, stepId: string, userId: string): void {
      const organisationId = session(actor, pathId, stepId, userId)
      db.write(() => {
        store.removeFollow(stepId, userId)
        const about = { organisationId, userId }
        tools.tell('training.attendance-removed', pathId, actor.userId, { after: { stepId }, about })
      })
    },

    /** People of a structure with what each followed of a path; for its managers and its facilitators. */
    ofStructure(actor: Actor, pathId: string, organisationId: string): FollowerList {
      const { id } = tools.readable(actor, pathId)
      const record = organisations.recordsOf([organisationId]).get(organisationId)
      if (!record || !canReadFollowers(actor, organisationId)) notFound('Parcours')
      const follows = [...store.followsOf(tools.stepsOf(id).map((step) => step.id)).values()].flat()
      const names = accounts.namesOf(accounts.peopleOf(organisationId))
      const items = [...names]
        .map(([userId, name]) => ({
          ...{ userId, name },
          stepIds: follows.filter((follow) => follow.userId === userId).map(({ stepId }) => stepId),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      return { organisation: { id: organisationId, name: record.name }, total: items.length, items }
    },
  }
}
