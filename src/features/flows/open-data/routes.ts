import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../../config.ts'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import { publicationInput, publicationView, tableSchema } from './contract.ts'
import { LICENCE, registerCsv, SCHEMA_PATH } from './files.ts'
import type { OpenDataService } from './service.ts'

const tags = ['open-data']
const idParams = z.object({ id: z.string().max(60) })
const anybody = { access: 'public', limit: 'list' } as const

/**
 * For the pages and programs of other sites as well, which may keep it on condition that they ask each time whether it
 * is still so: what is withdrawn is gone from the next answer on.
 */
function open(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'public, no-cache')
}

export function openDataRoutes(service: OpenDataService, config: Config): FastifyPluginAsyncZod {
  const site = config.PUBLIC_URL?.replace(/\/+$/, '') ?? ''
  const links = [
    `<${LICENCE.path}>; rel="license"`,
    `<${SCHEMA_PATH}>; rel="describedby"; type="application/json"`,
  ]

  return async (app) => {
    app.get(
      '/flows/:id/publication',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'How a flow stands to the public register, for those who work on it.',
          params: idParams,
          response: { 200: publicationView, ...problemResponses },
        },
      },
      async (request) => service.view(actorOf(request), request.params.id),
    )

    app.put(
      '/flows/:id/publication',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'A structure’s own people agree to have a row published: the one they read, sent back. Another one answers 409 `preview-outdated`.',
          params: idParams,
          body: publicationInput,
          response: { 200: publicationView, ...problemResponses },
        },
      },
      async (request) => service.agree(actorOf(request), request.params.id, request.body.row),
    )

    app.delete(
      '/flows/:id/publication',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Takes a flow off the public register.',
          params: idParams,
          response: { 200: publicationView, ...problemResponses },
        },
      },
      async (request) => service.withdraw(actorOf(request), request.params.id),
    )

    app.get(
      '/open-data/resources.csv',
      {
        config: anybody,
        schema: {
          tags,
          description:
            'The public register of shared resources, when the territory opens it: what structures agreed to publish, unnamed. Licence Ouverte 2.0.',
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { rows, tag } = await service.published()
        const etag = `"${tag}"`
        open(reply).header('etag', etag).header('link', links.join(', '))
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', 'attachment; filename="ressources-partagees.csv"')
          .send(Readable.from(registerCsv(rows)))
      },
    )

    app.get(
      '/open-data/resources.schema.json',
      {
        config: anybody,
        schema: {
          tags,
          description: 'The columns of the public register, as a Table Schema.',
          response: { 200: tableSchema, ...problemResponses },
        },
      },
      async (_request, reply) => {
        const schema = service.schema(site)
        open(reply)
        return schema
      },
    )
  }
}
