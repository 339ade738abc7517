import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { confirmInput, missInput, planInput, planList } from './plan-contract.ts'

const tags = ['synergies']
const params = z.object({ id: z.string() })
const planParams = params.extend({ planId: z.string() })
const occurrenceParams = planParams.extend({ due: z.string() })
const config = { access: 'signed-in' } as const
const response = { 200: planList, ...problemResponses }

export function exchangePlansRoutes({ plans }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/synergies/:id/plans', { config, schema: { tags, params, response } }, async (request) =>
      plans.of(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/plans',
      { config, schema: { tags, params, body: planInput, response: { 201: planList, ...problemResponses } } },
      async (request, reply) =>
        reply.code(201).send(plans.make(actorOf(request), request.params.id, request.body)),
    )

    app.post(
      '/synergies/:id/plans/:planId/stop',
      { config, schema: { tags, params: planParams, response } },
      async (request) => plans.stop(actorOf(request), request.params.id, request.params.planId),
    )

    app.post(
      '/synergies/:id/plans/:planId/occurrences/:due/confirm',
      { config, schema: { tags, params: occurrenceParams, body: confirmInput, response } },
      async (request) => {
        const { id, planId, due } = request.params
        return plans.confirm(actorOf(request), id, planId, due, request.body)
      },
    )

    app.post(
      '/synergies/:id/plans/:planId/occurrences/:due/miss',
      { config, schema: { tags, params: occurrenceParams, body: missInput, response } },
      async (request) => {
        const { id, planId, due } = request.params
        return plans.miss(actorOf(request), id, planId, due, request.body)
      },
    )
  }
}
