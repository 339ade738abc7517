import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  informationChange,
  informationInput,
  informationList,
  informationQuery,
  informationStep,
  informationView,
  versionList,
} from './contract.ts'
import { writingRoles } from './policy.ts'
import type { InformationService } from './service.ts'

const params = z.object({ id: z.string().max(60) })
const tags = ['information']

export function informationRoutes({ reading, writing, checks }: InformationService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/information',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'What the reader may read, what touches the live flows of its structures first, with the reason.',
          querystring: informationQuery,
          response: { 200: informationList, ...problemResponses },
        },
      },
      async (request) => reading.list(actorOf(request), request.query),
    )

    app.post(
      '/information',
      {
        config: { access: writingRoles },
        schema: {
          tags,
          description: 'Begins a draft.',
          body: informationInput,
          response: { 201: informationView, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(writing.create(actorOf(request), request.body)),
    )

    app.get(
      '/information/:id',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: informationView, ...problemResponses } },
      },
      async (request) => reading.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/information/:id',
      {
        config: { access: writingRoles },
        schema: {
          tags,
          description:
            'Writes it anew, from the version that was read; one that is published keeps every version.',
          params,
          body: informationChange,
          response: { 200: informationView, ...problemResponses },
        },
      },
      async (request) => writing.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/information/:id',
      {
        config: { access: writingRoles },
        schema: {
          tags,
          description: 'Takes away a draft that never was published.',
          params,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        writing.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/information/:id/steps',
      {
        config: { access: writingRoles },
        schema: {
          tags,
          description: 'Publishes or withdraws it.',
          params,
          body: informationStep,
          response: { 200: informationView, ...problemResponses },
        },
      },
      async (request) => writing.step(actorOf(request), request.params.id, request.body.to),
    )

    app.post(
      '/information/:id/checks',
      {
        config: { access: writingRoles },
        schema: {
          tags,
          description: 'Says that it was read again today and is still true.',
          params,
          response: { 200: informationView, ...problemResponses },
        },
      },
      async (request) => checks.stillTrue(actorOf(request), request.params.id),
    )

    app.get(
      '/information/:id/versions',
      {
        config: { access: writingRoles },
        schema: { tags, params, response: { 200: versionList, ...problemResponses } },
      },
      async (request) => reading.versions(actorOf(request), request.params.id),
    )
  }
}
