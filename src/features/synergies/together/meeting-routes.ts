import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { meetingChange, meetingInput, meetingList, meetingView } from './contract.ts'

const idParams = z.object({ id: z.string() })
const meetingParams = idParams.extend({ meetingId: z.string() })
const tags = ['synergies']

export function synergyMeetingRoutes({ work: { meetings } }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/meetings',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: meetingList, ...problemResponses } },
      },
      async (request) => meetings.list(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/meetings',
      {
        config: { access: 'signed-in' },
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
      '/synergies/:id/meetings/:meetingId',
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
      '/synergies/:id/meetings/:meetingId',
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
      '/synergy-meetings/:id/calendar.ics',
      {
        config: { access: 'signed-in' },
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
