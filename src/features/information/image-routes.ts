import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { giveOut } from '../../http/download.ts'
import { problemResponses } from '../../http/problem.ts'
import { receivedFile } from '../../http/upload.ts'
import { fileDescription } from '../files/contract.ts'
import { mediaTypes } from '../files/file-format.ts'
import { informationImage } from './contract.ts'
import { writingRoles } from './policy.ts'
import type { InformationService } from './service.ts'

const params = z.object({ id: z.string().max(60) })
const imageParams = params.extend({ imageId: z.string().max(60) })
const tags = ['information']
const words = z.object({ description: fileDescription.min(3, 'Dites ce que montre l’image.') })

export function informationImageRoutes({ images }: InformationService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/information/:id/images',
      {
        config: { access: writingRoles, limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'One image (`file`: JPEG, PNG or WebP, known by its content), with what it shows (`description`).',
          params,
          response: { 201: informationImage, ...problemResponses },
        },
      },
      async (request, reply) => {
        const [actor, { id }] = [actorOf(request), request.params]
        images.mayAdd(actor, id)
        const { file, words: said } = await receivedFile(request, {
          ...{ maxBytes: images.maxBytes(), schema: words },
        })
        return reply.code(201).send(images.add(actor, id, file, said.description))
      },
    )

    app.get(
      '/information/:id/images/:imageId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: imageParams,
          response: { 200: z.any().describe('The image itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id, imageId } = request.params
        const { content, name, format } = images.open(actorOf(request), id, imageId)
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.delete(
      '/information/:id/images/:imageId',
      {
        config: { access: writingRoles },
        schema: { tags, params: imageParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        images.remove(actorOf(request), request.params.id, request.params.imageId)
        return reply.code(204).send(null)
      },
    )
  }
}
