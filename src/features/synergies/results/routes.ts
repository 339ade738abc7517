import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { exchangeInput, resultsView, voidInput } from './contract.ts'

const tags = ['synergies']
const params = z.object({ id: z.string() })

export function synergyResultsRoutes({ results }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/results',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: resultsView, ...problemResponses } },
      },
      async (request) => results.of(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/exchanges',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, body: exchangeInput, response: { 201: resultsView, ...problemResponses } },
      },
      async (request, reply) =>
        reply.code(201).send(results.record(actorOf(request), request.params.id, request.body)),
    )

    app.post(
      '/synergies/:id/exchanges/:exchangeId/void',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: params.extend({ exchangeId: z.string() }),
          body: voidInput,
          response: { 200: resultsView, ...problemResponses },
        },
      },
      async (request) =>
        results.voidOne(actorOf(request), request.params.id, request.params.exchangeId, request.body),
    )
  }
}
