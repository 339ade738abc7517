import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { circleParams, messageInput, messageList, messageQuery, messageView } from './contract.ts'
import type { Address } from './routes.ts'
import type { TogetherService } from './service.ts'

export function messageRoutes(
  { messages }: Pick<TogetherService, 'messages'>,
  { path, tags }: Address,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${path}/:id/messages`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'What its structures share with the facilitators, from when the reader’s structure was made known to the others; for facilitators, their private notes too. The latest first.',
          params: circleParams,
          querystring: messageQuery,
          response: { 200: messageList, ...problemResponses },
        },
      },
      async (request) => messages.list(actorOf(request), request.params.id, request.query),
    )

    app.post(
      `${path}/:id/messages`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: circleParams,
          body: messageInput,
          response: { 201: messageView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(messages.write(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      `${path}/:id/messages/:messageId`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Takes back a message of one’s own: its words are deleted, its place stays.',
          params: circleParams.extend({ messageId: z.string() }),
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        messages.withdraw(actorOf(request), request.params.id, request.params.messageId)
        return reply.code(204).send(null)
      },
    )
  }
}
