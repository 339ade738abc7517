import { mailingInput, templateInput } from '../../src/features/campaigns/contract.ts'
import { directoryEntryInput } from '../../src/features/directory/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Person, Prepare, World } from './access-world.ts'

const message = { subject: 'Bonjour', body: 'Une réunion.' }
const aMailing = { title: 'Réunion', ...message }
const aTemplate = { name: 'Invitation', ...message }

function accountNamed({ db, rooms }: World, name: Person): Actor {
  const id = db.sqlite.prepare('select id from users where name = ?').pluck().get(name) as string
  return rooms.accounts.actorById(id) as Actor
}

const facilitatorOf = (world: World) => accountNamed(world, 'facilitator')

/** A mailing of the facilitator of structure A, not sent yet. */
function draftOfA(world: World): string {
  return world.rooms.campaigns.mailings.create(facilitatorOf(world), mailingInput.parse(aMailing)).id
}

/** The same, sent to somebody of structure A. */
function sentOfA(world: World): { id: string; recipientId: string } {
  const id = draftOfA(world)
  const { mailings } = world.rooms.campaigns
  mailings.step(facilitatorOf(world), id, { to: 'scheduled', at: null })
  world.db.sqlite
    .prepare(
      "update mailing_recipients set state = 'sent', queued_at = null, sent_at = ? where mailing_id = ?",
    )
    .run('2026-11-16T09:00:00.000Z', id)
  const recipientId = world.db.sqlite
    .prepare('select id from mailing_recipients where mailing_id = ?')
    .pluck()
    .get(id) as string
  return { id, recipientId }
}

/** Structure A, which agreed to appear in the directory. */
function listedA(world: World): string {
  const input = directoryEntryInput.parse({ isListed: true })
  world.rooms.directory.choose(accountNamed(world, 'manager'), world.a, input)
  return world.a
}

const templateIn = (world: World) =>
  world.rooms.campaigns.templates.create(facilitatorOf(world), templateInput.parse(aTemplate)).id

/** How to ask the routes of targeted communication and of the directory. */
export const campaignRequests: Record<string, Prepare> = {
  'POST /api/v1/mailings': () => ({ body: aMailing }),
  'POST /api/v1/mailings/audience': () => ({ body: { audience: {} } }),
  'POST /api/v1/mailings/preview': () => ({ body: message }),
  'POST /api/v1/mailings/test': () => ({ body: message }),
  'GET /api/v1/mailings/:id': (world) => ({ params: { id: draftOfA(world) } }),
  'PUT /api/v1/mailings/:id': (world) => ({ params: { id: draftOfA(world) }, body: aMailing }),
  'DELETE /api/v1/mailings/:id': (world) => ({ params: { id: draftOfA(world) } }),
  'PUT /api/v1/mailings/:id/budget': (world) => ({
    params: { id: draftOfA(world) },
    body: { budgetLine: 'Animation', plannedEuros: 300 },
  }),
  'POST /api/v1/mailings/:id/steps': (world) => ({
    params: { id: draftOfA(world) },
    body: { to: 'scheduled', at: { day: '2999-01-01', hour: '09:00' } },
  }),
  'GET /api/v1/mailings/:id/results': (world) => ({ params: { id: sentOfA(world).id } }),
  'GET /api/v1/mailings/:id/recipients': (world) => ({ params: { id: sentOfA(world).id } }),
  'PUT /api/v1/mailings/:id/recipients/:recipientId/answer': (world) => ({
    params: sentOfA(world),
    body: { answer: 'interested' },
  }),
  'PUT /api/v1/mailings/:id/recipients/:recipientId/bounce': (world) => ({
    params: sentOfA(world),
    body: { bounce: 'soft' },
  }),
  'GET /api/v1/exports/mailing-recipients': (world) => {
    const { id } = sentOfA(world)
    return { query: { mailing: id }, names: [id] }
  },
  'POST /api/v1/delivery-reports': () => ({
    body: { text: 'Final-Recipient: rfc822; ana@test.example\nAction: failed\nStatus: 5.1.1\n' },
  }),
  'GET /api/v1/organisations/:id/mailing-addresses': ({ a }) => ({ params: { id: a } }),
  'POST /api/v1/organisations/:id/mailing-addresses/lift': ({ a, db }) => {
    const email = 'en-panne@test.example'
    const at = '2026-11-16T09:00:00.000Z'
    db.sqlite
      .prepare('insert or ignore into contacts (id, organisation_id, name, email) values (?, ?, ?, ?)')
      .run('contact-en-panne', a, 'En panne', email)
    db.sqlite.prepare('insert or ignore into mailing_bounces (email, at) values (?, ?)').run(email, at)
    return { params: { id: a }, body: { email } }
  },
  'GET /api/v1/directory/:id': (world) => ({ params: { id: listedA(world) } }),
  'GET /api/v1/organisations/:id/directory-entry': ({ a }) => ({ params: { id: a } }),
  'PUT /api/v1/organisations/:id/directory-entry': ({ a }) => ({
    params: { id: a },
    body: { isListed: false },
  }),
  'POST /api/v1/mailing-templates': () => ({ body: aTemplate }),
  'PUT /api/v1/mailing-templates/:id': (world) => ({ params: { id: templateIn(world) }, body: aTemplate }),
  'DELETE /api/v1/mailing-templates/:id': (world) => ({ params: { id: templateIn(world) } }),
  'POST /api/v1/unsubscriptions/open': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/unsubscriptions': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/unsubscriptions/undo': () => ({ body: { token: 'inventé' } }),
  'PUT /api/v1/me/communications': () => ({ body: { subscribed: true } }),
}
