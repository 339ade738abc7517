import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { giveOut } from '../../../http/download.ts'
import { problemResponses } from '../../../http/problem.ts'
import { receivedFile } from '../../../http/upload.ts'
import { mediaTypes } from '../../files/file-format.ts'
import { attachmentChange, attachmentList, attachmentView, attachmentWords } from './contract.ts'
import type { AttachmentsService } from './service.ts'

const tags = ['attachments']
const idParams = z.object({ id: z.string() })

export function attachmentsRoutes(service: AttachmentsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/flows/:id/attachments',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: attachmentList, ...problemResponses } },
      },
      async (request) => service.list(actorOf(request), request.params.id),
    )

    app.post(
      '/flows/:id/attachments',
      {
        config: { access: 'signed-in', limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'One file (`file`: JPEG, PNG, WebP or PDF, known by its content), with `description` and `visibility`.',
          params: idParams,
          response: { 201: attachmentView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { id } = request.params
        service.mayAdd(actor, id)
        const received = { maxBytes: service.maxBytes(), schema: attachmentWords }
        const { file, words } = await receivedFile(request, received)
        return reply.code(201).send(service.add(actor, id, file, words))
      },
    )

    app.patch(
      '/attachments/:id',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: idParams,
          body: attachmentChange,
          response: { 200: attachmentView, ...problemResponses },
        },
      },
      async (request) => service.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/attachments/:id',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        service.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/attachments/:id',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: idParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { content, name, format, flowId } = service.open(actorOf(request), request.params.id)
        // A file passes by no serializer, where a consultation is told.
        request.shown = [{ entity: 'flow', ids: [flowId], fields: ['attachments'] }]
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )
  }
}
