import { asc, eq } from 'drizzle-orm'
import supertest from 'supertest'
import type { z } from 'zod'
import { buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { type Database, openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import type { FlowInput } from '../../src/features/flows/contract.ts'
import { flowInput } from '../../src/features/flows/contract.ts'
import { organisationInput } from '../../src/features/organisations/contract.ts'
import { type Limits, tiers } from '../../src/http/limits.ts'
import type { Membership, Role } from '../../src/kernel/actor.ts'
import { type Clock, fixedClock } from '../../src/kernel/clock.ts'
import { mails } from '../../src/mail/tables.ts'
import type { MailTransport } from '../../src/mail/transport.ts'
import { buildRooms, type Rooms } from '../../src/rooms.ts'

export const PASSWORD = 'une phrase de passe pour les tests'
/** The secret of the installation of the tests. */
export const SECRET = 'a secret of the tests, at least 32 bytes'
export const NOW = '2026-11-16T09:00:00Z'

let image: Buffer | undefined

/** An empty database at the present schema: migrated once in the process, then copied from memory. */
export function freshDatabase(): Database {
  if (!image) {
    const template = openDatabase({ file: ':memory:' })
    migrateDatabase(template)
    image = template.sqlite.serialize()
  }
  return openDatabase({ image })
}

export interface TestApp {
  app: Awaited<ReturnType<typeof buildApp>>
  db: Database
  rooms: Rooms
  config: Config
  /** An agent without a session. */
  anonymous: ReturnType<typeof supertest.agent>
  /** Creates an account and returns an agent that carries its session. */
  signedIn(role: Role, membership?: Membership): Promise<ReturnType<typeof supertest.agent>>
  /** Registers a structure; the defaults are a company in Auch. */
  organisation(input?: Partial<z.input<typeof organisationInput>>): string
  /** Declares a flow; hidden from the network unless said otherwise. */
  flow(input: Partial<FlowInput> & Pick<FlowInput, 'organisationId' | 'kind' | 'label'>): string
  /** The mails queued for an address, the oldest first, as their room wrote them. */
  mailsTo(email: string): (typeof mails.$inferSelect)[]
  /** The address of this site, `/connexion/lien#…`, that the last mail to somebody tells to open. */
  lastLink(email: string): string
  close(): Promise<void>
}

/** For tests that ask for more in a minute than anybody may. */
export const NO_LIMITS = Object.fromEntries(
  Object.entries(tiers).map(([tier, limit]) => [tier, { ...limit, max: Number.MAX_SAFE_INTEGER }]),
) as Limits

/** A whole server on a database of its own; it listens on a free port only when a request is made. */
export async function testApp({
  environment = {},
  clock = fixedClock(NOW) as Clock,
  db = freshDatabase(),
  rooms = buildRooms(db, clock, SECRET),
  mailTransport = undefined as MailTransport | undefined,
  limits = tiers as Limits,
} = {}): Promise<TestApp> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', ...environment })
  const app = await buildApp({ config, db, clock, secret: SECRET, rooms, mailTransport, limits })
  let accounts = 0
  const mailsTo = (email: string) =>
    db.orm.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.id)).all()
  return {
    app,
    db,
    rooms,
    config,
    anonymous: supertest.agent(app.server),
    async signedIn(role, membership) {
      const email = `${role}-${++accounts}@test.example`
      await rooms.accounts.createUser(
        { email, name: `${role} ${accounts}`, role, password: PASSWORD },
        membership ?? null,
        'test',
      )
      // As the page of the site itself: a browser says so of each request.
      const agent = supertest.agent(app.server).set('Sec-Fetch-Site', 'same-origin')
      // Each from an address of its own: sign-ins are counted by address.
      await agent
        .post('/api/v1/session')
        .set('X-Forwarded-For', `10.9.${accounts >> 8}.${accounts & 255}`)
        .send({ email, password: PASSWORD })
        .expect(200)
      return agent
    },
    organisation: (input = {}) =>
      rooms.organisations.create(
        organisationInput.parse({
          name: 'Structure',
          kind: 'company',
          sites: [{ communeName: 'Auch' }],
          ...input,
        }),
        'test',
      ),
    flow: (input) =>
      rooms.flows.create(flowInput.parse({ family: 'material', ...input }), { by: 'test', origin: 'form' }),
    mailsTo,
    lastLink(email) {
      const link = mailsTo(email).at(-1)?.actionPath
      if (!link) throw new Error(`No mail with a link to ${email}.`)
      return link
    },
    async close() {
      await app.close()
      db.sqlite.close()
    },
  }
}
