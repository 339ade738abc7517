import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  eventChange,
  eventInput,
  eventList,
  eventQuery,
  eventStep,
  eventView,
  eventYield,
  invitationInput,
} from './contract.ts'
import type { EventsService } from './service.ts'

const params = z.object({ id: z.string() })
const tags = ['events']
/** Read by anybody, as much as each may: an event is found or not as its audience says. */
const anybody = { access: 'public', limit: 'list' } as const

export function eventsRoutes({ life, invitations, yields }: EventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/events',
      {
        config: anybody,
        schema: {
          tags,
          description: 'Events that the reader may know of: public ones for a stranger.',
          querystring: eventQuery,
          response: { 200: eventList, ...problemResponses },
        },
      },
      async (request) => life.list(request.actor, request.query),
    )

    app.post(
      '/events',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'A draft, which its facilitators alone know of.',
          body: eventInput,
          response: { 201: eventView, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(life.create(actorOf(request), request.body)),
    )

    app.get(
      '/events/:id',
      { config: anybody, schema: { tags, params, response: { 200: eventView, ...problemResponses } } },
      async (request) => life.get(request.actor, request.params.id),
    )

    app.patch(
      '/events/:id',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'What calendars show of a published event is told to those who come.',
          params,
          body: eventChange,
          response: { 200: eventView, ...problemResponses },
        },
      },
      async (request) => life.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/events/:id',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'A draft; what was published is cancelled instead.',
          params,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        life.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/events/:id/steps',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Published, cancelled with a reason, or held.',
          params,
          body: eventStep,
          response: { 200: eventView, ...problemResponses },
        },
      },
      async (request) => life.step(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/events/:id/invitations',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Asks structures, whose people each get a link, and persons by their address.',
          params,
          body: invitationInput,
          response: { 200: eventView, ...problemResponses },
        },
      },
      async (request) => invitations.invite(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/events/:id/workshop',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Opens the workshop of the event: what is declared there carries it.',
          params,
          response: { 201: eventView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(yields.openWorkshop(actorOf(request), request.params.id)),
    )

    app.get(
      '/events/:id/yield',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'What it gave, step by step, among the structures that the reader works on.',
          params,
          response: { 200: eventYield, ...problemResponses },
        },
      },
      async (request) => yields.of(actorOf(request), request.params.id),
    )
  }
}
