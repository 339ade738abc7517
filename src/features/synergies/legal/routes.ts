import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { liftInput, liftQuery, synergyLegalView } from './contract.ts'

const tags = ['synergies']
const params = z.object({ id: z.string() })

export function synergyLegalRoutes({ legal }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/legal',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: synergyLegalView, ...problemResponses } },
      },
      async (request) => legal.of(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/legal/lifts',
      {
        config: { access: facilitators },
        schema: { tags, params, body: liftInput, response: { 201: synergyLegalView, ...problemResponses } },
      },
      async (request, reply) =>
        reply.code(201).send(legal.lift(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/synergies/:id/legal/lifts',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params,
          querystring: liftQuery,
          response: { 200: synergyLegalView, ...problemResponses },
        },
      },
      async (request) => legal.takeBack(actorOf(request), request.params.id, request.query),
    )
  }
}
