import { freshSince, policyOf } from '../../src/features/flows/freshness.ts'
import { flowSearch } from '../../src/features/flows/search/service.ts'
import type { FlowRow } from '../../src/features/flows/store.ts'
import type { EngineFlow } from '../../src/features/matching/engine/flow.ts'
import type { MaterialsService } from '../../src/features/materials/service.ts'
import { FRANCE } from '../../src/features/organisations/anonymity.ts'
import type { OrganisationRecord } from '../../src/features/organisations/service.ts'
import { territory } from '../../src/features/organisations/territory.ts'
import { settingDefaults } from '../../src/features/settings/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { dayOf } from '../../src/kernel/day.ts'
import { EventBus } from '../../src/kernel/events.ts'
import { newUnorderedId } from '../../src/kernel/ids.ts'
import { visibilities } from '../../src/kernel/visibility.ts'
import { seeded } from './generated-flows.ts'

/** A member of one structure: the least is open to it, so the most is left out. */
const MEMBER: Actor = {
  userId: 'u',
  name: '',
  role: 'member',
  memberships: [{ organisationId: 'o1', role: 'member' }],
  portfolio: null,
}
const FACILITATOR: Actor = { ...MEMBER, role: 'facilitator', memberships: [] }

const WISHES = [
  { q: 'palettes' },
  { q: 'drêches de brasserie' },
  { q: 'sciur' },
  { q: 'cartons', kind: 'stock' },
  { q: 'bois', withinKm: 20 },
  { withinKm: 10 },
  { q: 'plaquettes', months: 0b11 },
  { q: 'huile de frituer' },
  { confirmedSince: '2026-06-01', kind: 'need' },
  { freshness: 'fresh', q: 'bois' },
  {},
] as const

/** The search over generated flows, as the flows room makes it but for the database behind it. */
export function searchOver(generated: readonly EngineFlow[], materials: MaterialsService) {
  // Ids as the product draws them: others' flows are listed in their order, which is not that of their making.
  const flows = generated.map((flow) => ({ ...flow, id: newUnorderedId() }))
  const random = seeded(7)
  const day = (age: number | null) =>
    age === null ? null : new Date(Date.now() - age * 86_400_000).toISOString().slice(0, 10)
  const owners = new Map<string, OrganisationRecord>()
  const rows = flows.map((flow, i) => {
    const organisationId = flow.owner ?? 'o'
    const site = {
      id: organisationId,
      communeCode: territory.communes[i % territory.communes.length]?.code ?? null,
      communeName: territory.communes[i % territory.communes.length]?.name ?? null,
      ...{ lat: flow.point?.lat ?? null, lng: flow.point?.lng ?? null },
    }
    owners.set(organisationId, {
      id: organisationId,
      name: `Structure ${organisationId}`,
      sites: [site],
    } as OrganisationRecord)
    return {
      ...{
        id: flow.id,
        kind: flow.kind,
        organisationId,
        label: flow.label,
        family: 'material',
        months: flow.months,
      },
      visibility: visibilities[Math.floor(random() * visibilities.length)],
      ...{ resourceId: null, wasteCode: null, siteId: null, withdrawnAt: null },
      ...{ auditedOn: null, declaredOn: null },
      ...{ confirmedOn: day(flow.ageDays), createdAt: new Date(1.7e12 + i * 60_000).toISOString() },
    } as FlowRow
  })
  const readings = new Map(flows.map(({ id, reading }) => [id, reading]))
  const search = flowSearch(
    {
      liveRows: () => rows,
      rowsOf: () => [],
      rowsOfOrganisation: () => [],
      owners: () => [...owners.values()],
      ownersOf: () => new Map(),
      placeHiding: () => FRANCE,
      resourcesIn: (id) =>
        (readings.get(id)?.resources ?? [])
          .filter(({ weight }) => weight >= 0.7)
          .map((resource) => resource.id),
      disclosedTo: () => [],
      freshSince: () => freshSince(policyOf(settingDefaults), dayOf(new Date())),
      // What an anonymous flow is called was read with the rest: reading it a second time is no part of a search.
      materials: {
        ...materials,
        anonymousReading: () => ({ label: 'Matière', resourceId: null }),
      },
    },
    new EventBus(),
  )
  const asked = (turn: number, actor: Actor) => {
    const centre = territory.communes[turn % territory.communes.length]
    const wish = WISHES[turn % WISHES.length] as (typeof WISHES)[number]
    const place = 'withinKm' in wish ? { lat: centre?.lat, lng: centre?.lng } : {}
    return search.search(actor, { ...wish, ...place, limit: 100, offset: 0 })
  }
  return {
    /** Makes the index, as the first search does. */
    warmUp: () => asked(0, MEMBER),
    ask: (turn: number) => asked(turn, turn % 2 === 0 ? MEMBER : FACILITATOR),
    /** What the list did before it had an index: every flow looked at for its words. */
    scan(turn: number) {
      const wish = WISHES[turn % WISHES.length] as (typeof WISHES)[number]
      const isFound = materials.textFilter('q' in wish ? wish.q : 'palettes')
      return rows.filter(({ label }) => isFound({ label, resourceLabel: null, party: { name: '' } })).length
    },
  }
}
