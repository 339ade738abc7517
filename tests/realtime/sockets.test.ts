import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { PASSWORD, type TestApp, testApp } from '../support/app.ts'

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
async function session(): Promise<string> {
  const email = `live-${++accounts}@test.example`
  const user = { email, name: 'Live', role: 'facilitator' as const, password: PASSWORD }
  await house.rooms.accounts.createUser(user, null, 'test')
  const { body } = await house.anonymous
    .post('/api/v1/session')
    .send({ email, password: PASSWORD })
    .expect(200)
  return body.token
}

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
  it('is refused to an anonymous and to a forged token', async () => {
    expect(await connect({})).toBeInstanceOf(Error)
    expect(await connect({ cookie: 'boucle_session=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.' })).toBeInstanceOf(
      Error,
    )
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

  it('is cut when its session ends', async () => {
    const token = await session()
    const socket = (await connect({ cookie: `boucle_session=${token}` })) as Socket
    const cut = heard(socket, 'disconnect')
    await house.anonymous.delete('/api/v1/session').set('Authorization', `Bearer ${token}`).expect(204)
    expect(await cut).toBe('io server disconnect')
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
      .send({ email: user.email, password: PASSWORD })
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
