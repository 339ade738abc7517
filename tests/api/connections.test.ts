import { type AddressInfo, connect, type Socket } from 'node:net'
import Fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { connectionOptions, patience } from '../../src/http/connections.ts'
import { openHouse } from './house.ts'

const sockets: Socket[] = []
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const close of closers.splice(0)) await close()
})

/** A server with little patience, so that tests need none. */
async function server(short: Partial<Record<keyof typeof patience, number>>) {
  const app = Fastify(connectionOptions({ ...patience, checkedEveryMs: 20, ...short }))
  app.post('/x', async () => 'read')
  app.get('/x', async () => 'read')
  await app.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => app.close())
  return (app.server.address() as AddressInfo).port
}

interface Line {
  socket: Socket
  /** All that was received when the server has hung up. */
  ended: Promise<string>
}

function dial(port: number): Line {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  let received = ''
  socket.setEncoding('utf8').on('data', (part) => {
    received += part
  })
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(received)).on('error', () => {})
  })
  return { socket, ended }
}

/** A problem in French, written by hand on the socket. */
function expectRawProblem(answer: string, status: number): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toMatch(/content-type: application\/problem\+json/)
  expect(head).toMatch(/x-content-type-options: nosniff/)
  expect(JSON.parse(body)).toMatchObject({
    status,
    code: 'invalid-input',
    detail: expect.stringMatching(/requête/),
  })
}

describe('a slow client (Slowloris)', () => {
  it('that never ends its headers is cut', async () => {
    const { socket, ended } = dial(await server({ headersMs: 60 }))
    socket.write('GET /x HTTP/1.1\r\nhost: x\r\nx-drip: ')
    expectRawProblem(await ended, 408)
  })

  it('that drips its headers byte by byte gains nothing by it', async () => {
    const { socket, ended } = dial(await server({ headersMs: 60 }))
    socket.write('GET /x HTTP/1.1\r\nhost: x\r\nx-drip: ')
    const drip = setInterval(() => socket.write('a'), 10)
    const answer = await ended
    clearInterval(drip)
    expectRawProblem(answer, 408)
  })

  it('that never ends its body is cut', async () => {
    const { socket, ended } = dial(await server({ headersMs: 60, requestMs: 80 }))
    socket.write(
      'POST /x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{',
    )
    const drip = setInterval(() => socket.write(' '), 10)
    const answer = await ended
    clearInterval(drip)
    expectRawProblem(answer, 408)
  })

  it('does not keep the others waiting', async () => {
    const port = await server({ headersMs: 2000 })
    for (let i = 0; i < 200; i++) dial(port).socket.write('GET /x HTTP/1.1\r\nx-drip: ')
    const { socket, ended } = dial(port)
    socket.write('GET /x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(await ended).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('that asks once and says no more is let go', async () => {
    const { socket, ended } = dial(await server({ keepAliveMs: 50 }))
    socket.write('GET /x HTTP/1.1\r\nhost: x\r\n\r\n')
    expect(await ended).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('what is not a request', () => {
  it.each([
    ['no HTTP', 'bonjour\r\n\r\n', 400],
    ['a length that lies', 'POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: abc\r\n\r\n', 400],
    [
      'two lengths (request smuggling)',
      'POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET /x HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}`, 431],
  ])('is answered by a problem: %s', async (_name, sent, status) => {
    const { socket, ended } = dial(await server({}))
    socket.write(sent)
    expectRawProblem(await ended, status)
  })
})

describe('the server of Boucle', () => {
  it('has the patience that is written, and no more', async () => {
    const { app, close } = await openHouse()
    expect({
      headersMs: app.server.headersTimeout,
      requestMs: app.server.requestTimeout,
      keepAliveMs: app.server.keepAliveTimeout,
    }).toEqual({
      headersMs: patience.headersMs,
      requestMs: patience.requestMs,
      keepAliveMs: patience.keepAliveMs,
    })
    await close()
  })
})
