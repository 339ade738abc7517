import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../../config.ts'
import { problemResponses } from '../../http/problem.ts'
import { cookieNames } from '../../http/session-cookies.ts'
import { openedSession, setupInput, setupState } from './contract.ts'
import { deviceName } from './device.ts'
import type { AccountsService } from './service.ts'
import { handOver } from './session-routes.ts'

/** The first administrator of a new installation. */
export function accountsRoutes(service: AccountsService, config: Config): FastifyPluginAsyncZod {
  const names = cookieNames(config.PUBLIC_URL)

  return async (app) => {
    app.get(
      '/setup',
      {
        config: { access: 'public' },
        schema: { tags: ['accounts'], response: { 200: setupState, ...problemResponses } },
      },
      async () => ({ needed: service.setupNeeded() }),
    )

    app.post(
      '/setup',
      {
        config: { access: 'public', limit: 'sign-in' },
        schema: {
          tags: ['accounts'],
          body: setupInput,
          response: { 201: openedSession, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { carrier, ...administrator } = request.body
        const session = await service.setUp(administrator, deviceName(request.headers['user-agent']))
        return reply.code(201).send(handOver(reply, session, { carrier, names }))
      },
    )
  }
}
