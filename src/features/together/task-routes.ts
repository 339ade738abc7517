import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { circleParams, taskChange, taskInput, taskList, taskView } from './contract.ts'
import type { Address } from './routes.ts'
import type { TogetherService } from './service.ts'

const taskParams = circleParams.extend({ taskId: z.string() })

export function taskRoutes(
  { tasks }: Pick<TogetherService, 'tasks'>,
  { path, tags }: Address,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${path}/:id/tasks`,
      {
        config: { access: 'signed-in' },
        schema: { tags, params: circleParams, response: { 200: taskList, ...problemResponses } },
      },
      async (request) => tasks.list(actorOf(request), request.params.id),
    )

    app.post(
      `${path}/:id/tasks`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: circleParams,
          body: taskInput,
          response: { 201: taskView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(tasks.add(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      `${path}/:id/tasks/:taskId`,
      {
        config: { access: 'signed-in' },
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
      `${path}/:id/tasks/:taskId`,
      {
        config: { access: 'signed-in' },
        schema: { tags, params: taskParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        tasks.remove(actorOf(request), request.params.id, request.params.taskId)
        return reply.code(204).send(null)
      },
    )
  }
}
