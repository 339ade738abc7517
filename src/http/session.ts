import fastifyCookie from '@fastify/cookie'
import fastifyJwt from '@fastify/jwt'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import { fail } from '../kernel/errors.ts'

export const SESSION_COOKIE = 'boucle_session'
const ISSUER = 'boucle'
const AUDIENCE = 'boucle-api'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    sessionId: string | null
  }
}
declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string }
    user: { sid: string }
  }
}

export interface SessionOptions {
  secret: string
  /** Where people reach the site; null on a local installation. */
  publicUrl: string | null
  /** The actor behind an open session, read again from the database; null when it ended. */
  resolve(sessionId: string): Actor | null
}

/** Reads the token of each request (cookie for the front, bearer for scripts) into `request.actor`. */
export async function registerSession(app: FastifyInstance, options: SessionOptions): Promise<void> {
  await app.register(fastifyCookie)
  await app.register(fastifyJwt, {
    secret: options.secret,
    cookie: { cookieName: SESSION_COOKIE, signed: false },
    sign: { algorithm: 'HS256', iss: ISSUER, aud: AUDIENCE },
    verify: { algorithms: ['HS256'], allowedIss: ISSUER, allowedAud: AUDIENCE },
  })
  app.decorateRequest('actor', null)
  app.decorateRequest('sessionId', null)
  app.addHook('onRequest', async (request) => {
    const byCookie = request.cookies[SESSION_COOKIE] !== undefined
    if (!byCookie && !request.headers.authorization) return
    try {
      const { sid } = await request.jwtVerify<{ sid: string }>()
      request.actor = options.resolve(sid)
      request.sessionId = request.actor ? sid : null
    } catch {
      return
    }
  })
  app.addHook('onRequest', async (request) => {
    const origin = request.headers.origin
    if (origin === undefined || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
    const own = options.publicUrl ? new URL(options.publicUrl).host : request.host
    if (!URL.canParse(origin) || new URL(origin).host !== own) {
      fail('cross-site', 'Cette requête vient d’un autre site et n’a pas été exécutée.')
    }
  })
}

/** Signs the session into an httpOnly cookie; SameSite=Strict keeps other sites from using it. */
export async function setSessionCookie(
  reply: FastifyReply,
  { sessionId, lastsSeconds, secure }: { sessionId: string; lastsSeconds: number; secure: boolean },
): Promise<string> {
  const token = await reply.jwtSign({ sid: sessionId }, { expiresIn: lastsSeconds })
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: lastsSeconds,
  })
  return token
}
