import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { isOpen } from '../../../kernel/synergies.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import { synergyPath, taskMail } from '../mails.ts'
import type { RoomsBelow } from '../service.ts'
import type { TaskChange, TaskInput, TaskList, TaskView } from './contract.ts'
import { audiencesFor, isKnown, type WorkSight } from './policy.ts'
import { type ChecklistItem, inTaskOrder, isLate, itemsFor, missingItems } from './rules.ts'
import { type TaskRow, taskStore } from './task-store.ts'
import type { WorkTools } from './tools.ts'

const MOST = 200

/** What is to be done in a synergy: by whom, for when, and what of the checklist of an introduction. */
export function synergyTasks(
  db: Database,
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  { read, writing, people }: WorkTools,
) {
  const store = taskStore(db)
  const nowIso = () => clock.now().toISOString()

  /** Of a shared task, every reader; of another, facilitators. Being about today, it is not cut at an introduction. */
  const isSeen = ({ isLed }: WorkSight, { audience }: Pick<TaskRow, 'audience'>) =>
    isLed || audience === 'all'

  function seen(actor: Actor, id: string, taskId: string) {
    const reading = read(actor, id)
    const task = store.byId(taskId)
    if (task?.synergyId !== id || !isSeen(reading.sight, task)) notFound('Tâche')
    return { ...reading, task }
  }

  /**
   * Whom a task may be given to: a facilitator chooses among all who take part, the others among their own people and
   * who follows the synergy.
   */
  function ownersFor(actor: Actor, row: SynergyRow, parties: readonly PartyRow[], { isLed }: WorkSight) {
    const own = actor.memberships.map(({ organisationId }) => organisationId)
    const among = isLed ? parties : parties.filter(({ organisationId }) => own.includes(organisationId))
    const following = people.leading([row.ownerId], parties)
    const facilitators = new Set(isLed ? [...following, ...people.facilitators(parties)] : following)
    const ids = [...new Set([...facilitators, ...people.introduced(among)])]
    const names = accounts.namesOf(ids)
    return ids
      .map((id) => ({ id, name: names.get(id) ?? '', isFacilitator: facilitators.has(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  function checkOwner(
    owners: TaskList['owners'],
    ownerId: string | null,
    audience: TaskRow['audience'],
  ): void {
    const owner = owners.find(({ id }) => id === ownerId)
    if (ownerId === null || (owner && (audience === 'all' || owner.isFacilitator))) return
    fail('invalid-input', 'Cette tâche ne peut pas revenir à cette personne.', [
      {
        pointer: '/ownerId',
        detail: 'Choisissez une personne qui prend part à la synergie et lit la tâche.',
      },
    ])
  }

  /** Its new owner, unless they took it themselves. */
  function tellOwner(row: SynergyRow, ownerId: string | null, by: string): void {
    people.tell(row, ownerId === null ? [] : [ownerId], by, (label) => ({
      ...{ kind: 'synergy-task', path: synergyPath(row.id), params: { label } },
      mail: taskMail(row.id, label),
    }))
  }

  const mayRemove = (actor: Actor, { isLed }: WorkSight, { createdBy }: TaskRow) =>
    isLed || createdBy === actor.userId
  /** What is nobody’s is for whoever takes it. */
  const mayChange = (actor: Actor, sight: WorkSight, task: TaskRow) =>
    mayRemove(actor, sight, task) || task.ownerId === null || task.ownerId === actor.userId

  function viewsOf(actor: Actor, id: string, rows: readonly TaskRow[]): TaskView[] {
    const { parties, sight } = read(actor, id)
    const names = people.named(
      rows.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
      parties,
    )
    const today = dayOf(clock.now())
    return rows.map((row) => {
      const { ownerId, doneBy, audience, item, label, dueOn, doneAt } = row
      const owner = names.get(ownerId ?? '')
      return {
        ...{ id: row.id, audience, item, label, dueOn, doneAt },
        owner: ownerId !== null && owner !== undefined ? { id: ownerId, name: owner } : null,
        doneBy: names.get(doneBy ?? '') ?? null,
        isLate: isLate(row, today),
        can: { change: mayChange(actor, sight, row), remove: mayRemove(actor, sight, row) },
      }
    })
  }

  function openOne(actor: Actor, id: string) {
    const reading = read(actor, id)
    if (!isOpen(reading.row.stage)) fail('conflict', 'Cette synergie a pris fin.')
    return reading
  }

  const blank = (synergyId: string, by: string) => ({
    ...{ id: newId(), synergyId, item: null, label: null, ownerId: null, dueOn: null },
    ...{ doneAt: null, doneBy: null, createdBy: by, createdAt: nowIso() },
  })

  function insertItems(row: Pick<SynergyRow, 'id'>, items: readonly ChecklistItem[], by: string): void {
    if (items.length === 0) return
    for (const item of items) store.insert({ ...blank(row.id, by), item, audience: 'all' })
    writing.tell('synergy.task-added', row, by, { items })
  }

  return {
    /** What structures have to check, given to them once introduced; within that transaction. */
    propose({ id, kind }: Pick<SynergyRow, 'id' | 'kind'>, by: string): void {
      const missing = missingItems(store.ofSynergy(id))
      insertItems(
        { id },
        itemsFor(kind).filter((item) => missing.includes(item)),
        by,
      )
    },

    list(actor: Actor, id: string): TaskList {
      const { row, parties, sight } = read(actor, id)
      const all = store.ofSynergy(id)
      const items = all.filter((task) => isSeen(sight, task)).sort(inTaskOrder)
      const mayAdd = isOpen(row.stage)
      return {
        total: items.length,
        items: viewsOf(actor, id, items),
        owners: ownersFor(actor, row, parties, sight),
        can: {
          addFor: mayAdd ? audiencesFor(sight, parties) : [],
          addChecklist: mayAdd && sight.isLed && parties.some(isKnown) && missingItems(all).length > 0,
        },
      }
    },

    /** One more thing to do; its owner is told. */
    add(actor: Actor, id: string, { label, audience, ownerId, dueOn }: TaskInput): TaskView {
      const { row, parties, sight } = openOne(actor, id)
      if (!audiencesFor(sight, parties).includes(audience)) {
        if (audience === 'facilitators')
          fail('forbidden', 'Les tâches de l’animation sont les siennes : ajoutez une tâche commune.')
        fail('conflict', 'Les structures ne sont pas encore en relation : il n’y a pas de tâche commune.')
      }
      checkOwner(ownersFor(actor, row, parties, sight), ownerId, audience)
      const task: TaskRow = { ...blank(id, actor.userId), label, audience, ownerId, dueOn }
      db.write(() => {
        if (store.ofSynergy(id).length >= MOST)
          fail('conflict', `Une synergie compte au plus ${MOST} tâches : retirez-en d’abord.`)
        store.insert(task)
        tellOwner(row, ownerId, actor.userId)
        const isInternal = audience === 'facilitators'
        writing.tell('synergy.task-added', row, actor.userId, { label, dueOn }, null, { isInternal })
      })
      return viewsOf(actor, id, [task])[0] as TaskView
    },

    /** Adds what of the checklist of an introduction is not there yet; nothing when all is. */
    addChecklist(actor: Actor, id: string): TaskList {
      const { row, parties, sight } = openOne(actor, id)
      if (!sight.isLed) fail('forbidden', 'Seule l’animation propose la liste de vérification.')
      if (!parties.some(isKnown)) fail('conflict', 'Les structures ne sont pas encore en relation.')
      db.write(() => insertItems(row, missingItems(store.ofSynergy(id)), actor.userId))
      return this.list(actor, id)
    },

    /** Its words, its owner, its day, whether it is done; `change` holds only what changes. */
    change(actor: Actor, id: string, taskId: string, { isDone, ...change }: TaskChange): TaskView {
      const { row, parties, sight, task } = seen(actor, id, taskId)
      if (!mayChange(actor, sight, task))
        fail('forbidden', 'Cette tâche est à qui l’a ajoutée, à qui elle revient, et à l’animation.')
      const isGiven = change.ownerId !== undefined && change.ownerId !== task.ownerId
      if (isGiven) checkOwner(ownersFor(actor, row, parties, sight), change.ownerId ?? null, task.audience)
      const isMarked = isDone !== undefined && isDone !== (task.doneAt !== null)
      const mark = isDone ? { doneAt: nowIso(), doneBy: actor.userId } : { doneAt: null, doneBy: null }
      const after = { ...change, ...(isMarked && mark) }
      db.write(() => {
        if (Object.values(after).every((value) => value === undefined)) return
        store.update(taskId, after)
        if (isGiven) tellOwner(row, change.ownerId ?? null, actor.userId)
        const action = isMarked && isDone ? 'synergy.task-done' : 'synergy.task-changed'
        const isInternal = task.audience === 'facilitators'
        writing.tell(action, row, actor.userId, after, task, { isInternal })
      })
      return viewsOf(actor, id, [store.byId(taskId) ?? task])[0] as TaskView
    },

    remove(actor: Actor, id: string, taskId: string): void {
      const { row, sight, task } = seen(actor, id, taskId)
      if (!mayRemove(actor, sight, task))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajoutée retirent une tâche.')
      db.write(() => {
        store.remove(taskId)
        const { label, item, dueOn, audience } = task
        const isInternal = audience === 'facilitators'
        writing.tell('synergy.task-removed', row, actor.userId, null, { label, item, dueOn }, { isInternal })
      })
    },
  }
}
