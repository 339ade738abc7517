import type { Actor } from '../kernel/actor.ts'
import type { Rooms } from '../rooms.ts'

/** The structure of the demonstration's member and manager: it has flows seen by all, without its name, and by nobody. */
export const HOME = 'Conserverie du Mouliot'
/** The structure that offers it something without showing its name. */
export const NEIGHBOUR = 'Tonnellerie Lasbarrigues'

/**
 * An introduction for the demonstration: proposed by the facilitator for what the neighbour has and the home needs,
 * the neighbour has agreed and keeps its cost back, the home's answer is awaited.
 */
export function demoIntroduction(rooms: Rooms, facilitator: Actor, neighbour: Actor): void {
  const { organisations, flows, matching, synergies } = rooms
  const idOf = (wanted: string) => organisations.records().find(({ name }) => name === wanted)?.id
  const [homeId, neighbourId] = [idOf(HOME), idOf(NEIGHBOUR)]
  const owners = new Map(flows.allRows().map(({ id, organisationId }) => [id, organisationId]))
  const pair = matching
    .best(owners.size)
    .find(({ stockId, needId }) => owners.get(stockId) === neighbourId && owners.get(needId) === homeId)
  if (!pair || !neighbourId) return
  const { id } = synergies.introductions.open(facilitator, {
    ...{ stockId: pair.stockId, needId: pair.needId },
    note: null,
    message: 'Les volumes se répondent. À vérifier ensemble : le séchage, et la coupe en copeaux.',
  })
  synergies.introductions.answer(neighbour, id, {
    ...{ organisationId: neighbourId, answer: 'yes', reason: null },
    withheld: ['price'],
  })
}
