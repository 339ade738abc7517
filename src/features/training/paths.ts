import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type FieldFault, fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { TrainingState } from '../../kernel/training.ts'
import { stepFault } from '../../kernel/workflow.ts'
import type { PathChange, PathInput, PathList, PathView, StepInput, TrainingQuery } from './contract.ts'
import { canReadPath, canWritePaths } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { PathRow, StepRow, trainingStore } from './store.ts'
import type { TrainingTools } from './tools.ts'
import type { trainingViews } from './views.ts'
import { pathMoves, readyForLearners } from './workflow.ts'

/** Training paths as they are made: their steps in order, published, withdrawn. */
export function trainingPathsOf(
  db: Database,
  clock: Clock,
  { materials, information, events }: RoomsBelow,
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

  function skillFaults(resourceId: string | null): FieldFault[] {
    if (resourceId === null || materials.resource(resourceId)?.family === 'skill') return []
    return [{ pointer: '/resourceId', detail: 'Choisissez une compétence de la base de connaissances.' }]
  }

  /** What no schema can see of a step: the guide and the event that it names, a title when it names none. */
  function stepFaults(
    actor: Actor,
    step: StepInput,
    place: number,
    ownIds: ReadonlySet<string>,
  ): FieldFault[] {
    const say = (field: string, detail: string) => [{ pointer: `/steps/${place}/${field}`, detail }]
    if (step.id !== null && !ownIds.has(step.id)) return say('id', 'Cette étape n’est pas de ce parcours.')
    if (step.kind === 'guide') {
      const isReadable = step.informationId && information.reading.titlesFor(actor, [step.informationId]).size
      return isReadable ? [] : say('informationId', 'Choisissez un guide parmi les informations.')
    }
    if (step.eventId !== null) {
      // The same 404 as at its own address, for an event that the actor does not know of.
      events.life.get(actor, step.eventId)
      return []
    }
    return step.title === '' ? say('title', 'Donnez un titre à la session.') : []
  }

  function refuse(faults: readonly FieldFault[]): void {
    if (faults[0]) fail('invalid-input', faults[0].detail, faults)
  }

  function rowOf(pathId: string, step: StepInput, position: number): StepRow {
    const { kind, informationId, eventId, title, heldOn, place } = step
    const isGuide = kind === 'guide'
    return {
      ...{ id: step.id ?? newId(), pathId, position, kind },
      informationId: isGuide ? informationId : null,
      ...(isGuide
        ? { eventId: null, title: '', heldOn: null, place: null }
        : { eventId, title, heldOn, place }),
    }
  }

  const toldOf = ({ title, resourceId, state }: PathRow) => ({ title, resourceId, state })

  return {
    /** Paths that the actor may read: the nearest session first, then by title. */
    list(actor: Actor, { q, state, limit, offset }: TrainingQuery): PathList {
      // Found by the beginning of a word or of its stem, as items of information are.
      const wanted = q ? materials.searchTermsOf(q) : []
      const says = (row: PathRow) => {
        const label = row.resourceId ? materials.resourceLabel(row.resourceId) : ''
        const words = materials.searchTermsOf(`${row.title} ${row.summary} ${label}`).flat()
        return wanted.every((forms) => words.some((word) => forms.some((form) => word.startsWith(form))))
      }
      const rows = store
        .all()
        .filter((row) => canReadPath(actor, row) && (!state || row.state === state) && says(row))
      const items = views
        .summaries(actor, rows)
        .sort(
          (a, b) =>
            (a.nextSessionOn ?? '9999').localeCompare(b.nextSessionOn ?? '9999') ||
            a.title.localeCompare(b.title, 'fr'),
        )
      return {
        total: items.length,
        items: items.slice(offset, offset + limit),
        can: { write: canWritePaths(actor) },
      }
    },

    get: (actor: Actor, id: string): PathView => views.of(actor, tools.readable(actor, id)),

    /** Begins a draft. */
    create(actor: Actor, { title, summary, resourceId }: PathInput): PathView {
      if (!canWritePaths(actor)) fail('forbidden', 'L’animation et la collectivité écrivent les parcours.')
      refuse(skillFaults(resourceId))
      const row: PathRow = {
        ...{ id: newId(), title, summary, resourceId, state: 'draft', createdBy: actor.userId },
        ...{ createdAt: nowIso(), publishedAt: null, changedAt: nowIso() },
      }
      db.write(() => {
        store.insert(row)
        tools.tell('training.created', row.id, actor.userId, { after: toldOf(row) })
      })
      return views.of(actor, row)
    },

    /** Writes it anew; who followed a step that stays is kept, refused to who read it otherwise than it is. */
    change(actor: Actor, id: string, { steps, changedAt, ...said }: PathChange): PathView {
      return db.write(() => {
        const row = tools.writable(actor, id)
        if (row.changedAt !== changedAt)
          fail('conflict', 'Quelqu’un a modifié ce parcours depuis que vous l’avez lu : relisez-le.')
        const before = tools.stepsOf(id)
        const ownIds = new Set(before.map((step) => step.id))
        refuse([
          ...skillFaults(said.resourceId),
          ...steps.flatMap((step, place) => stepFaults(actor, step, place, ownIds)),
        ])
        const facts = { summary: said.summary, stepCount: steps.length }
        const missing = row.state === 'published' ? readyForLearners(facts) : 'yes'
        if (missing !== 'yes') fail('conflict', `Il est publié. ${missing}`)
        const kept = new Set(steps.flatMap((step) => step.id ?? []))
        store.removeSteps([...ownIds].filter((stepId) => !kept.has(stepId)))
        steps.forEach((step, position) => void store.putStep(rowOf(id, step, position)))
        const next: PathRow = { ...row, ...said, changedAt: nowIso() }
        store.update(id, next)
        tools.tell('training.changed', id, actor.userId, { before: toldOf(row), after: toldOf(next) })
        return views.of(actor, next)
      })
    },

    /** Publishes, withdraws, publishes again. */
    move(actor: Actor, id: string, to: TrainingState): PathView {
      return db.write(() => {
        const row = tools.writable(actor, id)
        const stepCount = tools.stepsOf(id).length
        const fault = stepFault(pathMoves, row.state, to, { summary: row.summary, stepCount })
        if (fault) fail('conflict', fault)
        const isPublished = to === 'published'
        const next: PathRow = {
          ...{ ...row, state: to, changedAt: nowIso() },
          publishedAt: isPublished ? (row.publishedAt ?? nowIso()) : row.publishedAt,
        }
        store.update(id, next)
        tools.tell(isPublished ? 'training.published' : 'training.withdrawn', id, actor.userId, {
          ...{ before: { state: row.state }, after: { state: to } },
        })
        return views.of(actor, next)
      })
    },

    /** Takes away a draft that never was published. */
    remove(actor: Actor, id: string): void {
      const row = tools.writable(actor, id)
      if (row.publishedAt !== null)
        fail('conflict', 'Ce parcours a été publié : retirez-le, ce que chacun a suivi reste.')
      db.write(() => {
        store.remove(id)
        tools.tell('training.removed', id, actor.userId, { before: toldOf(row), after: null })
      })
    },

    /** Titles of paths by their ids, for the journal. */
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(ids.map((id) => [id, store.byId(id)?.title ?? ''] as const)),
  }
}
