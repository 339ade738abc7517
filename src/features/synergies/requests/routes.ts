import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { matchRequest, requestInput, requestList } from './contract.ts'

const tags = ['synergies']
const params = z.object({ id: z.string().max(100) })

export function introductionRequestRoutes({ requests }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/introduction-requests',
      {
        config: { access: 'signed-in' },
        schema: { tags, response: { 200: requestList, ...problemResponses } },
      },
      async (request) => requests.list(actorOf(request)),
    )

    app.get(
      '/matches/:id/request',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'How a match stands to the reader’s own structure: what it asked, or would show by asking.',
          params,
          response: { 200: matchRequest, ...problemResponses },
        },
      },
      async (request) => requests.of(actorOf(request), request.params.id),
    )

    app.post(
      '/matches/:id/request',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Asks for an introduction to the other side; counts as the consent of this one.',
          params,
          body: requestInput,
          response: { 201: matchRequest, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(requests.ask(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/matches/:id/request',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: matchRequest, ...problemResponses } },
      },
      async (request) => requests.withdraw(actorOf(request), request.params.id),
    )
  }
}
