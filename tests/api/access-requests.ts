import { campaignInput, visitInput } from '../../src/features/audits/contract.ts'
import { decisionInput, groupInput } from '../../src/features/groups/contract.ts'
import { defaultWeights } from '../../src/features/matching/engine/terms.ts'
import { registrationInput } from '../../src/features/people/contract.ts'
import { partyInput, synergyInput } from '../../src/features/synergies/life-contract.ts'
import { exchangeInput } from '../../src/features/synergies/results/contract.ts'
import { planInput } from '../../src/features/synergies/results/plan-contract.ts'
import { storyInput } from '../../src/features/synergies/stories/contract.ts'
import { documentWords, meetingInput, messageInput, taskInput } from '../../src/features/together/contract.ts'
import type { Actor, Role } from '../../src/kernel/actor.ts'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import type { GroupVisibility, MemberState } from '../../src/kernel/groups.ts'
import { newUnorderedId } from '../../src/kernel/ids.ts'
import { personOf } from '../../src/kernel/visibility.ts'
import { PASSWORD } from '../support/app.ts'
import { aMail } from '../support/mail.ts'
import { campaignRequests } from './access-of-campaigns.ts'
import { eventRequests } from './access-of-events.ts'
import { informationRequests } from './access-of-information.ts'
import { planRequests } from './access-of-plan.ts'
import { projectOfA, projectRequests } from './access-of-projects.ts'
import { serviceOfA, sharedServiceRequests } from './access-of-shared-services.ts'
import { trainingRequests } from './access-of-training.ts'
import { call, type Person, type Prepare, SIRET_OF_A, type World } from './access-world.ts'

