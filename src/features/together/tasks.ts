import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { Circle, Gathered, Reading } from './circle.ts'
import type { TaskChange, TaskInput, TaskList, TaskView } from './contract.ts'
import { canChangeTask, canReadTask, canRemove, checkAudience } from './policy.ts'
import { inTaskOrder, isLate } from './rules.ts'
import { type TaskRow, taskStore } from './store.ts'

const MOST = 200
const REFUSED = {
  all: 'Les structures ne sont pas encore en relation : il n’y a pas de tâche commune.',
  facilitators: 'Les tâches de l’animation sont les siennes : ajoutez une tâche commune.',
}

/** What is to be done in a circle: by whom, for when. */
export function circleTasks<G extends Gathered>(
  db: Database,
  clock: Clock,
  { accounts }: { accounts: Pick<AccountsService, 'namesOf'> },
  { tables, people, words, read, note, notices }: Circle<G>,
) {
  const store = taskStore(db, tables)
  const nowIso = () => clock.now().toISOString()

  function seen(actor: Actor, id: string, taskId: string) {
    const reading = read(actor, id)
    if (reading.stopped.changing) fail('conflict', reading.stopped.changing)
    const task = store.byId(id, taskId)
    if (!task || !canReadTask(reading.sight, task)) notFound('Tâche')
    return { reading, task }
  }

  /**
   * Whom a task may be given to: who manages the circle chooses among all who take part, the others among their own
   * people and who looks after it.
   */
  function ownersFor(actor: Actor, reading: Reading<G>): TaskList['owners'] {
    const { manages } = reading.sight
    const own = manages ? undefined : actor.memberships.map(({ organisationId }) => organisationId)
    const facilitators = manages ? people.facilitators(reading) : []
    const looking = new Set([...people.leading(reading), ...facilitators])
    const names = accounts.namesOf([...new Set([...looking, ...people.members(reading, own)])])
    return [...names]
      .map(([id, name]) => ({ id, name, isFacilitator: tables.keepsNotes && looking.has(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  function checkOwner(actor: Actor, reading: Reading<G>, { ownerId, audience }: TaskOwner): void {
    const owner = ownersFor(actor, reading).find(({ id }) => id === ownerId)
    if (ownerId === null || (owner && (audience === 'all' || owner.isFacilitator))) return
    const fault = { pointer: '/ownerId', detail: words.owner }
    fail('invalid-input', 'Cette tâche ne peut pas revenir à cette personne.', [fault])
  }

  /** Its new owner, unless they took it themselves. */
  function tellOwner(reading: Reading<G>, ownerId: string | null, by: string): void {
    people.tell(reading, ownerId === null ? [] : [ownerId], by, (label) => notices.task(reading.id, label))
  }

  function viewsOf(actor: Actor, reading: Reading<G>, rows: readonly TaskRow[]): TaskView[] {
    const { sight, stopped } = reading
    const names = people.named(
      rows.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
      reading,
    )
    const today = dayOf(clock.now())
    return rows.map((row) => {
      const { id, ownerId, doneBy, audience, item, label, dueOn, doneAt } = row
      const owner = names.get(ownerId ?? '')
      return {
        ...{ id, audience, item, label, dueOn, doneAt },
        owner: ownerId !== null && owner !== undefined ? { id: ownerId, name: owner } : null,
        doneBy: names.get(doneBy ?? '') ?? null,
        isLate: isLate(row, today),
        can: {
          change: !stopped.changing && canChangeTask(actor, sight, row),
          remove: !stopped.changing && canRemove(actor, sight, row.createdBy),
        },
      }
    })
  }

  function place(id: string, by: string, given: Partial<TaskRow>): TaskRow {
    const task: TaskRow = {
      ...{ id: newId(), audience: 'all', item: null, label: null, ownerId: null, dueOn: null },
      ...{ doneAt: null, doneBy: null, createdBy: by, createdAt: nowIso(), ...given },
    }
    store.insert(id, task)
    return task
  }

  return {
    /** One more task, within the transaction of what tells it. */
    place,

    /** All of a circle, for the room that it is of. */
    all: store.of,

    list(actor: Actor, id: string): TaskList {
      const reading = read(actor, id)
      const { sight, audiences, stopped } = reading
      const rows = store.of(id).filter((task) => canReadTask(sight, task))
      return {
        total: rows.length,
        items: viewsOf(actor, reading, rows.sort(inTaskOrder)),
        owners: ownersFor(actor, reading),
        can: { addFor: stopped.planning ? [] : [...audiences], addChecklist: false },
      }
    },

    /** One more thing to do; its owner is told. */
    add(actor: Actor, id: string, { label, audience, ownerId, dueOn }: TaskInput): TaskView {
      const reading = read(actor, id)
      if (reading.stopped.planning) fail('conflict', reading.stopped.planning)
      checkAudience(reading.audiences, audience, REFUSED)
      checkOwner(actor, reading, { ownerId, audience })
      const task = db.write(() => {
        if (store.of(id).length >= MOST)
          fail('conflict', `${words.one} compte au plus ${MOST} tâches : retirez-en d’abord.`)
        tellOwner(reading, ownerId, actor.userId)
        const isInternal = audience === 'facilitators'
        note('task-added', id, actor.userId, { after: { label, dueOn }, isInternal })
        return place(id, actor.userId, { label, audience, ownerId, dueOn })
      })
      return viewsOf(actor, reading, [task])[0] as TaskView
    },

    /** Its words, its owner, its day, whether it is done; `change` holds only what changes. */
    change(actor: Actor, id: string, taskId: string, { isDone, ...change }: TaskChange): TaskView {
      const { reading, task } = seen(actor, id, taskId)
      if (!canChangeTask(actor, reading.sight, task))
        fail('forbidden', 'Cette tâche est à qui l’a ajoutée, à qui elle revient, et à l’animation.')
      const { ownerId = task.ownerId } = change
      const isGiven = ownerId !== task.ownerId
      if (isGiven) checkOwner(actor, reading, { ownerId, audience: task.audience })
      const isMarked = isDone !== undefined && isDone !== (task.doneAt !== null)
      const mark = isDone ? { doneAt: nowIso(), doneBy: actor.userId } : { doneAt: null, doneBy: null }
      const after = { ...change, ...(isMarked && mark) }
      db.write(() => {
        if (Object.values(after).every((value) => value === undefined)) return
        store.update(taskId, after)
        if (isGiven) tellOwner(reading, ownerId, actor.userId)
        const isInternal = task.audience === 'facilitators'
        const deed = isMarked && isDone ? 'task-done' : 'task-changed'
        note(deed, id, actor.userId, { before: task, after, isInternal })
      })
      return viewsOf(actor, reading, [store.byId(id, taskId) ?? task])[0] as TaskView
    },

    remove(actor: Actor, id: string, taskId: string): void {
      const { reading, task } = seen(actor, id, taskId)
      if (!canRemove(actor, reading.sight, task.createdBy))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajoutée retirent une tâche.')
      db.write(() => {
        store.remove(taskId)
        const { label, item, dueOn, audience } = task
        const isInternal = audience === 'facilitators'
        note('task-removed', id, actor.userId, { before: { label, item, dueOn }, after: null, isInternal })
      })
    },
  }
}

type TaskOwner = Pick<TaskRow, 'ownerId' | 'audience'>
