import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACCESS_SECONDS } from './session.ts'

/** The refresh token goes to this address alone, so that it is rarely out. */
const REFRESH_PATH = '/api/v1/session/refresh'

export interface CookieNames {
  access: string
  refresh: string
  secure: boolean
}

/**
 * Names of the two cookies. Where people come by https, prefixes that browsers enforce: no other site nor a plain
 * http page can have set them (RFC 6265bis, 4.1.3).
 */
export function cookieNames(publicUrl: string | null | undefined): CookieNames {
  const secure = publicUrl?.startsWith('https:') ?? false
  return {
    access: secure ? '__Host-boucle_session' : 'boucle_session',
    refresh: secure ? '__Secure-boucle_refresh' : 'boucle_refresh',
    secure,
  }
}

/** Out of reach of the scripts of the page (httpOnly) and of other sites (SameSite=Strict). */
const shielded = { httpOnly: true, sameSite: 'strict' } as const

export function setSessionCookies(
  reply: FastifyReply,
  { access, refresh, secure }: CookieNames,
  given: { token: string; refreshToken: string; lastsSeconds: number },
): void {
  reply.setCookie(access, given.token, { ...shielded, secure, path: '/', maxAge: ACCESS_SECONDS })
  const maxAge = given.lastsSeconds
  reply.setCookie(refresh, given.refreshToken, { ...shielded, secure, path: REFRESH_PATH, maxAge })
}

export function clearSessionCookies(reply: FastifyReply, { access, refresh, secure }: CookieNames): void {
  reply.clearCookie(access, { ...shielded, secure, path: '/' })
  reply.clearCookie(refresh, { ...shielded, secure, path: REFRESH_PATH })
}

export function refreshCookieOf(request: FastifyRequest, { refresh }: CookieNames): string | undefined {
  return request.cookies[refresh]
}