/** How to ask: made for each call, so that no row depends on another nor on the order. */
export const requests: Record<string, Prepare> = {
  ...eventRequests,
  ...campaignRequests,
  ...informationRequests,
  ...trainingRequests,

  ...planRequests,
  'PATCH /api/v1/settings': () => ({ body: { anonymityThreshold: 3 } }),

  'POST /api/v1/setup': () => ({
    body: { code: 'faux', name: 'Ana', email: 'ana@test.example', password: 'une phrase assez longue' },
  }),
  'POST /api/v1/session': async ({ accountOfA, again }) => ({
    body: { email: await accountOfA(), password: PASSWORD },
    by: await again('anonymous'),
  }),
  'POST /api/v1/session/link': () => ({ body: { email: 'ana@test.example' } }),
  'POST /api/v1/session/link/redeem': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/session/second-factor': () => ({ body: { challenge: 'inventé', proof: { code: '123456' } } }),
  'POST /api/v1/session/refresh': async ({ again }, person) => ({ by: await again(person) }),
  'POST /api/v1/session/confirm': () => ({ body: { proof: { password: PASSWORD } } }),
  'POST /api/v1/password/forgot': () => ({ body: { email: 'ana@test.example' } }),
  'POST /api/v1/password/reset': () => ({ body: { token: 'inventé', password: 'une phrase assez longue' } }),
  'POST /api/v1/address/agree': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/address/refuse': () => ({ body: { token: 'inventé' } }),
  'PATCH /api/v1/me': () => ({ body: { language: 'fr' } }),
  'PUT /api/v1/me/password': () => ({ body: { present: PASSWORD, password: PASSWORD } }),
  'POST /api/v1/me/email': () => ({ body: { email: 'ailleurs@test.example' } }),
  // A session of somebody else: nobody's business but theirs.
  'DELETE /api/v1/me/sessions/:id': async (world) => ({ params: { id: await sessionOfAnother(world) } }),
  'DELETE /api/v1/me/sessions': () => ({}),
  'POST /api/v1/me/second-factor/confirm': async ({ as }, person) => {
    await as[person].post('/api/v1/me/second-factor')
    return { body: { code: 'pas six chiffres' } }
  },
  'POST /api/v1/me/second-factor/recovery-codes': () => ({ body: { proof: { code: '123456' } } }),
  'POST /api/v1/me/second-factor/disable': () => ({ body: { proof: { code: '123456' } } }),
  'DELETE /api/v1/session': async ({ again }, person) => ({ by: await again(person) }),

  'POST /api/v1/notices/read': () => ({ body: { until: '2026-01-01T00:00:00Z' } }),
  'PUT /api/v1/notice-preferences': () => ({ body: { items: [{ kind: 'introduced', way: 'live' }] } }),

  'POST /api/v1/registrations': () => ({ body: registration() }),
  'POST /api/v1/registrations/confirm': async (world, person) => {
    const body = registration()
    world.rooms.people.registrations.register(registrationInput.parse(body))
    return { body: { token: tokenTo(world, body.email) }, by: await world.again(person) }
  },
  'POST /api/v1/membership-requests': () => ({ body: { siret: SIRET_OF_NOBODY, structureName: 'Atelier' } }),
  'DELETE /api/v1/membership-requests/:id': (world) => ({ params: { id: requestForA(world) } }),
  'POST /api/v1/membership-requests/:id/confirm': (world) => ({
    params: { id: requestForA(world) },
    body: { role: 'member', organisationId: world.a },
  }),
  'POST /api/v1/membership-requests/:id/refuse': (world) => ({
    params: { id: requestForA(world) },
    body: { reason: 'Ce n’est pas votre SIRET.' },
  }),

  'GET /api/v1/organisations/:id/people': ({ a }) => ({ params: { id: a } }),
  'PUT /api/v1/organisations/:id/people/:userId': async (world) => ({
    params: { id: world.a, userId: await someoneOfA(world) },
    body: { role: 'manager' },
  }),
  'DELETE /api/v1/organisations/:id/people/:userId': async (world) => ({
    params: { id: world.a, userId: await someoneOfA(world) },
  }),
  'POST /api/v1/organisations/:id/invitations': ({ a }) => ({
    params: { id: a },
    body: { email: newAddress(), role: 'member' },
  }),
  'POST /api/v1/invitations/:id/resend': async (world) => ({ params: { id: invitationToA(world).id } }),
  'DELETE /api/v1/invitations/:id': async (world) => ({ params: { id: invitationToA(world).id } }),
  'POST /api/v1/invitations/open': (world) => ({ body: { token: invitationToA(world).token } }),
  'POST /api/v1/invitations/accept': async (world, person) => ({
    body: { token: invitationToA(world).token, name: 'Maïté Dupouy' },
    by: await world.again(person),
  }),

  'POST /api/v1/accounts/invitations': () => ({ body: { email: newAddress(), role: 'authority' } }),
  'GET /api/v1/accounts/:id': async (world) => ({ params: { id: await someoneOfA(world) } }),
  'PATCH /api/v1/accounts/:id': async (world) => ({
    params: { id: await someoneOfA(world) },
    body: { role: 'authority' },
  }),
  'POST /api/v1/accounts/:id/sign-in-link': async (world) => ({ params: { id: await someoneOfA(world) } }),
  'DELETE /api/v1/accounts/:id/second-factor': async (world) => ({ params: { id: await someoneOfA(world) } }),

  'GET /api/v1/registers/companies/:siret': () => ({ params: { siret: SIRET_OF_NOBODY } }),
  'GET /api/v1/registers/places': () => ({ query: { q: 'rue du Pré' } }),

  'POST /api/v1/organisations': () => ({
    body: { name: 'Atelier neuf', kind: 'company', sites: [{ communeName: 'Auch' }] },
  }),
  'GET /api/v1/organisations/:id': ({ a }) => ({ params: { id: a } }),
  'PUT /api/v1/organisations/:id': ({ a, rooms }) => {
    const { updatedAt = '', siren = null } = rooms.organisations.recordsOf([a]).get(a) ?? {}
    const site = { siret: SIRET_OF_A, communeName: 'Auch' }
    return {
      params: { id: a },
      body: { name: 'Scierie A', kind: 'company', siren, sites: [site], updatedAt },
    }
  },
  'GET /api/v1/organisations/:id/register': ({ a }) => ({ params: { id: a } }),
  'POST /api/v1/organisations/:id/register': ({ a }) => ({ params: { id: a }, body: { take: [] } }),

  'GET /api/v1/organisations/:id/journal': ({ a }) => ({ params: { id: a } }),

  'GET /api/v1/mails/:id': (world) => ({ params: { id: mailIn(world) } }),
  'POST /api/v1/mails/:id/retry': (world) => ({ params: { id: mailIn(world) } }),
  'DELETE /api/v1/mails/:id': (world) => ({ params: { id: mailIn(world) } }),
  'POST /api/v1/mails/test': () => ({ body: { language: 'fr' } }),
  // Somebody of the same role, whom no other row needs.
  'DELETE /api/v1/me': async ({ again, signedIn }, person) => {
    if (person === 'anonymous') return { by: await again(person) }
    const role = { manager: 'member', other: 'member', outside: 'facilitator' } as const
    return { by: await signedIn(role[person as keyof typeof role] ?? (person as Role)) }
  },
  'GET /api/v1/exports/people': ({ a }) => ({ query: { organisation: a } }),
  'GET /api/v1/exports/structure-journal': ({ a }) => ({ query: { organisation: a } }),
  'GET /api/v1/organisations/:id/export': ({ a }) => ({ params: { id: a } }),
  'POST /api/v1/organisations/:id/closing-request': ({ a }) => ({
    params: { id: a },
    body: { how: 'close' },
  }),
  'DELETE /api/v1/organisations/:id/closing-request': ({ a, db }) => {
    const longAgo = '2020-01-01T00:00:00.000Z'
    db.sqlite.prepare('update organisations set closing_asked_at = ? where id = ?').run(longAgo, a)
    return { params: { id: a } }
  },
  'POST /api/v1/organisations/:id/closing': async (world) => ({
    params: { id: await structureOfFacilitator(world) },
    body: { how: 'close' },
  }),

  'POST /api/v1/readings': () => ({ body: { kind: 'stock', label: 'Sciure de chêne' } }),

  'POST /api/v1/knowledge-entries': () => ({ body: { content: aSynonym() } }),
  'POST /api/v1/knowledge-entries/preview': () => ({ body: { content: aSynonym() } }),
  'GET /api/v1/knowledge-entries/:id': (world) => ({ params: { id: entryIn(world) } }),
  'PUT /api/v1/knowledge-entries/:id': (world) => ({
    params: { id: entryIn(world) },
    body: { version: 1, content: aSynonym() },
  }),
  'POST /api/v1/knowledge-entries/:id/withdrawal': (world) => ({
    params: { id: entryIn(world) },
    body: { version: 1 },
  }),
  'POST /api/v1/knowledge-entries/:id/restoration': (world) => {
    const id = entryIn(world)
    world.rooms.knowledge.withdraw(id, 1, 'test')
    return { params: { id }, body: { version: 2, from: 1 } }
  },

  'POST /api/v1/flows': ({ a }) => ({
    body: { organisationId: a, kind: 'stock', family: 'material', label: 'Sciure de chêne' },
  }),
  'GET /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'PATCH /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() }, body: { label: 'Copeaux' } }),
  'DELETE /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'POST /api/v1/flows/:id/restoration': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/flows/:id/attachments': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'POST /api/v1/flows/:id/attachments': ({ flowOfA }) => ({
    params: { id: flowOfA() },
    files: { 'analyse.pdf': '%PDF-1.7\n%%EOF\n' },
  }),
  'GET /api/v1/attachments/:id': (world) => ({ params: { id: fileOfA(world) } }),
  'PATCH /api/v1/attachments/:id': (world) => ({
    params: { id: fileOfA(world) },
    body: { description: 'Analyse de la sciure' },
  }),
  'DELETE /api/v1/attachments/:id': (world) => ({ params: { id: fileOfA(world) } }),
  'GET /api/v1/flows/:id/as/:audience': ({ flowOfA }) => ({ params: { id: flowOfA(), audience: 'member' } }),
  'POST /api/v1/renewals': ({ flowOfA }) => {
    const id = flowOfA()
    return { body: { flowIds: [id] }, names: [id] }
  },
  'POST /api/v1/renewals/link': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/renewals/link/answer': () => ({ body: { token: 'inventé', stillTrue: ['x'] } }),
  'GET /api/v1/flows/:id/versions': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/flows/:id/comparison': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/flows/:id/state': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/flows/:id/publication': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'PUT /api/v1/flows/:id/publication': (world) => publicationOfA(world),
  'DELETE /api/v1/flows/:id/publication': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/open-data/resources.csv': (world) => openRegister(world),
  'GET /api/v1/open-data/resources.schema.json': (world) => openRegister(world),
  'GET /api/v1/flows/:id/disclosures': ({ flowOfA }) => ({ params: { id: flowOfA() } }),

  'GET /api/v1/flows/:id/origin': ({ flowOfA }) => ({ params: { id: flowOfA() } }),

  'POST /api/v1/workshops': () => ({ body: { name: 'Atelier de mars', heldOn: '2026-03-12' } }),
  'GET /api/v1/workshops/:id': (world) => ({ params: { id: workshopIn(world) } }),
  'PATCH /api/v1/workshops/:id': (world) => ({ params: { id: workshopIn(world) }, body: { place: 'Auch' } }),
  'GET /api/v1/workshops/:id/rows': (world) => ({ params: { id: workshopIn(world) } }),
  'GET /api/v1/workshops/:id/matches': (world) => ({ params: { id: workshopIn(world) } }),
  'PUT /api/v1/workshops/:id/participants/:organisationId': (world) => ({
    params: { id: workshopIn(world), organisationId: world.a },
    body: { peopleCount: 2 },
  }),
  'DELETE /api/v1/workshops/:id/participants/:organisationId': (world) => ({
    params: { id: workshopIn(world), organisationId: world.a },
  }),
  'PUT /api/v1/typed-rows/:id': ({ a }) => ({
    params: { id: newUnorderedId() },
    body: { organisationId: a, kind: 'stock', family: 'material', label: 'Copeaux' },
  }),
  // Typed by the facilitator in charge of A: nobody else's to undo.
  'DELETE /api/v1/typed-rows/:id': async (world) => ({ params: { id: await rowOfFacilitator(world) } }),

  'POST /api/v1/matches/weights': () => ({ body: { weights: defaultWeights } }),
  'POST /api/v1/matches/weights/restoration': () => ({ body: { id: null } }),
  'PUT /api/v1/matches/:id/decision': (world) => ({
    params: { id: matchWithinA(world) },
    body: { verdict: 'refused', reason: 'distance' },
  }),
  // What is not theirs is told row by row: the answer is the same for whoever facilitates.
  'POST /api/v1/matches/decisions': (world) => ({
    body: { ids: [matchWithinA(world)], decision: { verdict: 'refused', reason: 'distance' } },
  }),
  'DELETE /api/v1/matches/:id/decision': (world) => ({ params: { id: matchWithinA(world) } }),
  'GET /api/v1/matches/:id': (world) => ({ params: { id: matchWithinA(world) } }),
  'GET /api/v1/matches/:id/legal-help': (world) => ({ params: { id: matchWithinA(world) } }),
  'GET /api/v1/matches/:id/request': (world) => ({ params: { id: matchWithinA(world) } }),
  'POST /api/v1/matches/:id/request': (world) => ({ params: { id: matchWithinA(world) }, body: {} }),
  'DELETE /api/v1/matches/:id/request': async (world) => {
    const params = { id: matchWithinA(world) }
    await call(world, 'POST /api/v1/matches/:id/request', 'manager', { params, body: {} })
    return { params }
  },

  'POST /api/v1/introductions': (world) => {
    const [stockId = '', needId = ''] = matchWithinA(world).split('~')
    return { body: { stockId, needId }, names: [stockId] }
  },
  'POST /api/v1/introductions/link': () => ({ body: { token: 'inventé' } }),
  'POST /api/v1/introductions/link/answer': () => ({ body: { token: 'inventé', answer: 'no' } }),
  'GET /api/v1/introductions/:id': async (world) => ({ params: { id: await introductionOfA(world) } }),
  'POST /api/v1/introductions/:id/answers': async (world) => ({
    params: { id: await introductionOfA(world) },
    body: { organisationId: world.a, answer: 'yes' },
  }),
  'POST /api/v1/introductions/:id/askings': async (world) => {
    const id = await introductionOfA(world)
    // Nobody is asked twice in a day.
    world.db.sqlite.prepare("update introduction_askings set at = '2026-01-01'").run()
    return { params: { id }, body: { organisationId: world.a } }
  },

  'POST /api/v1/synergies': (world) => ({
    body: {
      kind: 'substitution',
      parties: matchWithinA(world)
        .split('~')
        .map((flowId) => ({ flowId })),
    },
  }),
  'GET /api/v1/synergies/conversion': () => ({ query: { from: '2026-01-01', to: '2026-12-31' } }),
  'GET /api/v1/synergies/:id': (world) => ({ params: { id: synergyOfA(world).id } }),
  'PATCH /api/v1/synergies/:id': (world) => ({
    params: { id: synergyOfA(world).id },
    body: { nextAction: 'Appeler' },
  }),
  'GET /api/v1/synergies/:id/legal': (world) => ({ params: { id: synergyOfA(world).id } }),
  'POST /api/v1/synergies/:id/legal/lifts': (world) => {
    const { id, flowId } = blockedSynergyOfA(world)
    const reason = 'Arrêté du receveur vu pendant la visite.'
    return { params: { id }, body: { flowId, pointId: 'hazardous-receiver', reason } }
  },
  'DELETE /api/v1/synergies/:id/legal/lifts': (world) => {
    const { id, flowId } = blockedSynergyOfA(world)
    const about = { flowId, pointId: 'hazardous-receiver' }
    world.rooms.synergies.legal.lift(administratorOf(world), id, { ...about, reason: 'Arrêté vu.' })
    return { params: { id }, query: about }
  },
  'POST /api/v1/synergies/:id/steps': (world) => ({
    params: { id: synergyOfA(world).id },
    body: { from: 'validated', to: 'refused', reason: 'price' },
  }),
  'POST /api/v1/synergies/:id/introduction': (world) => ({
    params: { id: synergyOfA(world).id },
    body: {},
  }),
  'POST /api/v1/synergies/:id/parties': (world) => ({
    params: { id: synergyOfA(world, 'pooling').id },
    body: {
      flowId: world.flow({
        organisationId: world.organisation({ name: 'Venue après' }),
        kind: 'need',
        label: 'Sciure',
        visibility: 'network',
      }),
    },
  }),
  'PUT /api/v1/synergies/:id/parties/:partyId/flows/:flowId/promise': (world) => ({
    params: synergyOfA(world),
    body: { promised: 1 },
  }),
  'DELETE /api/v1/synergies/:id/parties/:partyId/flows/:flowId': (world) => ({ params: twoOfA(world) }),
  'GET /api/v1/synergies/:id/story': (world) => ({ params: { id: storyOfA(world) } }),
  'PUT /api/v1/synergies/:id/story': (world) => ({ params: { id: storyOfA(world) }, body: aStory }),
  'DELETE /api/v1/synergies/:id/story': (world) => ({ params: { id: storyOfA(world) } }),
  'POST /api/v1/synergies/:id/story/request': (world) => ({ params: { id: storyOfA(world) } }),
  'POST /api/v1/synergies/:id/story/answers': (world) => {
    const { id, digest } = askedStoryOfA(world)
    return { params: { id }, body: { organisationId: world.a, answer: 'yes', digest } }
  },
  'GET /api/v1/stories': (world) => {
    askedStoryOfA(world)
    return {}
  },
  'GET /api/v1/stories/:id': async (world) => ({ params: { id: await publishedStoryOfA(world) } }),
  'GET /api/v1/synergies/:id/results': (world) => ({ params: { id: introducedSynergyOfA(world) } }),
  'POST /api/v1/synergies/:id/exchanges': (world) => ({
    params: { id: introducedSynergyOfA(world) },
    body: anExchange,
  }),
  'POST /api/v1/synergies/:id/exchanges/:exchangeId/void': (world) => {
    const id = introducedSynergyOfA(world)
    const { results } = world.rooms.synergies
    const [exchange] = results.record(administratorOf(world), id, exchangeInput.parse(anExchange)).exchanges
    return { params: { id, exchangeId: exchange?.id ?? '' }, body: { reason: 'Noté deux fois' } }
  },
  'GET /api/v1/synergies/:id/plans': (world) => ({ params: { id: introducedSynergyOfA(world) } }),
  'POST /api/v1/synergies/:id/plans': (world) => ({
    params: { id: introducedSynergyOfA(world) },
    body: aPlan,
  }),
  'POST /api/v1/synergies/:id/plans/:planId/stop': (world) => ({ params: planOfA(world) }),
  'POST /api/v1/synergies/:id/plans/:planId/occurrences/:due/confirm': (world) => ({
    params: { ...planOfA(world), due: aPlan.from },
    body: anExchange,
  }),
  'POST /api/v1/synergies/:id/plans/:planId/occurrences/:due/miss': (world) => ({
    params: { ...planOfA(world), due: aPlan.from },
    body: { reason: 'Camion en panne' },
  }),
  'POST /api/v1/synergies/:id/parties/:partyId/leave': (world) => {
    const { id, partyId } = synergyOfA(world)
    return { params: { id, partyId }, body: { reason: 'internal' } }
  },
  'GET /api/v1/synergies/:id/messages': (world) => ({ params: { id: synergyOfA(world).id } }),
  'POST /api/v1/synergies/:id/messages': (world) => ({
    params: { id: synergyOfA(world).id },
    body: { text: 'À rappeler lundi', audience: 'facilitators' },
  }),
  // A facilitator’s own, another’s for the others.
  'DELETE /api/v1/synergies/:id/messages/:messageId': (world, person) => {
    const { id } = synergyOfA(world)
    const author = person === 'facilitator' ? accountNamed(world, person) : administratorOf(world)
    const input = messageInput.parse({ text: 'À rappeler lundi', audience: 'facilitators' })
    const { id: messageId } = world.rooms.synergies.work.messages.write(author, id, input)
    return { params: { id, messageId } }
  },
  'GET /api/v1/synergies/:id/documents': (world) => ({ params: { id: synergyOfA(world).id } }),
  'POST /api/v1/synergies/:id/documents': (world) => ({
    params: { id: introducedSynergyOfA(world) },
    files: { 'bon.pdf': '%PDF-1.7\n%%EOF\n' },
  }),
  'GET /api/v1/synergies/:id/documents/:documentId': (world) => ({ params: documentOfA(world) }),
  'PATCH /api/v1/synergies/:id/documents/:documentId': (world) => ({
    params: documentOfA(world),
    body: { description: 'Bon de pesée' },
  }),
  'DELETE /api/v1/synergies/:id/documents/:documentId': (world) => ({ params: documentOfA(world) }),
  'GET /api/v1/synergies/:id/tasks': (world) => ({ params: { id: synergyOfA(world).id } }),
  'POST /api/v1/synergies/:id/tasks': (world) => ({
    params: { id: synergyOfA(world).id },
    body: { label: 'Relire le contrat', audience: 'facilitators' },
  }),
  'POST /api/v1/synergies/:id/tasks/checklist': (world) => ({ params: { id: introducedOfA(world) } }),
  'PATCH /api/v1/synergies/:id/tasks/:taskId': (world) => ({
    params: taskOfA(world),
    body: { isDone: true },
  }),
  'DELETE /api/v1/synergies/:id/tasks/:taskId': (world) => ({ params: taskOfA(world) }),
  // Its own people know of meetings, once introduced; those of another they do not move.
  'GET /api/v1/synergies/:id/meetings': (world) => ({ params: { id: introducedOfA(world) } }),
  'POST /api/v1/synergies/:id/meetings': (world) => ({
    params: { id: introducedOfA(world) },
    body: aMeeting,
  }),
  'PATCH /api/v1/synergies/:id/meetings/:meetingId': (world) => ({
    params: meetingOfA(world),
    body: { title: 'Reportée' },
  }),
  'DELETE /api/v1/synergies/:id/meetings/:meetingId': (world) => ({ params: meetingOfA(world) }),
  'GET /api/v1/synergy-meetings/:id/calendar.ics': (world) => ({
    params: { id: meetingOfA(world).meetingId },
  }),

  'POST /api/v1/groups': ({ a }) => ({ body: { title: 'Déchets du bois', organisationIds: [a] } }),
  'GET /api/v1/groups/:id': (world) => ({ params: { id: groupOfA(world) } }),
  'PATCH /api/v1/groups/:id': (world) => ({
    params: { id: groupOfA(world) },
    body: { objectives: 'Moins de bennes' },
  }),
  'POST /api/v1/groups/:id/members': async (world) => ({
    params: { id: groupOfA(world) },
    body: { organisationId: await structureOfFacilitator(world) },
  }),
  'POST /api/v1/groups/:id/requests': (world) => ({
    params: { id: groupOfA(world, { visibility: 'open', state: 'left' }) },
    body: { organisationId: world.a },
  }),
  'POST /api/v1/groups/:id/members/:organisationId/answer': (world) => ({
    params: { id: groupOfA(world, { state: 'invited' }), organisationId: world.a },
    body: { accept: true },
  }),
  'DELETE /api/v1/groups/:id/members/:organisationId': (world) => ({
    params: { id: groupOfA(world), organisationId: world.a },
  }),
  'GET /api/v1/groups/:id/decisions': (world) => ({ params: { id: groupOfA(world) } }),
  'POST /api/v1/groups/:id/decisions': (world) => ({ params: { id: groupOfA(world) }, body: aDecision }),
  'PATCH /api/v1/groups/:id/decisions/:decisionId': (world) => ({
    params: decisionOfA(world),
    body: { text: 'Une benne chacun' },
  }),
  'DELETE /api/v1/groups/:id/decisions/:decisionId': (world) => ({ params: decisionOfA(world) }),
  'GET /api/v1/groups/:id/messages': (world) => ({ params: { id: groupOfA(world) } }),
  'POST /api/v1/groups/:id/messages': (world) => ({
    params: { id: groupOfA(world) },
    body: { text: 'À lundi' },
  }),
  // A facilitator’s own, another’s for the others.
  'DELETE /api/v1/groups/:id/messages/:messageId': (world, person) => {
    const id = groupOfA(world)
    const author = person === 'facilitator' ? accountNamed(world, person) : administratorOf(world)
    return {
      params: {
        id,
        messageId: world.rooms.groups.messages.write(author, id, { audience: 'all', text: 'À lundi' }).id,
      },
    }
  },
  'GET /api/v1/groups/:id/documents': (world) => ({ params: { id: groupOfA(world) } }),
  'POST /api/v1/groups/:id/documents': (world) => ({
    params: { id: groupOfA(world) },
    files: { 'bon.pdf': '%PDF-1.7\n%%EOF\n' },
  }),
  'GET /api/v1/groups/:id/documents/:documentId': (world) => ({ params: groupDocumentOfA(world) }),
  'PATCH /api/v1/groups/:id/documents/:documentId': (world) => ({
    params: groupDocumentOfA(world),
    body: { description: 'Bon de pesée' },
  }),
  'DELETE /api/v1/groups/:id/documents/:documentId': (world) => ({ params: groupDocumentOfA(world) }),
  'GET /api/v1/groups/:id/tasks': (world) => ({ params: { id: groupOfA(world) } }),
  'POST /api/v1/groups/:id/tasks': (world) => ({
    params: { id: groupOfA(world) },
    body: { label: 'Peser les bennes' },
  }),
  'PATCH /api/v1/groups/:id/tasks/:taskId': (world) => ({
    params: groupTaskOfA(world),
    body: { isDone: true },
  }),
  'DELETE /api/v1/groups/:id/tasks/:taskId': (world) => ({ params: groupTaskOfA(world) }),
  'GET /api/v1/groups/:id/meetings': (world) => ({ params: { id: groupOfA(world) } }),
  'POST /api/v1/groups/:id/meetings': (world) => ({ params: { id: groupOfA(world) }, body: aMeeting }),
  'PATCH /api/v1/groups/:id/meetings/:meetingId': (world) => ({
    params: groupMeetingOfA(world),
    body: { title: 'Reportée' },
  }),
  'DELETE /api/v1/groups/:id/meetings/:meetingId': (world) => ({ params: groupMeetingOfA(world) }),
  'GET /api/v1/group-meetings/:id/calendar.ics': (world) => ({
    params: { id: groupMeetingOfA(world).meetingId },
  }),

  ...sharedServiceRequests,
  ...projectRequests,
  'POST /api/v1/projects/:id/members': async (world) => ({
    params: { id: projectOfA(world) },
    body: { organisationId: await structureOfFacilitator(world) },
  }),
  'POST /api/v1/shared-services/:id/parties': async (world) => ({
    params: { id: serviceOfA(world) },
    body: { organisationId: await structureOfFacilitator(world) },
  }),

  'POST /api/v1/audit-campaigns': () => ({ body: aCampaign }),
  'GET /api/v1/audit-campaigns/:id': (world) => ({ params: { id: campaignIn(world) } }),
  'PUT /api/v1/audit-campaigns/:id': (world) => ({ params: { id: campaignIn(world) }, body: aCampaign }),
  'PUT /api/v1/audit-campaigns/:id/members/:organisationId': (world) => ({
    params: { id: campaignIn(world), organisationId: world.a },
  }),
  'DELETE /api/v1/audit-campaigns/:id/members/:organisationId': (world) => {
    const id = campaignIn(world)
    world.rooms.audits.campaigns.addMember(administratorOf(world), id, world.a)
    return { params: { id, organisationId: world.a } }
  },
  'POST /api/v1/visits': (world) => {
    endVisits(world)
    return { body: { organisationId: world.a, plannedOn: '2026-11-20' } }
  },
  'GET /api/v1/visits/:id': (world) => {
    const { id } = visitOfA(world)
    const { visits } = world.rooms.audits
    visits.change(administratorOf(world), id, { findings: ['Bennes à moitié vides'] })
    for (const to of ['made', 'validated'] as const)
      visits.step(administratorOf(world), id, { to, madeOn: null, note: null })
    return { params: { id } }
  },
  'PATCH /api/v1/visits/:id': (world) => ({
    params: { id: visitOfA(world).id },
    body: { expectations: 'Mieux connaître les voisins' },
  }),
  'POST /api/v1/visits/:id/steps': (world) => ({
    params: { id: visitOfA(world).id },
    body: { to: 'cancelled' },
  }),
  'GET /api/v1/visits/:id/calendar.ics': (world) => ({ params: { id: visitOfA(world).id } }),
  'POST /api/v1/visits/:id/invitations': (world) => ({ params: { id: visitOfA(world).id }, body: {} }),
  'PUT /api/v1/visits/:id/flows/:flowId': (world) => ({
    params: { id: visitOfA(world).id, flowId: world.flowOfA() },
    body: { verdict: 'confirmed' },
  }),
  'DELETE /api/v1/visits/:id/flows/:flowId': (world) => {
    const [{ id }, flowId] = [visitOfA(world), world.flowOfA()]
    const verdict = { verdict: 'confirmed', correction: null, note: null } as const
    world.rooms.audits.visits.judge(administratorOf(world), id, flowId, verdict)
    return { params: { id, flowId } }
  },
  'POST /api/v1/visits/:id/energy-actions': (world) => ({
    params: { id: visitOfA(world).id },
    body: anEnergyAction,
  }),
  'DELETE /api/v1/visits/:id/energy-actions/:actionId': (world) => {
    const { id, actionId } = energyActionOfA(world)
    return { params: { id, actionId } }
  },
  'POST /api/v1/energy-actions/:id/states': (world) => ({
    params: { id: energyActionOfA(world).actionId },
    body: { status: 'done', on: '2026-10-02' },
  }),
  'GET /api/v1/flows/:id/audits': (world) => ({ params: { id: world.flowOfA() } }),

  'POST /api/v1/imports': () => ({ files: { 'structures.csv': 'nom;commune\r\nAtelier importé;Auch\r\n' } }),
  'POST /api/v1/imports/:id/apply': async (world) => ({ params: { id: await previewOfFacilitator(world) } }),
  'POST /api/v1/imports/:id/undo': async (world) => ({ params: { id: await importOfFacilitator(world) } }),
  'GET /api/v1/imports/template/:name': () => ({ params: { name: 'gisements.csv' } }),
}

