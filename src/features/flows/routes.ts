import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { audiences } from '../../kernel/visibility.ts'
import { flowsShown, versionsShown } from './consultation.ts'
import {
  type ComparisonView,
  comparisonQuery,
  comparisonView,
  disclosureList,
  type FlowList,
  type FlowView,
  flowAmendment,
  flowAs,
  flowDeclaration,
  flowList,
  flowQuery,
  flowView,
  stateQuery,
  type VersionView,
  versionList,
  versionView,
} from './contract.ts'
import type { FlowsService } from './service.ts'
import type { FlowOrigin } from './tables.ts'

/** The pages come with a cookie, scripts with a bearer token. */
const originOf = ({ headers }: FastifyRequest): FlowOrigin =>
  headers.authorization === undefined ? 'form' : 'api'

const idParams = z.object({ id: z.string() })

export function flowsRoutes(service: FlowsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/flows',
      {
        config: { access: 'signed-in', consultation: ({ items }: FlowList) => flowsShown(items) },
        schema: { tags: ['flows'], querystring: flowQuery, response: { 200: flowList, ...problemResponses } },
      },
      async (request) => service.list(actorOf(request), request.query),
    )

    app.post(
      '/flows',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['flows'],
          description:
            'A quantity out of the usual answers 422 `to-confirm` with what is usual; sent again with it in `confirmed`, it is taken. With an `id` of its own, a declaration sent twice is one.',
          body: flowDeclaration,
          response: { 201: flowView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(service.declare(actorOf(request), request.body, originOf(request))),
    )

    app.get(
      '/flows/:id',
      {
        config: { access: 'signed-in', consultation: (view: FlowView) => flowsShown([view]) },
        schema: { tags: ['flows'], params: idParams, response: { 200: flowView, ...problemResponses } },
      },
      async (request) => service.get(actorOf(request), request.params.id),
    )

    app.get(
      '/flows/:id/as/:audience',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['flows'],
          description:
            'For those who work on a flow: what another member, the authority, the public or a structure it is introduced to is shown of it.',
          params: idParams.extend({ audience: z.enum(audiences) }),
          response: { 200: flowAs, ...problemResponses },
        },
      },
      async (request) => {
        const { id, audience } = request.params
        return { audience, flow: service.getAs(actorOf(request), id, audience) }
      },
    )

    app.get(
      '/flows/:id/disclosures',
      {
        config: { access: 'signed-in' },
        schema: { tags: ['flows'], params: idParams, response: { 200: disclosureList, ...problemResponses } },
      },
      async (request) => ({ items: service.disclosuresOf(actorOf(request), request.params.id) }),
    )

    app.get(
      '/flows/:id/versions',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['flows'],
          description: 'For those who work on a flow: every version of it, the newest first.',
          params: idParams,
          response: { 200: versionList, ...problemResponses },
        },
      },
      async (request) => ({ items: service.versions.list(actorOf(request), request.params.id) }),
    )

    app.get(
      '/flows/:id/comparison',
      {
        config: {
          access: 'signed-in',
          consultation: ({ before, after }: ComparisonView) => versionsShown([before, after]),
        },
        schema: {
          tags: ['flows'],
          description: 'Two versions of a flow, and the fields in which they differ; left out, the last two.',
          params: idParams,
          querystring: comparisonQuery,
          response: { 200: comparisonView, ...problemResponses },
        },
      },
      async (request) => service.versions.compare(actorOf(request), request.params.id, request.query),
    )

    app.get(
      '/flows/:id/state',
      {
        config: { access: 'signed-in', consultation: (view: VersionView) => versionsShown([view]) },
        schema: {
          tags: ['flows'],
          description: 'The state of a flow at the end of a past day, in France; left out, as it now stands.',
          params: idParams,
          querystring: stateQuery,
          response: { 200: versionView, ...problemResponses },
        },
      },
      async (request) => service.versions.at(actorOf(request), request.params.id, request.query.day),
    )

    app.patch(
      '/flows/:id',
      {
        config: { access: 'signed-in', consultation: (view: FlowView) => flowsShown([view]) },
        schema: {
          tags: ['flows'],
          params: idParams,
          body: flowAmendment,
          response: { 200: flowView, ...problemResponses },
        },
      },
      async (request) => service.amend(actorOf(request), request.params.id, request.body, originOf(request)),
    )

    app.delete(
      '/flows/:id',
      {
        config: { access: 'signed-in' },
        schema: { tags: ['flows'], params: idParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        service.withdraw(actorOf(request), request.params.id, originOf(request))
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/flows/:id/restoration',
      {
        config: { access: 'signed-in', consultation: (view: FlowView) => flowsShown([view]) },
        schema: {
          tags: ['flows'],
          description: 'Takes the withdrawal of a flow back.',
          params: idParams,
          response: { 200: flowView, ...problemResponses },
        },
      },
      async (request) => service.restore(actorOf(request), request.params.id, originOf(request)),
    )
  }
}
