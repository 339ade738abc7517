import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { registerLimits, type Tier, tiers } from '../../src/http/limits.ts'
import { registerProblems } from '../../src/http/problem.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { expectProblem } from './expect-problem.ts'
import { openHouse, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({ facilitator: ['facilitator'] }), { TRUST_PROXY: '1' })

/** Three calls of each kind in a minute, save `general`. */
const few = (most: Partial<Record<Tier, number>> = {}) =>
  Object.fromEntries(
    Object.entries(tiers).map(([name, { per }]) => [
      name,
      { max: most[name as Tier] ?? (name === 'general' ? 1000 : 3), seconds: 60, per },
    ]),
  ) as Parameters<typeof registerLimits>[1]

/** A server of a few routes: `x-user` says who is signed in. */
async function server(limits = few(), { proxied = true, remembered = 1000 } = {}) {
  const app = Fastify({ trustProxy: proxied && ((_address, hop) => hop === 0) })
  registerProblems(app)
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    const user = request.headers['x-user']
    request.actor = user ? ({ userId: String(user) } as Actor) : null
  })
  await registerLimits(app, limits, remembered)
  for (const path of ['/api/a', '/api/b', '/page']) {
    app.get(path, async () => 'read')
    app.post(path, async () => 'written')
  }
  app.post('/api/door', { config: { limit: 'sign-in' } }, async () => 'open')
  app.post('/api/files', { config: { limit: 'upload' } }, async () => 'taken')
  app.get('/api/export', { config: { limit: 'export' } }, async () => 'given')
  await app.ready()
  return app
}
type Server = Awaited<ReturnType<typeof server>>

const statusOf = async (app: Server, method: 'GET' | 'POST', url: string, headers: Record<string, string>) =>
  (await app.inject({ method, url, headers })).statusCode
const from = (address: string) => ({ 'x-forwarded-for': address })

async function exhaust(app: Server, method: 'GET' | 'POST', url: string, headers: Record<string, string>) {
  for (let i = 0; i < 3; i++) expect(await statusOf(app, method, url, headers)).toBe(200)
  expect(await statusOf(app, method, url, headers)).toBe(429)
}

describe('a limit', () => {
  it('answers a problem that says when to come back', async () => {
    const app = await server()
    await exhaust(app, 'POST', '/api/a', from('198.51.100.1'))
    const { statusCode, headers, body } = await app.inject({
      method: 'POST',
      url: '/api/a',
      headers: from('198.51.100.1'),
    })
    expect([statusCode, headers['content-type']]).toEqual([
      429,
      expect.stringContaining('application/problem+json'),
    ])
    expect(JSON.parse(body)).toMatchObject({ code: 'too-many-requests' })
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
  })

  it.each([
    ['POST', '/api/a'],
    ['POST', '/api/door'],
    ['POST', '/api/files'],
    ['GET', '/api/export'],
  ] as const)('of its own holds %s %s, and leaves the others alone', async (method, path) => {
    const app = await server()
    await exhaust(app, method, path, from('198.51.100.1'))
    expect(await statusOf(app, 'GET', '/api/a', from('198.51.100.1'))).toBe(200)
  })

  it('is one for all the routes of its kind', async () => {
    const app = await server()
    await exhaust(app, 'POST', '/api/a', from('198.51.100.1'))
    expect(await statusOf(app, 'POST', '/api/b', from('198.51.100.1'))).toBe(429)
  })

  it('in general counts every call to the API, known or not, and no file of the front', async () => {
    const app = await server(few({ general: 3 }))
    const client = from('198.51.100.1')
    const paths = ['/api/a', '/api/nope', '/%61pi/a', '/api/b']
    const statuses: number[] = []
    for (const path of paths) statuses.push(await statusOf(app, 'GET', path, client))
    expect(statuses).toEqual([200, 404, 200, 429])
    expect(await statusOf(app, 'GET', '/page', client)).toBe(200)
  })
})

