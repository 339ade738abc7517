import { afterEach, describe, expect, it } from 'vitest'
import { PATIENCE, pauseAfter, retryAfterMs } from '../../../src/features/registers/patience.ts'
import { registersService } from '../../../src/features/registers/service.ts'
import { settingsService } from '../../../src/features/settings/service.ts'
import { freshDatabase, NOW } from '../../support/app.ts'
import {
  companyResult,
  geocoded,
  json,
  NO_RESULT,
  registerServer,
  silence,
  text,
} from '../../support/register-server.ts'

const SIRET = '73282932000074'
const IMPATIENT = { timeoutMs: 150, secondTryMs: 1, firstPauseMs: 5_000, longestPauseMs: 600_000 }
const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

/** The registers of an installation that asks this server, on a clock that moves when told. */
async function asking(...answers: Parameters<typeof registerServer>) {
  const server = await registerServer(...answers)
  const db = freshDatabase()
  opened.push(server.close, () => db.sqlite.close())
  let ahead = 0
  const clock = { now: () => new Date(Date.parse(NOW) + ahead) }
  const settings = settingsService(db, clock)
  settings.change({ companyRegisterUrl: server.url, geocoderUrl: `${server.url}/geocodage/` }, 'test')
  const registers = registersService(db, clock, { settings, patience: IMPATIENT })
  const later = (ms: number) => {
    ahead += ms
  }
  return { ...registers, server, settings, later }
}
const DAY = 86_400_000

describe('asking about a SIRET', () => {
  it('asks the documented way, once in a week, and says when the register was read', async () => {
    const { company, server, later } = await asking(json(companyResult(SIRET)))
    expect(await company(SIRET)).toMatchObject({
      state: 'found',
      isStale: false,
      company: { siren: '732829320' },
    })
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(['/search'])
    expect(server.asked[0]?.searchParams.get('q')).toBe(SIRET)
    later(6 * DAY)
    expect((await company(SIRET)).readAt).toBe(new Date(NOW).toISOString())
    expect(server.asked).toHaveLength(1)
    later(2 * DAY)
    expect((await company(SIRET)).readAt).not.toBe(new Date(NOW).toISOString())
    expect(server.asked).toHaveLength(2)
  })

  it('asks nobody without an address in the settings', async () => {
    const { company, places, settings, server, on } = await asking(json(companyResult(SIRET)))
    settings.change({ companyRegisterUrl: '', geocoderUrl: '' }, 'test')
    expect(await company(SIRET)).toMatchObject({ state: 'off', company: null })
    expect(await places('12 rue du pré')).toMatchObject({ state: 'off', items: [] })
    expect(on()).toEqual({ companies: false, places: false })
    expect(server.asked).toHaveLength(0)
  })

  it('remembers that the register knows of none', async () => {
    const { company, server } = await asking(json(NO_RESULT))
    expect(await company(SIRET)).toMatchObject({ state: 'unknown', company: null })
    expect(await company(SIRET)).toMatchObject({ state: 'unknown', readAt: new Date(NOW).toISOString() })
    expect(server.asked).toHaveLength(1)
  })

  it('asks one question once when many wait for it', async () => {
    const { company, server } = await asking(json(companyResult(SIRET)))
    const answers = await Promise.all([company(SIRET), company(SIRET), company(SIRET)])
    expect(answers.map(({ state }) => state)).toEqual(['found', 'found', 'found'])
    expect(server.asked).toHaveLength(1)
  })

  it('keeps nothing of what a stranger asks, and tells nothing of what is kept', async () => {
    const { company, companyForStranger, lastSaid, server } = await asking(json(companyResult(SIRET)))
    expect(await companyForStranger(SIRET)).toMatchObject({ state: 'found' })
    expect(lastSaid(SIRET)).toBeNull()
    await company(SIRET)
    await companyForStranger(SIRET)
    expect(server.asked).toHaveLength(3)
  })
})

