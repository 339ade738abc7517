import type { InformationView } from '../../src/features/information/contract.ts'
import { jpeg } from '../support/pictures.ts'
import type { Prepare, World } from './access-world.ts'

const written = {
  ...{
    category: 'guide' as const,
    title: 'Trier ses palettes',
    summary: 'Où les donner, comment les trier.',
  },
  ...{ sourceName: 'ADEME', sourceUrl: 'https://www.ademe.fr', body: 'Les palettes EPAL se consignent.' },
  audience: 'public' as const,
}

function administratorOf({ rooms: { accounts } }: World) {
  const actor = accounts.actorById(accounts.personByEmail('administrator@test.example')?.id ?? '')
  if (!actor) throw new Error('an administrator was expected')
  return actor
}

const draftIn = (world: World): InformationView =>
  world.rooms.information.writing.create(administratorOf(world), written)

function publishedIn(world: World): string {
  const { id } = draftIn(world)
  world.rooms.information.writing.step(administratorOf(world), id, 'published')
  return id
}

/** An image, and whether the text shows it. */
function imageIn(world: World, isShown: boolean): { id: string; imageId: string } {
  const actor = administratorOf(world)
  const { writing, images } = world.rooms.information
  const { id } = draftIn(world)
  const file = { name: 'bac.jpg', content: jpeg() }
  const imageId = images.add(actor, id, file, 'Un bac').id
  if (isShown) writing.change(actor, id, { body: `![Un bac](image:${imageId}), plein.`, version: 1 })
  writing.step(actor, id, 'published')
  return { id, imageId }
}

/** How to ask for what the network is told. */
export const informationRequests: Record<string, Prepare> = {
  'POST /api/v1/information': () => ({ body: written }),
  'GET /api/v1/information/:id': (world) => ({ params: { id: publishedIn(world) } }),
  'PATCH /api/v1/information/:id': (world) => ({
    params: { id: publishedIn(world) },
    body: { title: 'Autrement', version: 1 },
  }),
  'DELETE /api/v1/information/:id': (world) => ({ params: { id: draftIn(world).id } }),
  'POST /api/v1/information/:id/steps': (world) => ({
    params: { id: draftIn(world).id },
    body: { to: 'published' },
  }),
  'POST /api/v1/information/:id/checks': (world) => ({ params: { id: publishedIn(world) } }),
  'GET /api/v1/information/:id/versions': (world) => ({ params: { id: publishedIn(world) } }),
  'POST /api/v1/information/:id/images': (world) => ({
    params: { id: draftIn(world).id },
    ...{ files: { 'bac.jpg': jpeg() }, fields: { description: 'Un bac' } },
  }),
  'GET /api/v1/information/:id/images/:imageId': (world) => ({ params: imageIn(world, true) }),
  'DELETE /api/v1/information/:id/images/:imageId': (world) => ({ params: imageIn(world, false) }),
  'GET /api/v1/public-information/:id': (world) => ({ params: { id: publishedIn(world) } }),
  'GET /api/v1/public-information/:id/images/:imageId': (world) => ({ params: imageIn(world, true) }),
}
