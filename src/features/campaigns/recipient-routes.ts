import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import type { Shown } from '../../kernel/shown.ts'
import {
  addressStates,
  answerInput,
  bounceInput,
  bounceLift,
  deliveryReportInput,
  deliveryReportView,
  recipientList,
  recipientQuery,
  recipientView,
} from './contract.ts'
import { contactsShown } from './routes.ts'
import type { CampaignsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const recipientParams = idParams.extend({ recipientId: z.string() })
const tags = ['mailings']
const config = { access: facilitators } as const

const listShown = ({ items }: z.output<typeof recipientList>): Shown[] => contactsShown(items)

/** Those who were written to, and what came back from them. */
export function mailingRecipientsRoutes({ answers }: CampaignsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/mailings/:id/recipients',
      {
        config: { ...config, consultation: listShown },
        schema: {
          tags,
          params: idParams,
          querystring: recipientQuery,
          response: { 200: recipientList, ...problemResponses },
        },
      },
      async (request) => answers.list(actorOf(request), request.params.id, request.query),
    )

    app.put(
      '/mailings/:id/recipients/:recipientId/answer',
      {
        config,
        schema: {
          tags,
          description: 'What the person answered; null takes it back. « never » is kept as an objection.',
          params: recipientParams,
          body: answerInput,
          response: { 200: recipientView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, recipientId } = request.params
        return answers.answer(actorOf(request), id, recipientId, request.body)
      },
    )

    app.put(
      '/mailings/:id/recipients/:recipientId/bounce',
      {
        config,
        schema: {
          tags,
          description: 'The message came back, as somebody read it.',
          params: recipientParams,
          body: bounceInput,
          response: { 200: recipientView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, recipientId } = request.params
        return answers.bounce(actorOf(request), id, recipientId, request.body)
      },
    )

    app.post(
      '/delivery-reports',
      {
        config: { ...config, limit: 'upload' },
        schema: {
          tags,
          description: 'A delivery-status message (RFC 3464), whole or pasted.',
          body: deliveryReportInput,
          response: { 200: deliveryReportView, ...problemResponses },
        },
      },
      async (request) => answers.report(actorOf(request), request.body.text),
    )

    app.get(
      '/organisations/:id/mailing-addresses',
      {
        config,
        schema: {
          tags,
          description: 'Addresses of a structure that communications are not sent to.',
          params: idParams,
          response: { 200: addressStates, ...problemResponses },
        },
      },
      async (request) => answers.addressesOf(actorOf(request), request.params.id),
    )

    app.post(
      '/organisations/:id/mailing-addresses/lift',
      {
        config,
        schema: {
          tags,
          description: 'An address that mails came back from works again.',
          params: idParams,
          body: bounceLift,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        answers.liftBounce(actorOf(request), request.params.id, request.body.email)
        return reply.code(204).send(null)
      },
    )
  }
}
