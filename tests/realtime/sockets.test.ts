import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/kernel/actor.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { PASSWORD, type TestApp, testApp } from '../support/app.ts'
import { badTokens, forge, rightClaims } from '../support/forged-tokens.ts'

let house: TestApp
let address: string
const sockets: Socket[] = []

beforeAll(async () => {
  house = await testApp({ clock: systemClock })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})
afterAll(() => house.close())

let accounts = 0
/** A new session, as a script opens one: its access token. */
async function session(role: Role = 'facilitator'): Promise<string> {
  const email = `live-${++accounts}@test.example`
  const user = { email, name: 'Live', role, password: PASSWORD }
  await house.rooms.accounts.createUser(user, null, 'test')
  const { body } = await house.anonymous
    .post('/api/v1/session')
    .send({ email, password: PASSWORD, carrier: 'bearer' })
    .expect(200)
  return body.token
}

const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const sidOf = (token: string): string => payloadOf(token).sid
const expiryOf = (token: string): number => payloadOf(token).exp

/** Connects; resolves with the socket, or with the error that refused it. */
function connect(headers: Record<string, string>): Promise<Socket | Error> {
  const socket = io(address, {
    path: '/api/v1/live',
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: headers,
  })
  sockets.push(socket)
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', resolve)
  })
}

const heard = (socket: Socket, event: string) =>
  new Promise<unknown>((resolve) => void socket.once(event, resolve))

describe('a socket', () => {
  it('is refused to an anonymous', async () => {
    expect(await connect({})).toBeInstanceOf(Error)
  })

  it.each(badTokens)('is refused to a token %s', async (_what, make) => {
    const cookie = `boucle_session=${make(sidOf(await session()))}`
    expect(await connect({ cookie })).toBeInstanceOf(Error)
  })

  it('is opened by the token of a session, and cut when its time is over', async () => {
    const token = forge(rightClaims(sidOf(await session()), 2))
    const socket = (await connect({ cookie: `boucle_session=${token}` })) as Socket
    expect(await heard(socket, 'disconnect')).toBe('io server disconnect')
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(expiryOf(token))
  })

  it('is refused to another site', async () => {
    expect(
      await connect({ cookie: `boucle_session=${await session()}`, origin: 'https://ailleurs.example' }),
    ).toBeInstanceOf(Error)
  })

  it('hears that matches changed, and nothing of what they are', async () => {
    const socket = (await connect({ cookie: `boucle_session=${await session()}`, origin: address })) as Socket
    const notice = heard(socket, 'changed')
    house.flow({ organisationId: house.organisation(), kind: 'stock', label: 'Sciure de chêne secrète' })
    expect(Object.keys((await notice) as object).sort()).toEqual(['at', 'type'])
  })

  it('hears nothing of the network while its account only waits for a structure', async () => {
    const open = async (role: Role) =>
      (await connect({ cookie: `boucle_session=${await session(role)}` })) as Socket
    const [waiting, facilitator] = [await open('member'), await open('facilitator')]
    let heardWaiting = 0
    waiting.on('changed', () => heardWaiting++)
    for (let change = 0; change < 2; change++) {
      const notice = heard(facilitator, 'changed')
      house.organisation()
      await notice
    }
    expect(heardWaiting).toBe(0)
  })

  it('hears that a workshop moves when its person runs such mornings, and not otherwise', async () => {
    const open = async (role: Role) =>
      (await connect({ cookie: `boucle_session=${await session(role)}` })) as Socket
    const [authority, facilitator] = [await open('authority'), await open('facilitator')]
    const types: string[] = []
    authority.on('changed', ({ type }: { type: string }) => types.push(type))
    const notice = heard(facilitator, 'changed')
    const runner = { userId: 'test', name: 'Test', role: 'administrator' as const, memberships: [] }
    const workshop = { name: 'Atelier', heldOn: '2026-11-12', place: null }
    house.rooms.workshops.open({ ...runner, portfolio: null }, workshop)
    expect(await notice).toMatchObject({ type: 'workshops' })
    const next = heard(authority, 'changed')
    house.organisation()
    await next
    expect(types).toEqual(['organisations'])
  })

  it('hears how far a change of the knowledge base has come, when its person makes such changes', async () => {
    const open = async (role: Role) =>
      (await connect({ cookie: `boucle_session=${await session(role)}` })) as Socket
    const [authority, facilitator] = [await open('authority'), await open('facilitator')]
    let heardByAuthority = 0
    authority.on('flows-reread', () => heardByAuthority++)
    const shares: number[] = []
    const done = new Promise<void>((resolve) => {
      facilitator.on('flows-reread', ({ share }: { share: number }) => {
        shares.push(share)
        if (share === 1) resolve()
      })
    })
    const refreshed = heard(authority, 'changed')
    const what = { kind: 'synonym', of: 'resource', target: 'sawdust', language: 'fr' } as const
    house.rooms.knowledge.add({ ...what, phrase: 'zorglon', source: 'Atelier' }, 'test')
    await done
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
    expect(await refreshed).toMatchObject({ type: 'matches' })
    expect(heardByAuthority).toBe(0)
  })

  it('hears how far the preview of a file has come that its own person sent, and nobody else’s', async () => {
    const [own, other] = [await session(), await session('administrator')]
    const open = async (token: string) => (await connect({ cookie: `boucle_session=${token}` })) as Socket
    const [mine, theirs] = [await open(own), await open(other)]
    const heardByOther: unknown[] = []
    theirs.on('import-progress', (notice) => heardByOther.push(notice))
    const steps: { token: string; step: string; share: number }[] = []
    mine.on('import-progress', (notice) => steps.push(notice))
    const rows = Array.from({ length: 4000 }, (_, i) => `Atelier de la rivière ${i};Auch;12 rue du Pont`)
    const preview = await house.anonymous
      .post('/api/v1/imports?token=le-mien')
      .set('Authorization', `Bearer ${own}`)
      .attach('fichier', Buffer.from(['nom;commune;adresse', ...rows].join('\n')), 'structures.csv')
      .expect(200)
    expect(preview.body.totals.created).toBe(4000)
    // What is announced after it has been heard after it: nothing more is on its way.
    const after = Promise.all([heard(mine, 'changed'), heard(theirs, 'changed')])
    house.organisation()
    await after
    expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['reading', 'planning']))
    expect(steps.every(({ token, share }) => token === 'le-mien' && share >= 0 && share <= 1)).toBe(true)
    expect(heardByOther).toEqual([])
  })

  it('hears that its own person has a notice, that one was read elsewhere, and nothing of those of others', async () => {
    const [own, other] = [await session('member'), await session('administrator')]
    const open = async (token: string) => (await connect({ cookie: `boucle_session=${token}` })) as Socket
    const [mine, mineToo, theirs] = [await open(own), await open(own), await open(other)]
    const heardByOther: unknown[] = []
    theirs.on('changed', ({ type }: { type: string }) => heardByOther.push(type))
    const userId = house.rooms.accounts.userOf(sidOf(own)).id
    const both = () => Promise.all([heard(mine, 'changed'), heard(mineToo, 'changed')])
    const told = both()
    const mail = { subject: 'x', paragraphs: ['x'], because: 'x' }
    const notice = { kind: 'introduced' as const, path: '/x', params: { label: 'Secret' }, mail }
    house.db.write(() => house.rooms.notices.tell([userId], notice))
    for (const what of await told) expect(what).toEqual({ type: 'notices', at: expect.any(String) })
    const read = both()
    house.rooms.notices.read(userId, { path: '/x' })
    for (const what of await read) expect(what).toMatchObject({ type: 'notices' })
    const after = heard(theirs, 'changed')
    house.organisation()
    await after
    expect(heardByOther).toEqual(['organisations'])
  })

  it('is told nothing when a notice was told to nobody', async () => {
    const socket = (await connect({ cookie: `boucle_session=${await session()}` })) as Socket
    const types: string[] = []
    socket.on('changed', ({ type }: { type: string }) => types.push(type))
    house.db.events.publish({ type: 'notice-added', userIds: [] })
    const after = heard(socket, 'changed')
    house.organisation()
    await after
    expect(types).toEqual(['organisations'])
  })

  it('is cut when its session ends', async () => {
    const token = await session()
    const socket = (await connect({ cookie: `boucle_session=${token}` })) as Socket
    const cut = heard(socket, 'disconnect')
    await house.anonymous.delete('/api/v1/session').set('Authorization', `Bearer ${token}`).expect(204)
    expect(await cut).toBe('io server disconnect')
  })
})

