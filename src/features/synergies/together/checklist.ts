import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail } from '../../../kernel/errors.ts'
import type { ChecklistItem } from '../../../kernel/synergies.ts'
import type { Circle } from '../../together/circle.ts'
import type { TaskList } from '../../together/contract.ts'
import type { TogetherService } from '../../together/service.ts'
import type { SynergyRow } from '../life-store.ts'
import type { SynergyCircle } from './circle.ts'
import { itemsFor, missingItems } from './rules.ts'

/** What is to be checked before a first exchange, as tasks of the synergy. */
export function introductionChecklist(
  db: Database,
  { read, note }: Circle<SynergyCircle>,
  tasks: TogetherService['tasks'],
) {
  function insert(synergyId: string, items: readonly ChecklistItem[], by: string): void {
    if (items.length === 0) return
    for (const item of items) tasks.place(synergyId, by, { item })
    note('task-added', synergyId, by, { after: { items } })
  }

  return {
    /** What structures have to check, given to them once introduced; within that transaction. */
    propose({ id, kind }: Pick<SynergyRow, 'id' | 'kind'>, by: string): void {
      const missing = missingItems(tasks.all(id))
      insert(
        id,
        itemsFor(kind).filter((item) => missing.includes(item)),
        by,
      )
    },

    /** The tasks, and whether the checklist has something that the reader may add to them. */
    list(actor: Actor, id: string): TaskList {
      const { sight, organisationIds, stopped } = read(actor, id)
      const { can, ...list } = tasks.list(actor, id)
      const mayAdd = !stopped.planning && sight.isLed && organisationIds.length > 0
      return { ...list, can: { ...can, addChecklist: mayAdd && missingItems(tasks.all(id)).length > 0 } }
    },

    /** Adds what of it is not there yet; nothing when all is. */
    addChecklist(actor: Actor, id: string): TaskList {
      const { sight, organisationIds, stopped } = read(actor, id)
      if (stopped.planning) fail('conflict', stopped.planning)
      if (!sight.isLed) fail('forbidden', 'Seule l’animation propose la liste de vérification.')
      if (organisationIds.length === 0) fail('conflict', 'Les structures ne sont pas encore en relation.')
      db.write(() => insert(id, missingItems(tasks.all(id)), actor.userId))
      return this.list(actor, id)
    },
  }
}
