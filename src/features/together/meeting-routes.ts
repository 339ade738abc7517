import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { circleParams, meetingChange, meetingInput, meetingList, meetingView } from './contract.ts'
import type { Address } from './routes.ts'
import type { TogetherService } from './service.ts'

const meetingParams = circleParams.extend({ meetingId: z.string() })

export function meetingRoutes(
  { meetings }: Pick<TogetherService, 'meetings'>,
  { path, calendars, tags }: Address,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${path}/:id/meetings`,
      {
        config: { access: 'signed-in' },
        schema: { tags, params: circleParams, response: { 200: meetingList, ...problemResponses } },
      },
      async (request) => meetings.list(actorOf(request), request.params.id),
    )

    app.post(
      `${path}/:id/meetings`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: circleParams,
          body: meetingInput,
          response: { 201: meetingView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(meetings.plan(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      `${path}/:id/meetings/:meetingId`,
      {
        config: { access: 'signed-in' },
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
      `${path}/:id/meetings/:meetingId`,
      {
        config: { access: 'signed-in' },
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
      `${calendars}/:id/calendar.ics`,
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: circleParams,
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
