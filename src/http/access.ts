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
    const access = request.routeOptions.config.access
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
