import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { messageInput, messageList, messageQuery, messageView } from './contract.ts'

const idParams = z.object({ id: z.string() })
const tags = ['synergies']

export function synergyMessageRoutes({ work: { messages } }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/messages',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'The thread that its introduced structures share with the facilitators, from the introduction of the reader’s structure on; for facilitators, their private notes too. The latest first.',
          params: idParams,
          querystring: messageQuery,
          response: { 200: messageList, ...problemResponses },
        },
      },
      async (request) => messages.list(actorOf(request), request.params.id, request.query),
    )

    app.post(
      '/synergies/:id/messages',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: idParams,
          body: messageInput,
          response: { 201: messageView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(messages.write(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/synergies/:id/messages/:messageId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Takes back a message of one’s own: its words are deleted, its place stays.',
          params: idParams.extend({ messageId: z.string() }),
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
