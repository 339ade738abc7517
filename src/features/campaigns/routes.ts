import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import type { Shown } from '../../kernel/shown.ts'
import {
  type AudienceView,
  audienceInput,
  audienceView,
  budgetInput,
  mailingInput,
  mailingList,
  mailingQuery,
  mailingResults,
  mailingStepInput,
  mailingView,
  type PreviewView,
  previewInput,
  previewView,
  templateInput,
  templateList,
  templateView,
} from './contract.ts'
import type { CampaignsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['mailings']
const config = { access: facilitators } as const
/** The authority reads what came of mailings, without the names of persons. */
const readers = { access: ['facilitator', 'administrator', 'authority'] } as const

/** Contacts of structures were shown. */
export const contactsShown = (rows: readonly { organisationId: string }[]): Shown[] => {
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))]
  return ids.length > 0 ? [{ entity: 'organisation', ids, fields: ['contacts'] }] : []
}
const audienceShown = ({ recipients, leftOut }: AudienceView) =>
  contactsShown([...recipients, ...leftOut.filter(({ email }) => email !== null)])

export function mailingsRoutes({ mailings, results, templates }: CampaignsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/mailings',
      {
        config: readers,
        schema: { tags, querystring: mailingQuery, response: { 200: mailingList, ...problemResponses } },
      },
      async (request) => mailings.list(actorOf(request), request.query),
    )

    app.post(
      '/mailings',
      { config, schema: { tags, body: mailingInput, response: { 201: mailingView, ...problemResponses } } },
      async (request, reply) => reply.code(201).send(mailings.create(actorOf(request), request.body)),
    )

    app.post(
      '/mailings/audience',
      {
        config: { ...config, consultation: audienceShown },
        schema: {
          tags,
          description: 'Whom a filter would write to today, and who is left out and why. Changes nothing.',
          body: audienceInput,
          response: { 200: audienceView, ...problemResponses },
        },
      },
      async (request) => mailings.audience(actorOf(request), request.body.audience, request.body.mailingId),
    )

    app.post(
      '/mailings/preview',
      {
        config,
        schema: {
          tags,
          description: 'The message as one of its people would read it. Changes nothing.',
          body: previewInput,
          response: { 200: previewView, ...problemResponses },
        },
      },
      async (request): Promise<PreviewView> => mailings.preview(actorOf(request), request.body),
    )

    app.post(
      '/mailings/test',
      {
        config,
        schema: {
          tags,
          description: 'The same by mail, to the own address of who asks.',
          body: previewInput,
          response: { 202: z.object({ to: z.string() }), ...problemResponses },
        },
      },
      async (request, reply) => reply.code(202).send(mailings.sendTest(actorOf(request), request.body)),
    )

    app.get(
      '/mailings/:id',
      {
        config: readers,
        schema: { tags, params: idParams, response: { 200: mailingView, ...problemResponses } },
      },
      async (request) => mailings.get(actorOf(request), request.params.id),
    )

    app.put(
      '/mailings/:id',
      {
        config,
        schema: {
          tags,
          params: idParams,
          body: mailingInput,
          response: { 200: mailingView, ...problemResponses },
        },
      },
      async (request) => mailings.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/mailings/:id',
      { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problemResponses } } },
      async (request, reply) => {
        mailings.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/mailings/:id/budget',
      {
        config,
        schema: {
          tags,
          params: idParams,
          body: budgetInput,
          response: { 200: mailingView, ...problemResponses },
        },
      },
      async (request) => mailings.budget(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/mailings/:id/steps',
      {
        config,
        schema: {
          tags,
          description: 'Schedules, takes back, pauses, goes on, stops.',
          params: idParams,
          body: mailingStepInput,
          response: { 200: mailingView, ...problemResponses },
        },
      },
      async (request) => mailings.step(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/mailings/:id/results',
      {
        config: readers,
        schema: { tags, params: idParams, response: { 200: mailingResults, ...problemResponses } },
      },
      async (request) => results.of(actorOf(request), request.params.id),
    )

    app.get(
      '/mailing-templates',
      { config, schema: { tags, response: { 200: templateList, ...problemResponses } } },
      async () => templates.list(),
    )

    app.post(
      '/mailing-templates',
      { config, schema: { tags, body: templateInput, response: { 201: templateView, ...problemResponses } } },
      async (request, reply) => reply.code(201).send(templates.create(actorOf(request), request.body)),
    )

    app.put(
      '/mailing-templates/:id',
      {
        config,
        schema: {
          tags,
          params: idParams,
          body: templateInput,
          response: { 200: templateView, ...problemResponses },
        },
      },
      async (request) => templates.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/mailing-templates/:id',
      { config, schema: { tags, params: idParams, response: { 204: z.null(), ...problemResponses } } },
      async (request, reply) => {
        templates.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