/** The territory keeps a public register. */
function openRegister({ rooms }: World): Record<string, never> {
  rooms.settings.change({ openDataRegister: true }, 'test')
  return {}
}

/** A flow of A that the network sees without its name, with the row that would be published. */
function publicationOfA(world: World): { params: { id: string }; body: object } {
  const { rooms, a, flowOfA } = world
  openRegister(world)
  const id = flowOfA()
  rooms.flows.update(id, { visibility: 'anonymised' }, { by: 'test', origin: 'form' })
  return { params: { id }, body: { row: rooms.openData.view(personOf(a), id).row } }
}

/** A workshop in which A takes part. */
function workshopIn({ rooms, a }: World): string {
  const actor = {
    ...{ userId: 'test', name: 'Test', role: 'administrator' as const },
    ...{ memberships: [], portfolio: null },
  }
  const { id } = rooms.workshops.open(actor, { name: 'Atelier', heldOn: '2026-03-12', place: null })
  rooms.workshops.putParticipant(actor, id, a, 1)
  return id
}

async function rowOfFacilitator(world: World): Promise<string> {
  const id = newUnorderedId()
  const body = { organisationId: world.a, kind: 'stock', family: 'material', label: 'Copeaux' }
  const row = { params: { id }, body }
  const { status } = await call(world, 'PUT /api/v1/typed-rows/:id', 'facilitator', row)
  if (status !== 200) throw new Error(`The row was not typed: ${status}.`)
  return id
}

