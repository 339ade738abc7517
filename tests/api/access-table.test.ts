import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registrationInput } from '../../src/features/people/contract.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { PASSWORD } from '../support/app.ts'
import { aMail } from '../support/mail.ts'
import {
  aboutNothing,
  call,
  openWorld,
  type Person,
  type Prepare,
  people,
  SIRET_OF_A,
  type World,
} from './access-world.ts'
import { expectProblem, expectSameRefusal } from './expect-problem.ts'

/**
 * Who may what: every route × every person, asked about an object of structure A that is as hidden as objects are
 * by default. `ok` is an answer 2xx; a number is the refusal. Persons:
 * - member, manager: of structure A; other: the manager of structure B;
 * - facilitator: A is in its portfolio; outside: a facilitator whose portfolio holds only B.
 *
 * A new route? Add its line here, and below how to ask it (`requests`) when it has a parameter, a body or a file.
 */
const table = `
                                       anonymous member manager other facilitator outside authority administrator
GET    /health/live                    ok        ok     ok      ok    ok          ok      ok        ok
GET    /health/ready                   ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/openapi.json               ok        ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/settings                401       403    403     403   403         403     403       ok
PATCH  /api/v1/settings                401       403    403     403   403         403     403       ok
GET    /api/v1/settings/described      401       403    403     403   403         403     403       ok

GET    /api/v1/setup                   ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/setup                   409       409    409     409   409         409     409       409
POST   /api/v1/session                 ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/link            ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/link/redeem     410       410    410     410   410         410     410       410
POST   /api/v1/session/second-factor   410       410    410     410   410         410     410       410
POST   /api/v1/session/refresh         401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/session/confirm         401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/password/forgot         ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/password/reset          410       410    410     410   410         410     410       410
POST   /api/v1/address/agree           410       410    410     410   410         410     410       410
POST   /api/v1/address/refuse          410       410    410     410   410         410     410       410
GET    /api/v1/session                 ok        ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/session                 401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/mails                   401       403    403     403   403         403     403       ok
GET    /api/v1/mails/:id               401       403    403     403   403         403     403       ok
POST   /api/v1/mails/:id/retry         401       403    403     403   403         403     403       ok
DELETE /api/v1/mails/:id               401       403    403     403   403         403     403       ok
POST   /api/v1/mails/test              401       403    403     403   403         403     403       ok

GET    /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
PATCH  /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
PUT    /api/v1/me/password             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/email                401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/me/sessions             401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/me/sessions/:id         401       404    404     404   404         404     404       404
DELETE /api/v1/me/sessions             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/second-factor        401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/me/second-factor/confirm        401       400    400     400   400         400     400       400
POST   /api/v1/me/second-factor/recovery-codes 401       409    409     409   409         409     409       409
POST   /api/v1/me/second-factor/disable        401       409    409     409   409         409     409       409

POST   /api/v1/registrations           ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/registrations/confirm   ok        ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/registrations/mine      401       409    409     409   409         409     409       409
GET    /api/v1/membership-requests     401       403    403     403   ok          ok      403       ok
GET    /api/v1/membership-requests/mine 401      ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/membership-requests     401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/membership-requests/:id 401       404    404     404   404         404     404       404
POST   /api/v1/membership-requests/:id/confirm 401 403  403     403   ok          404     403       ok
POST   /api/v1/membership-requests/:id/refuse 401 403   403     403   ok          404     403       ok

GET    /api/v1/organisations/:id/people 401      ok     ok      404   ok          404     404       ok
PUT    /api/v1/organisations/:id/people/:userId 401 404 ok      404   ok          404     404       ok
DELETE /api/v1/organisations/:id/people/:userId 401 404 ok      404   ok          404     404       ok
POST   /api/v1/organisations/:id/invitations 401 404    ok      404   ok          404     404       ok
POST   /api/v1/invitations/:id/resend  401       404    ok      404   ok          404     404       ok
DELETE /api/v1/invitations/:id         401       404    ok      404   ok          404     404       ok
POST   /api/v1/invitations/open        ok        ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/invitations/accept      ok        ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/accounts                401       403    403     403   403         403     403       ok
GET    /api/v1/accounts/invitations    401       403    403     403   403         403     403       ok
POST   /api/v1/accounts/invitations    401       403    403     403   403         403     403       ok
GET    /api/v1/accounts/:id            401       403    403     403   403         403     403       ok
PATCH  /api/v1/accounts/:id            401       403    403     403   403         403     403       ok
POST   /api/v1/accounts/:id/sign-in-link 401     403    403     403   403         403     403       ok
DELETE /api/v1/accounts/:id/second-factor 401    403    403     403   403         403     403       ok

GET    /api/v1/territory               ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/communes                401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/organisations           401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/organisations           401       403    403     403   ok          ok      403       ok
GET    /api/v1/organisations/:id       401       ok     ok      404   ok          404     ok        ok

GET    /api/v1/resources               401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/waste-codes             401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/readings                401       ok     ok      ok    ok          ok      ok        ok

GET    /api/v1/flows                   401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/flows                   401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
PATCH  /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
DELETE /api/v1/flows/:id               401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/as/:audience  401       ok     ok      404   ok          404     404       ok
GET    /api/v1/flows/:id/disclosures   401       ok     ok      404   ok          404     404       ok

GET    /api/v1/matches                 401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/matches/poolings        401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/matches/stopped         401       403    403     403   ok          ok      403       ok
GET    /api/v1/matches/:id             401       ok     ok      404   ok          404     404       ok

GET    /api/v1/introductions           401       ok     ok      ok    ok          ok      ok        ok
POST   /api/v1/introductions           401       403    403     403   ok          404     403       ok
GET    /api/v1/introductions/:id       401       ok     ok      404   ok          404     404       ok
POST   /api/v1/introductions/:id/answers 401     403    ok      404   404         404     404       404

POST   /api/v1/imports                 401       403    403     403   ok          ok      403       ok
POST   /api/v1/imports/:id/apply       401       403    403     403   ok          404     403       404
GET    /api/v1/imports/template.xlsx   401       403    403     403   ok          ok      403       ok
GET    /api/v1/imports/template/:name  401       403    403     403   ok          ok      403       ok

GET    /api/v1/journal                 401       403    403     403   403         403     403       ok
GET    /api/v1/journal/verification    401       403    403     403   403         403     403       ok
GET    /api/v1/organisations/:id/journal 401     404    ok      404   ok          404     404       ok

GET    /api/v1/privacy                 ok        ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/me/export               401       ok     ok      ok    ok          ok      ok        ok
DELETE /api/v1/me                      401       ok     ok      ok    ok          ok      ok        ok
GET    /api/v1/organisations/:id/export 401      404    ok      404   ok          404     404       ok
POST   /api/v1/organisations/:id/closing 401     403    403     403   ok          404     403       ok
`

