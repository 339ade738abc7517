import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { taskChange, taskInput, taskList, taskView } from './contract.ts'

const idParams = z.object({ id: z.string() })
const taskParams = idParams.extend({ taskId: z.string() })
const tags = ['synergies']

export function synergyTaskRoutes({ work: { tasks } }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/tasks',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: taskList, ...problemResponses } },
      },
      async (request) => tasks.list(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/tasks',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, body: taskInput, response: { 201: taskView, ...problemResponses } },
      },
      async (request, reply) =>
        reply.code(201).send(tasks.add(actorOf(request), request.params.id, request.body)),
    )

    app.post(
      '/synergies/:id/tasks/checklist',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Adds what of the checklist of an introduction is not among the tasks yet.',
          params: idParams,
          response: { 200: taskList, ...problemResponses },
        },
      },
      async (request) => tasks.addChecklist(actorOf(request), request.params.id),
    )

    app.patch(
      '/synergies/:id/tasks/:taskId',
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
      '/synergies/:id/tasks/:taskId',
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
