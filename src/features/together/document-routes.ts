import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { giveOut } from '../../http/download.ts'
import { problemResponses } from '../../http/problem.ts'
import { receivedFile } from '../../http/upload.ts'
import { mediaTypes } from '../files/file-format.ts'
import { circleParams, documentChange, documentList, documentView, documentWords } from './contract.ts'
import type { Address } from './routes.ts'
import type { TogetherService } from './service.ts'

const documentParams = circleParams.extend({ documentId: z.string() })

export function documentRoutes(
  { documents }: Pick<TogetherService, 'documents'>,
  { path, tags }: Address,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${path}/:id/documents`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'What its structures share with the facilitators, from when the reader’s structure was made known to the others; for facilitators, theirs too. The latest first.',
          params: circleParams,
          response: { 200: documentList, ...problemResponses },
        },
      },
      async (request) => documents.list(actorOf(request), request.params.id),
    )

    app.post(
      `${path}/:id/documents`,
      {
        config: { access: 'signed-in', limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'One file (`file`: JPEG, PNG, WebP or PDF, known by its content), with `description` and `audience`.',
          params: circleParams,
          response: { 201: documentView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { id } = request.params
        documents.mayAdd(actor, id)
        const received = { maxBytes: documents.maxBytes(), schema: documentWords }
        const { file, words } = await receivedFile(request, received)
        return reply.code(201).send(documents.add(actor, id, file, words))
      },
    )

    app.get(
      `${path}/:id/documents/:documentId`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: documentParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { id, documentId } = request.params
        const { content, name, format, authorId, organisationId } = documents.open(actor, id, documentId)
        // A file passes by no serializer, where a consultation is told; one's own is none.
        if (authorId !== actor.userId)
          request.shown = [{ entity: 'document', ids: [documentId], organisationId }]
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.patch(
      `${path}/:id/documents/:documentId`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'What it shows, by who added it or a facilitator; null: no more words.',
          params: documentParams,
          body: documentChange,
          response: { 200: documentView, ...problemResponses },
        },
      },
      async (request) =>
        documents.describe(actorOf(request), request.params.id, request.params.documentId, request.body),
    )

    app.delete(
      `${path}/:id/documents/:documentId`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Refused while it is the evidence of something that counts.',
          params: documentParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        documents.remove(actorOf(request), request.params.id, request.params.documentId)
        return reply.code(204).send(null)
      },
    )
  }
}
