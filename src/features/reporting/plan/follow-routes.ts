import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { giveOut } from '../../../http/download.ts'
import { problemResponses } from '../../../http/problem.ts'
import { receivedFile } from '../../../http/upload.ts'
import { mediaTypes } from '../../files/file-format.ts'
import { amountInput, commentInput, commentList, commentView, dayQuery } from './contract.ts'
import {
  counterChoices,
  counterLines,
  documentList,
  documentView,
  documentWords,
  linkInput,
} from './follow-contract.ts'
import { planReaders, planWriters } from './policy.ts'
import type { PlanService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['plan']
const readers = { access: planReaders }
const writers = { access: planWriters }
const nothing = { 204: z.null(), ...problemResponses }

/** What is followed of a sheet or of a step: its money, what is counted, what is said and kept of it. */
export function planFollowRoutes({
  amounts,
  links,
  comments,
  documents,
}: PlanService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/plan/actions/:id/amounts',
      {
        config: writers,
        schema: { tags, params: idParams, body: amountInput, response: nothing },
      },
      async (request, reply) => {
        amounts.add(actorOf(request), request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/plan/amounts/:id',
      {
        config: writers,
        schema: {
          tags,
          description: 'Takes back an amount that was wrong: it counts no more, at any day.',
          params: idParams,
          response: nothing,
        },
      },
      async (request, reply) => {
        amounts.voidOne(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/plan/counters',
      {
        config: readers,
        schema: {
          tags,
          description: 'What the platform counts by itself, with the rule of each.',
          response: { 200: counterChoices, ...problemResponses },
        },
      },
      async () => links.choices(),
    )

    app.post(
      '/plan/actions/:id/links',
      { config: writers, schema: { tags, params: idParams, body: linkInput, response: nothing } },
      async (request, reply) => {
        links.add(actorOf(request), request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/plan/links/:id/lines',
      {
        config: readers,
        schema: {
          tags,
          description:
            'Each thing that a number counts; what the reader may not see is told without its name.',
          params: idParams,
          querystring: dayQuery,
          response: { 200: counterLines, ...problemResponses },
        },
      },
      async (request) => links.lines(actorOf(request), request.params.id, request.query.on),
    )

    app.delete(
      '/plan/links/:id',
      { config: writers, schema: { tags, params: idParams, response: nothing } },
      async (request, reply) => {
        links.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/plan/actions/:id/comments',
      {
        config: readers,
        schema: { tags, params: idParams, response: { 200: commentList, ...problemResponses } },
      },
      async (request) => comments.list(actorOf(request), request.params.id),
    )

    app.post(
      '/plan/actions/:id/comments',
      {
        config: readers,
        schema: {
          tags,
          params: idParams,
          body: commentInput,
          response: { 201: commentView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(comments.write(actorOf(request), request.params.id, request.body)),
    )

    app.delete(
      '/plan/comments/:id',
      {
        config: readers,
        schema: {
          tags,
          description: 'Takes back a comment of one’s own: its words are deleted, its place stays.',
          params: idParams,
          response: nothing,
        },
      },
      async (request, reply) => {
        comments.withdraw(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/plan/actions/:id/documents',
      {
        config: readers,
        schema: { tags, params: idParams, response: { 200: documentList, ...problemResponses } },
      },
      async (request) => documents.list(actorOf(request), request.params.id),
    )

    app.post(
      '/plan/actions/:id/documents',
      {
        config: { ...readers, limit: 'upload' },
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
        const received = { maxBytes: documents.maxBytes(), schema: documentWords }
        const { file, words } = await receivedFile(request, received)
        return reply.code(201).send(documents.add(actor, id, file, words))
      },
    )

    app.get(
      '/plan/documents/:id',
      {
        config: readers,
        schema: {
          tags,
          params: idParams,
          response: { 200: z.any().describe('The file itself'), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { content, name, format } = documents.open(request.params.id)
        return giveOut(reply, { name, content, mediaType: mediaTypes[format] })
      },
    )

    app.delete(
      '/plan/documents/:id',
      { config: readers, schema: { tags, params: idParams, response: nothing } },
      async (request, reply) => {
        documents.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
