import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { PersonView } from './contract.ts'
import { type Pair, pairKey } from './pair.ts'
import { type AssignmentRow, assignmentsStore } from './store.ts'

export type AssigneeAccounts = Pick<AccountsService, 'actorById' | 'namesOf' | 'facilitators'>

/** Who is to look at a match, whatever is decided of it. Read once and kept in step. */
export function matchAssignmentsOf(db: Database, clock: Clock, accounts: AssigneeAccounts) {
  const store = assignmentsStore(db)
  let known: Map<string, AssignmentRow> | null = null
  // Read again once it is committed, as decisions are.
  db.events.subscribe(({ type }) => {
    if (type === 'written-elsewhere' || type === 'match-decided') known = null
  })
  const rows = () => {
    known ??= new Map(store.all().map((row) => [pairKey(row), row]))
    return known
  }

  function journal(pair: Pair, by: string, before: AssignmentRow | undefined, after: string | null): void {
    record(db, {
      ...{ at: clock.now(), actorId: by, action: 'match.assigned', entity: 'match', entityId: pairKey(pair) },
      before: { assignedTo: before ? nameOf(before.assignedTo) : null },
      after: { assignedTo: after && nameOf(after) },
    })
  }
  const nameOf = (userId: string) => accounts.namesOf([userId]).get(userId) ?? null

  return {
    /** The id of whoever is to look at a pair; null when nobody is. */
    of: (pair: Pair): string | null => rows().get(pairKey(pair))?.assignedTo ?? null,

    /** Those who are to look at these pairs, by the key of the pair; whoever does not facilitate any more is left out. */
    viewsOf(pairs: readonly Pair[]): Map<string, PersonView> {
      const given = pairs.flatMap((pair) => rows().get(pairKey(pair)) ?? [])
      const open = new Set(accounts.facilitators().map(({ userId }) => userId))
      const names = accounts.namesOf([...new Set(given.map(({ assignedTo }) => assignedTo))])
      return new Map(
        given.flatMap((row): [string, PersonView][] => {
          const name = names.get(row.assignedTo)
          const isThere = name !== undefined && open.has(row.assignedTo)
          return isThere ? [[pairKey(row), { id: row.assignedTo, name }]] : []
        }),
      )
    },

    /** Somebody who may be given matches; a fault of the input for anybody else. */
    assignee(userId: string): Actor {
      const person = accounts.actorById(userId)
      if (person && isFacilitator(person)) return person
      fail('invalid-input', 'Une piste se confie à une personne de l’animation.', [
        { pointer: '/assignedTo', detail: 'Choisissez une personne de l’animation.' },
      ])
    },

    /** Gives these pairs to somebody, or takes them back (null), in one transaction; returns those that changed. */
    assign(actor: Actor, pairs: readonly Pair[], to: string | null): Pair[] {
      const changed = pairs.filter((pair) => (rows().get(pairKey(pair))?.assignedTo ?? null) !== to)
      if (changed.length === 0) return []
      const by = { assignedBy: actor.userId, assignedAt: clock.now().toISOString() }
      db.write((announce) => {
        announce({ type: 'match-decided' })
        for (const pair of changed) {
          const { stockId, needId } = pair
          if (to === null) store.remove(stockId, needId)
          else store.put({ stockId, needId, assignedTo: to, ...by })
          journal(pair, actor.userId, rows().get(pairKey(pair)), to)
        }
      })
      return changed
    },

    /** Who may be given some of these pairs, by name. `ownersOf`: the structures of a pair. */
    colleaguesFor(pairs: readonly Pair[], ownersOf: (pair: Pair) => readonly string[]): PersonView[] {
      const owners = [...new Set(pairs.flatMap(ownersOf))]
      const able = accounts.facilitators().filter((person) => owners.some((id) => facilitates(person, id)))
      const names = accounts.namesOf(able.map(({ userId }) => userId))
      return able
        .map(({ userId }) => ({ id: userId, name: names.get(userId) ?? '' }))
        .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    },
  }
}
