import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  partyAnswer,
  partyInvitation,
  partyRequest,
  serviceChange,
  serviceInput,
  serviceList,
  serviceQuery,
  serviceStepInput,
  serviceView,
  volumeInput,
} from './contract.ts'
import { costSheet } from './cost-contract.ts'
import { countsQuery, countsView } from './fact-contract.ts'
import type { SharedServicesService } from './service.ts'

const params = z.object({ id: z.string() })
const partyParams = params.extend({ organisationId: z.string() })
const tags = ['shared-services']
const one = { 200: serviceView, ...problemResponses }
const signedIn = { access: 'signed-in' } as const

export function sharedServicesRoutes(services: SharedServicesService): FastifyPluginAsyncZod {
  const { life, parties, get } = services
  return async (app) => {
    app.get(
      '/shared-services',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'Services the reader takes part in or leads, is invited to, and the open ones.',
          querystring: serviceQuery,
          response: { 200: serviceList, ...problemResponses },
        },
      },
      async (request) => services.list(actorOf(request), request.query),
    )

    app.post(
      '/shared-services',
      {
        config: { access: facilitators },
        schema: { tags, body: serviceInput, response: { 201: serviceView, ...problemResponses } },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        return reply.code(201).send(get(actor, life.create(actor, request.body)))
      },
    )

    app.get(
      '/shared-services/counts',
      {
        config: { access: [...facilitators, 'authority'] },
        schema: {
          tags,
          description: 'What sheet 1.1.4 of the plan counts, on any day.',
          querystring: countsQuery,
          response: { 200: countsView, ...problemResponses },
        },
      },
      async (request) => services.countsAsOf(request.query.on),
    )

    app.get(
      '/shared-services/:id',
      { config: signedIn, schema: { tags, params, response: one } },
      async (request) => get(actorOf(request), request.params.id),
    )

    app.patch(
      '/shared-services/:id',
      { config: signedIn, schema: { tags, params, body: serviceChange, response: one } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.change(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.put(
      '/shared-services/:id/sheet',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'What it costs and brings in; a figure that is null is to be said.',
          params,
          body: costSheet,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.setSheet(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/steps',
      { config: signedIn, schema: { tags, params, body: serviceStepInput, response: one } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.step(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/parties',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Invites a structure; one that asked takes part at once.',
          params,
          body: partyInvitation,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        parties.invite(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/requests',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'Asks that a structure of the reader may take part in an open one.',
          params,
          body: partyRequest,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        parties.ask(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/parties/:organisationId/answer',
      {
        config: signedIn,
        schema: {
          tags,
          description:
            'To an invitation, by the structure, or by its facilitator who was told elsewhere; to a request, by who leads it.',
          params: partyParams,
          body: partyAnswer,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id, organisationId } = request.params
        parties.answer(actorOf(request), id, organisationId, request.body)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/shared-services/:id/parties/:organisationId/volume',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'What a structure brings and would pay.',
          params: partyParams,
          body: volumeInput,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id, organisationId }] = [actorOf(request), request.params]
        parties.setVolume(actor, id, organisationId, request.body)
        return get(actor, id)
      },
    )

    app.delete(
      '/shared-services/:id/parties/:organisationId',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'It goes, by itself or taken out: its people read the service no more.',
          params: partyParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        parties.leave(actorOf(request), request.params.id, request.params.organisationId)
        return reply.code(204).send(null)
      },
    )
  }
}
