import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import {
  actionChange,
  changeList,
  dayQuery,
  heading,
  headingChange,
  headingInput,
  planQuery,
  planView,
  sheetInput,
  sheetView,
  stepInput,
} from './contract.ts'
import { planReaders, planWriters } from './policy.ts'
import type { PlanService } from './service.ts'

const idParams = z.object({ id: z.string() })
const tags = ['plan']
const readers = { access: planReaders }
const writers = { access: planWriters }
const made = z.object({ id: z.string() })
const nothing = { 204: z.null(), ...problemResponses }

/** What the plan says, on any day, and how it is written. */
export function planRoutes({ overview, loading, sheets, actions }: PlanService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/plan',
      {
        config: readers,
        schema: {
          tags,
          description: 'The plan as it stood at the end of a day (`on`), today unless it is said.',
          querystring: planQuery,
          response: { 200: planView, ...problemResponses },
        },
      },
      async (request) => overview.get(actorOf(request), request.query),
    )

    app.post(
      '/plan/axis-1',
      {
        config: writers,
        schema: {
          tags,
          description:
            'Loads axis 1 of the territory’s climate plan, from the text that comes with the platform.',
          response: { 201: planView, ...problemResponses },
        },
      },
      async (request, reply) => {
        loading.loadAxis(actorOf(request))
        return reply.code(201).send(overview.get(actorOf(request), {}))
      },
    )

    app.post(
      '/plan/headings',
      {
        config: writers,
        schema: {
          tags,
          description: 'An axis, or an objective under one.',
          body: headingInput,
          response: { 201: heading, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(actions.addHeading(actorOf(request), request.body)),
    )

    app.patch(
      '/plan/headings/:id',
      {
        config: writers,
        schema: {
          tags,
          params: idParams,
          body: headingChange,
          response: { 200: heading, ...problemResponses },
        },
      },
      async (request) => actions.changeHeading(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/plan/sheets',
      {
        config: writers,
        schema: {
          tags,
          body: sheetInput,
          response: { 201: made.extend({ code: z.string() }), ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(actions.addSheet(actorOf(request), request.body)),
    )

    app.get(
      '/plan/sheets/:code',
      {
        config: readers,
        schema: {
          tags,
          description: 'An action sheet by its number, with its steps, as of a day.',
          params: z.object({ code: z.string() }),
          querystring: dayQuery,
          response: { 200: sheetView, ...problemResponses },
        },
      },
      async (request) => sheets.get(actorOf(request), request.params.code, request.query.on),
    )

    app.post(
      '/plan/actions/:id/steps',
      {
        config: writers,
        schema: { tags, params: idParams, body: stepInput, response: { 201: made, ...problemResponses } },
      },
      async (request, reply) =>
        reply.code(201).send(actions.addStep(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      '/plan/actions/:id',
      {
        config: readers,
        schema: {
          tags,
          description:
            'What is so of a sheet or a step from a day on. Facilitators say how far the steps that they carry are.',
          params: idParams,
          body: actionChange,
          response: nothing,
        },
      },
      async (request, reply) => {
        actions.change(actorOf(request), request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/plan/actions/:id/history',
      {
        config: readers,
        schema: { tags, params: idParams, response: { 200: changeList, ...problemResponses } },
      },
      async (request) => actions.history(request.params.id),
    )
  }
}
