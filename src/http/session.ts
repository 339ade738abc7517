import fastifyCookie from '@fastify/cookie'
import fastifyJwt from '@fastify/jwt'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { cookieNames } from './session-cookies.ts'

const ISSUER = 'boucle'
const AUDIENCE = 'boucle-api'
/** Short: what an access token opens is read again at each use, but a copied one must die by itself. */
export const ACCESS_SECONDS = 10 * 60

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    sessionId: string | null
    /** The actor's role requires a second factor that the account has not: only its own account is open. */
    mustEnrol: boolean
  }
  interface FastifyInstance {
    accessTokens: AccessTokens
  }
}
declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string; iat: number }
    user: { sid: string; iat: number; exp: number }
  }
}

/** Access tokens, made and read in one place for the routes and the sockets. */
export interface AccessTokens {
  sign(sessionId: string): string
  /** What a right token says; null for a wrong one: algorithm, key, issuer, audience, or time. */
  read(token: string): { sessionId: string; expiresAt: Date } | null
}

export interface SessionOptions {
  secret: string
  clock: Clock
  /** Where people reach the site; null on a local installation. */
  publicUrl: string | null
  /** The actor behind an open session, read again from the database; null when it ended. */
  resolve(sessionId: string): Actor | null
  mustEnrol(actor: Actor): boolean
}

/** Reads the token of each request (cookie for the front, bearer for scripts) into `request.actor`. */
export async function registerSession(app: FastifyInstance, options: SessionOptions): Promise<void> {
  const { access } = cookieNames(options.publicUrl)
  await app.register(fastifyCookie)
  await app.register(fastifyJwt, {
    secret: options.secret,
    sign: { algorithm: 'HS256', iss: ISSUER, aud: AUDIENCE, expiresIn: ACCESS_SECONDS },
    verify: {
      algorithms: ['HS256'],
      allowedIss: ISSUER,
      allowedAud: AUDIENCE,
      requiredClaims: ['sid', 'exp'],
    },
  })
  const tokens = accessTokens(app, options.clock)
  app.decorate('accessTokens', tokens)
  app.decorateRequest('actor', null)
  app.decorateRequest('sessionId', null)
  app.decorateRequest('mustEnrol', false)

  app.addHook('onRequest', async (request) => {
    const bearer = request.headers.authorization?.match(/^Bearer (\S+)$/i)?.[1]
    const token = request.headers.authorization === undefined ? request.cookies[access] : bearer
    const read = token ? tokens.read(token) : null
    request.actor = read && options.resolve(read.sessionId)
    request.sessionId = request.actor && read ? read.sessionId : null
    request.mustEnrol = request.actor !== null && options.mustEnrol(request.actor)
  })
}

/** By the clock of the house, which the library does not know: it is told the instant each time. */
function accessTokens(app: FastifyInstance, clock: Clock): AccessTokens {
  return {
    sign: (sessionId) => app.jwt.sign({ sid: sessionId, iat: Math.floor(clock.now().getTime() / 1000) }),
    read(token) {
      try {
        const { sid, exp } = app.jwt.verify<{ sid: unknown; exp: number }>(token, {
          clockTimestamp: clock.now().getTime(),
        })
        return typeof sid === 'string' ? { sessionId: sid, expiresAt: new Date(exp * 1000) } : null
      } catch {
        return null
      }
    },
  }
}