/** How to ask: made for each call, so that no row depends on another nor on the order. */
const requests: Record<string, Prepare> = {
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

  'POST /api/v1/organisations': () => ({
    body: { name: 'Atelier neuf', kind: 'company', sites: [{ communeName: 'Auch' }] },
  }),
  'GET /api/v1/organisations/:id': ({ a }) => ({ params: { id: a } }),

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
  'GET /api/v1/organisations/:id/export': ({ a }) => ({ params: { id: a } }),
  'POST /api/v1/organisations/:id/closing': async (world) => ({
    params: { id: await structureOfFacilitator(world) },
    body: { how: 'close' },
  }),

  'POST /api/v1/readings': () => ({ body: { kind: 'stock', label: 'Sciure de chêne' } }),

  'POST /api/v1/flows': ({ a }) => ({
    body: { organisationId: a, kind: 'stock', family: 'material', label: 'Sciure de chêne' },
  }),
  'GET /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'PATCH /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() }, body: { label: 'Copeaux' } }),
  'DELETE /api/v1/flows/:id': ({ flowOfA }) => ({ params: { id: flowOfA() } }),
  'GET /api/v1/flows/:id/as/:audience': ({ flowOfA }) => ({ params: { id: flowOfA(), audience: 'member' } }),
  'GET /api/v1/flows/:id/disclosures': ({ flowOfA }) => ({ params: { id: flowOfA() } }),

  'GET /api/v1/matches/:id': (world) => ({ params: { id: matchWithinA(world) } }),

  'POST /api/v1/introductions': (world) => {
    const [stockId = '', needId = ''] = matchWithinA(world).split('~')
    return { body: { stockId, needId }, names: [stockId] }
  },
  'GET /api/v1/introductions/:id': async (world) => ({ params: { id: await introductionOfA(world) } }),
  'POST /api/v1/introductions/:id/answers': async (world) => ({
    params: { id: await introductionOfA(world) },
    body: { organisationId: world.a, answer: 'yes' },
  }),

  'POST /api/v1/imports': () => ({ files: { 'structures.csv': 'nom;commune\r\nAtelier importé;Auch\r\n' } }),
  'POST /api/v1/imports/:id/apply': async (world) => ({ params: { id: await previewOfFacilitator(world) } }),
  'GET /api/v1/imports/template/:name': () => ({ params: { name: 'gisements.csv' } }),
}

