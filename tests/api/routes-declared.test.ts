import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { registerAccess } from '../../src/http/access.ts'
import { registerFront } from '../../src/http/front.ts'
import { registerProblems } from '../../src/http/problem.ts'
import { NO_LIMITS, PASSWORD } from '../support/app.ts'
import { badTokens, forge, rightClaims } from '../support/forged-tokens.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { openHouse, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({ facilitator: ['facilitator'] }), {}, NO_LIMITS)

interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete' | 'put'
  path: string
  security?: unknown[]
  responses: Record<string, unknown>
}

async function operations(): Promise<Operation[]> {
  const { body } = await as.anonymous.get('/api/openapi.json').expect(200)
  return Object.entries(
    body.paths as Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, rest]) => ({
      ...rest,
      method: method as Operation['method'],
      path,
    })),
  )
}
const addressOf = ({ path }: Operation) => path.replace(/\{[^}]+\}/g, 'x')

describe('GET /api/openapi.json', () => {
  it('describes the API to anyone, in OpenAPI 3.1', async () => {
    const { body } = await as.anonymous.get('/api/openapi.json').expect(200)
    expect(body.openapi).toMatch(/^3\.1\./)
    expect(body.info.title).toBe('Boucle')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/health/live', '/health/ready', '/api/v1/session', '/api/v1/matches/{id}']),
    )
    expect(Object.keys(body.components.securitySchemes).sort()).toEqual(['bearer', 'cookie'])
  })

  it('describes the errors and the success of every route', async () => {
    for (const { method, path, responses } of await operations()) {
      const statuses = Object.keys(responses)
      expect(
        statuses.some((status) => /^2/.test(status)),
        `${method} ${path}`,
      ).toBe(true)
      if (path !== '/health/live')
        expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(['4XX', '5XX']))
    }
  })

  it('has each of its routes tested by name in this folder', async () => {
    const folder = import.meta.dirname
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const untested = (await operations())
      .map(
        ({ method, path }) =>
          `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`,
      )
      .filter((title) => !sources.includes(`describe('${title}'`))
    expect(untested, 'routes without a describe of their own').toEqual([])
  })
})

describe('access', () => {
  it('stops the boot when a route declares none, and names it', async () => {
    const app = Fastify()
    registerAccess(app)
    app.get('/secret', async () => 'told')
    app.get('/open', { config: { access: 'public' } }, async () => 'told')
    await expect(app.ready()).rejects.toThrow(/GET \/secret/)
    await app.close()
  })

  it('is refused to an anonymous by every route that is not public', async () => {
    const closed = (await operations()).filter(({ security }) => security === undefined)
    expect(closed.length).toBeGreaterThan(15)
    for (const operation of closed)
      expectStranger(await house.stranger()[operation.method](addressOf(operation)))
  })

  it('is public where it must be, and nowhere else', async () => {
    const open = (await operations()).filter(({ security }) => security?.length === 0)
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'get /api/v1/agenda.ics',
      'get /api/v1/calendars/{token}/rencontres.ics',
      'get /api/v1/events',
      'get /api/v1/events/{id}',
      'get /api/v1/events/{id}/calendar.ics',
      'get /api/v1/events/{id}/documents',
      'get /api/v1/events/{id}/documents/{documentId}',
      'get /api/v1/information.atom',
      'get /api/v1/open-data/resources.csv',
      'get /api/v1/open-data/resources.schema.json',
      'get /api/v1/privacy',
      'get /api/v1/public-information',
      'get /api/v1/public-information/{id}',
      'get /api/v1/public-information/{id}/images/{imageId}',
      'get /api/v1/registers',
      'get /api/v1/registers/companies/{siret}',
      'get /api/v1/session',
      'get /api/v1/setup',
      'get /api/v1/stories',
      'get /api/v1/stories/any',
      'get /api/v1/stories/{id}',
      'get /api/v1/territory',
      'get /health/live',
      'get /health/ready',
      'post /api/v1/address/agree',
      'post /api/v1/address/refuse',
      'post /api/v1/event-links/answer',
      'post /api/v1/event-links/open',
      'post /api/v1/events/{id}/registrations',
      'post /api/v1/introductions/link',
      'post /api/v1/introductions/link/answer',
      'post /api/v1/invitations/accept',
      'post /api/v1/invitations/open',
      'post /api/v1/password/forgot',
      'post /api/v1/password/reset',
      'post /api/v1/registrations',
      'post /api/v1/registrations/confirm',
      'post /api/v1/renewals/link',
      'post /api/v1/renewals/link/answer',
      'post /api/v1/session',
      'post /api/v1/session/link',
      'post /api/v1/session/link/redeem',
      'post /api/v1/session/refresh',
      'post /api/v1/session/second-factor',
      'post /api/v1/setup',
      'post /api/v1/unsubscriptions',
      'post /api/v1/unsubscriptions/open',
      'post /api/v1/unsubscriptions/undo',
    ])
  })
})

