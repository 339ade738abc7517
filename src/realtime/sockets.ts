import type { FastifyInstance } from 'fastify'
import { Server, type Socket } from 'socket.io'
import { isOwnOrigin } from '../http/same-origin.ts'
import { cookieNames } from '../http/session-cookies.ts'
import { type Actor, isInNetwork } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { EventBus } from '../kernel/events.ts'

/** What a browser hears: that something changed. It asks the API again, so access is decided in one place. */
export interface ChangeNotice {
  type: 'matches' | 'organisations'
  at: string
}

export interface RealtimeOptions {
  events: EventBus
  clock: Clock
  /** Where people reach the site; null on a local installation. */
  publicUrl: string | null
  resolve(sessionId: string): Actor | null
  mustEnrol(actor: Actor): boolean
}

/** Nothing is expected from browsers: a larger message is not ours. */
const MAX_MESSAGE_BYTES = 1024
/** The room of those who hear that something changed. */
const NETWORK = 'network'
const RECHECK_MS = 60_000

/**
 * Sockets beside the routes, under the same rules, which fastify's hooks do not apply to them: same token, same origin.
 * A socket lasts no longer than the token that opened it, and is cut at once when the session ends or when who its
 * person is changes (role, structures): the browser gets a new token and comes back, or does not.
 */
export function registerRealtime(
  app: FastifyInstance,
  { events, clock, publicUrl, resolve, mustEnrol }: RealtimeOptions,
): void {
  const io = new Server(app.server, {
    path: '/api/v1/live',
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    transports: ['websocket', 'polling'],
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers
      decide(null, origin === undefined || isOwnOrigin(origin, { publicUrl, host }))
    },
  })

  const { access } = cookieNames(publicUrl)
  /** Who a socket may speak for, until when; null when nobody, or somebody who must first enrol. */
  const admit = (socket: Socket) => {
    const cookies = app.parseCookie(socket.handshake.headers.cookie ?? '')
    const read = app.accessTokens.read(String(cookies[access] ?? socket.handshake.auth.token))
    const actor = read && resolve(read.sessionId)
    // Who only waits for a structure hears nothing of the network, not even that it moves.
    const hears = actor !== null && isInNetwork(actor)
    return read && actor && !mustEnrol(actor) ? { ...read, userId: actor.userId, hears } : null
  }

  io.use((socket, next) => {
    const admitted = admit(socket)
    if (!admitted) return next(new Error('not-signed-in'))
    socket.data = admitted
    if (admitted.hears) socket.join(NETWORK)
    const leftMs = admitted.expiresAt.getTime() - clock.now().getTime()
    const expiry = setTimeout(() => socket.disconnect(true), Math.max(0, leftMs))
    expiry.unref()
    socket.once('disconnect', () => clearTimeout(expiry))
    return next()
  })

  const cut = (isOver: (admitted: { sessionId: string; userId: string }) => boolean) => {
    for (const socket of io.sockets.sockets.values()) if (isOver(socket.data)) socket.disconnect(true)
  }
  const recheck = setInterval(() => cut(({ sessionId }) => resolve(sessionId) === null), RECHECK_MS)
  recheck.unref()

  events.subscribe((event) => {
    if (event.type === 'session-ended') return cut(({ sessionId }) => event.sessionIds.includes(sessionId))
    if (event.type === 'actor-changed') return cut(({ userId }) => event.userIds.includes(userId))
    if (event.type === 'mail-queued') return
    const type = event.type === 'flow-changed' ? 'matches' : 'organisations'
    io.to(NETWORK).emit('changed', { type, at: clock.now().toISOString() } satisfies ChangeNotice)
  })

  app.addHook('preClose', async () => {
    clearInterval(recheck)
    // Closing the sockets must not wait for the HTTP server, which is waiting for the sockets.
    io.disconnectSockets(true)
    io.engine.close()
  })
}
