import { asc } from 'drizzle-orm'
import { afterEach } from 'vitest'
import { mailingInput } from '../../src/features/campaigns/contract.ts'
import { mailingRecipients } from '../../src/features/campaigns/tables.ts'
import { organisationInput } from '../../src/features/organisations/contract.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Outcome } from '../../src/mail/outcome.ts'
import { changesFor } from '../../src/mail/sender.ts'
import { mailStore } from '../../src/mail/store.ts'
import { mails } from '../../src/mail/tables.ts'
import { buildRooms } from '../../src/rooms.ts'
import { freshDatabase, SECRET } from '../support/app.ts'

const START = Date.parse('2026-11-16T09:00:00Z')
let close = () => {}
afterEach(() => close())

/** A territory without a server: its minutes pass, and its mail server answers, as the test says. */
export async function mailingWorld() {
  const db = freshDatabase()
  close = () => db.sqlite.close()
  let now = START
  const clock = { now: () => new Date(now) }
  let rooms = buildRooms(db, clock, SECRET)
  const outbox = mailStore(db)
  let people = 0
  const account = async (
    role: 'facilitator' | 'administrator' | 'authority' | 'member',
    organisationId?: string,
  ) => {
    const email = `${role}-${++people}@test.example`
    const { id } = await rooms.accounts.createUser(
      { email, name: `Maïté ${role}`, role, password: `${email} une phrase` },
      organisationId ? { organisationId, role: 'manager' } : null,
      'test',
    )
    return rooms.accounts.actorById(id) as Actor
  }
  const facilitator = await account('facilitator')
  const world = {
    db,
    clock,
    facilitator,
    account,
    get rooms() {
      return rooms
    },
    /** The process dies and another starts on the same file: nothing but the database is left. */
    restart: () => {
      rooms = buildRooms(db, clock, SECRET)
    },
    organisation: (name: string, email: string | null = `contact@${name.toLowerCase()}.example`, more = {}) =>
      rooms.organisations.create(
        organisationInput.parse({
          ...{ name, kind: 'company', nafCode: '16.10A', sites: [{ communeName: 'Auch' }] },
          contacts: email === null ? [] : [{ name: 'Ana Dupouy', email }],
          ...more,
        }),
        'test',
      ),
    /** A mailing that was written and scheduled. */
    scheduled(input: object = {}, by: Actor = facilitator, at: { day: string; hour: string } | null = null) {
      const { id } = rooms.campaigns.mailings.create(
        by,
        mailingInput.parse({
          title: 'Réunion',
          subject: 'Bonjour {prénom|à vous}',
          body: 'Pour **{structure}**.',
          ...input,
        }),
      )
      rooms.campaigns.mailings.step(by, id, { to: 'scheduled', at })
      return id
    },
    /** Minutes pass one after the other, each with a turn of the mailings. */
    minutes(count: number) {
      for (let minute = 0; minute < count; minute++) {
        now += 60_000
        rooms.campaigns.sending.turn()
      }
    },
    move: (minutes: number) => {
      now += minutes * 60_000
    },
    /** The mail server answers about all that waits in the outbox. */
    deliver(answer: (to: string) => Outcome = () => ({ result: 'sent' })) {
      for (let mail = db.write(() => outbox.claim(clock.now().toISOString())); mail; ) {
        const changes = changesFor(mail, answer(mail.recipient), clock.now())
        const { id } = mail
        db.write(() => outbox.update(id, changes))
        mail = db.write(() => outbox.claim(clock.now().toISOString()))
      }
      rooms.campaigns.sending.turn()
    },
    outbox: () =>
      db.orm
        .select()
        .from(mails)
        .orderBy(asc(mails.id))
        .all()
        .filter(({ unsubscribePath }) => unsubscribePath !== null),
    recipients: (id: string) =>
      db.orm
        .select()
        .from(mailingRecipients)
        .all()
        .filter(({ mailingId }) => mailingId === id),
    statesOf(id: string): Record<string, string> {
      return Object.fromEntries(
        world.recipients(id).map(({ email, state, leftOut }) => [email, leftOut ?? state]),
      )
    },
    status: (id: string) => rooms.campaigns.mailings.get(facilitator, id).status,
    tokenOf: (id: string, email: string) =>
      world
        .outbox()
        .find(
          ({ recipient, id: mailId }) =>
            recipient === email && world.recipients(id).some((one) => one.mailId === mailId),
        )
        ?.unsubscribePath?.replace('/desabonnement/', '') ?? '',
  }
  return world
}
