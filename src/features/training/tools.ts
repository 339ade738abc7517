import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { canReadPath, canWritePaths } from './policy.ts'
import type { PathRow, StepRow, trainingStore } from './store.ts'

export type TrainingTools = ReturnType<typeof trainingTools>

/** What all that is done with paths needs: who may, and how a change is told. */
export function trainingTools(db: Database, clock: Clock, store: ReturnType<typeof trainingStore>) {
  /** A path for whoever may read it; the same 404 for all others, and for what does not exist. */
  function readable(actor: Actor, id: string): PathRow {
    const row = store.byId(id)
    return row && canReadPath(actor, row) ? row : notFound('Parcours')
  }

  return {
    readable,

    writable(actor: Actor, id: string): PathRow {
      const row = readable(actor, id)
      if (!canWritePaths(actor)) fail('forbidden', 'L’animation et la collectivité écrivent les parcours.')
      return row
    },

    stepsOf: (pathId: string): StepRow[] => store.stepsOf([pathId]).get(pathId) ?? [],

    /** A step of a path that the actor may read. */
    stepOf(actor: Actor, pathId: string, stepId: string): StepRow {
      const { id } = readable(actor, pathId)
      const steps = store.stepsOf([id]).get(id) ?? []
      return steps.find((step) => step.id === stepId) ?? notFound('Parcours')
    },

    /** Within the transaction of what it tells; `about`: the structure and the person whom it concerns. */
    tell(
      action: JournalAction,
      pathId: string,
      by: string,
      {
        before = null,
        after,
        about,
      }: { before?: unknown; after: unknown; about?: { organisationId: string; userId: string } },
    ): void {
      db.write((announce) => {
        record(db, {
          ...{ at: clock.now(), actorId: by, action, entity: 'training', entityId: pathId, before, after },
          ...(about && { organisationIds: [about.organisationId], personIds: [about.userId] }),
        })
        announce({ type: 'training-changed', ids: [pathId] })
      })
    },
  }
}
