import type { MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import { fail } from '../../../kernel/errors.ts'
import { attachmentChange, attachmentList, attachmentView, attachmentWords } from './contract.ts'
import { mediaTypes } from './file-format.ts'
import type { AttachmentsService } from './service.ts'

const tags = ['attachments']
const idParams = z.object({ id: z.string() })
/** Nothing that a file holds may run, even opened in a window of its own. */
const INERT = "default-src 'none'; sandbox"

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
        const maxBytes = service.maxBytes()
        const words: Record<string, unknown> = {}
        let file: { name: string; content: Buffer } | null = null
        const limits = { fileSize: maxBytes, files: 1, fields: 2, fieldSize: 2_000, parts: 3 }
        for await (const part of request.parts({ limits })) {
          if (part.type === 'field') words[part.fieldname] = part.value || undefined
          else file = { name: shownName(part.filename), content: await received(part, maxBytes) }
        }
        if (!file)
          fail('invalid-input', 'Choisissez un fichier.', [
            { pointer: '/file', detail: 'Le fichier manque.' },
          ])
        return reply.code(201).send(service.add(actor, id, file, wordsOf(words)))
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
        return reply
          .type(mediaTypes[format])
          .header('content-disposition', dispositionOf(name))
          .header('content-security-policy', INERT)
          .send(content)
      },
    )
  }
}

/** The whole of a file that is not too long. */
async function received(part: MultipartFile, maxBytes: number): Promise<Buffer> {
  try {
    return await part.toBuffer()
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 413) throw error
    const detail = `Ce fichier dépasse ${maxBytes / 1_000_000} Mo : réduisez-le, ou n’envoyez que les pages utiles.`
    fail('too-large', detail, [{ pointer: '/file', detail }])
  }
}

function wordsOf(words: Record<string, unknown>) {
  const read = attachmentWords.safeParse(words)
  if (read.success) return read.data
  fail(
    'invalid-input',
    'Certaines valeurs sont à corriger.',
    read.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  )
}

/** The last part of the name of a file, without what a screen or a header could stumble on. */
function shownName(name: string | undefined): string {
  const base = (name ?? '').split(/[/\\]/).at(-1)?.replace(/\p{C}/gu, '').trim().toWellFormed() || 'fichier'
  return base.length > 100 ? `${base.slice(0, 60).toWellFormed()}…${base.slice(-39).toWellFormed()}` : base
}

/** Always saved, never opened in the page (RFC 6266, with the name in UTF-8 of RFC 8187). */
function dispositionOf(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
