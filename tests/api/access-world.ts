import type { Response } from 'supertest'
import supertest from 'supertest'
import type { Membership, Role } from '../../src/kernel/actor.ts'
import { buildRooms } from '../../src/rooms.ts'
import { freshDatabase, NO_LIMITS, PASSWORD, SECRET, testApp } from '../support/app.ts'
import { type Agent, attended, type House, movingClock } from './house.ts'

/** Who stands before each route, in the order of the columns of the table. */
export const people = [
  'anonymous',
  'member',
  'manager',
  'other',
  'facilitator',
  'outside',
  'authority',
  'administrator',
] as const
export type Person = (typeof people)[number]

/** Structure A, which everybody asks about, has a member and a manager; B has one, and another facilitator. */
const accounts: Record<
  Exclude<Person, 'anonymous'>,
  { role: Role; at?: 'a' | 'b'; manages?: boolean; charge?: 'a' | 'b' }
> = {
  member: { role: 'member', at: 'a' },
  manager: { role: 'member', at: 'a', manages: true },
  other: { role: 'member', at: 'b', manages: true },
  facilitator: { role: 'facilitator', charge: 'a' },
  outside: { role: 'facilitator', charge: 'b' },
  authority: { role: 'authority' },
  administrator: { role: 'administrator' },
}

/** What is sent to a route: made anew once a person was let through, so that what one destroys the next still finds. */
export interface Sent {
  /** Values of the parameters of the path. Those of an object of structure A are ids. */
  params?: Record<string, string>
  query?: Record<string, string>
  body?: object
  /** Contents of files sent as multipart, by name, and the words beside them. */
  files?: Record<string, string | Buffer>
  fields?: Record<string, string>
  /** Other ids of structure A's objects that the query or the body holds; A's own is known. */
  names?: string[]
  /** Sent by this agent instead of the person's own: for what ends a session. */
  by?: Agent
}

export interface World extends House {
  a: string
  b: string
  as: Record<Person, Agent>
  /** A flow of structure A, hidden as flows are unless their declarer opens them. */
  flowOfA(): string
  /** Address of an account of its own, member of structure A, with the password of the tests. */
  accountOfA(): Promise<string>
  /** The same person in another browser, with a session of its own. */
  again(person: Person): Promise<Agent>
}

export type Prepare = (world: World, person: Person) => Sent | Promise<Sent>

export const SIRET_OF_A = '00037999000013'

/** No id of anything. */
const NOWHERE = '01aaaaaaaaaaaaaaaaaa'

/** A server with two structures that know nothing of each other, and one account for each person of the table. */
export async function openWorld(): Promise<World> {
  const clock = movingClock()
  const db = freshDatabase()
  const rooms = buildRooms(db, clock, SECRET)
  const house = await attended(await testApp({ clock, db, rooms, limits: NO_LIMITS }), clock)
  const structures = {
    a: house.organisation({ name: 'Scierie A', sites: [{ communeName: 'Auch', siret: SIRET_OF_A }] }),
    b: house.organisation({ name: 'Fonderie B' }),
  }

  const addressOf = (name: string) => `${name}@test.example`
  async function account(
    name: string,
    role: Role,
    membership: Membership | null,
    charge?: 'a' | 'b',
  ): Promise<string> {
    const email = addressOf(name)
    const user = { email, name, role, password: PASSWORD }
    const { id } = await rooms.accounts.createUser(user, membership, 'test')
    const organisationIds = charge ? [structures[charge]] : []
    if (charge) rooms.accounts.administration.setPortfolio(id, { communeCodes: [], organisationIds }, 'test')
    return email
  }
  async function again(person: Person): Promise<Agent> {
    const agent = supertest.agent(house.app.server).set('Sec-Fetch-Site', 'same-origin')
    if (person === 'anonymous') return agent
    await agent
      .post('/api/v1/session')
      .send({ email: addressOf(person), password: PASSWORD })
      .expect(200)
    return agent
  }

  const as = { anonymous: house.anonymous } as Record<Person, Agent>
  for (const [name, { role, at, manages, charge }] of Object.entries(accounts)) {
    const membership = at && { organisationId: structures[at], role: manages ? 'manager' : 'member' }
    await account(name, role, (membership as Membership | undefined) ?? null, charge)
    as[name as Person] = await again(name as Person)
  }
  let serial = 0
  return {
    ...house,
    ...structures,
    as,
    again,
    flowOfA: () => house.flow({ organisationId: structures.a, kind: 'stock', label: `Sciure ${++serial}` }),
    accountOfA: () =>
      account(`personne-${++serial}`, 'member', { organisationId: structures.a, role: 'member' }),
  }
}

/** Sends what was prepared. */
export async function call(world: World, title: string, person: Person, sent: Sent): Promise<Response> {
  const [method = '', path = ''] = title.split(' ')
  const address = path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(sent.params?.[name] ?? NOWHERE))
  const agent = sent.by ?? world.as[person]
  const request = agent[method.toLowerCase() as 'get'](address).query(sent.query ?? {})
  for (const [name, content] of Object.entries(sent.files ?? {}))
    request.attach('fichier', Buffer.from(content as string), name)
  for (const [name, text] of Object.entries(sent.fields ?? {})) request.field(name, text)
  return sent.files ? request : request.send(sent.body)
}

/** The same, about objects that do not exist; null when nothing sent names an object of structure A. */
export function aboutNothing(world: World, sent: Sent): Sent | null {
  const { audience: _notAnId, ...named } = sent.params ?? {}
  const ids = new Set([world.a, ...Object.values(named), ...(sent.names ?? [])])
  const { by, ...about } = sent
  let text = JSON.stringify(about)
  for (const id of ids) text = text.replaceAll(JSON.stringify(id), JSON.stringify(NOWHERE))
  return text === JSON.stringify(about) ? null : { ...JSON.parse(text), by }
}
