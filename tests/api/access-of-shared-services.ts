import { serviceInput } from '../../src/features/shared-services/contract.ts'
import {
  createdStructureInput,
  jobInput,
  supportInput,
} from '../../src/features/shared-services/fact-contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { PartyState, ServiceVisibility } from '../../src/kernel/shared-services.ts'
import type { Prepare, World } from './access-world.ts'

const aJob = { label: 'Conduite de la presse', fte: 0.5, since: '2026-01-15' }
const aStructure = { name: 'Atelier commun', createdOn: '2026-01-15' }
const aSupport = { kind: 'grant', label: 'Achat de la presse', askedOn: '2026-01-15' }
const sheet = {
  ...{ fixedCosts: [], variableCosts: [], investments: [], subsidies: [] },
  ...{ priceEurosPerUnit: 60, assumedUnitsPerYear: null },
}

function administratorOf({ rooms: { accounts } }: World): Actor {
  const actor = accounts.actorById(accounts.personByEmail('administrator@test.example')?.id ?? '')
  if (!actor) throw new Error('an administrator was expected')
  return actor
}

/** A service of an administrator’s in which A stands so; closed to the others unless said otherwise. */
export function serviceOfA(
  world: World,
  { visibility = 'closed', state = 'in' }: { visibility?: ServiceVisibility; state?: PartyState } = {},
): string {
  const of = { kind: 'equipment', title: 'Presse à carton', visibility, organisationIds: [world.a] }
  const id = world.rooms.sharedServices.life.create(administratorOf(world), serviceInput.parse(of))
  world.db.sqlite.prepare('update shared_service_parties set state = ? where service_id = ?').run(state, id)
  return id
}

const first = (world: World, id: string, fact: 'jobs' | 'structures' | 'supports') =>
  world.rooms.sharedServices.facts.of(id)[fact][0]?.id ?? ''

function jobOfA(world: World): { id: string; jobId: string } {
  const id = serviceOfA(world)
  world.rooms.sharedServices.facts.addJob(administratorOf(world), id, jobInput.parse(aJob))
  return { id, jobId: first(world, id, 'jobs') }
}

function structureOfA(world: World): { id: string; structureId: string } {
  const id = serviceOfA(world)
  const { facts } = world.rooms.sharedServices
  facts.addStructure(administratorOf(world), id, createdStructureInput.parse(aStructure))
  return { id, structureId: first(world, id, 'structures') }
}

function supportOfA(world: World): { id: string; supportId: string } {
  const id = serviceOfA(world)
  world.rooms.sharedServices.facts.addSupport(administratorOf(world), id, supportInput.parse(aSupport))
  return { id, supportId: first(world, id, 'supports') }
}

/** How the routes of shared services are asked. */
export const sharedServiceRequests: Record<string, Prepare> = {
  'POST /api/v1/shared-services': ({ a }) => ({
    body: { kind: 'equipment', title: 'Presse à carton', organisationIds: [a] },
  }),
  'GET /api/v1/shared-services/:id': (world) => ({ params: { id: serviceOfA(world) } }),
  'PATCH /api/v1/shared-services/:id': (world) => ({
    params: { id: serviceOfA(world) },
    body: { description: 'Deux passages par semaine' },
  }),
  'PUT /api/v1/shared-services/:id/sheet': (world) => ({ params: { id: serviceOfA(world) }, body: sheet }),
  'POST /api/v1/shared-services/:id/steps': (world) => ({
    params: { id: serviceOfA(world) },
    body: { from: 'idea', to: 'study' },
  }),
  'POST /api/v1/shared-services/:id/requests': (world) => ({
    params: { id: serviceOfA(world, { visibility: 'open', state: 'left' }) },
    body: { organisationId: world.a },
  }),
  'POST /api/v1/shared-services/:id/parties/:organisationId/answer': (world) => ({
    params: { id: serviceOfA(world, { state: 'invited' }), organisationId: world.a },
    body: { accept: true, agreedHow: 'Au téléphone, avec la direction' },
  }),
  'PUT /api/v1/shared-services/:id/parties/:organisationId/volume': (world) => ({
    params: { id: serviceOfA(world), organisationId: world.a },
    body: { quantity: 4, unit: 't', period: 'month' },
  }),
  'DELETE /api/v1/shared-services/:id/parties/:organisationId': (world) => ({
    params: { id: serviceOfA(world), organisationId: world.a },
  }),
  'POST /api/v1/shared-services/:id/jobs': (world) => ({ params: { id: serviceOfA(world) }, body: aJob }),
  'PATCH /api/v1/shared-services/:id/jobs/:jobId': (world) => ({
    params: jobOfA(world),
    body: { endedOn: '2026-06-30' },
  }),
  'DELETE /api/v1/shared-services/:id/jobs/:jobId': (world) => ({ params: jobOfA(world) }),
  'POST /api/v1/shared-services/:id/structures': (world) => ({
    params: { id: serviceOfA(world) },
    body: aStructure,
  }),
  'DELETE /api/v1/shared-services/:id/structures/:structureId': (world) => ({ params: structureOfA(world) }),
  'POST /api/v1/shared-services/:id/supports': (world) => ({
    params: { id: serviceOfA(world) },
    body: aSupport,
  }),
  'POST /api/v1/shared-services/:id/supports/:supportId/answer': (world) => ({
    params: supportOfA(world),
    body: { answer: 'granted', euros: 4000, answeredOn: '2026-02-15' },
  }),
  'DELETE /api/v1/shared-services/:id/supports/:supportId': (world) => ({ params: supportOfA(world) }),
}
