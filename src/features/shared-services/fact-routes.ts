import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { serviceView } from './contract.ts'
import {
  createdStructureInput,
  jobChange,
  jobInput,
  supportAnswerInput,
  supportInput,
} from './fact-contract.ts'
import type { SharedServicesService } from './service.ts'

const params = z.object({ id: z.string() })
const jobParams = params.extend({ jobId: z.string() })
const structureParams = params.extend({ structureId: z.string() })
const supportParams = params.extend({ supportId: z.string() })
const tags = ['shared-services']
const response = { 200: serviceView, ...problemResponses }
const config = { access: 'signed-in' } as const

/** What a service made, and what the authority is asked. */
export function serviceFactRoutes({ facts, get }: SharedServicesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/shared-services/:id/jobs',
      { config, schema: { tags, params, body: jobInput, response } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        facts.addJob(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.patch(
      '/shared-services/:id/jobs/:jobId',
      { config, schema: { tags, params: jobParams, body: jobChange, response } },
      async (request) => {
        const [actor, { id, jobId }] = [actorOf(request), request.params]
        facts.changeJob(actor, id, jobId, request.body)
        return get(actor, id)
      },
    )

    app.delete(
      '/shared-services/:id/jobs/:jobId',
      { config, schema: { tags, params: jobParams, response } },
      async (request) => {
        const [actor, { id, jobId }] = [actorOf(request), request.params]
        facts.removeJob(actor, id, jobId)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/structures',
      { config, schema: { tags, params, body: createdStructureInput, response } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        facts.addStructure(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.delete(
      '/shared-services/:id/structures/:structureId',
      { config, schema: { tags, params: structureParams, response } },
      async (request) => {
        const [actor, { id, structureId }] = [actorOf(request), request.params]
        facts.removeStructure(actor, id, structureId)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/supports',
      {
        config,
        schema: {
          tags,
          description:
            'Asks the authority, whose people read the service from then on, without who takes part.',
          params,
          body: supportInput,
          response,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        facts.addSupport(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/shared-services/:id/supports/:supportId/answer',
      { config, schema: { tags, params: supportParams, body: supportAnswerInput, response } },
      async (request) => {
        const [actor, { id, supportId }] = [actorOf(request), request.params]
        facts.answerSupport(actor, id, supportId, request.body)
        return get(actor, id)
      },
    )

    app.delete(
      '/shared-services/:id/supports/:supportId',
      { config, schema: { tags, params: supportParams, response } },
      async (request) => {
        const [actor, { id, supportId }] = [actorOf(request), request.params]
        facts.removeSupport(actor, id, supportId)
        return get(actor, id)
      },
    )
  }
}
