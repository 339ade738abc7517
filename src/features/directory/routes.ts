import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  directoryEntryInput,
  directoryEntryView,
  directoryList,
  directoryQuery,
  listedPage,
} from './contract.ts'
import type { DirectoryService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['directory']
const config = { access: 'signed-in' } as const

export function directoryRoutes(service: DirectoryService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/directory',
      {
        config,
        schema: {
          tags,
          description: 'Structures that agreed to appear, each with what it chose to show.',
          querystring: directoryQuery,
          response: { 200: directoryList, ...problemResponses },
        },
      },
      async (request) => service.list(actorOf(request), request.query),
    )

    app.get(
      '/directory/:id',
      { config, schema: { tags, params: idParams, response: { 200: listedPage, ...problemResponses } } },
      async (request) => service.page(actorOf(request), request.params.id),
    )

    app.get(
      '/organisations/:id/directory-entry',
      {
        config,
        schema: { tags, params: idParams, response: { 200: directoryEntryView, ...problemResponses } },
      },
      async (request) => service.entry(actorOf(request), request.params.id),
    )

    app.put(
      '/organisations/:id/directory-entry',
      {
        config,
        schema: {
          tags,
          description: 'Whether the structure appears, and what it shows; by its own people.',
          params: idParams,
          body: directoryEntryInput,
          response: { 200: directoryEntryView, ...problemResponses },
        },
      },
      async (request) => service.choose(actorOf(request), request.params.id, request.body),
    )
  }
}
