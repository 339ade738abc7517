import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { giveOut } from '../../http/download.ts'
import { problemResponses } from '../../http/problem.ts'
import { receivedFile } from '../../http/upload.ts'
import { mediaTypes } from '../files/file-format.ts'
import {
  documentList,
  documentView,
  documentWords,
  meetingChange,
  meetingInput,
  meetingList,
  meetingView,
  messageInput,
  messageList,
  messageQuery,
  messageView,
  taskChange,
  taskInput,
  taskList,
  taskView,
} from '../synergies/together/contract.ts'
import type { GroupsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const messageParams = idParams.extend({ messageId: z.string() })
const taskParams = idParams.extend({ taskId: z.string() })
const meetingParams = idParams.extend({ meetingId: z.string() })
const documentParams = idParams.extend({ documentId: z.string() })
const tags = ['groups']
const access = { access: 'signed-in' } as const

/** What is done together in a group is asked as in a synergy, but for whom: all of it. */
export function groupMessageRoutes({ messages }: GroupsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/groups/:id/messages',
      {
        config: access,
        schema: {
          tags,
          description: 'The discussion, the latest first.',
          params: idParams,
          querystring: messageQuery,
          response: { 200: messageList, ...problemResponses },
        },
      },
      async (request) => messages.list(actorOf(request), request.params.id, request.query),
    )

    app.post(
      '/groups/:id/messages',
      {
        config: access,
        schema: {
          tags,
          params: idParams,
          body: messageInput.omit({ audience: true }),
          response: { 201: messageView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(messages.write(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/groups/:id/messages/:messageId',
      {
        config: access,
        schema: {
          tags,
          description: 'Takes back a message of one’s own: its words are deleted, its place stays.',
          params: messageParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        messages.withdraw(actorOf(request), request.params.id, request.params.messageId)
        return reply.code(204).send(null)
      },
    )
  }
}

export function groupDocumentRoutes({ documents }: GroupsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/groups/:id/documents',
      {
        config: access,
        schema: { tags, params: idParams, response: { 200: documentList, ...problemResponses } },
      },
      async (request) => documents.list(actorOf(request), request.params.id),
    )

    app.post(
      '/groups/:id/documents',
      {
        config: { ...access, limit: 'upload' },
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          description: 'One file (`file`: JPEG, PNG, WebP or PDF, known by its content), with `description`.',
          params: idParams,
          response: { 201: documentView, ...problemResponses },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { id } = request.params
        documents.mayAdd(actor, id)
        const received = { maxBytes: documents.maxBytes(), schema: documentWords.omit({ audience: true }) }
        const { file, words } = await receivedFile(request, received)
        return reply.code(201).send(documents.add(actor, id, file, words))
      },
    )

    app.get(
      '/groups/:id/documents/:documentId',
      {
        config: access,
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
      '/groups/:id/documents/:documentId',
      {
        config: access,
        schema: { tags, params: documentParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        documents.remove(actorOf(request), request.params.id, request.params.documentId)
        return reply.code(204).send(null)
      },
    )
  }
}

export function groupTaskRoutes({ tasks }: GroupsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/groups/:id/tasks',
      {
        config: access,
        schema: { tags, params: idParams, response: { 200: taskList, ...problemResponses } },
      },
      async (request) => tasks.list(actorOf(request), request.params.id),
    )

    app.post(
      '/groups/:id/tasks',
      {
        config: access,
        schema: {
          tags,
          params: idParams,
          body: taskInput.omit({ audience: true }),
          response: { 201: taskView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(tasks.add(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      '/groups/:id/tasks/:taskId',
      {
        config: access,
        schema: {
          tags,
          params: taskParams,
          body: taskChange,
          response: { 200: taskView, ...problemResponses },
        },
      },
      async (request) =>
        tasks.change(actorOf(request), request.params.id, request.params.taskId, request.body),
    )

    app.delete(
      '/groups/:id/tasks/:taskId',
      {
        config: access,
        schema: { tags, params: taskParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        tasks.remove(actorOf(request), request.params.id, request.params.taskId)
        return reply.code(204).send(null)
      },
    )
  }
}

export function groupMeetingRoutes({ meetings }: GroupsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/groups/:id/meetings',
      {
        config: access,
        schema: { tags, params: idParams, response: { 200: meetingList, ...problemResponses } },
      },
      async (request) => meetings.list(actorOf(request), request.params.id),
    )

    app.post(
      '/groups/:id/meetings',
      {
        config: access,
        schema: {
          tags,
          params: idParams,
          body: meetingInput,
          response: { 201: meetingView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(meetings.plan(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      '/groups/:id/meetings/:meetingId',
      {
        config: access,
        schema: {
          tags,
          params: meetingParams,
          body: meetingChange,
          response: { 200: meetingView, ...problemResponses },
        },
      },
      async (request) =>
        meetings.change(actorOf(request), request.params.id, request.params.meetingId, request.body),
    )

    app.delete(
      '/groups/:id/meetings/:meetingId',
      {
        config: access,
        schema: {
          tags,
          description: 'Cancels it: it stays in the list, and calendars are told to take it out.',
          params: meetingParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        meetings.cancel(actorOf(request), request.params.id, request.params.meetingId)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/group-meetings/:id/calendar.ics',
      {
        config: access,
        schema: {
          tags,
          params: idParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) =>
        reply
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'attachment; filename="reunion.ics"')
          .send(meetings.calendar(actorOf(request), request.params.id)),
    )
  }
}
