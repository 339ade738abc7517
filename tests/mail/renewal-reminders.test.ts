import { afterEach, describe, expect, it } from 'vitest'
import { flowInput } from '../../src/features/flows/contract.ts'
import { organisationInput } from '../../src/features/organisations/contract.ts'
import type { Membership, Role } from '../../src/kernel/actor.ts'
import { dayAfter, dayOf, monthsAfter } from '../../src/kernel/day.ts'
import { mails } from '../../src/mail/tables.ts'
import { buildRooms } from '../../src/rooms.ts'
import { freshDatabase, SECRET } from '../support/app.ts'

const DAY_MS = 24 * 3_600_000
const START = Date.parse('2026-03-16T09:00:00Z')
let close = () => {}
afterEach(() => close())

/** A territory without a server, whose days pass as the test says. */
function territory() {
  const db = freshDatabase()
  close = () => db.sqlite.close()
  let now = START
  const clock = { now: () => new Date(now) }
  const rooms = buildRooms(db, clock, SECRET)
  const today = () => dayOf(clock.now())
  const sent = (email: string) =>
    db.orm
      .select()
      .from(mails)
      .all()
      .filter(({ recipient }) => recipient === email)
  return {
    rooms,
    today,
    sent,
    /** How many mails this person got in all, and what the last one says. */
    told: (email: string) => sent(email).at(-1)?.paragraphs.join('\n') ?? '',
    organisation: (name: string) =>
      rooms.organisations.create(
        organisationInput.parse({ name, kind: 'company', sites: [{ communeName: 'Auch' }] }),
        'test',
      ),
    person: (email: string, role: Role, membership?: Membership) =>
      rooms.accounts.createUser(
        { email, name: email, role, password: `${email} une phrase` },
        membership ?? null,
        'test',
      ),
    flow: (organisationId: string, label: string, confirmedOn = today()) =>
      rooms.flows.create(
        flowInput.parse({ organisationId, kind: 'stock', family: 'material', label, confirmedOn }),
        { by: 'test', origin: 'form' },
      ),
    /** The job of each of the days that come. */
    async days(count: number) {
      const written: number[] = []
      for (let day = 0; day < count; day += 1) {
        now += DAY_MS
        written.push(await rooms.renewals.daily())
      }
      return written
    },
  }
}

const [ANA, BEN, CAM] = ['ana@test.example', 'ben@test.example', 'cam@test.example'] as const

