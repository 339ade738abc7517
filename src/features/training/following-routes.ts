import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { type FollowerList, followerList, pathView, peopleQuery } from './contract.ts'
import type { TrainingService } from './service.ts'

const params = z.object({ id: z.string().max(60) })
const stepParams = params.extend({ stepId: z.string().max(60) })
const personParams = stepParams.extend({ userId: z.string().max(60) })
const tags = ['training']

export function trainingFollowingRoutes({ following }: TrainingService): FastifyPluginAsyncZod {
  return async (app) => {
    app.put(
      '/training/:id/steps/:stepId/reading',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Says that one read a guide.',
          params: stepParams,
          response: { 200: pathView, ...problemResponses },
        },
      },
      async (request) => following.read(actorOf(request), request.params.id, request.params.stepId),
    )

    app.delete(
      '/training/:id/steps/:stepId/reading',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: stepParams, response: { 200: pathView, ...problemResponses } },
      },
      async (request) => following.unread(actorOf(request), request.params.id, request.params.stepId),
    )

    app.get(
      '/training/:id/people',
      {
        config: {
          access: 'signed-in',
          consultation: (answer) => [
            { entity: 'account', ids: (answer as FollowerList).items.map(({ userId }) => userId) },
          ],
        },
        schema: {
          tags,
          description:
            'The people of a structure with what they followed: for its managers and facilitators.',
          params,
          querystring: peopleQuery,
          response: { 200: followerList, ...problemResponses },
        },
      },
      async (request) =>
        following.ofStructure(actorOf(request), request.params.id, request.query.organisation),
    )

    app.put(
      '/training/:id/steps/:stepId/attendance/:userId',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Notes that somebody of a structure one works on was at a session.',
          params: personParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id, stepId, userId } = request.params
        following.attended(actorOf(request), id, stepId, userId)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/training/:id/steps/:stepId/attendance/:userId',
      {
        config: { access: facilitators },
        schema: { tags, params: personParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        const { id, stepId, userId } = request.params
        following.notAttended(actorOf(request), id, stepId, userId)
        return reply.code(204).send(null)
      },
    )
  }
}
