import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { TaskChange, TaskInput, TaskList, TaskView } from '../synergies/together/contract.ts'
import { inTaskOrder, isLate } from '../synergies/together/rules.ts'
import { groupPath, taskMail } from './mails.ts'
import type { GroupSight } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import { type TaskRow, taskStore } from './work-store.ts'
import type { GroupTools, Reading } from './writing.ts'

const MOST = 200

/** What is to be done in a group: by whom, for when. */
export function groupTasks(
  db: Database,
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  { read, openOne, people, tell }: GroupTools,
) {
  const store = taskStore(db)
  const nowIso = () => clock.now().toISOString()

  function seen(actor: Actor, id: string, taskId: string) {
    const reading = openOne(actor, id)
    const task = store.byId(taskId)
    return task?.groupId === id ? { ...reading, task } : notFound('Tâche')
  }

  /** Who manages the group chooses among all of it, the others among their own people and who leads it. */
  function ownersFor(actor: Actor, reading: Reading): TaskList['owners'] {
    const { manages } = reading.sight
    const own = actor.memberships.map(({ organisationId }) => organisationId)
    const among = reading.members.filter(({ organisationId }) => manages || own.includes(organisationId))
    const facilitators = manages ? people.facilitators(reading) : []
    const ids = [
      ...new Set([...people.leading(reading), ...facilitators, ...people.inside({ members: among })]),
    ]
    return [...accounts.namesOf(ids)]
      .map(([id, name]) => ({ id, name, isFacilitator: false }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  function checkOwner(owners: TaskList['owners'], ownerId: string | null): void {
    if (ownerId === null || owners.some(({ id }) => id === ownerId)) return
    const detail = 'Choisissez une personne qui prend part au groupe.'
    fail('invalid-input', 'Cette tâche ne peut pas revenir à cette personne.', [
      { pointer: '/ownerId', detail },
    ])
  }

  /** Its new owner, unless they took it themselves. */
  function tellOwner({ row }: Reading, ownerId: string | null, by: string): void {
    people.tell(ownerId === null ? [] : [ownerId], by, {
      ...{ kind: 'group-task', path: groupPath(row.id), params: { label: row.title } },
      mail: taskMail(row.id, row.title),
    })
  }

  const mayRemove = (actor: Actor, { manages }: GroupSight, { createdBy }: TaskRow) =>
    manages || createdBy === actor.userId
  /** What is nobody’s is for whoever takes it. */
  const mayChange = (actor: Actor, sight: GroupSight, task: TaskRow) =>
    mayRemove(actor, sight, task) || task.ownerId === null || task.ownerId === actor.userId

  function viewsOf(actor: Actor, reading: Reading, rows: readonly TaskRow[]): TaskView[] {
    const names = people.named(
      rows.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
      reading,
    )
    const today = dayOf(clock.now())
    const isOpen = reading.row.closedAt === null
    return rows.map((row) => {
      const { id, ownerId, doneBy, label, dueOn, doneAt } = row
      const owner = names.get(ownerId ?? '')
      return {
        ...{ id, audience: 'all', item: null, label, dueOn, doneAt },
        owner: ownerId !== null && owner !== undefined ? { id: ownerId, name: owner } : null,
        doneBy: names.get(doneBy ?? '') ?? null,
        isLate: isLate(row, today),
        can: {
          change: isOpen && mayChange(actor, reading.sight, row),
          remove: isOpen && mayRemove(actor, reading.sight, row),
        },
      }
    })
  }

  return {
    list(actor: Actor, id: string): TaskList {
      const reading = read(actor, id)
      const rows = store.ofGroup(id).sort(inTaskOrder)
      return {
        total: rows.length,
        items: viewsOf(actor, reading, rows),
        owners: ownersFor(actor, reading),
        can: { addFor: reading.row.closedAt === null ? ['all'] : [], addChecklist: false },
      }
    },

    /** One more thing to do; its owner is told. */
    add(actor: Actor, id: string, { label, ownerId, dueOn }: Omit<TaskInput, 'audience'>): TaskView {
      const reading = openOne(actor, id)
      checkOwner(ownersFor(actor, reading), ownerId)
      const task: TaskRow = {
        ...{ id: newId(), groupId: id, label, ownerId, dueOn, doneAt: null, doneBy: null },
        ...{ createdBy: actor.userId, createdAt: nowIso() },
      }
      db.write(() => {
        if (store.ofGroup(id).length >= MOST)
          fail('conflict', `Un groupe compte au plus ${MOST} tâches : retirez-en d’abord.`)
        store.insert(task)
        tellOwner(reading, ownerId, actor.userId)
        tell('group.task-added', id, actor.userId, { after: { label, dueOn } })
      })
      return viewsOf(actor, reading, [task])[0] as TaskView
    },

    /** Its words, its owner, its day, whether it is done; `change` holds only what changes. */
    change(actor: Actor, id: string, taskId: string, { isDone, ...change }: TaskChange): TaskView {
      const { task, ...reading } = seen(actor, id, taskId)
      if (!mayChange(actor, reading.sight, task))
        fail('forbidden', 'Cette tâche est à qui l’a ajoutée, à qui elle revient, et à l’animation.')
      const isGiven = change.ownerId !== undefined && change.ownerId !== task.ownerId
      if (isGiven) checkOwner(ownersFor(actor, reading), change.ownerId ?? null)
      const isMarked = isDone !== undefined && isDone !== (task.doneAt !== null)
      const mark = isDone ? { doneAt: nowIso(), doneBy: actor.userId } : { doneAt: null, doneBy: null }
      const after = { ...change, ...(isMarked && mark) }
      db.write(() => {
        if (Object.values(after).every((value) => value === undefined)) return
        store.update(taskId, after)
        if (isGiven) tellOwner(reading, change.ownerId ?? null, actor.userId)
        const action = isMarked && isDone ? 'group.task-done' : 'group.task-changed'
        tell(action, id, actor.userId, { before: task, after })
      })
      return viewsOf(actor, reading, [store.byId(taskId) ?? task])[0] as TaskView
    },

    remove(actor: Actor, id: string, taskId: string): void {
      const { sight, task } = seen(actor, id, taskId)
      if (!mayRemove(actor, sight, task))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajoutée retirent une tâche.')
      db.write(() => {
        store.remove(taskId)
        const { label, dueOn } = task
        tell('group.task-removed', id, actor.userId, { before: { label, dueOn }, after: null })
      })
    },
  }
}
