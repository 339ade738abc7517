import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { giveOut } from '../../http/download.ts'
import { problemResponses } from '../../http/problem.ts'
import { mediaTypes } from '../files/file-format.ts'
import { FEED_TYPE } from './atom.ts'
import { publicArticle, publicList } from './contract.ts'
import type { InformationService } from './service.ts'

const params = z.object({ id: z.string().max(60) })
const imageParams = params.extend({ imageId: z.string().max(60) })
const tags = ['information']
const anybody = { access: 'public', limit: 'list' } as const

/** Readers of feeds ask again and again: kept, on condition that they ask whether it is still so. */
const kept = (reply: FastifyReply) => reply.header('cache-control', 'public, no-cache')

/** What is published for anybody: pages, images and the feed. */
export function publicInformationRoutes(
  { reading, images }: InformationService,
  config: Config,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/public-information',
      {
        config: anybody,
        schema: { tags, response: { 200: publicList, ...problemResponses } },
      },
      async () => reading.published(),
    )

    app.get(
      '/public-information/:id',
      {
        config: anybody,
        schema: { tags, params, response: { 200: publicArticle, ...problemResponses } },
      },
      async (request) => reading.publishedOne(request.params.id),
    )

    app.get(
      '/public-information/:id/images/:imageId',
      {
        config: { access: 'public' },
        schema: {
          tags,
          params: imageParams,
          response: { 200: z.any().describe('The image itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { content, name, format } = images.openPublic(request.params.id, request.params.imageId)
        return giveOut(kept(reply), { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.get(
      '/information.atom',
      {
        config: anybody,
        schema: {
          tags,
          description: 'What is published for anybody, as an Atom feed (RFC 4287).',
          response: { 200: z.any().describe('The feed itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const address = config.PUBLIC_URL?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`
        const { tag, xml } = reading.feed(address)
        const etag = `"${tag}"`
        kept(reply).header('etag', etag)
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
        return reply.type(FEED_TYPE).send(xml)
      },
    )
  }
}
