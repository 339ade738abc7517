import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { communicationsView, unsubscribeInput, unsubscribeView } from './contract.ts'
import type { CampaignsService } from './service.ts'

const tags = ['mailings']
const stranger = { access: 'public', limit: 'sign-in' } as const
/** Far more than the words a mail reader sends. */
const MOST_BYTES = 16_384

/** No more communications, or again: by the link of a message, without an account; by one's own account. */
export function unsubscribeRoutes({ optOuts }: CampaignsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/unsubscriptions/open',
      {
        config: stranger,
        schema: {
          tags,
          description: 'What the link of a message is about. Changes nothing.',
          body: unsubscribeInput,
          response: { 200: unsubscribeView, ...problemResponses },
        },
      },
      async (request) => optOuts.open(request.body.token),
    )

    app.post(
      '/unsubscriptions',
      {
        config: stranger,
        schema: { tags, body: unsubscribeInput, response: { 200: unsubscribeView, ...problemResponses } },
      },
      async (request) => optOuts.unsubscribe(request.body.token, 'link'),
    )

    app.post(
      '/unsubscriptions/undo',
      {
        config: stranger,
        schema: { tags, body: unsubscribeInput, response: { 200: unsubscribeView, ...problemResponses } },
      },
      async (request) => optOuts.resubscribe(request.body.token),
    )

    app.get(
      '/me/communications',
      {
        config: { access: 'signed-in' },
        schema: { tags, response: { 200: communicationsView, ...problemResponses } },
      },
      async (request) => optOuts.own(actorOf(request)),
    )

    app.put(
      '/me/communications',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          body: communicationsView,
          response: { 200: communicationsView, ...problemResponses },
        },
      },
      async (request) => optOuts.choose(actorOf(request), request.body.subscribed),
    )
  }
}

/**
 * The button of a mail reader (RFC 8058): it POSTs `List-Unsubscribe=One-Click` to the very address that the link of the
 * message opens, as a form of either kind, without a cookie, and follows no redirection. Whatever else is posted there
 * changes nothing. GET is the page of the front: filters of mails open links.
 */
export function oneClickRoute({ optOuts }: CampaignsService) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    app.post<{ Params: { token: string }; Body: unknown }>(
      '/desabonnement/:token',
      { config: stranger, schema: { tags, hide: true } as object },
      async (request, reply) => {
        if (isOneClick(String(request.body ?? ''))) optOuts.unsubscribe(request.params.token, 'one-click')
        else optOuts.open(request.params.token)
        return reply.code(200).type('text/plain; charset=utf-8').send('')
      },
    )
  }
}

/** `List-Unsubscribe=One-Click`, in a form of one line or in parts. */
function isOneClick(body: string): boolean {
  return (
    /(^|&)List-Unsubscribe=One-Click(&|$|\s)/i.test(body.trim()) ||
    /name="?List-Unsubscribe"?\s*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\b/i.test(body)
  )
}
