import type { FastifyInstance } from 'fastify'
import { Server, type Socket } from 'socket.io'
import { isOwnOrigin } from '../http/same-origin.ts'
import { cookieNames } from '../http/session-cookies.ts'
import { type Actor, isFacilitator, isInNetwork } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { DomainEvent, EventBus, ImportStep } from '../kernel/events.ts'

/** What a browser hears: that something changed. It asks the API again, so access is decided in one place. */
export interface ChangeNotice {
  type:
    | 'matches'
    | 'organisations'
    | 'knowledge'
    | 'workshops'
    | 'visits'
    | 'synergies'
    | 'groups'
    | 'events'
    | 'shared-services'
    | 'projects'
    | 'mailings'
    | 'information'
    | 'training'
    | 'plan'
    | 'notices'
  at: string
}

/** How far the reading and the ranking of flows, again, has come after a change of the knowledge base: 0–1. */
export interface ProgressNotice {
  share: number
}

/** How far the preview of an import has come. */
export interface ImportNotice {
  token: string
  step: ImportStep
  share: number
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
/** The room of those who change the knowledge base and run workshops, and see what it sets in motion. */
const FACILITATION = 'facilitation'
/** The room of those who read the climate plan. */
const PLAN = 'plan'
/** The room of all the browsers of one person. */
const personRoom = (userId: string) => `person:${userId}`
/** The room of the people of one structure. */
const peopleOf = (organisationId: string) => `organisation:${organisationId}`
/** What changes the lists of matches; all else is about structures. */
const MATCHES_MOVED: ReadonlySet<DomainEvent['type']> = new Set([
  'flow-changed',
  'match-decided',
  'flows-reread',
])
/** What nobody's screen shows. */
const SILENT: ReadonlySet<DomainEvent['type']> = new Set([
  'mail-queued',
  'mail-settled',
  'settings-changed',
  // Weights change no list yet: it is told once they are worked out again.
  'weights-changed',
])
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
    const rooms = [
      ...(hears ? [NETWORK] : []),
      ...(actor && isFacilitator(actor) ? [FACILITATION] : []),
      ...(actor && actor.role !== 'member' ? [PLAN] : []),
      ...(actor?.memberships ?? []).map(({ organisationId }) => peopleOf(organisationId)),
    ]
    return read && actor && !mustEnrol(actor) ? { ...read, userId: actor.userId, rooms } : null
  }

  io.use((socket, next) => {
    const admitted = admit(socket)
    if (!admitted) return next(new Error('not-signed-in'))
    socket.data = admitted
    socket.join([personRoom(admitted.userId), ...admitted.rooms])
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

  /** To the browsers of one person, and nobody else. */
  const tellProgress = ({ userId, token, step, share }: DomainEvent & { type: 'import-progress' }) => {
    io.to(personRoom(userId)).emit('import-progress', { token, step, share } satisfies ImportNotice)
  }
  /** To no room at all, socket.io would tell everybody. */
  const notify = (rooms: readonly string[], type: ChangeNotice['type']) =>
    rooms.length > 0 &&
    io.to([...rooms]).emit('changed', { type, at: clock.now().toISOString() } satisfies ChangeNotice)
  events.subscribe((event) => {
    if (event.type === 'session-ended') return cut(({ sessionId }) => event.sessionIds.includes(sessionId))
    if (event.type === 'actor-changed') return cut(({ userId }) => event.userIds.includes(userId))
    if (event.type === 'import-progress') return tellProgress(event)
    if (event.type === 'notice-added' || event.type === 'notices-read')
      return notify(event.userIds.map(personRoom), 'notices')
    if (SILENT.has(event.type)) return
    if (event.type === 'synergy-changed')
      return notify([FACILITATION, ...event.organisationIds.map(peopleOf)], 'synergies')
    if (event.type === 'group-changed')
      return notify([FACILITATION, ...event.organisationIds.map(peopleOf)], 'groups')
    if (event.type === 'event-changed') return notify([NETWORK], 'events')
    if (event.type === 'shared-service-changed')
      return notify([FACILITATION, ...event.organisationIds.map(peopleOf)], 'shared-services')
    if (event.type === 'mailing-changed') return notify([FACILITATION], 'mailings')
    if (event.type === 'training-changed') return notify([NETWORK], 'training')
    if (event.type === 'information-changed') return notify([NETWORK], 'information')
    if (event.type === 'plan-changed') return notify([PLAN], 'plan')
    if (event.type === 'project-changed')
      return notify([FACILITATION, ...event.organisationIds.map(peopleOf)], 'projects')
    if (event.type === 'visit-changed') return notify([FACILITATION], 'visits')
    if (event.type === 'knowledge-changed') return notify([FACILITATION], 'knowledge')
    if (event.type === 'workshop-changed') return notify([FACILITATION], 'workshops')
    if (event.type === 'flows-reread') {
      io.to(FACILITATION).emit('flows-reread', { share: event.share } satisfies ProgressNotice)
      if (event.share < 1) return
    }
    notify([NETWORK], MATCHES_MOVED.has(event.type) ? 'matches' : 'organisations')
  })

  app.addHook('preClose', async () => {
    clearInterval(recheck)
    // Closing the sockets must not wait for the HTTP server, which is waiting for the sockets.
    io.disconnectSockets(true)
    io.engine.close()
  })
}
