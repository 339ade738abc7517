import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import type { Actor, Membership, Role } from '../../src/kernel/actor.ts'
import { type MailServer, mailServer } from './mail-server.ts'
import { expectState, type SendingHouse, sendingHouse } from './sending-house.ts'

const READER = 'lectrice@test.example'
let folder: string
let server: MailServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boucle-mail-'))
  server = await mailServer()
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A process that serves the same database from an instant on, until it ends. */
function process(startsAt: string): Promise<SendingHouse> {
  const db = openDatabase({ file: join(folder, 'boucle.sqlite') })
  migrateDatabase(db)
  return sendingHouse({ smtpUrl: server.url, db, startsAt })
}

/** A working group of which somebody reads. Returns how a facilitator writes there, whichever process runs. */
async function livingGroup({ rooms, organisation }: SendingHouse) {
  const organisationId = organisation({ name: 'Fromagerie du Gers' })
  const account = async (email: string, role: Role, membership: Membership | null): Promise<Actor> => {
    const user = { email, name: email, role, password: `${email} une phrase de passe` }
    const { id } = await rooms.accounts.createUser(user, membership, 'test')
    return rooms.accounts.actorById(id) ?? expect.fail('an open account was expected')
  }
  const writer = await account('animation@test.example', 'facilitator', null)
  const reader = await account(READER, 'member', { organisationId, role: 'manager' })
  const { id } = rooms.groups.life.create(writer, {
    ...{ title: 'Emballages', objectives: null, visibility: 'closed', organisationIds: [organisationId] },
    ...{ synergyId: null, poolingId: null },
  })
  rooms.groups.membership.answer(reader, id, organisationId, true)
  return (house: SendingHouse, text: string) =>
    house.rooms.groups.messages.write(writer, id, { text, audience: 'all' }).id
}

/** Subjects of the mails about messages that left, once all that is due has. */
async function leftFrom(house: SendingHouse): Promise<(string | undefined)[]> {
  await expectState(house, house.queue(), 'sent')
  return server.accepted
    .filter(({ to }) => to && 'text' in to && to.text === READER)
    .map(({ subject }) => subject)
    .filter((subject) => /messages? /.test(subject ?? ''))
}

describe('a grouped mail that waits when the process ends', () => {
  it('leaves in its time from the next one, once, with what was written meanwhile', async () => {
    const first = await process('2026-11-16T09:00:00Z')
    const write = await livingGroup(first)
    write(first, 'On commence ?')
    first.later(5)
    write(first, 'À neuf heures.')
    expect(await leftFrom(first)).toEqual([])
    await first.close()

    const second = await process('2026-11-16T09:10:00Z')
    write(second, 'Je suis là.')
    second.later(4)
    expect(await leftFrom(second), 'a restart hurries nothing').toEqual([])
    second.later(1)
    const only = ['3 messages vous attendent dans un groupe de travail']
    await expect.poll(() => leftFrom(second)).toEqual(only)
    await second.close()

    const third = await process('2026-11-16T10:00:00Z')
    expect(await leftFrom(third), 'nor does the next send it again').toEqual(only)
  })

  it('leaves at the start when its time passed while nothing ran, and only then', async () => {
    const first = await process('2026-11-16T09:00:00Z')
    const write = await livingGroup(first)
    write(first, 'On commence ?')
    // It dies: nothing of it is told to end, its database included.
    first.db.sqlite.close()

    const only = ['Un message vous attend dans un groupe de travail']
    for (const startsAt of ['2026-11-16T12:00:00Z', '2026-11-16T12:05:00Z']) {
      const next = await process(startsAt)
      await expect.poll(() => leftFrom(next)).toEqual(only)
      await next.close()
    }
  })

  it('does not leave when what it tells was taken back before it started again', async () => {
    const first = await process('2026-11-16T09:00:00Z')
    const write = await livingGroup(first)
    const id = write(first, 'On commence ?')
    const group = first.rooms.groups
    const writer = first.rooms.accounts.facilitators()[0] ?? expect.fail('a facilitator was expected')
    const groupId = group.life.list(writer, { limit: 1, offset: 0 }).items[0]?.id ?? ''
    group.messages.withdraw(writer, groupId, id)
    await first.close()
    const second = await process('2026-11-16T12:00:00Z')
    expect(await leftFrom(second)).toEqual([])
  })
})
