import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { io, type Socket } from 'socket.io-client'
import type { Committed, Opened, Order } from './realtime-server.ts'

/** Opened side by side: more at once only wait for each other. */
const TOGETHER = 50

const sharedNow = () => Number(process.hrtime.bigint()) / 1e6

/** Milliseconds from a commit of the server to the notice of it in a browser’s socket. */
export interface Delays {
  /** Told to one person while the others are connected: one figure a commit. */
  one: number[]
  /** Told to everybody connected at once: one figure a socket and commit. */
  all: number[]
}

/**
 * Connects that many persons to a server in another process, each by a socket of the library that browsers use, and
 * measures what reaches them. All sockets live in this one process, which reads them one after the other: a browser
 * has but its own to read.
 */
export async function realtimeDelays(count: number, commits: { one: number; all: number }): Promise<Delays> {
  const server = fork('dist/bench/realtime-server.js', [String(count)], { stdio: 'inherit' })
  const [{ address, tokens }] = (await once(server, 'message')) as [Opened]
  const sockets: Socket[] = []
  for (let i = 0; i < tokens.length; i += TOGETHER)
    sockets.push(
      ...(await Promise.all(tokens.slice(i, i + TOGETHER).map((token) => connected(address, token)))),
    )
  const delays: Delays = { one: [], all: [] }
  await told(server, { tell: 'all' }, sockets)
  for (let i = 0; i < commits.one; i++) {
    const tell = Math.floor((i * count) / commits.one)
    delays.one.push(...(await told(server, { tell }, [sockets[tell] as Socket])))
  }
  for (let i = 0; i < commits.all; i++) delays.all.push(...(await told(server, { tell: 'all' }, sockets)))
  for (const socket of sockets) socket.disconnect()
  server.disconnect()
  await once(server, 'exit')
  return delays
}

async function connected(address: string, token: string): Promise<Socket> {
  const options = { path: '/api/v1/live', transports: ['websocket'], reconnection: false, forceNew: true }
  const socket = io(address, { ...options, auth: { token } })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

/** Has the server commit, and waits until each of these heard; how long after the commit, socket by socket. */
async function told(server: ChildProcess, order: Order, sockets: readonly Socket[]): Promise<number[]> {
  const heard = sockets.map(
    (socket) => new Promise<number>((resolve) => socket.once('changed', () => resolve(sharedNow()))),
  )
  const committed = once(server, 'message') as Promise<[Committed]>
  server.send(order)
  const [{ at }] = await committed
  return (await Promise.all(heard)).map((instant) => instant - at)
}