describe('a socket whose person changes', () => {
  it('is cut when its session is ended from another, or everywhere', async () => {
    const token = await session()
    const cookie = `boucle_session=${token}`
    const socket = (await connect({ cookie })) as Socket
    const cut = heard(socket, 'disconnect')
    await house.anonymous
      .delete('/api/v1/me/sessions?current=end')
      .set('Authorization', `Bearer ${token}`)
      .expect(204)
    expect(await cut).toBe('io server disconnect')
    expect(await connect({ cookie })).toBeInstanceOf(Error)
  })

  it('is cut when what the person may do changes, and may come back', async () => {
    const token = await session()
    const cookie = `boucle_session=${token}`
    const socket = (await connect({ cookie })) as Socket
    const cut = heard(socket, 'disconnect')
    const userId = house.rooms.accounts.userOf(sidOf(token)).id
    house.rooms.accounts.administration.setPortfolio(
      userId,
      { communeCodes: ['32013'], organisationIds: [] },
      'test',
    )
    expect(await cut).toBe('io server disconnect')
    expect(await connect({ cookie })).not.toBeInstanceOf(Error)
  })

  it('is refused while the role requires a second factor that the account has not', async () => {
    const token = await session()
    const cookie = `boucle_session=${token}`
    house.rooms.settings.change({ secondFactorRequiredFor: ['facilitator'] }, 'test')
    expect(await connect({ cookie })).toBeInstanceOf(Error)
    house.rooms.settings.change({ secondFactorRequiredFor: [] }, 'test')
    expect(await connect({ cookie })).not.toBeInstanceOf(Error)
  })
})

describe('closing the server', () => {
  it('does not wait for open sockets', async () => {
    const other = await testApp({ clock: systemClock })
    await other.app.listen({ port: 0, host: '127.0.0.1' })
    const user = { email: 'a@test.example', name: 'A', role: 'member' as const, password: PASSWORD }
    await other.rooms.accounts.createUser(user, null, 'test')
    const { body } = await other.anonymous
      .post('/api/v1/session')
      .send({ email: user.email, password: PASSWORD, carrier: 'bearer' })
    const socket = io(`http://127.0.0.1:${(other.app.server.address() as AddressInfo).port}`, {
      path: '/api/v1/live',
      transports: ['websocket'],
      reconnection: false,
      auth: { token: body.token },
    })
    await heard(socket, 'connect')
    const cut = heard(socket, 'disconnect')
    await other.close()
    await cut
  })
})
