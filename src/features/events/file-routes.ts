import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { giveOut } from '../../http/download.ts'
import { problemResponses } from '../../http/problem.ts'
import { receivedFile } from '../../http/upload.ts'
import { mediaTypes } from '../files/file-format.ts'
import { eventDocumentList, eventDocumentView, eventDocumentWords, feedView } from './contract.ts'
import type { EventsService } from './service.ts'

const params = z.object({ id: z.string() })
const documentParams = params.extend({ documentId: z.string() })
const tags = ['events']
const anybody = { access: 'public', limit: 'list' } as const
const aFile = { 200: z.any().describe('The file itself'), ...problemResponses }

/** Documents and photos, read as the event is. */
export function eventDocumentRoutes({ documents }: EventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/events/:id/documents',
      {
        config: anybody,
        schema: { tags, params, response: { 200: eventDocumentList, ...problemResponses } },
      },
      async (request) => documents.list(request.actor, request.params.id),
    )

    app.post(
      '/events/:id/documents',
      {
        config: { access: facilitators, limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description:
            'One file (`file`: JPEG, PNG, WebP or PDF, known by its content), with `description` and `readers`.',
          params,
          response: { 201: eventDocumentView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { id } = request.params
        documents.mayAdd(actor, id)
        const received = { maxBytes: documents.maxBytes(), schema: eventDocumentWords }
        const { file, words } = await receivedFile(request, received)
        return reply.code(201).send(documents.add(actor, id, file, words))
      },
    )

    app.get(
      '/events/:id/documents/:documentId',
      { config: { access: 'public' }, schema: { tags, params: documentParams, response: aFile } },
      async (request, reply) => {
        const { id, documentId } = request.params
        const { content, name, format } = documents.open(request.actor, id, documentId)
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.delete(
      '/events/:id/documents/:documentId',
      {
        config: { access: facilitators },
        schema: { tags, params: documentParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        documents.remove(actorOf(request), request.params.id, request.params.documentId)
        return reply.code(204).send(null)
      },
    )
  }
}

const calendar = (reply: FastifyReply, content: string) =>
  reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'attachment; filename="rencontres.ics"')
    .send(content)

/** What calendars read: one event, the public agenda, a person’s own. */
export function eventCalendarRoutes({ feeds }: EventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/events/:id/calendar.ics',
      { config: anybody, schema: { tags, params, response: aFile } },
      async (request, reply) => calendar(reply, feeds.file(request.actor, request.params.id)),
    )

    app.get(
      '/agenda.ics',
      {
        config: anybody,
        schema: { tags, description: 'Public events, as a calendar to follow.', response: aFile },
      },
      async (_request, reply) => calendar(reply, feeds.agenda()),
    )

    app.get(
      '/calendars/:token/rencontres.ics',
      {
        config: anybody,
        schema: {
          tags,
          description: 'What one person comes to: the address is all it takes, and its person closes it.',
          params: z.object({ token: z.string().max(120) }),
          response: aFile,
        },
      },
      async (request, reply) => calendar(reply, feeds.read(request.params.token)),
    )

    app.get(
      '/me/calendar-feed',
      { config: { access: 'signed-in' }, schema: { tags, response: { 200: feedView, ...problemResponses } } },
      async (request) => feeds.own(actorOf(request)),
    )

    app.post(
      '/me/calendar-feed',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Draws a new address; the one before opens nothing any more.',
          response: { 200: feedView, ...problemResponses },
        },
      },
      async (request) => feeds.draw(actorOf(request)),
    )

    app.delete(
      '/me/calendar-feed',
      { config: { access: 'signed-in' }, schema: { tags, response: { 200: feedView, ...problemResponses } } },
      async (request) => feeds.close(actorOf(request)),
    )
  }
}