describe('an address that does not exist', () => {
  const unknown = [
    '/api',
    '/api/',
    '/api?x=1',
    '/api/v1',
    '/api/v1/nope',
    '/api/v2/flows',
    '/%61pi/v1/nope',
    '/health',
    '/health/nope',
  ]

  it.each(unknown)('is a 404 problem at %s, never the front page', async (path) => {
    for (const agent of [as.anonymous, as.facilitator])
      expectProblem(await agent.get(path), 'not-found', { detail: 'Cette adresse n’existe pas.' })
  })

  it.each(['post', 'put', 'patch', 'delete'] as const)('is a 404 problem for %s too', async (method) => {
    expectProblem(await as.facilitator[method]('/api/v1/nope'), 'not-found')
    expectProblem(await as.facilitator[method]('/n-importe-ou'), 'not-found')
  })

  it('is the page elsewhere: the router is in the browser', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'boucle-front-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Boucle</title>')
    writeFileSync(join(folder, 'app-1a2b3c.js'), 'console.log(1)')
    const app = Fastify()
    registerProblems(app)
    registerAccess(app)
    await registerFront(app, folder)
    await app.ready()
    const page = await supertest(app.server).get('/pistes/a~b?distance=20').expect(200)
    expect([page.type, page.headers['cache-control'], page.text]).toEqual([
      'text/html',
      'no-cache',
      '<!doctype html><title>Boucle</title>',
    ])
    const asset = await supertest(app.server).get('/app-1a2b3c.js').expect(200)
    expect(asset.headers['cache-control']).toMatch(/immutable/)
    expectProblem(await supertest(app.server).get('/api/nope'), 'not-found')
    expectProblem(await supertest(app.server).get('/api?x=1'), 'not-found')
    await app.close()
    rmSync(folder, { recursive: true })
  })
})

describe('a malformed request', () => {
  it('is a problem in French, whatever broke it', async () => {
    const post = () => as.facilitator.post('/api/v1/flows')
    expectProblem(await post().type('json').send('{"kind":'), 'invalid-input')
    expectProblem(await post().type('json').send('{"__proto__":{"a":1}}'), 'invalid-input')
    expectProblem(await post().type('json').send('[]'), 'invalid-input')
    expectProblem(await post(), 'invalid-input')
    expectProblem(await post().type('text/plain').send('kind=stock'), 'invalid-input')
    expectProblem(await post().type('application/xml').send('<a/>'), 'invalid-input', { detail: /JSON/ })
    expectProblem(await post().send({ label: 'x'.repeat(1024 * 1024) }), 'too-large')
    expectProblem(await as.facilitator.get(`/api/v1/flows/${'x'.repeat(300)}`), 'not-found')
    expectProblem(await as.facilitator.get('/api/v1/flows/%E0%A4%A'), 'invalid-input')
  })

  it('by a method that nobody uses is not found, and never sent back (TRACE)', async () => {
    const traced = await house.stranger().trace('/api/v1/territory').set('X-Secret', 'à ne pas rendre')
    expectProblem(traced, 'not-found')
    expect(traced.text).not.toContain('rendre')
  })
})

describe('the session cookie', () => {
  /** The two cookies of a sign-in, each as its name and its attributes. */
  async function cookiesOf(environment: Record<string, string>) {
    const published = await openHouse(environment)
    const user = { email: 'ana@test.example', name: 'Ana', role: 'member' as const, password: PASSWORD }
    await published.rooms.accounts.createUser(user, null, 'test')
    const { headers, body } = await published.stranger().post('/api/v1/session').send(user).expect(200)
    await published.close()
    expect(Object.keys(body).sort(), 'no token where a script of the page could read it').toEqual([
      'expiresAt',
      'next',
    ])
    const cookies = (headers['set-cookie'] as unknown as string[]).map((cookie) => cookie.split('; '))
    return new Map(cookies.map(([pair = '', ...attributes]) => [pair.split('=')[0], attributes]))
  }

  it('is out of reach of scripts and of other sites; what gets the next goes to one address alone', async () => {
    const cookies = await cookiesOf({})
    expect([...cookies.keys()]).toEqual(['boucle_session', 'boucle_refresh'])
    for (const attributes of cookies.values()) {
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict']))
      expect(attributes).not.toContain('Secure')
      expect(attributes.some((part) => /^Domain=/.test(part))).toBe(false)
    }
    expect(cookies.get('boucle_session')).toEqual(expect.arrayContaining(['Path=/', 'Max-Age=600']))
    expect(cookies.get('boucle_refresh')).toEqual(
      expect.arrayContaining(['Path=/api/v1/session/refresh', 'Max-Age=2592000']),
    )
  })

  it('travels by https alone where people come by https, under a name that only https can set', async () => {
    const cookies = await cookiesOf({ PUBLIC_URL: 'https://boucle.example.fr' })
    expect([...cookies.keys()]).toEqual(['__Host-boucle_session', '__Secure-boucle_refresh'])
    for (const attributes of cookies.values()) expect(attributes).toContain('Secure')
  })
})

describe('a token', () => {
  async function openSession(): Promise<string> {
    const email = `jeton-${Math.random()}@test.example`
    await house.rooms.accounts.createUser(
      { email, name: 'Ana', role: 'administrator', password: PASSWORD },
      null,
      'test',
    )
    const outcome = await house.rooms.accounts.signIn.byPassword(email, PASSWORD, null)
    if (!('session' in outcome)) throw new Error('a session')
    return outcome.session.sessionId
  }
  const answerTo = async (token: string) => [
    await house.stranger().get('/api/v1/flows').set('Authorization', `Bearer ${token}`),
    await house.stranger().get('/api/v1/flows').set('Cookie', `boucle_session=${token}`),
  ]

  it('made as the server makes them opens, by header and by cookie', async () => {
    for (const { status } of await answerTo(forge(rightClaims(await openSession())))) expect(status).toBe(200)
  })

  it.each(badTokens)('%s is refused', async (_name, make) => {
    const token = make(await openSession())
    for (const response of await answerTo(token)) expectStranger(response)
  })

  it('is refused after sign-out, wherever it was copied', async () => {
    const token = forge(rightClaims(await openSession()))
    await house.stranger().delete('/api/v1/session').set('Cookie', `boucle_session=${token}`).expect(204)
    for (const response of await answerTo(token)) expectStranger(response)
  })

  it('that is bad does not close what is public', async () => {
    await house.stranger().get('/api/v1/territory').set('Authorization', 'Bearer abc').expect(200)
  })
})
