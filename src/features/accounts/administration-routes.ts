import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { accountChange, accountDetail, accountList, accountQuery } from './contract.ts'
import type { AccountsService } from './service.ts'

const idParams = z.object({ id: z.string() })
const administrators = { access: ['administrator'] } as const
const tags = ['accounts administration']
const done = { 204: z.null(), ...problemResponses }

/** Every account, for administrators; what changes what somebody may do asks again who is there. */
export function administrationRoutes({ administration, sessions }: AccountsService): FastifyPluginAsyncZod {
  const requireProof = ({ sessionId }: FastifyRequest) => sessions.requireRecentSignIn(sessionId ?? '')

  return async (app) => {
    app.get(
      '/accounts',
      {
        config: administrators,
        schema: { tags, querystring: accountQuery, response: { 200: accountList, ...problemResponses } },
      },
      async (request) => administration.accounts(request.query),
    )

    app.get(
      '/accounts/:id',
      {
        config: administrators,
        schema: { tags, params: idParams, response: { 200: accountDetail, ...problemResponses } },
      },
      async (request) => administration.account(request.params.id),
    )

    app.patch(
      '/accounts/:id',
      {
        config: administrators,
        schema: {
          tags,
          params: idParams,
          body: accountChange,
          response: { 200: accountDetail, ...problemResponses },
        },
      },
      async (request) => {
        requireProof(request)
        return administration.change(actorOf(request), request.params.id, request.body)
      },
    )

    app.post(
      '/accounts/:id/sign-in-link',
      {
        config: administrators,
        schema: { tags, params: idParams, response: { 202: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        administration.sendLink(actorOf(request), request.params.id)
        return reply.code(202).send(null)
      },
    )

    app.delete(
      '/accounts/:id/second-factor',
      { config: administrators, schema: { tags, params: idParams, response: done } },
      async (request, reply) => {
        requireProof(request)
        administration.resetSecondFactor(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
