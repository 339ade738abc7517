import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { flowsShown } from '../flows/consultation.ts'
import { type MatchList, matchList } from '../matching/contract.ts'
import {
  flowOrigin,
  participantInput,
  type RowList,
  rowId,
  rowInput,
  rowList,
  rowView,
  similarList,
  similarQuery,
  workshopChange,
  workshopInput,
  workshopList,
  workshopMatchQuery,
  workshopView,
} from './contract.ts'
import type { WorkshopsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const participantParams = idParams.extend({ organisationId: z.string() })
const rowParams = z.object({ id: rowId })
const tags = ['workshops']

export function workshopsRoutes(service: WorkshopsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/workshops',
      {
        config: { access: facilitators },
        schema: { tags, response: { 200: workshopList, ...problemResponses } },
      },
      async (request) => service.list(actorOf(request)),
    )

    app.post(
      '/workshops',
      {
        config: { access: facilitators },
        schema: { tags, body: workshopInput, response: { 201: workshopView, ...problemResponses } },
      },
      async (request, reply) => reply.code(201).send(service.open(actorOf(request), request.body)),
    )

    app.get(
      '/workshops/similar-structures',
      {
        config: { access: facilitators },
        schema: { tags, querystring: similarQuery, response: { 200: similarList, ...problemResponses } },
      },
      async (request) => ({ items: service.similarTo(actorOf(request), request.query.name) }),
    )

    app.get(
      '/workshops/:id',
      {
        config: { access: facilitators },
        schema: { tags, params: idParams, response: { 200: workshopView, ...problemResponses } },
      },
      async (request) => service.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/workshops/:id',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams,
          body: workshopChange,
          response: { 200: workshopView, ...problemResponses },
        },
      },
      async (request) => service.change(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/workshops/:id/participants/:organisationId',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: participantParams,
          body: participantInput,
          response: { 200: workshopView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, organisationId } = request.params
        return service.putParticipant(actorOf(request), id, organisationId, request.body.peopleCount)
      },
    )

    app.delete(
      '/workshops/:id/participants/:organisationId',
      {
        config: { access: facilitators },
        schema: { tags, params: participantParams, response: { 200: workshopView, ...problemResponses } },
      },
      async (request) =>
        service.removeParticipant(actorOf(request), request.params.id, request.params.organisationId),
    )

    app.get(
      '/workshops/:id/rows',
      {
        config: {
          access: facilitators,
          consultation: ({ items }: RowList) => flowsShown(items.map(({ flow }) => flow)),
        },
        schema: { tags, params: idParams, response: { 200: rowList, ...problemResponses } },
      },
      async (request) => service.rowsOf(actorOf(request), request.params.id),
    )

    app.get(
      '/workshops/:id/matches',
      {
        config: {
          access: facilitators,
          consultation: ({ items }: MatchList) =>
            flowsShown(items.flatMap(({ stock, need }) => [stock, need])),
        },
        schema: {
          tags,
          params: idParams,
          querystring: workshopMatchQuery,
          response: { 200: matchList, ...problemResponses },
        },
      },
      async (request) => service.matchesOf(actorOf(request), request.params.id, request.query.limit),
    )

    app.put(
      '/typed-rows/:id',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description:
            'A row of the quick-entry sheet, under an id drawn by who sends it: sent again, it is still one flow.',
          params: rowParams,
          body: rowInput,
          response: { 200: rowView, ...problemResponses },
        },
      },
      async (request) => service.putRow(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/typed-rows/:id',
      {
        config: { access: facilitators },
        schema: { tags, params: rowParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        service.undoRow(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/flows/:id/origin',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: flowOrigin, ...problemResponses } },
      },
      async (request) => service.originOf(actorOf(request), request.params.id),
    )
  }
}
