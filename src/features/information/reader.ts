import type { Actor } from '../../kernel/actor.ts'
import { sectorOf } from '../../kernel/sectors.ts'
import type { ReaderProfile } from './rules.ts'
import type { RoomsBelow } from './service.ts'

/** What a reader's own structures declare today, and their trades: nothing of anybody else is looked at. */
export function profileOf(
  actor: Actor,
  { organisations, flows, matching, materials }: RoomsBelow,
): ReaderProfile {
  const own = actor.memberships.map(({ organisationId }) => organisationId)
  const declared = own
    .flatMap((id) => flows.liveRowsOf(id))
    .flatMap(({ id, resourceId }) => resourceId ?? matching.resourcesIn(id))
  const records = [...organisations.recordsOf(own).values()]
  return {
    resources: [...new Set(declared)].map((id) => materials.lineage(id)),
    sectors: new Set(records.flatMap(({ nafCode }) => sectorOf(nafCode) ?? [])),
  }
}