const SIRET_OF_NOBODY = '35600000000048'
let addresses = 0
const newAddress = () => `nouveau-${++addresses}@test.example`
const registration = () => ({
  ...{ siret: SIRET_OF_NOBODY, structureName: 'Atelier', name: 'Ana', email: newAddress(), consent: true },
})
const tokenTo = (world: World, email: string) => world.lastLink(email).split('#')[1] ?? ''

/** A sheet of analyses on a flow of A, added by an administrator. */
function fileOfA({ rooms, flowOfA }: World): string {
  const by = rooms.accounts.actorById(rooms.accounts.personByEmail('administrator@test.example')?.id ?? '')
  if (!by) throw new Error('an administrator was expected')
  const file = { name: 'analyse.pdf', content: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const words = { description: null, visibility: 'facilitators' as const }
  return rooms.attachments.add(by, flowOfA(), file, words).id
}

/** Somebody without a structure who asks for a link to A. */
function requestForA({ rooms }: World): string {
  const user = { email: newAddress(), name: 'Ana', role: 'member' as const }
  const { id } = rooms.accounts.insert(user, null, 'test')
  const asked = {
    siret: SIRET_OF_A,
    structureName: 'Scierie',
    communeCode: null,
    jobTitle: null,
    purpose: null,
  }
  rooms.people.requests.make(id, asked)
  return rooms.people.requests.ofPerson(id)[0]?.id ?? ''
}

/** An account of its own, member of A. */
async function someoneOfA({ accountOfA, rooms }: World): Promise<string> {
  return rooms.accounts.personByEmail(await accountOfA())?.id ?? ''
}

function invitationToA(world: World): { id: string; token: string } {
  const by = administratorOf(world)
  const email = newAddress()
  const input = { email, role: 'member', language: 'fr' } as const
  const { id } = world.rooms.people.invitations.toStructure(by, world.a, input)
  // Answered or not, one to a structure must not keep the next from being sent.
  world.db.sqlite.prepare('update invitations set organisation_id = ? where id <> ?').run(world.b, id)
  return { id, token: tokenTo(world, email) }
}

/** A stock of A that nobody else knows of, and a need that the network knows. */
function matchWithinA({ organisation, flow, flowOfA }: World): string {
  const visibility = 'network' as const
  const need = { organisationId: organisation(), kind: 'need' as const, label: 'Sciure de chêne', visibility }
  return `${flowOfA()}~${flow(need)}`
}

let phrases = 0
/** A phrase that means nothing yet. */
function aSynonym() {
  const [first, second] = ['bdfgjklmnprstvz'[++phrases % 15], 'bdfgjklmnprstvz'[Math.floor(phrases / 15)]]
  return {
    ...{ kind: 'synonym' as const, of: 'resource' as const, target: 'sawdust', language: 'fr' as const },
    ...{ phrase: `zo${first}o${second}on`, source: 'La scierie d’à côté' },
  }
}
const entryIn = ({ rooms }: World) => rooms.knowledge.add(aSynonym(), 'test').id

/** One that failed: it can be read, sent again, given up. */
function mailIn({ db, rooms, mailsTo }: World): string {
  const mail = aMail()
  db.write(() => rooms.outbox.add(mail))
  db.sqlite.prepare("update mails set state = 'failed' where recipient = ?").run(mail.to)
  return mailsTo(mail.to)[0]?.id ?? ''
}

const aCampaign = {
  name: 'Vingt entreprises',
  startsOn: '2026-09-01',
  endsOn: '2027-06-30',
  lines: [{ wanted: 20 }],
}
const anEnergyAction = {
  ...{ type: 'lighting' as const, label: 'Éclairage à diodes', kwhPerYear: 4200 },
  ...{ status: 'proposed' as const, on: '2026-09-15' },
}

function accountNamed({ rooms: { accounts } }: World, person: Person): Actor {
  const actor = accounts.actorById(accounts.personByEmail(`${person}@test.example`)?.id ?? '')
  if (!actor) throw new Error(`an account was expected: ${person}`)
  return actor
}

const administratorOf = (world: World) => accountNamed(world, 'administrator')

const campaignIn = (world: World) =>
  world.rooms.audits.campaigns.create(administratorOf(world), campaignInput.parse(aCampaign)).id

/** A structure has one visit under way at most. */
function endVisits({ db }: World): void {
  db.sqlite.prepare("update visits set status = 'cancelled' where status in ('planned', 'made')").run()
}

function visitOfA(world: World) {
  endVisits(world)
  const input = visitInput.parse({ organisationId: world.a, plannedOn: '2026-11-20' })
  return world.rooms.audits.visits.plan(administratorOf(world), input)
}

function energyActionOfA(world: World): { id: string; actionId: string } {
  const { id } = visitOfA(world)
  const visit = world.rooms.audits.visits.addEnergyAction(administratorOf(world), id, anEnergyAction)
  return { id, actionId: visit.energyActions[0]?.id ?? '' }
}

async function introductionOfA(world: World): Promise<string> {
  const [stockId = '', needId = ''] = matchWithinA(world).split('~')
  const sent = { body: { stockId, needId } }
  return (await call(world, 'POST /api/v1/introductions', 'administrator', sent)).body.id
}

/** Of a hazardous waste, which only an authorised receiver may take. */
function blockedSynergyOfA(world: World) {
  const hazardous = { label: 'Solvant usé', family: 'waste' as const, wasteCode: '140603', hazardous: true }
  const flowId = world.flow({ organisationId: world.a, kind: 'stock', ...hazardous })
  const need = { organisationId: world.organisation(), kind: 'need' as const, label: 'Solvant à régénérer' }
  const needId = world.flow({ ...need, visibility: 'network' })
  const input = synergyInput.parse({ kind: 'substitution', parties: [{ flowId }, { flowId: needId }] })
  return { id: world.rooms.synergies.life.takeUp(administratorOf(world), input).id, flowId }
}

function synergyOfA(world: World, kind: 'substitution' | 'pooling' = 'substitution') {
  const parties = matchWithinA(world)
    .split('~')
    .map((flowId) => ({ flowId }))
  const input = synergyInput.parse({ kind, parties })
  const { id, parties: made } = world.rooms.synergies.life.takeUp(administratorOf(world), input)
  return { id, partyId: made[0]?.id ?? '', flowId: made[0]?.flows[0]?.flow.id ?? '' }
}

/** A pooling to which A brings one more flow. */
function twoOfA(world: World) {
  const { id, partyId } = synergyOfA(world, 'pooling')
  const flowId = world.flow({ organisationId: world.a, kind: 'stock', label: 'Copeaux' })
  world.rooms.synergies.life.join(administratorOf(world), id, partyInput.parse({ flowId }))
  return { id, partyId, flowId }
}

const anExchange = { on: '2026-01-15', basis: 'declared' }

const aPlan = { every: 'month', from: dayAfter(dayOf(new Date()), -20) }

function planOfA(world: World): { id: string; planId: string } {
  const id = introducedSynergyOfA(world)
  const [plan] = world.rooms.synergies.plans.make(administratorOf(world), id, planInput.parse(aPlan)).items
  return { id, planId: plan?.id ?? '' }
}

/** Whose structures know each other. */
function introducedSynergyOfA(world: World): string {
  const { id } = synergyOfA(world)
  const run = (sql: string) => world.db.sqlite.prepare(sql).run(id)
  run("update synergies set stage = 'introduced' where id = ?")
  run("update synergy_parties set introduced_at = '2026-01-10T08:00:00.000Z' where synergy_id = ?")
  run(
    "update synergy_party_flows set introduced_at = '2026-01-10T08:00:00.000Z' where party_id in (select id from synergy_parties where synergy_id = ?)",
  )
  return id
}

const aStory = { title: 'De la sciure en litière', text: 'Une scierie livre sa sciure à un élevage voisin.' }

/** A draft of a synergy that runs, while the territory opens the public page. */
function storyOfA(world: World): string {
  const id = introducedSynergyOfA(world)
  world.rooms.settings.change({ successStories: true }, 'test')
  world.db.sqlite.prepare("update synergies set stage = 'operational' where id = ?").run(id)
  world.rooms.synergies.stories.write(administratorOf(world), id, storyInput.parse(aStory))
  return id
}

function askedStoryOfA(world: World): { id: string; digest: string; structures: string[] } {
  const id = storyOfA(world)
  const { story } = world.rooms.synergies.stories.ask(administratorOf(world), id)
  const structures = (story?.parties ?? []).map(({ organisationId }) => organisationId)
  return { id, digest: story?.digest ?? '', structures }
}

/** Agreed to by A and the other structure. */
async function publishedStoryOfA(world: World): Promise<string> {
  const { id, digest, structures } = askedStoryOfA(world)
  const { stories } = world.rooms.synergies
  for (const organisationId of structures.filter((one) => one !== world.a))
    stories.answer(personOf(organisationId), id, { organisationId, answer: 'yes', digest })
  const body = { organisationId: world.a, answer: 'yes', digest }
  await call(world, 'POST /api/v1/synergies/:id/story/answers', 'manager', { params: { id }, body })
  return stories.of(administratorOf(world), id).story?.publicId ?? ''
}

/** The same, in which A was made known to the other. */
function introducedOfA(world: World): string {
  const { id } = synergyOfA(world)
  world.db.sqlite
    .prepare('update synergy_parties set introduced_at = ? where synergy_id = ? and organisation_id = ?')
    .run(new Date().toISOString(), id, world.a)
  return id
}

/** Shared by an administrator with the structures of a synergy. */
function documentOfA(world: World): { id: string; documentId: string } {
  const id = introducedSynergyOfA(world)
  const file = { name: 'bon.pdf', content: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const { documents } = world.rooms.synergies.work
  return { id, documentId: documents.add(administratorOf(world), id, file, documentWords.parse({})).id }
}

function taskOfA(world: World): { id: string; taskId: string } {
  const { id } = synergyOfA(world)
  const input = taskInput.parse({ label: 'Relire le contrat', audience: 'facilitators' })
  return { id, taskId: world.rooms.synergies.work.tasks.add(administratorOf(world), id, input).id }
}

const aMeeting = { title: 'Visite du site', heldOn: '2026-12-01', startsAt: '10:00', endsAt: '11:30' }

function meetingOfA(world: World): { id: string; meetingId: string } {
  const id = introducedOfA(world)
  const { meetings } = world.rooms.synergies.work
  return { id, meetingId: meetings.plan(administratorOf(world), id, meetingInput.parse(aMeeting)).id }
}

const aDecision = { text: 'Une benne à deux', takenOn: '2026-01-15' }

/** A working group of an administrator’s in which A stands so; closed to the others unless said otherwise. */
function groupOfA(
  world: World,
  { visibility = 'closed', state = 'in' }: { visibility?: GroupVisibility; state?: MemberState } = {},
): string {
  const input = groupInput.parse({ title: 'Déchets du bois', visibility, organisationIds: [world.a] })
  const { id } = world.rooms.groups.life.create(administratorOf(world), input)
  world.db.sqlite.prepare('update group_members set state = ? where group_id = ?').run(state, id)
  return id
}

function decisionOfA(world: World): { id: string; decisionId: string } {
  const id = groupOfA(world)
  const { decisions } = world.rooms.groups
  return { id, decisionId: decisions.note(administratorOf(world), id, decisionInput.parse(aDecision)).id }
}

function groupDocumentOfA(world: World): { id: string; documentId: string } {
  const id = groupOfA(world)
  const file = { name: 'bon.pdf', content: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const { documents } = world.rooms.groups
  return { id, documentId: documents.add(administratorOf(world), id, file, documentWords.parse({})).id }
}

function groupTaskOfA(world: World): { id: string; taskId: string } {
  const id = groupOfA(world)
  const input = taskInput.parse({ label: 'Peser les bennes' })
  return { id, taskId: world.rooms.groups.tasks.add(administratorOf(world), id, input).id }
}

function groupMeetingOfA(world: World): { id: string; meetingId: string } {
  const id = groupOfA(world)
  const { meetings } = world.rooms.groups
  return { id, meetingId: meetings.plan(administratorOf(world), id, meetingInput.parse(aMeeting)).id }
}

/** A structure in the portfolio of the facilitator alone, that no other row needs. */
async function structureOfFacilitator(world: World): Promise<string> {
  const title = 'POST /api/v1/organisations'
  const sent = await requests[title]?.(world, 'facilitator')
  return (await call(world, title, 'facilitator', sent ?? {})).body.id
}

async function sessionOfAnother({ accountOfA, rooms }: World): Promise<string> {
  const outcome = await rooms.accounts.signIn.byPassword(await accountOfA(), PASSWORD, null)
  if (!('session' in outcome)) throw new Error('a session was expected')
  return outcome.session.sessionId
}

async function previewOfFacilitator(world: World): Promise<string> {
  const title = 'POST /api/v1/imports'
  const sent = await requests[title]?.(world, 'facilitator')
  return (await call(world, title, 'facilitator', sent ?? {})).body.id
}

let imported = 0
/** An import that the facilitator of A has just applied. */
async function importOfFacilitator(world: World): Promise<string> {
  const files = { 'structures.csv': `nom;commune\r\nAtelier à défaire ${++imported};Auch\r\n` }
  const { body } = await call(world, 'POST /api/v1/imports', 'facilitator', { files })
  const params = { id: body.id as string }
  await call(world, 'POST /api/v1/imports/:id/apply', 'facilitator', { params })
  return params.id
}
