import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { cookieNames } from '../../http/session-cookies.ts'
import { openedSession } from '../accounts/contract.ts'
import { deviceName } from '../accounts/device.ts'
import { letIn } from '../accounts/session-routes.ts'
import {
  confirmationInput,
  confirmationOfAddress,
  membershipRequestInput,
  ownRequestList,
  refusalInput,
  registrationInput,
  requestList,
} from './contract.ts'
import type { PeopleService } from './service.ts'

const idParams = z.object({ id: z.string() })
const stranger = { access: 'public', limit: 'sign-in' } as const
const tags = ['registrations']
const done = { 204: z.null(), ...problemResponses }

/** How somebody comes in by themselves: registration, request for a link to a structure, the queue of who decides. */
export function registrationRoutes(
  { registrations, requests, leave, sessions }: PeopleService,
  config: Config,
): FastifyPluginAsyncZod {
  const names = cookieNames(config.PUBLIC_URL)

  return async (app) => {
    app.post(
      '/registrations',
      {
        config: stranger,
        schema: { tags, body: registrationInput, response: { 202: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        registrations.register(request.body)
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/registrations/confirm',
      {
        config: stranger,
        schema: { tags, body: confirmationOfAddress, response: { 200: openedSession, ...problemResponses } },
      },
      async (request, reply) => {
        const { token, carrier } = request.body
        const session = registrations.confirm(token, deviceName(request.headers['user-agent']))
        return letIn(reply, session, { carrier, names, sessions })
      },
    )

    app.delete(
      '/registrations/mine',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description: 'Erases an account that belongs to no structure yet, with all that it asked.',
          response: done,
        },
      },
      async (request, reply) => {
        leave(actorOf(request))
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/membership-requests',
      {
        config: { access: facilitators },
        schema: { tags, response: { 200: requestList, ...problemResponses } },
      },
      async (request) => requests.queue(actorOf(request)),
    )

    app.get(
      '/membership-requests/mine',
      {
        config: { access: 'signed-in' },
        schema: { tags, response: { 200: ownRequestList, ...problemResponses } },
      },
      async (request) => ({ items: requests.ofPerson(actorOf(request).userId) }),
    )

    app.post(
      '/membership-requests',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          body: membershipRequestInput,
          response: { 201: ownRequestList, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { userId } = actorOf(request)
        requests.make(userId, request.body)
        return reply.code(201).send({ items: requests.ofPerson(userId) })
      },
    )

    app.delete(
      '/membership-requests/:id',
      { config: { access: 'signed-in' }, schema: { tags, params: idParams, response: done } },
      async (request, reply) => {
        requests.withdraw(actorOf(request).userId, request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/membership-requests/:id/confirm',
      {
        config: { access: facilitators },
        schema: { tags, params: idParams, body: confirmationInput, response: done },
      },
      async (request, reply) => {
        requests.confirm(actorOf(request), request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/membership-requests/:id/refuse',
      {
        config: { access: facilitators },
        schema: { tags, params: idParams, body: refusalInput, response: done },
      },
      async (request, reply) => {
        requests.refuse(actorOf(request), request.params.id, request.body.reason)
        return reply.code(204).send(null)
      },
    )
  }
}
