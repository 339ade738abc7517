import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { cookieNames } from '../../http/session-cookies.ts'
import { openedSession } from '../accounts/contract.ts'
import { deviceName } from '../accounts/device.ts'
import { letIn } from '../accounts/session-routes.ts'
import {
  acceptanceInput,
  invitationInput,
  invitationList,
  invitationView,
  membershipInput,
  openedInvitation,
  peopleView,
  staffInvitationInput,
  tokenInput,
} from './contract.ts'
import type { PeopleService } from './service.ts'

const idParams = z.object({ id: z.string() })
const memberParams = idParams.extend({ userId: z.string() })
const signedIn = { access: 'signed-in' } as const
const administrators = { access: ['administrator'] } as const
const stranger = { access: 'public', limit: 'sign-in' } as const
const tags = ['people']
const done = { 204: z.null(), ...problemResponses }

/** The people of structures, and the invitations sent to others. */
export function peopleRoutes(service: PeopleService, config: Config): FastifyPluginAsyncZod {
  const { members, invitations, sessions } = service
  const names = cookieNames(config.PUBLIC_URL)

  return async (app) => {
    app.get(
      '/organisations/:id/people',
      {
        config: signedIn,
        schema: { tags, params: idParams, response: { 200: peopleView, ...problemResponses } },
      },
      async (request) => service.view(actorOf(request), request.params.id),
    )

    app.put(
      '/organisations/:id/people/:userId',
      {
        config: signedIn,
        schema: { tags, params: memberParams, body: membershipInput, response: done },
      },
      async (request, reply) => {
        const { id, userId } = request.params
        members.put(actorOf(request), id, userId, request.body.role)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/organisations/:id/people/:userId',
      { config: signedIn, schema: { tags, params: memberParams, response: done } },
      async (request, reply) => {
        const { id, userId } = request.params
        members.remove(actorOf(request), id, userId)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/organisations/:id/invitations',
      {
        config: signedIn,
        schema: {
          tags,
          params: idParams,
          body: invitationInput,
          response: { 201: invitationView, ...problemResponses },
        },
      },
      async (request, reply) =>
        reply.code(201).send(invitations.toStructure(actorOf(request), request.params.id, request.body)),
    )

    app.get(
      '/accounts/invitations',
      { config: administrators, schema: { tags, response: { 200: invitationList, ...problemResponses } } },
      async () => ({ items: invitations.pendingStaff() }),
    )

    app.post(
      '/accounts/invitations',
      {
        config: administrators,
        schema: { tags, body: staffInvitationInput, response: { 201: invitationView, ...problemResponses } },
      },
      async (request, reply) => {
        // A right is given away: by who is there, not by a page left open.
        sessions.requireRecentSignIn(request.sessionId ?? '')
        return reply.code(201).send(invitations.toStaff(actorOf(request), request.body))
      },
    )

    app.post(
      '/invitations/:id/resend',
      {
        config: signedIn,
        schema: { tags, params: idParams, response: { 200: invitationView, ...problemResponses } },
      },
      async (request) => invitations.resend(actorOf(request), request.params.id),
    )

    app.delete(
      '/invitations/:id',
      { config: signedIn, schema: { tags, params: idParams, response: done } },
      async (request, reply) => {
        invitations.revoke(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/invitations/open',
      {
        config: stranger,
        schema: { tags, body: tokenInput, response: { 200: openedInvitation, ...problemResponses } },
      },
      async (request) => invitations.open(request.body.token),
    )

    app.post(
      '/invitations/accept',
      {
        config: stranger,
        schema: {
          tags,
          body: acceptanceInput,
          response: { 200: openedSession, 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const device = deviceName(request.headers['user-agent'])
        const session = await invitations.accept(request.actor, request.body, device)
        if (!session) return reply.code(204).send(null)
        return reply.send(letIn(reply, session, { carrier: request.body.carrier, names, sessions }))
      },
    )
  }
}
