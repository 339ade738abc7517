import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { giveOut } from '../../../http/download.ts'
import { problemResponses } from '../../../http/problem.ts'
import { receivedFile } from '../../../http/upload.ts'
import { mediaTypes } from '../../files/file-format.ts'
import type { SynergiesService } from '../service.ts'
import { documentList, documentView, documentWords } from './contract.ts'

const idParams = z.object({ id: z.string() })
const documentParams = idParams.extend({ documentId: z.string() })
const tags = ['synergies']

export function synergyDocumentRoutes({ work: { documents } }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/documents',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'What its introduced structures share with the facilitators, from the introduction of the reader’s structure on; for facilitators, theirs too. The latest first.',
          params: idParams,
          response: { 200: documentList, ...problemResponses },
        },
      },
      async (request) => documents.list(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/documents',
      {
        config: { access: 'signed-in', limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'One file (`file`: JPEG, PNG, WebP or PDF, known by its content), with `description` and `audience`.',
          params: idParams,
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
      '/synergies/:id/documents/:documentId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: documentParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id, documentId } = request.params
        const { content, name, format } = documents.open(actorOf(request), id, documentId)
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.delete(
      '/synergies/:id/documents/:documentId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Refused while it is the evidence of an exchange that counts.',
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