describe('the reminders', () => {
  it('come before the term, once, and a late answer is asked for no more', async () => {
    const { rooms, organisation, person, flow, sent, told, days, today } = territory()
    const organisationId = organisation('Scierie de Bordecaube')
    await person(ANA, 'member', { organisationId, role: 'member' })
    const id = flow(organisationId, 'Sciure de chêne')
    await days(343)
    expect([sent(ANA).length, today()]).toEqual([0, '2027-02-22'])
    await days(1)
    expect(sent(ANA)).toHaveLength(1)
    expect(sent(ANA)[0]?.subject).toBe('Toujours vrai ? « Sciure de chêne »')
    expect(told(ANA)).toContain('• « Sciure de chêne », Scierie de Bordecaube, avant le 16 mars 2027')
    expect(sent(ANA)[0]?.actionPath).toMatch(/^\/renouveler#[\w-]{43}$/)
    await days(120)
    expect(sent(ANA)).toHaveLength(1)
    rooms.flows.renew(id, 'test')
    await days(365)
    expect(sent(ANA)).toHaveLength(2)
  })

  it('are one mail a person for all that is to be said again, whatever the number of flows and of structures', async () => {
    const { organisation, person, flow, sent, told, days, today } = territory()
    const [one, two] = [organisation('Scierie'), organisation('Menuiserie')] as const
    await person(ANA, 'member', { organisationId: one, role: 'manager' })
    await person(BEN, 'member', { organisationId: two, role: 'manager' })
    for (let i = 1; i <= 20; i += 1) flow(one, `Flux ${i}`, monthsAfter(today(), -11 - i))
    flow(two, 'Copeaux', monthsAfter(today(), -20))
    expect(await days(1)).toEqual([2])
    expect(sent(ANA)).toHaveLength(1)
    expect(sent(ANA)[0]?.subject).toBe('Toujours vrai ? 20 flux à confirmer')
    expect(told(ANA).match(/• « Flux/g)).toHaveLength(15)
    expect(told(ANA)).toContain('• et 5 autres')
    expect(told(BEN)).toContain('Copeaux')
    expect(told(BEN)).not.toContain('Flux')
  })

  it('wait when the last one was a short while ago, and gather what came meanwhile', async () => {
    const { organisation, person, flow, sent, told, days, today } = territory()
    const organisationId = organisation('Scierie')
    await person(ANA, 'member', { organisationId, role: 'member' })
    const term = monthsAfter(today(), -12)
    flow(organisationId, 'Premier', dayAfter(term, 22))
    flow(organisationId, 'Deuxième', dayAfter(term, 25))
    flow(organisationId, 'Troisième', dayAfter(term, 30))
    const written = await days(40)
    expect(written.flatMap((count, day) => (count > 0 ? [day] : []))).toEqual([0, 14])
    expect(told(ANA)).toMatch(/Deuxième.*\n.*Troisième/)
    expect(told(ANA)).not.toContain('Premier')
    expect(sent(ANA)).toHaveLength(2)
  })

  it('go to the managers, else to all the people; where there is nobody, to who is in charge, without a link', async () => {
    const { rooms, organisation, person, flow, sent, told, days, today } = territory()
    const [managed, alone] = [organisation('Scierie'), organisation('Atelier sans personne')] as const
    await person(ANA, 'member', { organisationId: managed, role: 'manager' })
    await person(BEN, 'member', { organisationId: managed, role: 'member' })
    await person(CAM, 'facilitator')
    flow(managed, 'Sciure', monthsAfter(today(), -20))
    flow(alone, 'Secret d’atelier', monthsAfter(today(), -20))
    expect(await days(1)).toEqual([2])
    expect([sent(ANA).length, sent(BEN).length]).toEqual([1, 0])
    expect(sent(CAM)[0]?.actionPath).toBe('/a-renouveler')
    expect(told(CAM)).toContain('Atelier sans personne')
    expect(told(CAM)).not.toContain('Scierie')
    expect(rooms.renewals.list(FACILITATOR, { limit: 10, offset: 0 })).toMatchObject({ total: 2, stale: 2 })
  })

  it('are in the language of the person, and none for a closed account', async () => {
    const { rooms, organisation, person, flow, sent, days, today } = territory()
    const organisationId = organisation('Scierie')
    const ana = await person(ANA, 'member', { organisationId, role: 'member' })
    const ben = await person(BEN, 'member', { organisationId, role: 'member' })
    rooms.accounts.own.change(ana, { language: 'en' })
    rooms.accounts.administration.change(ADMINISTRATOR, ben.id, { disabled: true })
    flow(organisationId, 'Sciure', monthsAfter(today(), -20))
    expect(await days(1)).toEqual([1])
    expect(sent(ANA)[0]?.subject).toBe('Still true? “Sciure”')
    expect(sent(BEN)).toEqual([])
  })

  it('hold to the settings', async () => {
    const { rooms, organisation, person, flow, sent, days } = territory()
    const organisationId = organisation('Scierie')
    await person(ANA, 'member', { organisationId, role: 'member' })
    flow(organisationId, 'Sciure')
    rooms.settings.change({ 'freshMonths.material': 1, renewalNoticeDays: 10 }, 'test')
    await days(20)
    expect(sent(ANA)).toHaveLength(0)
    await days(1)
    expect(sent(ANA)).toHaveLength(1)
  })
})

const FACILITATOR = {
  ...{ userId: 'f', name: 'f', role: 'facilitator' as const, memberships: [], portfolio: null },
}
const ADMINISTRATOR = { ...FACILITATOR, role: 'administrator' as const }
