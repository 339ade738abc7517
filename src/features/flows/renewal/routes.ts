import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import { flowsShown } from '../consultation.ts'
import {
  type RenewalList,
  renewalAnswer,
  renewalInput,
  renewalLink,
  renewalLinkInput,
  renewalList,
  renewalOutcome,
  renewalQuery,
} from './contract.ts'
import type { RenewalService } from './service.ts'

const tags = ['renewals']
const stranger = { access: 'public', limit: 'sign-in' } as const

export function renewalRoutes(service: RenewalService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/renewals',
      {
        config: { access: 'signed-in', consultation: ({ items }: RenewalList) => flowsShown(items) },
        schema: {
          tags,
          description: 'Flows to be said again: one’s own, or those of the structures one is in charge of.',
          querystring: renewalQuery,
          response: { 200: renewalList, ...problemResponses },
        },
      },
      async (request) => service.list(actorOf(request), request.query),
    )

    app.post(
      '/renewals',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Says of flows that they are still true.',
          body: renewalInput,
          response: { 200: renewalOutcome, ...problemResponses },
        },
      },
      async (request) => service.confirm(actorOf(request), request.body.flowIds),
    )

    app.post(
      '/renewals/link',
      {
        config: stranger,
        schema: {
          tags,
          description: 'What the link of a mail is about; the link stays good.',
          body: renewalLinkInput,
          response: { 200: renewalLink, ...problemResponses },
        },
      },
      async (request) => service.open(request.body.token),
    )

    app.post(
      '/renewals/link/answer',
      {
        config: stranger,
        schema: {
          tags,
          description: 'Answers by the link of a mail, once.',
          body: renewalAnswer,
          response: { 200: renewalOutcome, ...problemResponses },
        },
      },
      async (request) => service.answer(request.body),
    )
  }
}