describe('who is counted', () => {
  it('is the person wherever they call from, and the address of strangers', async () => {
    const app = await server()
    for (let i = 1; i <= 3; i++)
      await app.inject({
        method: 'POST',
        url: '/api/a',
        headers: { ...from(`198.51.100.${i}`), 'x-user': 'ana' },
      })
    const away = from('203.0.113.9')
    expect(await statusOf(app, 'POST', '/api/a', { ...away, 'x-user': 'ana' })).toBe(429)
    expect(await statusOf(app, 'POST', '/api/a', { ...away, 'x-user': 'bob' })).toBe(200)
    expect(await statusOf(app, 'POST', '/api/a', away)).toBe(200)
  })

  it('is the address at the door, signed in or not', async () => {
    const app = await server()
    await exhaust(app, 'POST', '/api/door', from('198.51.100.1'))
    expect(await statusOf(app, 'POST', '/api/door', { ...from('198.51.100.1'), 'x-user': 'ana' })).toBe(429)
    expect(await statusOf(app, 'POST', '/api/door', from('198.51.100.2'))).toBe(200)
  })

  it('is a whole /64 of IPv6, and an IPv4 address however it is written', async () => {
    const app = await server()
    await exhaust(app, 'POST', '/api/a', from('2001:db8:1:1::1'))
    expect(await statusOf(app, 'POST', '/api/a', from('2001:db8:1:1:ffff::2'))).toBe(429)
    expect(await statusOf(app, 'POST', '/api/a', from('2001:db8:1:2::1'))).toBe(200)
    await exhaust(app, 'POST', '/api/a', from('198.51.100.7'))
    expect(await statusOf(app, 'POST', '/api/a', from('::ffff:198.51.100.7'))).toBe(429)
  })

  it('cannot be invented: neither without a proxy, nor before what the proxy adds', async () => {
    const direct = await server(few(), { proxied: false })
    for (let i = 1; i <= 3; i++)
      expect(await statusOf(direct, 'POST', '/api/a', from(`198.51.100.${i}`))).toBe(200)
    expect(await statusOf(direct, 'POST', '/api/a', from('198.51.100.4'))).toBe(429)

    const behind = await server()
    for (let i = 1; i <= 3; i++)
      expect(await statusOf(behind, 'POST', '/api/a', from(`10.0.0.${i}, 198.51.100.1`))).toBe(200)
    expect(await statusOf(behind, 'POST', '/api/a', from('10.0.0.4, 198.51.100.1'))).toBe(429)
  })

  it('is remembered up to a bound, the longest silent being forgotten first', async () => {
    const app = await server(few(), { remembered: 5 })
    await exhaust(app, 'POST', '/api/a', from('198.51.100.1'))
    for (let i = 2; i <= 5; i++) await statusOf(app, 'POST', '/api/a', from(`198.51.100.${i}`))
    expect(await statusOf(app, 'POST', '/api/a', from('198.51.100.1')), 'still within the bound').toBe(429)
    for (let i = 6; i <= 10; i++) await statusOf(app, 'POST', '/api/a', from(`198.51.100.${i}`))
    expect(await statusOf(app, 'POST', '/api/a', from('198.51.100.1'))).toBe(200)
  })
})

describe('the routes of the API', () => {
  const titleOf = ({ method, url }: { method: string | string[]; url: string }) => `${method} ${url}`
  const writes = () =>
    house.app.routes.filter(({ method }) =>
      [method].flat().some((name) => /^(POST|PUT|PATCH|DELETE)$/.test(name)),
    )

  it('that a stranger may write to are all at the strict tier', () => {
    const open = writes().filter(({ config }) => config?.access === 'public')
    expect(open.length).toBeGreaterThan(1)
    const loose = open.filter(({ config }) => config?.limit !== 'sign-in').map(titleOf)
    // What continues a session holds 256 bits of chance: it cannot be guessed, only asked for often.
    expect(loose, "declare `limit: 'sign-in'` in their config").toEqual(['POST /api/v1/session/refresh'])
  })

  it('that take files are all at the tier of uploads', () => {
    const takers = writes().filter(({ schema }) =>
      (schema as { consumes?: string[] } | undefined)?.consumes?.includes('multipart/form-data'),
    )
    expect(takers.length).toBeGreaterThan(0)
    expect(
      takers.filter(({ config }) => config?.limit !== 'upload').map(titleOf),
      "declare `limit: 'upload'`",
    ).toEqual([])
  })

  it('slow down one who writes too much, and nobody else', async () => {
    const busy = await house.signedIn('facilitator')
    const send = (agent: typeof busy) => agent.post('/api/v1/readings').send({})
    const answers = await Promise.all(Array.from({ length: tiers.write.max }, () => send(busy)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
    const refused = await send(busy)
    expectProblem(refused, 'too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expectProblem(await send(as.facilitator), 'invalid-input')
    await busy.get('/api/v1/flows').expect(200)
  })

  it('count the caller that connects, whatever it says, when there is no proxy', async () => {
    const direct = await openHouse()
    const guess = (i: number) =>
      direct.stranger().post('/api/v1/session').set('X-Forwarded-For', `10.0.0.${i}`).send({})
    for (let i = 0; i < tiers['sign-in'].max; i++) expect((await guess(i)).status).toBe(400)
    expectProblem(await guess(255), 'too-many-requests')
    await direct.close()
  })
})