const SIRET_OF_NOBODY = '35600000000048'
let addresses = 0
const newAddress = () => `nouveau-${++addresses}@test.example`
const registration = () => ({
  ...{ siret: SIRET_OF_NOBODY, structureName: 'Atelier', name: 'Ana', email: newAddress(), consent: true },
})
const tokenTo = (world: World, email: string) => world.lastLink(email).split('#')[1] ?? ''

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
  const by = { userId: 'test', name: 'Ana', role: 'administrator', memberships: [], portfolio: null } as const
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

/** One that failed: it can be read, sent again, given up. */
function mailIn({ db, rooms, mailsTo }: World): string {
  const mail = aMail()
  db.write(() => rooms.outbox.add(mail))
  db.sqlite.prepare("update mails set state = 'failed' where recipient = ?").run(mail.to)
  return mailsTo(mail.to)[0]?.id ?? ''
}

async function introductionOfA(world: World): Promise<string> {
  const [stockId = '', needId = ''] = matchWithinA(world).split('~')
  const sent = { body: { stockId, needId } }
  return (await call(world, 'POST /api/v1/introductions', 'administrator', sent)).body.id
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

const lines = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const [columns = [], ...rows] = lines.filter((cells) => cells.length > 1)
const expected = new Map(
  rows.map(([method, path, ...cells]) => [
    `${method} ${path}`,
    Object.fromEntries(columns.map((person, i) => [person, cells[i] ?? 'missing'])) as Record<Person, string>,
  ]),
)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the access table', () => {
  it('has a column for each person, and a cell in each', () => {
    expect(columns).toEqual([...people])
    for (const [method, path, ...cells] of rows) expect(cells.length, `${method} ${path}`).toBe(people.length)
    expect(expected.size, 'a route has one line').toBe(rows.length)
  })

  it('has a line for each route, and for no other', () => {
    const routes = world.app.routes
      .flatMap(({ method, url }) => [method].flat().map((name) => `${name} ${url}`))
      .filter((title) => /^\w+ \/(api|health)\//.test(title) && !title.startsWith('HEAD '))
    const missing = routes.filter((title) => !expected.has(title))
    expect(missing, 'Add a line to the table of tests/api/access-table.test.ts for each of these').toEqual([])
    const gone = [...expected.keys(), ...Object.keys(requests)].filter((title) => !routes.includes(title))
    expect(gone, 'These routes do not exist (any more): remove their lines').toEqual([])
  })

  it('asks about a real object wherever the path has a parameter', () => {
    const unprepared = [...expected.keys()].filter((title) => title.includes(':') && !(title in requests))
    expect(unprepared, 'Add to `requests` how to make the object of structure A').toEqual([])
  })
})

const outcomeOf = ({ status }: Response) => (status >= 200 && status < 300 ? 'ok' : String(status))

describe.each([...expected])('%s', (title, outcomes) => {
  it.each([...people])('%s', async (person) => {
    const sent = (await requests[title]?.(world, person)) ?? {}
    const response = await call(world, title, person, sent)
    expect(outcomeOf(response), JSON.stringify(response.body)).toBe(outcomes[person])
    if (response.status < 400) return
    expectProblem(response, response.body.code)
    if (response.status === 404) expect(response.body.code).toBe('not-found')

    // A refusal tells nothing: the same words about an object that does not exist. One's own structure is known.
    const nothing = person === 'member' || person === 'manager' ? null : aboutNothing(world, sent)
    if (nothing) expectSameRefusal(response, await call(world, title, person, nothing))
  })
})
