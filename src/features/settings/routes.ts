import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { describedSettings, territorySettings, territorySettingsChange } from './contract.ts'
import type { SettingsService } from './service.ts'

/** `nameOf`: the name of a user, from the accounts room. */
export function settingsRoutes(
  service: SettingsService,
  nameOf: (userId: string) => string | null,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/settings',
      {
        config: { access: ['administrator'] },
        schema: { tags: ['settings'], response: { 200: territorySettings, ...problemResponses } },
      },
      async () => service.territory(),
    )

    app.get(
      '/settings/described',
      {
        config: { access: ['administrator'] },
        schema: { tags: ['settings'], response: { 200: describedSettings, ...problemResponses } },
      },
      async () => ({ items: service.described(nameOf) }),
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