describe('a register that fails', () => {
  it.each([
    ['is down', json({ error: 'down' }, 503)],
    ['answers no JSON', text('<html>Bad gateway</html>')],
    ['answers something else', json({ hello: 'world' })],
    ['refuses', json({ erreur: 'paramètre' }, 400)],
    ['sends us elsewhere', json({}, 302, { location: 'http://127.0.0.1:1/' })],
    ['never answers', silence],
    ['answers without end', text(' '.repeat(1_200_000))],
  ])('%s: unavailable, and left alone for a while', async (_how, answer) => {
    const { company, server, later } = await asking(answer)
    expect(await company(SIRET)).toEqual({
      state: 'unavailable',
      readAt: null,
      isStale: false,
      company: null,
    })
    const calls = server.asked.length
    expect(calls).toBeLessThanOrEqual(2)
    await company(SIRET)
    expect(server.asked).toHaveLength(calls)
    server.answer(json(companyResult(SIRET)))
    later(IMPATIENT.firstPauseMs)
    expect(await company(SIRET)).toMatchObject({ state: 'found' })
  })

  it('is not there at all: unavailable', async () => {
    const { company, server } = await asking(silence)
    await server.close()
    expect(await company(SIRET)).toMatchObject({ state: 'unavailable' })
  })

  it('is asked a second time when it only stumbled', async () => {
    const { company, server } = await asking(json({}, 502), json(companyResult(SIRET)))
    expect(await company(SIRET)).toMatchObject({ state: 'found' })
    expect(server.asked).toHaveLength(2)
  })

  it('asks for patience: it is left alone exactly as long as it said, without a second try', async () => {
    const { company, server, later } = await asking(
      json({}, 429, { 'retry-after': '120' }),
      json(companyResult(SIRET)),
    )
    expect(await company(SIRET)).toMatchObject({ state: 'unavailable' })
    later(119_000)
    expect(await company(SIRET)).toMatchObject({ state: 'unavailable' })
    expect(server.asked).toHaveLength(1)
    later(1_000)
    expect(await company(SIRET)).toMatchObject({ state: 'found' })
  })

  it('leaves what it said before, and says that it is old', async () => {
    const { company, server, later } = await asking(json(companyResult(SIRET)))
    await company(SIRET)
    server.answer(json({}, 503))
    later(30 * DAY)
    expect(await company(SIRET)).toMatchObject({
      state: 'found',
      isStale: true,
      readAt: new Date(NOW).toISOString(),
    })
  })
})

describe('asking where an address is', () => {
  it('asks under the path of the base address, and the same words once', async () => {
    const { places, server } = await asking(json(geocoded()))
    expect(await places('12 rue du Pré, Auch')).toMatchObject({
      state: 'found',
      items: [{ lat: 43.646, lng: 0.586 }],
    })
    await places('  12 RUE du  Pré, Auch ')
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(['/geocodage/search'])
  })

  it('says when there is no such place', async () => {
    const { places } = await asking(json(geocoded([])))
    expect(await places('12 rue de nulle part')).toMatchObject({ state: 'unknown', items: [] })
  })
})

describe('what is kept', () => {
  it('goes after a month, but for the sites of those who are here', async () => {
    const { company, places, lastSaid, forgetOld, later, server } = await asking(json(companyResult(SIRET)))
    await company(SIRET)
    server.answer(json(NO_RESULT))
    await company('35600000000048')
    server.answer(json(geocoded()))
    await places('12 rue du pré')
    expect(forgetOld([SIRET])).toBe(0)
    later(31 * DAY)
    expect(forgetOld([SIRET])).toBe(2)
    expect(lastSaid(SIRET)).not.toBeNull()
    expect(lastSaid('35600000000048')).toBeNull()
  })
})

describe('patience', () => {
  it('doubles up to a bound', () => {
    expect([1, 2, 3, 50].map((failures) => pauseAfter(failures, PATIENCE))).toEqual([
      5_000, 10_000, 20_000, 600_000,
    ])
  })

  it('reads seconds and dates, and nothing absurd', () => {
    const now = new Date(NOW)
    expect(retryAfterMs('30', now)).toBe(30_000)
    expect(retryAfterMs(new Date(now.getTime() + 60_000).toUTCString(), now)).toBe(60_000)
    expect(retryAfterMs('Sun, 01 Jan 2006 00:00:00 GMT', now)).toBe(0)
    expect(retryAfterMs('999999999', now)).toBe(3_600_000)
    for (const none of [null, '', 'bientôt']) expect(retryAfterMs(none, now)).toBeNull()
  })
})
