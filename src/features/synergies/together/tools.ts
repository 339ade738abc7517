import type { Actor } from '../../../kernel/actor.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import { synergyPeople } from './people.ts'
import { type WorkSight, workSightOf } from './policy.ts'

export type WorkTools = ReturnType<typeof workTools>

/** What messages, tasks and meetings of a synergy all need. */
export function workTools(
  rooms: Pick<RoomsBelow, 'accounts' | 'flows' | 'notices'>,
  { life, writing }: { life: ReturnType<typeof synergyLife>; writing: ReturnType<typeof synergyWriting> },
) {
  return {
    writing,
    people: synergyPeople(rooms, writing),

    /** A synergy for who may read it, and how much of the words in it they read; 404 for everybody else. */
    read(actor: Actor, id: string): { row: SynergyRow; parties: PartyRow[]; sight: WorkSight } {
      const row = life.readable(actor, id)
      const parties = life.partiesOf(id)
      return { row, parties, sight: workSightOf(actor, parties) }
    },
  }
}
