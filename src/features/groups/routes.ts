import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { togetherRoutes } from '../together/routes.ts'
import {
  decisionChange,
  decisionInput,
  decisionList,
  decisionView,
  groupChange,
  groupInput,
  groupList,
  groupQuery,
  groupView,
  joinInput,
  memberAnswer,
  memberInput,
} from './contract.ts'
import type { GroupsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const memberParams = idParams.extend({ organisationId: z.string() })
const decisionParams = idParams.extend({ decisionId: z.string() })
const tags = ['groups']

export function groupsRoutes({ life, membership, decisions, ...work }: GroupsService): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(togetherRoutes(work, { path: '/groups', calendars: '/group-meetings', tags }))

    app.get(
      '/groups',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Groups the reader takes part in or facilitates, is invited to, and the open ones.',
          querystring: groupQuery,
          response: { 200: groupList, ...problemResponses },
        },
      },
      async (request) => life.list(actorOf(request), request.query),
    )

    app.post(
      '/groups',
      {
        config: { access: facilitators },
        schema: { tags, body: groupInput, response: { 201: groupView, ...problemResponses } },
      },
      async (request, reply) => reply.code(201).send(life.create(actorOf(request), request.body)),
    )

    app.get(
      '/groups/:id',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: groupView, ...problemResponses } },
      },
      async (request) => life.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/groups/:id',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: idParams,
          body: groupChange,
          response: { 200: groupView, ...problemResponses },
        },
      },
      async (request) => life.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/groups/:id/members',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Invites a structure; one that asked is in at once.',
          params: idParams,
          body: memberInput,
          response: { 200: groupView, ...problemResponses },
        },
      },
      async (request) => membership.invite(actorOf(request), request.params.id, request.body.organisationId),
    )

    app.post(
      '/groups/:id/requests',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Asks that a structure of the reader may join an open group.',
          params: idParams,
          body: joinInput,
          response: { 200: groupView, ...problemResponses },
        },
      },
      async (request) => membership.ask(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/groups/:id/members/:organisationId/answer',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'To an invitation, by the structure; to a request, by who manages the group.',
          params: memberParams,
          body: memberAnswer,
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
      '/groups/:id/members/:organisationId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'It leaves, by itself or taken out: its people read the group no more.',
          params: memberParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        membership.leave(actorOf(request), request.params.id, request.params.organisationId)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/groups/:id/decisions',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: idParams, response: { 200: decisionList, ...problemResponses } },
      },
      async (request) => decisions.list(actorOf(request), request.params.id),
    )

    app.post(
      '/groups/:id/decisions',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          params: idParams,
          body: decisionInput,
          response: { 201: decisionView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(decisions.note(actorOf(request), request.params.id, request.body)),
    )

    app.patch(
      '/groups/:id/decisions/:decisionId',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Until it is a day old; after that another one corrects it.',
          params: decisionParams,
          body: decisionChange,
          response: { 200: decisionView, ...problemResponses },
        },
      },
      async (request) =>
        decisions.change(actorOf(request), request.params.id, request.params.decisionId, request.body),
    )

    app.delete(
      '/groups/:id/decisions/:decisionId',
      {
        config: { access: 'signed-in' },
        schema: { tags, params: decisionParams, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        decisions.remove(actorOf(request), request.params.id, request.params.decisionId)
        return reply.code(204).send(null)
      },
    )
  }
}
