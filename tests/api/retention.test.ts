import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../src/db/journal-verification.ts'
import { accountStep, monthsBefore } from '../../src/features/privacy/retention-rules.ts'
import { NOW, PASSWORD, type TestApp, testApp } from '../support/app.ts'

const DAY = 86_400_000

/** A house whose days go by as the test says. */
async function aging() {
  let now = Date.parse(NOW)
  const house = await testApp({ clock: { now: () => new Date(now) } })
  const pass = (days: number) => {
    now += days * DAY
  }
  return { ...house, pass, retention: house.rooms.privacy.retention }
}
const opened: TestApp[] = []
async function agingHouse() {
  const house = await aging()
  opened.push(house)
  return house
}
afterEach(async () => {
  for (const house of opened.splice(0)) await house.close()
})
const account = (
  house: TestApp,
  email: string,
  membership: { organisationId: string; role: 'manager' } | null = null,
) =>
  house.rooms.accounts.createUser(
    { email, name: 'Ana', role: 'member', password: PASSWORD },
    membership,
    'test',
  )
const count = ({ db }: TestApp, sql: string, ...values: string[]) =>
  db.sqlite
    .prepare(sql)
    .pluck()
    .get(...values)
const mailsTo = (house: TestApp, email: string) =>
  count(house, 'select count(*) from mails where recipient = ?', email)
const nameOf = (house: TestApp, id: string) => count(house, 'select name from users where id = ?', id)

describe('months before a day', () => {
  it.each([
    ['2026-03-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2024-03-31T10:00:00Z', 1, '2024-02-29T10:00:00.000Z'],
    ['2026-01-15T10:00:00Z', 24, '2024-01-15T10:00:00.000Z'],
  ])('%s, %i months: %s', (now, months, expected) => {
    expect(monthsBefore(new Date(now), months).toISOString()).toBe(expected)
  })
})

describe('the step of an account', () => {
  it('never deletes before its time, nor without a warning a month old after its last use', () => {
    const days = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(
        days,
        fc.option(days),
        fc.integer({ min: 1, max: 36 }),
        (unusedDays, warnedDays, months) => {
          const now = new Date(NOW)
          const ago = (count: number) => new Date(now.getTime() - count * DAY).toISOString()
          const facts = {
            lastUsedAt: ago(unusedDays),
            warnedAt: warnedDays === null ? null : ago(warnedDays),
          }
          const step = accountStep(facts, months, now)
          if (step !== 'delete') return
          expect(facts.lastUsedAt <= monthsBefore(now, months).toISOString()).toBe(true)
          expect(warnedDays).toBeGreaterThanOrEqual(30)
          expect(warnedDays).toBeLessThan(unusedDays)
        },
      ),
    )
  })
})

