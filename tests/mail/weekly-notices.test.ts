import { afterEach, describe, expect, it } from 'vitest'
import type { NoticeKind, Way } from '../../src/kernel/notices.ts'
import { mails } from '../../src/mail/tables.ts'
import { buildRooms } from '../../src/rooms.ts'
import { freshDatabase, SECRET } from '../support/app.ts'

const HOUR_MS = 3_600_000
/** A Saturday morning. */
const START = Date.parse('2026-11-28T09:00:00Z')
let close = () => {}
afterEach(() => close())

/** A house without a server, whose hours pass as the test says. */
async function house() {
  const db = freshDatabase()
  close = () => db.sqlite.close()
  let now = START
  const rooms = buildRooms(db, { now: () => new Date(now) }, SECRET)
  const [ANA, BEN] = ['ana@test.example', 'ben@test.example'] as const
  const person = async (email: string, language: 'fr' | 'en') => {
    const user = { email, name: email, role: 'member' as const, password: `${email} une phrase` }
    const { id } = await rooms.accounts.createUser(user, null, 'test')
    db.sqlite.prepare('update users set language = ? where id = ?').run(language, id)
    return id
  }
  const ids = { ana: await person(ANA, 'fr'), ben: await person(BEN, 'en') }
  const content = { subject: 'x', paragraphs: ['x'], because: 'x' }
  return {
    ...{ rooms, ids, db, ANA, BEN },
    choose: (userId: string, kind: NoticeKind, way: Way) =>
      rooms.notices.choose(userId, { items: [{ kind, way }] }),
    tell: (userId: string, kind: 'synergy-stage' | 'introduction-asked', label: string) =>
      db.write(() =>
        rooms.notices.tell([userId], { kind, path: `/piste/${label}`, params: { label }, mail: content }),
      ),
    sent: (email: string) =>
      db.orm
        .select()
        .from(mails)
        .all()
        .filter(({ recipient, subject }) => recipient === email && subject !== 'x'),
    /** The job of each of the hours that come; how many mails it wrote in all. */
    async hours(count: number) {
      let written = 0
      for (let hour = 0; hour < count; hour += 1) {
        now += HOUR_MS
        written += await rooms.notices.digest()
      }
      return written
    },
    /** The server was down meanwhile. */
    pass: (hours: number) => {
      now += hours * HOUR_MS
    },
  }
}

describe('the weekly mail', () => {
  it('leaves on Monday at eight with what the week brought, once, in the person’s language, with a way to choose', async () => {
    const { tell, hours, sent, ids, ANA, BEN } = await house()
    tell(ids.ana, 'synergy-stage', 'Sciure')
    tell(ids.ben, 'synergy-stage', 'Sawdust')
    // Until Monday, seven o’clock in Paris.
    expect(await hours(45)).toBe(0)
    expect(await hours(1)).toBe(2)
    expect(sent(ANA)).toMatchObject([
      { subject: 'Votre semaine sur Boucle : 1 avis', language: 'fr', preferencesPath: '/mon-compte/avis' },
    ])
    expect(sent(ANA)[0]?.paragraphs.join()).toMatch(/«\u00a0Sciure\u00a0»/)
    expect(sent(BEN)).toMatchObject([{ subject: 'Your week on Boucle: 1 notice', language: 'en' }])
    expect(await hours(24 * 14)).toBe(0)
  })

  it('never leaves empty: not for what is read, told otherwise, or not at all', async () => {
    const { rooms, tell, choose, hours, ids } = await house()
    tell(ids.ana, 'synergy-stage', 'lu')
    rooms.notices.read(ids.ana, { path: '/piste/lu' })
    for (const way of ['live', 'mail', 'none'] as const) {
      choose(ids.ana, 'synergy-stage', way)
      tell(ids.ana, 'synergy-stage', way)
    }
    expect(await hours(24 * 8)).toBe(0)
  })

  it('keeps for the next week what comes after its hour', async () => {
    const { tell, hours, sent, ids, ANA } = await house()
    await hours(50)
    tell(ids.ana, 'synergy-stage', 'tard')
    expect(await hours(24 * 6)).toBe(0)
    expect(await hours(24)).toBe(1)
    expect(sent(ANA)).toHaveLength(1)
  })

  it('leaves late, and once, when the server was down at its hour', async () => {
    const { tell, hours, pass, ids } = await house()
    tell(ids.ana, 'synergy-stage', 'attendu')
    pass(24 * 4)
    expect(await hours(1)).toBe(1)
    expect(await hours(30)).toBe(0)
  })

  it('tells each week what still awaits an answer, however it was told, and no longer once it is settled', async () => {
    const { rooms, db, tell, hours, sent, ids, ANA } = await house()
    tell(ids.ana, 'introduction-asked', 'Drêches')
    expect(await hours(24 * 15)).toBe(2)
    expect(sent(ANA)[1]?.paragraphs.join()).toContain('Drêches')
    db.write(() => rooms.notices.settle([ids.ana], 'introduction-asked', '/piste/Drêches'))
    expect(await hours(24 * 15)).toBe(0)
  })

  it('leaves on another day and at another hour when they are set, and not to a closed account', async () => {
    const { rooms, db, tell, hours, ids } = await house()
    rooms.settings.change({ digestWeekday: 6, digestHour: 18 }, 'test')
    tell(ids.ana, 'synergy-stage', 'a')
    tell(ids.ben, 'synergy-stage', 'b')
    db.sqlite.prepare('update users set disabled_at = ? where id = ?').run('2026-11-28', ids.ben)
    expect(await hours(7)).toBe(0)
    expect(await hours(1)).toBe(1)
  })
})
