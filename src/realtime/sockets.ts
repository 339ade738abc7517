import type { FastifyInstance } from 'fastify'
import { Server, type Socket } from 'socket.io'
import { SESSION_COOKIE } from '../http/session.ts'
import type { Actor } from '../kernel/actor.ts'
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
}

/** Nothing is expected from browsers: a larger message is not ours. */
const MAX_MESSAGE_BYTES = 1024
const RECHECK_MS = 60_000

/**
 * Sockets beside the routes, under the same rules, which fastify's hooks do not apply to them: same token (algorithm,
 * issuer, audience), same origin, and no longer than the session: ended sessions are cut at once, expired ones within
 * a minute.
 */
export function registerRealtime(
  app: FastifyInstance,
  { events, clock, publicUrl, resolve }: RealtimeOptions,
): void {
  const io = new Server(app.server, {
    path: '/api/v1/live',
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    transports: ['websocket', 'polling'],
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers
      const own = publicUrl ? new URL(publicUrl).host : host
      decide(null, origin === undefined || (URL.canParse(origin) && new URL(origin).host === own))
    },
  })

  const sessionOf = (socket: Socket): string | null => {
    const token =
      app.parseCookie(socket.handshake.headers.cookie ?? '')[SESSION_COOKIE] ?? socket.handshake.auth.token
    try {
      return app.jwt.verify<{ sid: string }>(String(token)).sid
    } catch {
      return null
    }
  }

  io.use((socket, next) => {
    const sessionId = sessionOf(socket)
    if (!sessionId || !resolve(sessionId)) return next(new Error('not-signed-in'))
    socket.data.sessionId = sessionId
    return next()
  })

  const cutEnded = (isEnded: (sessionId: string) => boolean) => {
    for (const socket of io.sockets.sockets.values())
      if (isEnded(socket.data.sessionId)) socket.disconnect(true)
  }
  const recheck = setInterval(() => cutEnded((sessionId) => resolve(sessionId) === null), RECHECK_MS)
  recheck.unref()

  events.subscribe((event) => {
    if (event.type === 'session-ended') return cutEnded((sessionId) => event.sessionIds.includes(sessionId))
    if (event.type === 'mail-queued' || event.type === 'actor-changed') return
    const type = event.type === 'flow-changed' ? 'matches' : 'organisations'
    io.emit('changed', { type, at: clock.now().toISOString() } satisfies ChangeNotice)
  })

  app.addHook('preClose', async () => {
    clearInterval(recheck)
    // Closing the sockets must not wait for the HTTP server, which is waiting for the sockets.
    io.disconnectSockets(true)
    io.engine.close()
  })
}
