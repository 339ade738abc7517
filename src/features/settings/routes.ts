import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { territorySettings, territorySettingsChange } from './contract.ts'
import type { SettingsService } from './service.ts'

export function settingsRoutes(service: SettingsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/settings',
      {
        config: { access: ['administrator'] },
        schema: { tags: ['settings'], response: { 200: territorySettings, ...problemResponses } },
      },
      async () => service.territory(),
    )

    app.patch(
      '/settings',
      {
        config: { access: ['administrator'] },
        schema: {
          tags: ['settings'],
          body: territorySettingsChange,
          response: { 200: territorySettings, ...problemResponses },
        },
      },
      async (request) => service.change(request.body, actorOf(request).userId),
    )
  }
}
