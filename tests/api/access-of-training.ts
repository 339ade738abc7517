import type { Prepare, World } from './access-world.ts'

function actorCalled({ rooms: { accounts } }: World, person: string) {
  const actor = accounts.actorById(accounts.personByEmail(`${person}@test.example`)?.id ?? '')
  if (!actor) throw new Error(`an account was expected: ${person}`)
  return actor
}

const aPath = { title: 'Souder', summary: 'Les bases, à l’arc.', resourceId: null }
const draftIn = (world: World) =>
  world.rooms.training.paths.create(actorCalled(world, 'administrator'), aPath)

/** Published, with a session, and a guide that anybody may read. */
function publishedIn(world: World): { id: string; guideId: string; sessionId: string; changedAt: string } {
  const actor = actorCalled(world, 'administrator')
  const { training, information } = world.rooms
  const item = information.writing.create(actor, {
    ...{ category: 'guide', title: 'Préparer ses soudures', summary: 'Avant de souder.', audience: 'public' },
    ...{ body: 'Dégraisser, chanfreiner, pointer.', sourceName: 'ADEME', sourceUrl: 'https://ademe.fr' },
  })
  information.writing.step(actor, item.id, 'published')
  const { id, changedAt } = draftIn(world)
  const empty = { id: null, informationId: null, eventId: null, title: '', heldOn: null, place: null }
  const steps = [
    { ...empty, kind: 'guide' as const, informationId: item.id },
    { ...empty, kind: 'session' as const, title: 'Une matinée' },
  ]
  training.paths.change(actor, id, { ...aPath, steps, changedAt })
  const path = training.paths.move(actor, id, 'published')
  const [guide, session] = path.steps
  return { id, guideId: guide?.id ?? '', sessionId: session?.id ?? '', changedAt: path.changedAt }
}

const readingOf = (world: World) => {
  const { id, guideId } = publishedIn(world)
  return { params: { id, stepId: guideId } }
}
const attendanceOf = (world: World) => {
  const { id, sessionId } = publishedIn(world)
  return { params: { id, stepId: sessionId, userId: actorCalled(world, 'member').userId } }
}

/** How to ask for training paths, and who followed them. */
export const trainingRequests: Record<string, Prepare> = {
  'POST /api/v1/training': () => ({ body: aPath }),
  'GET /api/v1/training/:id': (world) => ({ params: { id: publishedIn(world).id } }),
  'PUT /api/v1/training/:id': (world) => {
    const { id, changedAt } = draftIn(world)
    return { params: { id }, body: { ...aPath, steps: [], changedAt } }
  },
  'POST /api/v1/training/:id/state': (world) => ({
    params: { id: publishedIn(world).id },
    body: { to: 'withdrawn' },
  }),
  'DELETE /api/v1/training/:id': (world) => ({ params: { id: draftIn(world).id } }),
  'PUT /api/v1/training/:id/steps/:stepId/reading': readingOf,
  'DELETE /api/v1/training/:id/steps/:stepId/reading': readingOf,
  'GET /api/v1/training/:id/people': (world) => ({
    params: { id: publishedIn(world).id },
    query: { organisation: world.a },
  }),
  'PUT /api/v1/training/:id/steps/:stepId/attendance/:userId': attendanceOf,
  'DELETE /api/v1/training/:id/steps/:stepId/attendance/:userId': attendanceOf,
}
