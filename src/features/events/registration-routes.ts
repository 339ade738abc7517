import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  eventView,
  linkAnswer,
  linkInput,
  linkView,
  ownRegistration,
  presenceInput,
  registrationList,
  registrationView,
  strangerRegistration,
  walkInInput,
} from './contract.ts'
import type { EventsService } from './service.ts'

const params = z.object({ id: z.string() })
const registrationParams = params.extend({ registrationId: z.string() })
const tags = ['events']
const stranger = { access: 'public', limit: 'sign-in' } as const
/** Names and addresses of people are shown. */
const atTheDoor = {
  access: facilitators,
  consultation: (_answer: unknown, { params: of }: { params: unknown }) => [
    { entity: 'event' as const, ids: [(of as { id: string }).id], fields: ['registrations'] },
  ],
}

/** Who comes by themselves, with an account or without. */
export function eventRegistrationRoutes({ registering, links }: EventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.put(
      '/events/:id/registration',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'The reader comes; when every place is taken, they wait for one.',
          params,
          body: ownRegistration,
          response: { 200: eventView, ...problemResponses },
        },
      },
      async (request) =>
        registering.register(actorOf(request), request.params.id, request.body.organisationId),
    )

    app.delete(
      '/events/:id/registration',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'The reader comes no more, or declines: who waits first has the place.',
          params,
          response: { 200: eventView, ...problemResponses },
        },
      },
      async (request) => registering.cancel(actorOf(request), request.params.id),
    )

    app.post(
      '/events/:id/registrations',
      {
        config: stranger,
        schema: {
          tags,
          description:
            'Asks for a place without an account: a mail leads to confirm it; the answer says nothing of who is known.',
          params,
          body: strangerRegistration,
          response: { 202: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        registering.ask(request.params.id, request.body)
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/event-links/open',
      {
        config: stranger,
        schema: {
          tags,
          description: 'What the link of a mail is about; reading it changes nothing.',
          body: linkInput,
          response: { 200: linkView, ...problemResponses },
        },
      },
      async (request) => links.open(request.body.token),
    )

    app.post(
      '/event-links/answer',
      {
        config: stranger,
        schema: {
          tags,
          description: 'Comes, or comes no more, by the link of a mail, which serves once.',
          body: linkAnswer,
          response: { 200: linkView, ...problemResponses },
        },
      },
      async (request) => links.answer(request.body),
    )
  }
}

/** The list at the door, for those who manage the event. */
export function eventAttendanceRoutes({ attendance }: EventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/events/:id/registrations',
      {
        config: atTheDoor,
        schema: { tags, params, response: { 200: registrationList, ...problemResponses } },
      },
      async (request) => attendance.list(actorOf(request), request.params.id),
    )

    app.put(
      '/events/:id/registrations/:registrationId/presence',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: registrationParams,
          body: presenceInput,
          response: { 200: registrationView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, registrationId } = request.params
        return attendance.mark(actorOf(request), id, registrationId, request.body.isPresent)
      },
    )

    app.delete(
      '/events/:id/registrations/:registrationId',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Cancels for somebody, who is told.',
          params: registrationParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        attendance.remove(actorOf(request), request.params.id, request.params.registrationId)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/events/:id/walk-ins',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Somebody who came without registering, and is there.',
          params,
          body: walkInInput,
          response: { 201: registrationView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(attendance.walkIn(actorOf(request), request.params.id, request.body)),
    )
  }
}
