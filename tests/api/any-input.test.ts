import fc from 'fast-check'
import type { Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plausible, spoilt } from '../support/inputs.ts'
import { expectProblem } from './expect-problem.ts'
import { type Agent, openHouse, sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), { TRUST_PROXY: '1' })

type Part = 'params' | 'querystring' | 'body'
interface Target {
  method: string
  url: string
  schemas: Partial<Record<Part, z.ZodType>>
  files: boolean
}

/** Every route of the API with the schemas it was registered with: a new route is tested by being there. */
function targets(): Target[] {
  return house.app.routes.flatMap(({ method, url, schema }) =>
    [method]
      .flat()
      .filter((name) => name !== 'HEAD' && url.startsWith('/api/v1/'))
      .map((name) => ({
        method: name,
        url,
        schemas: (schema ?? {}) as Target['schemas'],
        files:
          (schema as { consumes?: string[] } | undefined)?.consumes?.includes('multipart/form-data') ?? false,
      })),
  )
}
const schemasOf = ({ schemas }: Target) =>
  (['params', 'querystring', 'body'] as const).flatMap((part) => {
    const schema = schemas[part]
    return schema ? [[part, schema] as const] : []
  })
const titleOf = ({ method, url }: Target) => `${method} ${url}`

type Sent = Partial<Record<Part, unknown>>

/** Plausible on the whole, with or without one part spoilt. */
function requestTo(target: Target): fc.Arbitrary<Sent> {
  const parts = schemasOf(target)
  const whole = fc.record(Object.fromEntries(parts.map(([part, schema]) => [part, plausible(schema)])))
  if (parts.length === 0) return whole
  const spoiltOnce = whole.chain((sent) =>
    fc
      .constantFrom(...(Object.keys(sent) as Part[]))
      .chain((part) => spoilt(sent[part]).map((bad) => ({ ...sent, [part]: bad }))),
  )
  return fc.oneof(whole, { weight: 4, arbitrary: spoiltOnce })
}

const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
/** What a URL cannot carry (half a character) is left out. */
const encoded = (value: unknown) => encodeURIComponent(text(value).toWellFormed())

async function send(agent: Agent, { method, url }: Target, sent: Sent): Promise<Response> {
  const params = Object(sent.params ?? {}) as Record<string, unknown>
  const path = url.replace(/:(\w+)/g, (_, name) => encoded(params[name] ?? 'x').slice(0, 3000) || 'x')
  const query = Object.entries(Object(sent.querystring ?? {}) as object)
    .map(([name, value]) => `${encoded(name)}=${encoded(value).slice(0, 3000)}`)
    .join('&')
  const request = agent[method.toLowerCase() as 'post'](query ? `${path}?${query}` : path).set(
    'X-Forwarded-For',
    `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`,
  )
  return sent.body === undefined ? request : request.type('json').send(JSON.stringify(sent.body))
}

/** A success, or a problem in French that shows nothing of the inside and whose pointers lead into what was sent. */
function expectDecent(response: Response, sent: unknown): void {
  const told = JSON.stringify([sent, response.body]).slice(0, 2000)
  expect(response.status, told).toBeLessThan(500)
  expect(response.status, told).not.toBe(429)
  if (response.status < 400) return
  expectProblem(response, response.body.code)
  for (const { pointer } of response.body.errors ?? []) expectPointsInto(sent, pointer, told)
}

/** All but the last step of the pointer exist in one of the parts: the last one may be what is missing. */
function expectPointsInto(sent: unknown, pointer: string, told: string): void {
  expect(pointer, told).toMatch(/^\//)
  const steps = pointer
    .slice(1)
    .split('/')
    .slice(0, -1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
  const leads = Object.values(Object(sent)).some((part) => {
    let at: unknown = part
    for (const step of steps) {
      if (typeof at !== 'object' || at === null || !(step in at)) return false
      at = (at as Record<string, unknown>)[step]
    }
    return true
  })
  expect(leads || steps.length === 0, `${pointer} leads nowhere: ${told}`).toBe(true)
}

describe('any input', () => {
  let all: Target[] = []
  beforeAll(() => {
    all = targets()
  })

  it('of any route answers with a success or a problem, never a failure', { timeout: 300_000 }, async () => {
    expect(all.length).toBeGreaterThan(20)
    for (const target of all) {
      // Settings decide of what the others answer: they are tried in a house of their own.
      const apart = target.url.includes('/settings') && target.method !== 'GET' ? await openHouse() : null
      const agent = await (apart ?? house).signedIn('administrator')
      await fc.assert(
        fc.asyncProperty(requestTo(target), async (sent) =>
          expectDecent(await send(agent, target, sent), { ...sent, sent: titleOf(target) }),
        ),
        { numRuns: schemasOf(target).length === 0 ? 1 : target.method === 'GET' ? 8 : 15 },
      )
      await apart?.close()
    }
  })

  it.each([
    ['a prototype', '{"__proto__":{"role":"administrator"}}'],
    ['a prototype by its constructor', '{"constructor":{"prototype":{"role":"administrator"}}}'],
    ['endless depth', `${'[{"a":'.repeat(60_000)}1${'}]'.repeat(60_000)}`],
    ['depth never closed', '['.repeat(400_000)],
    ['an infinite number', '{"quantity":1e999,"limit":1e999,"label":1e999}'],
    ['one name twice', '{"label":"a","label":{"b":1}}'],
    ['no object', '"texte"'],
    ['nothing', 'null'],
    ['bytes that are no text', Buffer.from('{"label":"\xff\xfe"}', 'latin1')],
  ])('of any route that writes may hold %s without harm', async (_name, body) => {
    const agent = await house.signedIn('administrator')
    for (const target of all) {
      if (!['POST', 'PUT', 'PATCH'].includes(target.method) || !target.schemas.body) continue
      const response = await agent[target.method.toLowerCase() as 'post'](target.url.replace(/:\w+/g, 'x'))
        .set('X-Forwarded-For', `10.1.${Math.floor(Math.random() * 65536) >> 8}.1`)
        .type('json')
        .send(body as string)
      expect(response.status, titleOf(target)).toBeLessThan(500)
      if (response.status >= 400) expectProblem(response, response.body.code)
    }
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  it('that a schema does not name is refused or left out, never kept', () => {
    for (const target of all) {
      for (const [part, schema] of schemasOf(target)) {
        if (!(schema instanceof z.ZodObject)) continue
        for (const value of fc.sample(plausible(schema), 10)) {
          const parsed = schema.safeParse({ ...Object(value), inconnu: 'gardé' })
          expect(JSON.stringify(parsed.data ?? null), `${part} of ${titleOf(target)}`).not.toContain('gardé')
        }
      }
    }
  })

  it('is given back unchanged by the schema that took it once', () => {
    for (const target of all) {
      for (const [part, schema] of schemasOf(target)) {
        for (const value of fc.sample(plausible(schema), 10)) {
          const once = schema.safeParse(value)
          if (once.success)
            expect(schema.parse(once.data), `${part} of ${titleOf(target)}`).toEqual(once.data)
        }
      }
    }
  })
})
