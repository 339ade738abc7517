import supertest from 'supertest'
import { afterAll, beforeAll } from 'vitest'
import { type Limits, tiers } from '../../src/http/limits.ts'
import type { Membership, Role } from '../../src/kernel/actor.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { type TestApp, testApp } from '../support/app.ts'

export type Agent = TestApp['anonymous']

/** Real time (tokens and cookies know no other), plus what a test moves it ahead. */
export interface MovingClock extends Clock {
  /** Moves ahead, does something, and comes back. */
  later<T>(hours: number, work: () => Promise<T>): Promise<T>
}

export function movingClock(): MovingClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    async later(hours, work) {
      ahead += hours * 3_600_000
      try {
        return await work()
      } finally {
        ahead -= hours * 3_600_000
      }
    },
  }
}

export interface House extends TestApp {
  clock: MovingClock
  /** A browser never seen before: no cookie is kept from one call to the next. */
  stranger(): ReturnType<typeof supertest>
}

/** `limits`: those of the product, unless said otherwise. */
export async function openHouse(
  environment: Record<string, string> = {},
  limits: Limits = tiers,
): Promise<House> {
  const clock = movingClock()
  return attended(await testApp({ clock, environment, limits }), clock)
}

/** Listens from now on: else each call would open a port of its own, which takes longer than most answers. */
export async function attended(house: TestApp, clock: MovingClock): Promise<House> {
  const { server } = house.app
  await house.app.ready()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...house,
    clock,
    stranger: () => supertest(server),
    async close() {
      server.close()
      await house.close()
    },
  }
}

/** One server for a file (building one takes half a second): tests bring structures and flows of their own. */
export function sharedHouse<Name extends string = never>(
  people: (house: House) => Record<Name, [Role, Membership?]>,
  environment: Record<string, string> = {},
  limits: Limits = tiers,
): { house: House; as: Record<Name | 'anonymous', Agent> } {
  const shared = { house: {} as House, as: {} as Record<Name | 'anonymous', Agent> }
  beforeAll(async () => {
    Object.assign(shared.house, await openHouse(environment, limits))
    const agents: Record<string, Agent> = { anonymous: shared.house.anonymous }
    for (const [name, [role, membership]] of Object.entries<[Role, Membership?]>(people(shared.house)))
      agents[name] = await shared.house.signedIn(role, membership)
    Object.assign(shared.as, agents)
  })
  afterAll(() => shared.house.close?.())
  return shared
}

/** Rows of a table, read behind the API's back. */
export function countRows({ db }: TestApp, table: string): number {
  return (db.sqlite.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n
}

export function journalOf({ db }: TestApp, entityId: string): { action: string; actorId: string }[] {
  return db.sqlite
    .prepare('select action, actor_id as actorId from journal where entity_id = ? order by rowid')
    .all(entityId) as { action: string; actorId: string }[]
}
