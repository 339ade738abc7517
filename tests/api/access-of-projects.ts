import { projectInput } from '../../src/features/projects/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { ProjectMemberState } from '../../src/kernel/projects.ts'
import type { Prepare, World } from './access-world.ts'

const aProject = { title: 'Broyeur de palettes', what: 'Broyer nos palettes à plusieurs' }

function administratorOf({ rooms: { accounts } }: World): Actor {
  const actor = accounts.actorById(accounts.personByEmail('administrator@test.example')?.id ?? '')
  if (!actor) throw new Error('an administrator was expected')
  return actor
}

function projectOf(world: World, organisationId: string, more: object = {}): string {
  const input = projectInput.parse({ ...aProject, organisationId, ...more })
  return world.rooms.projects.life.propose(administratorOf(world), input)
}

/** A project that A proposes, as hidden as projects are by default. */
export const projectOfA = (world: World) => projectOf(world, world.a, { lacks: ['Un hangar'] })

/** A project of B’s in which A stands so. */
function joinedByA(world: World, state: ProjectMemberState): string {
  const id = projectOf(world, world.b)
  world.rooms.projects.membership.invite(administratorOf(world), id, world.a)
  world.db.sqlite
    .prepare('update project_members set state = ? where project_id = ? and organisation_id = ?')
    .run(state, id, world.a)
  return id
}

function lackOfA(world: World): { id: string; lackId: string } {
  const id = projectOfA(world)
  return { id, lackId: world.rooms.projects.get(administratorOf(world), id).allLacks[0]?.id ?? '' }
}

/** How the routes of projects are asked. */
export const projectRequests: Record<string, Prepare> = {
  'POST /api/v1/projects': ({ a }) => ({ body: { ...aProject, organisationId: a } }),
  'GET /api/v1/projects/:id': (world) => ({ params: { id: projectOfA(world) } }),
  'PATCH /api/v1/projects/:id': (world) => ({
    params: { id: projectOfA(world) },
    body: { withWhom: 'Deux scieries' },
  }),
  'POST /api/v1/projects/:id/lacks': (world) => ({
    params: { id: projectOfA(world) },
    body: { label: 'Un chariot' },
  }),
  'PATCH /api/v1/projects/:id/lacks/:lackId': (world) => ({ params: lackOfA(world), body: { isMet: true } }),
  'DELETE /api/v1/projects/:id/lacks/:lackId': (world) => ({ params: lackOfA(world) }),
  'POST /api/v1/projects/:id/steps': (world) => ({
    params: { id: projectOfA(world) },
    body: { from: 'proposed', to: 'gathering' },
  }),
  'PUT /api/v1/projects/:id/supporter': (world) => ({
    params: { id: projectOfA(world) },
    body: { supporterId: null },
  }),
  'POST /api/v1/projects/:id/requests': (world) => ({
    params: { id: projectOf(world, world.b, { visibility: 'network' }) },
    body: { organisationId: world.a },
  }),
  'POST /api/v1/projects/:id/members/:organisationId/answer': (world) => ({
    params: { id: joinedByA(world, 'invited'), organisationId: world.a },
    body: { accept: true },
  }),
  'DELETE /api/v1/projects/:id/members/:organisationId': (world) => ({
    params: { id: joinedByA(world, 'in'), organisationId: world.a },
  }),
  'POST /api/v1/projects/:id/becoming': (world) => ({
    params: { id: joinedByA(world, 'in') },
    body: { outcome: 'group' },
  }),
}