describe('the retention', () => {
  it('does nothing on a young installation, and says nothing', async () => {
    const house = await agingHouse()
    await account(house, 'ana@test.example')
    const before = count(house, 'select count(*) from journal')
    expect(Object.values(house.retention.plan()).every((n) => n === 0)).toBe(true)
    expect(await house.retention.apply()).toEqual(house.retention.plan())
    expect(count(house, 'select count(*) from journal')).toBe(before)
  })

  it('warns an unused account by mail a month ahead, once, then anonymises it', async () => {
    const house = await agingHouse()
    const { id } = await account(house, 'ana@test.example')
    house.pass(365 * 2 - 40)
    expect(house.retention.plan()).toMatchObject({ accountsWarned: 0, accountsDeleted: 0 })
    house.pass(12)
    expect(house.retention.plan()).toMatchObject({ accountsWarned: 1, accountsDeleted: 0 })
    expect(nameOf(house, id), 'a plan does nothing').toBe('Ana')
    await house.retention.apply()
    expect(mailsTo(house, 'ana@test.example')).toBe(1)
    house.pass(1)
    expect(await house.retention.apply()).toMatchObject({ accountsWarned: 0, accountsDeleted: 0 })
    house.pass(30)
    expect(house.retention.plan()).toMatchObject({ accountsDeleted: 1 })
    expect(await house.retention.apply()).toMatchObject({ accountsDeleted: 1 })
    expect(nameOf(house, id)).toBe('Personne supprimée')
    expect(await house.retention.apply()).toMatchObject({ accountsDeleted: 0 })
    expect((await verifyJournal(house.db)).fault).toBeNull()
  })

  it('keeps who signs in after the warning', async () => {
    const house = await agingHouse()
    const { id } = await account(house, 'ana@test.example')
    house.pass(365 * 2)
    await house.retention.apply()
    house.db.sqlite
      .prepare('insert into sessions (id, user_id, created_at, expires_at) values (?, ?, ?, ?)')
      .run('s', id, new Date(Date.parse(NOW) + 732 * DAY).toISOString(), '2999')
    house.pass(60)
    expect(await house.retention.apply()).toMatchObject({ accountsWarned: 0, accountsDeleted: 0 })
    expect(nameOf(house, id)).toBe('Ana')
  })

  it('holds the last manager of a structure and the last administrator', async () => {
    const house = await agingHouse()
    const organisationId = house.organisation()
    const { id } = await account(house, 'ana@test.example', { organisationId, role: 'manager' })
    await house.rooms.accounts.createUser(
      { email: 'admin@test.example', name: 'Alix', role: 'administrator', password: PASSWORD },
      null,
      'test',
    )
    house.pass(365 * 3)
    expect(await house.retention.apply()).toMatchObject({
      accountsWarned: 0,
      accountsDeleted: 0,
      accountsHeld: 2,
      recipientsErased: 0,
    })
    expect(nameOf(house, id)).toBe('Ana')
  })

  it('follows the settings of the day', async () => {
    const house = await agingHouse()
    await account(house, 'ana@test.example')
    house.pass(200)
    expect(house.retention.plan().accountsWarned).toBe(0)
    house.rooms.settings.change({ inactiveAccountMonths: 6 }, 'test')
    expect(house.retention.plan().accountsWarned).toBe(1)
  })

  it('erases sessions that ended long ago, but never the memory of the last one', async () => {
    const house = await agingHouse()
    const { id } = await account(house, 'ana@test.example')
    for (let i = 0; i < 450; i++) {
      const opened = new Date(Date.parse(NOW) + i * 60_000).toISOString()
      house.db.sqlite
        .prepare('insert into sessions (id, user_id, created_at, expires_at) values (?, ?, ?, ?)')
        .run(`s${String(i).padStart(3, '0')}`, id, opened, opened)
    }
    house.pass(100)
    expect(await house.retention.apply()).toMatchObject({ sessionsDeleted: 0 })
    house.pass(100)
    expect(house.retention.plan().sessionsDeleted).toBe(449)
    expect(await house.retention.apply()).toMatchObject({ sessionsDeleted: 449 })
    expect(house.db.sqlite.prepare('select id from sessions').pluck().all()).toEqual(['s449'])
  })

  it('forgets the mails that left, not those that wait', async () => {
    const house = await agingHouse()
    const add = (id: string, state: string) =>
      house.db.sqlite
        .prepare(
          "insert into mails (id, recipient, language, subject, paragraphs, because, state, attempts, next_attempt_at, created_at, sent_at) values (?, 'a@b.fr', 'fr', 'x', '[]', 'x', ?, 0, ?, ?, ?)",
        )
        .run(id, state, NOW, NOW, state === 'sent' ? NOW : null)
    add('1', 'sent')
    add('2', 'waiting')
    house.pass(100)
    expect(house.retention.plan().mailsDeleted).toBe(1)
    expect(await house.retention.apply()).toMatchObject({ mailsDeleted: 1 })
    expect(house.db.sqlite.prepare('select id from mails').pluck().all()).toEqual(['2'])
  })

  it('strips flows withdrawn for years of what was sensitive, and the journal with them; counts stay', async () => {
    const house = await agingHouse()
    const organisationId = house.organisation()
    const gone = house.flow({
      organisationId,
      kind: 'stock',
      label: 'Drêches',
      quantity: 5,
      notes: 'Secret ancien',
    })
    const live = house.flow({ organisationId, kind: 'stock', label: 'Levures', notes: 'Secret vivant' })
    const facilitator = {
      userId: 'f',
      name: 'f',
      role: 'facilitator',
      memberships: [],
      portfolio: null,
    } as const
    house.rooms.flows.withdraw(facilitator, gone, 'form')
    house.pass(365 * 3 + 2)
    expect(house.retention.plan().flowsStripped).toBe(1)
    await house.retention.apply()
    const kept = house.db.sqlite.prepare('select notes, quantity from flows where id = ?')
    expect(kept.get(gone)).toEqual({ notes: null, quantity: 5 })
    expect(kept.get(live)).toMatchObject({ notes: 'Secret vivant' })
    const versions = house.db.sqlite.prepare('select content from flow_versions').pluck().all().join()
    expect(versions).not.toContain('Secret ancien')
    expect(versions).toContain('Secret vivant')
    const details = house.db.sqlite.prepare('select content from journal_details').pluck().all().join()
    expect(details).not.toContain('Secret ancien')
    expect(details).toContain('Secret vivant')
    expect(await house.retention.apply()).toMatchObject({ flowsStripped: 0 })
    expect((await verifyJournal(house.db)).fault).toBeNull()
  })

  it('erases what consultations showed after a year; that they took place stays', async () => {
    const house = await agingHouse()
    const organisationId = house.organisation()
    const id = house.flow({ organisationId, kind: 'stock', label: 'Drêches' })
    const actor = { userId: 'f', name: 'f', role: 'facilitator', memberships: [], portfolio: null } as const
    house.rooms.consultations.note(actor, [{ entity: 'flow', ids: [id] }])
    house.pass(366)
    expect(await house.retention.apply()).toMatchObject({ consultationsErased: 1 })
    const { items } = house.rooms.journal.list({ action: 'flow.consulted', limit: 10, offset: 0 })
    expect(items).toMatchObject([{ label: 'Drêches', details: 'erased', shownCount: 0 }])
    expect((await verifyJournal(house.db)).fault).toBeNull()
  })

  it('erases what was begun and never confirmed', async () => {
    const house = await agingHouse()
    const { id } = await account(house, 'ana@test.example')
    house.db.sqlite.prepare('update users set password_hash = null where id = ?').run(id)
    house.pass(40)
    expect(await house.retention.apply()).toMatchObject({ registrationsDeleted: 1, accountsWarned: 0 })
    expect(nameOf(house, id)).toBe('Personne supprimée')
  })

  it('writes its counts to the journal', async () => {
    const house = await agingHouse()
    await account(house, 'ana@test.example')
    house.pass(365 * 2)
    await house.retention.apply()
    const [entry] = house.rooms.journal.list({ action: 'retention.applied', limit: 1, offset: 0 }).items
    expect(entry?.changes).toContainEqual({ field: 'accountsWarned', before: null, after: 1 })
  })
})
