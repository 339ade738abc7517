import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  becomingInput,
  lackChange,
  lackInput,
  projectAnswer,
  projectChange,
  projectInput,
  projectInvitation,
  projectList,
  projectQuery,
  projectRequest,
  projectStepInput,
  projectView,
  supporterInput,
} from './contract.ts'
import type { ProjectsService } from './service.ts'

const params = z.object({ id: z.string() })
const memberParams = params.extend({ organisationId: z.string() })
const lackParams = params.extend({ lackId: z.string() })
const tags = ['projects']
const one = { 200: projectView, ...problemResponses }
const config = { access: 'signed-in' } as const

export function projectsRoutes({
  life,
  membership,
  becoming,
  get,
  list,
}: ProjectsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/projects',
      {
        config,
        schema: {
          tags,
          description: 'Projects of the reader, those it facilitates or is invited to, and the open ones.',
          querystring: projectQuery,
          response: { 200: projectList, ...problemResponses },
        },
      },
      async (request) => list(actorOf(request), request.query),
    )

    app.post(
      '/projects',
      { config, schema: { tags, body: projectInput, response: { 201: projectView, ...problemResponses } } },
      async (request, reply) => {
        const actor = actorOf(request)
        return reply.code(201).send(get(actor, life.propose(actor, request.body)))
      },
    )

    app.get('/projects/:id', { config, schema: { tags, params, response: one } }, async (request) =>
      get(actorOf(request), request.params.id),
    )

    app.patch(
      '/projects/:id',
      { config, schema: { tags, params, body: projectChange, response: one } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.change(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/projects/:id/lacks',
      { config, schema: { tags, params, body: lackInput, response: one } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.addLack(actor, id, request.body.label)
        return get(actor, id)
      },
    )

    app.patch(
      '/projects/:id/lacks/:lackId',
      { config, schema: { tags, params: lackParams, body: lackChange, response: one } },
      async (request) => {
        const [actor, { id, lackId }] = [actorOf(request), request.params]
        life.meetLack(actor, id, lackId, request.body.isMet)
        return get(actor, id)
      },
    )

    app.delete(
      '/projects/:id/lacks/:lackId',
      { config, schema: { tags, params: lackParams, response: one } },
      async (request) => {
        const [actor, { id, lackId }] = [actorOf(request), request.params]
        life.removeLack(actor, id, lackId)
        return get(actor, id)
      },
    )

    app.post(
      '/projects/:id/steps',
      { config, schema: { tags, params, body: projectStepInput, response: one } },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.step(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.put(
      '/projects/:id/supporter',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Says which facilitator supports it.',
          params,
          body: supporterInput,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        life.support(actor, id, request.body.supporterId)
        return get(actor, id)
      },
    )

    app.post(
      '/projects/:id/members',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Invites a structure; one that asked is in at once.',
          params,
          body: projectInvitation,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        membership.invite(actor, id, request.body.organisationId)
        return get(actor, id)
      },
    )

    app.post(
      '/projects/:id/requests',
      {
        config,
        schema: {
          tags,
          description: 'Asks that a structure of the reader may join an open one.',
          params,
          body: projectRequest,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        membership.ask(actor, id, request.body)
        return get(actor, id)
      },
    )

    app.post(
      '/projects/:id/members/:organisationId/answer',
      {
        config,
        schema: {
          tags,
          description: 'To an invitation, by the structure; to a request, by who manages the project.',
          params: memberParams,
          body: projectAnswer,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { id, organisationId } = request.params
        membership.answer(actorOf(request), id, organisationId, request.body.accept)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/projects/:id/members/:organisationId',
      { config, schema: { tags, params: memberParams, response: { 204: z.null(), ...problemResponses } } },
      async (request, reply) => {
        membership.leave(actorOf(request), request.params.id, request.params.organisationId)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/projects/:id/becoming',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Makes it a working group, the draft of a synergy or a shared service.',
          params,
          body: becomingInput,
          response: one,
        },
      },
      async (request) => {
        const [actor, { id }] = [actorOf(request), request.params]
        becoming.become(actor, id, request.body)
        return get(actor, id)
      },
    )
  }
}
