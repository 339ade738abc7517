import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { pathChange, pathInput, pathList, pathStep, pathView, trainingQuery } from './contract.ts'
import { trainers } from './policy.ts'
import type { TrainingService } from './service.ts'

const params = z.object({ id: z.string().max(60) })
const tags = ['training']

export function trainingRoutes({ paths }: TrainingService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/training',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Training paths of the network, the nearest session first.',
          querystring: trainingQuery,
          response: { 200: pathList, ...problemResponses },
        },
      },
      async (request) => paths.list(actorOf(request), request.query),
    )

    app.post(
      '/training',
      {
        config: { access: trainers },
        schema: {
          tags,
          description: 'Begins a draft.',
          body: pathInput,
          response: { 201: pathView, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(paths.create(actorOf(request), request.body)),
    )

    app.get(
      '/training/:id',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: pathView, ...problemResponses } },
      },
      async (request) => paths.get(actorOf(request), request.params.id),
    )

    app.put(
      '/training/:id',
      {
        config: { access: trainers },
        schema: {
          tags,
          description: 'Writes it anew, steps in order; who followed a step that keeps its id stays.',
          params,
          body: pathChange,
          response: { 200: pathView, ...problemResponses },
        },
      },
      async (request) => paths.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/training/:id/state',
      {
        config: { access: trainers },
        schema: {
          tags,
          description: 'Publishes or withdraws it.',
          params,
          body: pathStep,
          response: { 200: pathView, ...problemResponses },
        },
      },
      async (request) => paths.move(actorOf(request), request.params.id, request.body.to),
    )

    app.delete(
      '/training/:id',
      {
        config: { access: trainers },
        schema: {
          tags,
          description: 'Takes away a draft that never was published.',
          params,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        paths.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
