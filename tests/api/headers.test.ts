import { describe, expect, it } from 'vitest'
import { contentPolicy } from '../../src/http/headers.ts'
import { openHouse, sharedHouse } from './house.ts'

const { as } = sharedHouse(() => ({ facilitator: ['facilitator'] }))

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
  "manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'"

const everywhere = [
  '/health/live',
  '/api/v1/territory',
  '/api/v1/flows',
  '/api/nope',
  '/',
  '/structures',
  '/nope.js',
]

describe('the headers', () => {
  it.each(everywhere)('of %s let the browser do nothing but what Boucle does', async (path) => {
    const { headers } = await as.anonymous.get(path)
    expect(headers).toMatchObject({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/),
    })
    expect(headers['permissions-policy']).not.toMatch(/=\*|=\([^)]/)
    expect(headers['strict-transport-security'], 'only behind https').toBeUndefined()
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(server|x-powered-by|access-control-.*)$/)]),
    )
  })

  it.each([
    '/api/v1/session',
    '/api/v1/flows',
    '/api/v1/flows/x',
    '/api/v1/imports/template.xlsx',
    '/api/nope',
  ])('of %s keep the answer out of every cache, signed in or not', async (path) => {
    for (const agent of [as.anonymous, as.facilitator])
      expect((await agent.get(path)).headers['cache-control']).toBe('no-store')
  })

  it('of the page have it asked again, and of its files have them kept', async () => {
    const page = await as.anonymous.get('/').expect(200)
    expect(page.headers['cache-control']).toBe('no-cache')
    const script = /src="([^"]+\.js)"/.exec(page.text)?.[1] ?? ''
    const { headers } = await as.anonymous.get(script).expect(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('demand https where people come by https, and name the socket', async () => {
    const published = await openHouse({ PUBLIC_URL: 'https://boucle.example.fr' })
    const { headers } = await published.anonymous.get('/health/live')
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['content-security-policy']).toBe(
      POLICY.replace("connect-src 'self'", "connect-src 'self' wss://boucle.example.fr").concat(
        ';upgrade-insecure-requests',
      ),
    )
    await published.close()
  })
})

describe('the content policy', () => {
  it('has no wildcard nor anything inline, save the tiles that were configured', () => {
    for (const publicUrl of [
      undefined,
      'http://boucle.local:3000',
      'https://boucle.example.fr/sous/dossier',
    ]) {
      const policy = JSON.stringify(contentPolicy({ publicUrl, tilesUrl: undefined }))
      expect(policy).not.toMatch(/unsafe|\*|http|dossier/)
    }
  })

  it.each([
    ['https://{s}.tuiles.example/{z}/{x}/{y}.png', 'https://*.tuiles.example'],
    ['https://tuiles-{s}.example.fr/{z}/{x}/{y}.png', 'https://*.example.fr'],
    ['https://tuiles.example.fr:8443/{z}/{x}/{y}.png?cle=abc', 'https://tuiles.example.fr:8443'],
  ])('lets in the tiles of %s from their host alone', (tilesUrl, source) => {
    expect(contentPolicy({ publicUrl: undefined, tilesUrl }).imgSrc).toEqual(["'self'", 'data:', source])
  })
})
