import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../http/access.ts'
import { problemResponses } from '../http/problem.ts'
import type { Actor } from '../kernel/actor.ts'
import { mailList, mailQuery, mailSummary, mailView, testMailInput } from './contract.ts'
import type { MailsService } from './service.ts'
import type { deliveries } from './transport.ts'

const config = { access: ['administrator'] } as const
const idParams = z.object({ id: z.string() })

interface MailRoutesOptions {
  delivery: (typeof deliveries)[number]
  /** The own address of who asks. */
  addressOf(actor: Actor): string
  /** Fails unless the person proved who they are a short while ago. */
  requireRecentSignIn(sessionId: string): void
}

export function mailRoutes(
  service: MailsService,
  { delivery, addressOf, requireRecentSignIn }: MailRoutesOptions,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/mails',
      {
        config,
        schema: { tags: ['mails'], querystring: mailQuery, response: { 200: mailList, ...problemResponses } },
      },
      async (request) => ({ ...service.list(request.query), delivery }),
    )

    app.get(
      '/mails/:id',
      {
        config,
        schema: { tags: ['mails'], params: idParams, response: { 200: mailView, ...problemResponses } },
      },
      async (request) =>
        service.read(request.params.id, actorOf(request).userId, () =>
          requireRecentSignIn(request.sessionId ?? ''),
        ),
    )

    app.post(
      '/mails/:id/retry',
      {
        config,
        schema: { tags: ['mails'], params: idParams, response: { 200: mailSummary, ...problemResponses } },
      },
      async (request) => service.retry(request.params.id, actorOf(request).userId),
    )

    app.delete(
      '/mails/:id',
      {
        config,
        schema: { tags: ['mails'], params: idParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        service.drop(request.params.id, actorOf(request).userId)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/mails/test',
      {
        config,
        schema: {
          tags: ['mails'],
          description: 'Queues a mail to the own address of who asks.',
          body: testMailInput,
          response: { 202: z.object({ to: z.string() }), ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const to = addressOf(actor)
        service.sendTest(to, request.body.language, actor.userId)
        return reply.code(202).send({ to })
      },
    )
  }
}
