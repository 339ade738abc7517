import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../../http/problem.ts'
import { companyAnswer, placesAnswer, registersView, siret } from './contract.ts'
import type { RegistersService } from './service.ts'

const tags = ['registers']

export function registersRoutes(service: RegistersService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/registers',
      {
        config: { access: 'public' },
        schema: { tags, response: { 200: registersView, ...problemResponses } },
      },
      async () => service.on(),
    )

    app.get(
      '/registers/companies/:siret',
      {
        config: { access: 'public', limit: 'register' },
        schema: {
          tags,
          description:
            'What the public register of companies says of a SIRET, when this installation asks it.',
          params: z.object({ siret }),
          response: { 200: companyAnswer, ...problemResponses },
        },
      },
      async ({ actor, params }) =>
        actor?.role === 'facilitator' || actor?.role === 'administrator'
          ? service.company(params.siret)
          : service.companyForStranger(params.siret),
    )

    app.get(
      '/registers/places',
      {
        config: { access: 'signed-in', limit: 'register' },
        schema: {
          tags,
          description: 'Places that the national geocoder proposes for the words of an address.',
          querystring: z.object({
            q: z
              .string()
              .trim()
              .min(3, 'Tapez au moins trois caractères.')
              .max(200, 'Une adresse compte au plus 200 caractères.'),
          }),
          response: { 200: placesAnswer, ...problemResponses },
        },
      },
      async ({ query }) => service.places(query.q),
    )
  }
}
