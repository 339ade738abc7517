import fc from 'fast-check'
import type { Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Role } from '../../src/kernel/actor.ts'
import { mails } from '../../src/mail/tables.ts'
import { NO_LIMITS } from '../support/app.ts'
import { type Known, plausible, spoilt } from '../support/inputs.ts'
import { aMail } from '../support/mail.ts'
import { expectProblem } from './expect-problem.ts'
import { type Agent, type House, openHouse, sharedHouse } from './house.ts'

const { house } = sharedHouse(() => ({}), {}, NO_LIMITS)

type Part = 'params' | 'querystring' | 'body' | 'file'
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
const hasInput = (target: Target) => target.files || schemasOf(target).length > 0
const titleOf = ({ method, url }: Target) => `${method} ${url}`

type Sent = Partial<Record<Part, unknown>>

/** Where ids come from, by the name of a field or of a collection that its table does not bear: what is sent is about real objects, not lost at a 404. */
const TABLES: Record<string, string> = {
  ...{ organisationId: 'organisations', siteId: 'sites' },
  ...{ flowId: 'flows', stockId: 'flows', needId: 'flows' },
  ...{ userId: 'users', accounts: 'users' },
}
/** Numbers that a random draw never makes right: their last digit checks the others. */
const NUMBERS: Record<string, string[]> = { siren: ['732829320'], siret: ['73282932000074'] }

function storedIn(table: string): string[] {
  const { sqlite } = house.db
  if (!sqlite.prepare("select 1 from pragma_table_info(?) where name = 'id'").get(table)) return []
  return (sqlite.prepare(`select id from "${table}" limit 40`).all() as { id: string }[]).map(({ id }) => id)
}

/** Of the links that were mailed, `/invitation#…`. */
function tokensSent(): string[] {
  const links = house.db.orm.select({ link: mails.actionPath }).from(mails).all()
  return links.flatMap(({ link }) => link?.split('#')[1] ?? [])
}

/** An `id` in an address is one of the table that comes before it: `/flows/:id` of `flows`. */
function knownTo({ url }: Target): Known {
  const owner = url.match(/\/([\w-]+)\/:id\b/)?.[1]?.replaceAll('-', '_') ?? ''
  return (field) => {
    const table = field === 'id' ? (TABLES[owner] ?? owner) : TABLES[field]
    if (table === 'matches')
      return storedIn('flows').map((id, i, all) => `${id}~${all[(i + 1) % all.length]}`)
    if (field === 'token') return tokensSent()
    return table ? storedIn(table) : (NUMBERS[field] ?? [])
  }
}

/** Whatever its name promises. */
const file = fc.record({
  name: fc.oneof(
    fc.constantFrom('structures.csv', 'gisements.csv', 'classeur.xlsx', '../x.csv'),
    fc.string(),
  ),
  content: fc.oneof(
    fc.string({ maxLength: 300 }),
    fc
      .array(
        fc.array(fc.oneof(fc.constantFrom('Nom', 'Commune', 'Auch', '=1+1'), fc.string()), { maxLength: 5 }),
      )
      .map((rows) => rows.map((cells) => cells.join(';')).join('\r\n')),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  ),
})

/** Plausible on the whole, with or without one part spoilt. */
function requestTo(target: Target): fc.Arbitrary<Sent> {
  const parts = schemasOf(target)
  const known = knownTo(target)
  const whole: fc.Arbitrary<Sent> = fc.record({
    ...Object.fromEntries(parts.map(([part, schema]) => [part, plausible(schema, known)])),
    ...(target.files ? { file } : {}),
  })
  if (parts.length === 0) return whole
  const spoiltOnce = whole.chain((sent) =>
    fc
      .constantFrom(...parts.map(([part]) => part))
      .chain((part) => spoilt(sent[part]).map((bad) => ({ ...sent, [part]: bad }))),
  )
  return fc.oneof(whole, { weight: 4, arbitrary: spoiltOnce })
}

const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
/** What a URL cannot carry (half a character) is left out. */
const encoded = (value: unknown) => encodeURIComponent(text(value).toWellFormed())

async function send(agent: Agent, { method, url }: Target, sent: Sent): Promise<Response> {
  const params = Object(sent.params ?? {}) as Record<string, unknown>
  const path = url.replace(/:(\w+)/g, (_, name) => encoded(params[name] ?? 'x').slice(0, 500) || 'x')
  // No more of them than an address may hold.
  const query = Object.entries(Object(sent.querystring ?? {}) as object)
    .slice(0, 20)
    .map(([name, value]) => `${encoded(name)}=${encoded(value).slice(0, 500)}`)
    .join('&')
  const request = agent[method.toLowerCase() as 'post'](query ? `${path}?${query}` : path)
  if (sent.file) {
    const { name, content } = sent.file as { name: string; content: string }
    return request.attach('fichier', Buffer.from(content, 'latin1'), name.toWellFormed() || 'x')
  }
  return sent.body === undefined ? request : request.type('json').send(JSON.stringify(sent.body))
}

