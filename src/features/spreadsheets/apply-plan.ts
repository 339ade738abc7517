import type { FlowInput } from '../flows/contract.ts'
import type { FlowsService } from '../flows/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { Plan, StructureWrite } from './plan.ts'
import type { Touched } from './undo.ts'

/** The rooms that hold what a plan writes. */
export interface WritableRooms {
  organisations: Pick<OrganisationsService, 'create' | 'update' | 'recordsOf'>
  flows: Pick<FlowsService, 'create' | 'update' | 'seal'>
}

/** Writes a plan through the rooms, structures first, and tells what it wrote; the caller holds the transaction. */
export function applyPlan(
  plan: Plan,
  by: string,
  { organisations, flows }: WritableRooms,
  isDemo: boolean,
): Touched {
  for (const write of plan.structures) writeStructure(write, by, organisations, isDemo)
  const owners = [...new Set(plan.flows.map(({ party }) => party.id ?? ''))]
  const siteIds = new Map<string, string>()
  // In slices: SQLite bounds the parameters of one query.
  for (let i = 0; i < owners.length; i += 500)
    for (const { sites } of organisations.recordsOf(owners.slice(i, i + 500)).values())
      for (const { id, siret } of sites) if (siret) siteIds.set(siret, id)
  const author = { by, origin: 'import' as const }
  for (const write of plan.flows) {
    const { party, siret, id, input } = write
    const siteId = siret ? (siteIds.get(siret) ?? null) : null
    if (id) flows.update(id, siteId ? { ...input, siteId } : input, author)
    const made = { ...(input as FlowInput), organisationId: party.id ?? '', siteId }
    write.id ??= flows.create(made, author)
  }
  for (const { flow, auditedOn, auditedBy } of plan.audits)
    flows.seal(flow.id ?? '', {}, { auditedOn, auditedBy }, by)
  return { organisations: plan.structures.flatMap(({ party }) => party.id ?? []), flows: flowsOf(plan) }
}

/** Each flow once that a plan writes, of those that have an id. */
export function flowsOf({ flows, audits }: Plan): string[] {
  return [...new Set([...flows, ...audits.map(({ flow }) => flow)].flatMap(({ id }) => id ?? []))]
}

function writeStructure(
  { party, create, change, sites, contacts }: StructureWrite,
  by: string,
  organisations: WritableRooms['organisations'],
  isDemo: boolean,
): void {
  if (create) {
    party.id = organisations.create(create, by, { isDemo })
    return
  }
  if (!party.id) return
  const turns = Math.max(1, sites.length, contacts.length)
  for (let i = 0; i < turns; i++) {
    const [site, contact] = [sites[i], contacts[i]]
    organisations.update(party.id, i === 0 ? change : {}, by, {
      ...(site && { site }),
      ...(contact && { contact }),
    })
  }
}
