import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import {
  entryAddition,
  entryChange,
  entryHistory,
  entryList,
  entryQuery,
  entryRestoration,
  entryWithdrawal,
  preview,
  previewInput,
  vocabulary,
} from './contract.ts'
import type { EntriesService } from './service.ts'

const params = z.object({ id: z.string().max(120) })
const tags = ['materials']
const config = { access: facilitators }

export function entriesRoutes(service: EntriesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/knowledge-entries',
      {
        config,
        schema: { tags, querystring: entryQuery, response: { 200: entryList, ...problemResponses } },
      },
      async ({ query }) => service.list(query),
    )

    app.get(
      '/knowledge-entries/vocabulary',
      { config, schema: { tags, response: { 200: vocabulary, ...problemResponses } } },
      async () => service.vocabulary(),
    )

    app.post(
      '/knowledge-entries/preview',
      {
        config,
        schema: { tags, body: previewInput, response: { 200: preview, ...problemResponses } },
      },
      async (request) => service.preview(actorOf(request), request.body.id, request.body.content),
    )

    app.post(
      '/knowledge-entries',
      {
        config,
        schema: { tags, body: entryAddition, response: { 201: entryHistory, ...problemResponses } },
      },
      async (request, reply) =>
        reply.code(201).send(service.add(request.body.content, actorOf(request).userId)),
    )

    app.get(
      '/knowledge-entries/:id',
      { config, schema: { tags, params, response: { 200: entryHistory, ...problemResponses } } },
      async (request) => service.get(request.params.id),
    )

    app.put(
      '/knowledge-entries/:id',
      {
        config,
        schema: { tags, params, body: entryChange, response: { 200: entryHistory, ...problemResponses } },
      },
      async (request) => {
        const { version, content } = request.body
        return service.change(request.params.id, version, content, actorOf(request).userId)
      },
    )

    app.post(
      '/knowledge-entries/:id/withdrawal',
      {
        config,
        schema: { tags, params, body: entryWithdrawal, response: { 200: entryHistory, ...problemResponses } },
      },
      async (request) => service.withdraw(request.params.id, request.body.version, actorOf(request).userId),
    )

    app.post(
      '/knowledge-entries/:id/restoration',
      {
        config,
        schema: {
          tags,
          params,
          body: entryRestoration,
          response: { 200: entryHistory, ...problemResponses },
        },
      },
      async (request) => service.restore(request.params.id, request.body, actorOf(request).userId),
    )
  }
}
