import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { flowsShown } from '../flows/consultation.ts'
import { introductionView } from './contract.ts'
import {
  askInput,
  conversionView,
  leaveInput,
  partyInput,
  promiseInput,
  type SynergyView,
  stepInput,
  synergyChange,
  synergyInput,
  synergyList,
  synergyQuery,
  synergyView,
} from './life-contract.ts'
import type { SynergiesService } from './service.ts'

const idParams = z.object({ id: z.string() })
const partyParams = z.object({ id: z.string(), partyId: z.string() })
const broughtParams = partyParams.extend({ flowId: z.string() })
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const tags = ['synergies']

const flowsIn = ({ parties }: SynergyView) =>
  flowsShown(parties.flatMap(({ flows }) => flows.map(({ flow }) => flow)))

export function synergyLifeRoutes({ life, introductions }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies',
      {
        config: { access: 'signed-in' },
        schema: { tags, querystring: synergyQuery, response: { 200: synergyList, ...problemResponses } },
      },
      async (request) => life.list(actorOf(request), request.query),
    )

    app.post(
      '/synergies',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: { tags, body: synergyInput, response: { 201: synergyView, ...problemResponses } },
      },
      async (request, reply) => reply.code(201).send(life.takeUp(actorOf(request), request.body)),
    )

    app.get(
      '/synergies/conversion',
      {
        config: { access: facilitators },
        schema: {
          tags,
          querystring: z.object({ from: day, to: day }),
          response: { 200: conversionView, ...problemResponses },
        },
      },
      async (request) => life.conversion(actorOf(request), request.query),
    )

    app.get(
      '/synergies/:id',
      {
        config: { access: 'signed-in', consultation: flowsIn },
        schema: { tags, params: idParams, response: { 200: synergyView, ...problemResponses } },
      },
      async (request) => life.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/synergies/:id',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: {
          tags,
          params: idParams,
          body: synergyChange,
          response: { 200: synergyView, ...problemResponses },
        },
      },
      async (request) => life.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/synergies/:id/steps',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: {
          tags,
          params: idParams,
          body: stepInput,
          response: { 200: synergyView, ...problemResponses },
        },
      },
      async (request) => life.step(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/synergies/:id/introduction',
      {
        config: { access: facilitators },
        schema: {
          tags,
          params: idParams,
          body: askInput,
          response: { 201: introductionView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(introductions.ask(actorOf(request), request.params.id, request.body)),
    )

    app.post(
      '/synergies/:id/parties',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: {
          tags,
          params: idParams,
          body: partyInput,
          response: { 201: synergyView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(life.join(actorOf(request), request.params.id, request.body)),
    )

    app.put(
      '/synergies/:id/parties/:partyId/flows/:flowId/promise',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: {
          tags,
          params: broughtParams,
          body: promiseInput,
          response: { 200: synergyView, ...problemResponses },
        },
      },
      async (request) => life.promise(actorOf(request), request.params.id, request.params, request.body),
    )

    app.delete(
      '/synergies/:id/parties/:partyId/flows/:flowId',
      {
        config: { access: facilitators, consultation: flowsIn },
        schema: {
          tags,
          description: 'Takes one flow of several out, its structure staying.',
          params: broughtParams,
          response: { 200: synergyView, ...problemResponses },
        },
      },
      async (request) => {
        const { id, partyId, flowId } = request.params
        return life.takeOut(actorOf(request), id, partyId, flowId)
      },
    )

    app.post(
      '/synergies/:id/parties/:partyId/leave',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: partyParams,
          body: leaveInput,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        life.leave(actorOf(request), request.params.id, request.params.partyId, request.body)
        return reply.code(204).send(null)
      },
    )
  }
}
