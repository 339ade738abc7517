import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { expectProblem } from './expect-problem.ts'
import { countRows, openHouse, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({ facilitator: ['facilitator'] }), { TRUST_PROXY: '1' })

/** Every route that writes, at an address that leads nowhere. */
const writes = () =>
  house.app.routes.flatMap(({ method, url }) =>
    [method]
      .flat()
      .filter((name) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(name))
      .map((name) => ({
        method: name.toLowerCase() as 'post' | 'put' | 'patch' | 'delete',
        path: url.replace(/:\w+/g, 'x'),
      })),
  )

/** What a browser holds of a session, to be sent by a page that is not ours. */
let cookies = ''
beforeAll(async () => {
  const user = {
    email: 'victime@test.example',
    name: 'Ana',
    role: 'facilitator' as const,
    password: PASSWORD,
  }
  await house.rooms.accounts.createUser(user, null, 'test')
  const { headers } = await house.stranger().post('/api/v1/session').send(user).expect(200)
  cookies = (headers['set-cookie'] as unknown as string[]).map((line) => line.split(';')[0]).join('; ')
})

const REFUSAL = { detail: 'Cette requête vient d’un autre site et n’a pas été exécutée.' }

describe('a write from another site', () => {
  it.each(['https://pirate.example', 'null', 'http://127.0.0.1.pirate.example', 'n’importe quoi'])(
    'is refused everywhere when it says it comes from %s',
    async (origin) => {
      expect(writes().length).toBeGreaterThan(7)
      for (const { method, path } of writes()) {
        const sent = house.stranger()[method](path).set('Cookie', cookies).set('Origin', encodeURI(origin))
        expectProblem(await sent, 'cross-site', REFUSAL)
      }
    },
  )

  it.each(['cross-site', 'same-site'])(
    'is refused everywhere when the browser says %s, whatever the origin',
    async (site) => {
      for (const { method, path } of writes()) {
        const sent = house.stranger()[method](path).set('Cookie', cookies).set('Sec-Fetch-Site', site)
        expectProblem(await sent, 'cross-site', REFUSAL)
      }
    },
  )

  it('is accepted from our own page, and from a script that says nothing', async () => {
    const host = 'boucle.local:3000'
    const label = { kind: 'stock', label: 'Sciure' }
    await as.facilitator
      .post('/api/v1/readings')
      .set('Host', host)
      .set('Origin', `http://${host}`)
      .send(label)
      .expect(200)
    await house.stranger().post('/api/v1/readings').set('Cookie', cookies).send(label).expect(200)
  })

  it('is told from ours by the public address behind a proxy', async () => {
    const published = await openHouse({ PUBLIC_URL: 'https://boucle.example.fr' })
    const signIn = (origin: string) =>
      published.stranger().post('/api/v1/session').set('Origin', origin).send({})
    expectProblem(await signIn('https://boucle.example.fr'), 'invalid-input')
    expectProblem(await signIn('http://127.0.0.1'), 'cross-site')
    // Of the same name without https: anybody on the way can have written that page.
    expectProblem(await signIn('http://boucle.example.fr'), 'cross-site')
    expectProblem(await signIn('https://boucle.example.fr:8443'), 'cross-site')
    await published.close()
  })

  it('reads nothing either: no other origin is ever allowed', async () => {
    const read = await as.facilitator.get('/api/v1/flows').set('Origin', 'https://pirate.example').expect(200)
    expect(read.headers['access-control-allow-origin']).toBeUndefined()
    const asked = await house
      .stranger()
      .options('/api/v1/flows')
      .set('Origin', 'https://pirate.example')
      .set('Access-Control-Request-Method', 'POST')
    expectProblem(asked, 'not-found')
    expect(asked.headers['access-control-allow-methods']).toBeUndefined()
  })
})

describe('a form of another site that sends our cookie', () => {
  const flow = '{"kind":"stock","family":"material","label":"Sciure","organisationId":"x","pad":"="}'

  it.each([
    ['text/plain', flow],
    ['application/x-www-form-urlencoded', 'kind=stock&label=Sciure'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\nstock\r\n--x--\r\n',
    ],
  ])(
    'as %s, from a browser too old to say where it comes from, is refused everywhere',
    async (type, body) => {
      const before = countRows(house, 'journal')
      for (const { method, path } of writes()) {
        if (method !== 'post') continue
        const sent = house.stranger().post(path).set('Cookie', cookies).set('Content-Type', type).send(body)
        expectProblem(await sent, 'cross-site', REFUSAL)
      }
      expect(countRows(house, 'journal')).toBe(before)
    },
  )

  it('disguised as JSON by its type alone is asked about first, and we never say yes', async () => {
    // A type that no form sends makes the browser ask (preflight): see « reads nothing either ».
    const send = (type: string) => as.facilitator.post('/api/v1/flows').set('Content-Type', type).send(flow)
    for (const type of ['text/plain', 'text/plain; application/json', 'text/json', 'application/csp-report'])
      expectProblem(await send(type), 'invalid-input', { detail: /JSON/ })
  })
})