/** A success, or a problem in French that shows nothing of the inside and whose pointers lead into what was sent. */
function expectDecent(response: Response, about: string, sent: Sent): void {
  const told = JSON.stringify([about, sent, response.body]).slice(0, 2000)
  expect(response.status, told).toBeLessThan(500)
  if (response.status < 400) return
  // What is counted by account or by recipient may still be refused.
  if (response.status === 429) expect(response.body.detail, told).toMatch(/^Trop d’essais/)
  expectProblem(response, response.body.code)
  // Those of an import lead into its files: a line, a column.
  if (about.includes('/imports')) return
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

const people = ['administrator', 'facilitator', 'manager'] as const
type Person = (typeof people)[number]
type Cast = Map<Person, Agent>

/** Each person with an open session; a new one takes the place of whom the last route signed out, demoted or removed. */
async function onStage(at: House, own: string, cast: Cast): Promise<Record<Person, Agent>> {
  for (const person of people) {
    const membership = person === 'manager' ? ({ organisationId: own, role: 'manager' } as const) : undefined
    const role = membership ? 'member' : person
    const session = (await cast.get(person)?.get('/api/v1/session'))?.body
    const remains =
      session?.user?.role === role && session.memberships.length === Number(membership !== undefined)
    if (!remains) cast.set(person, await at.signedIn(role as Role, membership))
  }
  return Object.fromEntries(cast) as Record<Person, Agent>
}

/** Objects to ask about: each route finds some, whatever the ones before it did. */
async function furnish(own: string): Promise<void> {
  const facilitator = await house.signedIn('facilitator')
  const declared = { family: 'material', visibility: 'network', label: 'Sciure de chêne' } as const
  for (let i = 0; i < 3; i++) {
    const stockId = house.flow({ ...declared, organisationId: own, kind: 'stock' })
    const needId = house.flow({ ...declared, organisationId: house.organisation(), kind: 'need' })
    await facilitator.post('/api/v1/introductions').send({ stockId, needId }).expect(201)
    house.db.write(() => house.rooms.outbox.add(aMail()))
    await facilitator
      .post('/api/v1/imports')
      .attach('fichier', Buffer.from('nom;commune\r\nA;Auch\r\n'), 'structures.csv')
    const asking = { siret: NUMBERS.siret?.[0], structureName: 'Atelier', name: 'Ana', consent: true }
    const email = `ana-${i}@test.example`
    await house.anonymous
      .post('/api/v1/registrations')
      .send({ ...asking, email })
      .expect(202)
    const token = house.lastLink(email).split('#')[1]
    await house.stranger().post('/api/v1/registrations/confirm').send({ token }).expect(200)
    const invited = { email: `luc-${i}@test.example`, role: 'member' }
    await facilitator.post(`/api/v1/organisations/${own}/invitations`).send(invited).expect(201)
  }
}

describe('any input', () => {
  let all: Target[] = []
  let own = ''
  beforeAll(async () => {
    all = targets()
    own = house.organisation({ name: 'Scierie de Bordecaube' })
    await furnish(own)
  })

  it('of any route answers with a success or a problem, never a failure', { timeout: 60_000 }, async () => {
    expect(all.length).toBeGreaterThan(20)
    const cast: Cast = new Map()
    for (const target of all) {
      // Settings decide of what the others answer: they are tried in a house of their own.
      const apart = target.url.includes('/settings') && target.method !== 'GET' ? await openHouse() : null
      const agents = await (apart
        ? onStage(apart, apart.organisation(), new Map())
        : onStage(house, own, cast))
      const some = !hasInput(target) ? 1 : target.method === 'GET' ? 5 : 10
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...people), requestTo(target), async (person, sent) =>
          expectDecent(await send(agents[person], target, sent), `${titleOf(target)} by ${person}`, sent),
        ),
        { numRuns: some },
      )
      await apart?.close()
    }
  })

  it.each([
    ['a prototype', '{"__proto__":{"role":"administrator"}}'],
    ['a prototype by its constructor', '{"constructor":{"prototype":{"role":"administrator"}}}'],
    ['endless depth', `${'[{"a":'.repeat(15_000)}1${'}]'.repeat(15_000)}`],
    ['depth never closed', '['.repeat(50_000)],
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
