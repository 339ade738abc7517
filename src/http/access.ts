import type { FastifyInstance, RouteOptions } from 'fastify'
import type { Actor, Role } from '../kernel/actor.ts'
import { fail } from '../kernel/errors.ts'

/** Who may call a route. Finer rights (whose flow? which structure?) are the room's policy. */
export type Access = 'public' | 'signed-in' | readonly Role[]

/** Shorthand: those who work on every structure. */
export const facilitators = ['facilitator', 'administrator'] as const satisfies readonly Role[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Open to who must have a second factor and has none yet: one's own account, where it is put in place. */
    beforeEnrolment?: true
  }
  interface FastifyInstance {
    /** Every route registered, with its schema and its access: the tests walk them all. */
    routes: readonly RouteOptions[]
  }
}

/**
 * Default deny: a route registered without `config.access` stops the boot, and every call is checked against
 * it before the handler. Throws in the hook: an async hook that merely replied would let the handler run.
 */
export function registerAccess(app: FastifyInstance): void {
  const registered: RouteOptions[] = []
  app.decorate('routes', registered)
  app.addHook('onRoute', (route) => {
    registered.push(route)
  })
  app.addHook('onReady', async () => {
    const open = registered.filter((route) => route.config?.access === undefined)
    if (open.length === 0) return
    const names = open.map((route) => `${String(route.method)} ${route.url}`).join(', ')
    throw new Error(`No access declared (config.access) on: ${names}.`)
  })
  app.addHook('preValidation', async (request) => {
    const { access, beforeEnrolment } = request.routeOptions.config
    if (request.mustEnrol && !beforeEnrolment) {
      // What is public is shown as to a stranger.
      if (access !== 'public') {
        fail(
          'second-factor-needed',
          'Votre rôle demande un second facteur : mettez-le en place dans votre compte pour continuer.',
        )
      }
      request.actor = null
      request.sessionId = null
    }
    if (access === undefined || access === 'public') return
    const actor = request.actor ?? fail('not-signed-in', 'Connectez-vous pour continuer.')
    if (access !== 'signed-in' && !access.includes(actor.role)) {
      fail('forbidden', 'Votre rôle ne permet pas cette action.')
    }
  })
}

/** The signed-in actor of a request to a route that is not public. */
export function actorOf(request: { actor: Actor | null }): Actor {
  return request.actor ?? fail('not-signed-in', 'Connectez-vous pour continuer.')
}
