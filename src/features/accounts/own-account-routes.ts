import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { problemResponses } from '../../http/problem.ts'
import { clearSessionCookies, cookieNames } from '../../http/session-cookies.ts'
import {
  accountView,
  addressChangeInput,
  endSessionsQuery,
  passwordChangeInput,
  profileChange,
  recoveryCodesView,
  secondFactorBegun,
  secondFactorCodeInput,
  secondFactorProofInput,
  sessionList,
} from './contract.ts'
import type { AccountsService } from './service.ts'

/** One's own account, open even to who must first put a second factor in place. */
const mine = { access: 'signed-in', beforeEnrolment: true } as const
/** Here one types secrets: tries are counted as at the door. */
const proving = { ...mine, limit: 'sign-in' } as const
const tags = ['own account']
const done = { 204: z.null(), ...problemResponses }

/** A person's own account: profile, password, address, sessions, second factor. */
export function ownAccountRoutes(service: AccountsService, config: Config): FastifyPluginAsyncZod {
  const names = cookieNames(config.PUBLIC_URL)
  const { sessions, own, addresses, secondFactors } = service

  /** Who asks, and from which session. */
  const me = (request: FastifyRequest) => {
    const sessionId = request.sessionId ?? ''
    return { user: service.userOf(sessionId), sessionId }
  }

  return async (app) => {
    app.get(
      '/me',
      { config: mine, schema: { tags, response: { 200: accountView, ...problemResponses } } },
      async (request) => service.account(me(request).user),
    )

    app.patch(
      '/me',
      {
        config: mine,
        schema: { tags, body: profileChange, response: { 200: accountView, ...problemResponses } },
      },
      async (request) => {
        own.change(me(request).user, request.body)
        return service.account(me(request).user)
      },
    )

    app.put(
      '/me/password',
      { config: proving, schema: { tags, body: passwordChangeInput, response: done } },
      async (request, reply) => {
        const { user, sessionId } = me(request)
        await own.changePassword(user, sessionId, request.body)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/me/email',
      {
        config: proving,
        schema: {
          tags,
          description: 'Asks for another address: a link goes to both ends. Needs a recent sign-in.',
          body: addressChangeInput,
          response: { 202: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        const { user, sessionId } = me(request)
        addresses.ask(user, sessionId, request.body.email)
        return reply.code(202).send(null)
      },
    )

    app.get(
      '/me/sessions',
      { config: mine, schema: { tags, response: { 200: sessionList, ...problemResponses } } },
      async (request) => {
        const { user, sessionId } = me(request)
        return { items: service.sessionsOf(user.id, sessionId) }
      },
    )

    app.delete(
      '/me/sessions/:id',
      {
        config: mine,
        schema: { tags, params: z.object({ id: z.string() }), response: done },
      },
      async (request, reply) => {
        sessions.endOwn(me(request).user.id, request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/me/sessions',
      {
        config: mine,
        schema: {
          tags,
          description: 'Signs out everywhere else; with `current=end`, here too.',
          querystring: endSessionsQuery,
          response: done,
        },
      },
      async (request, reply) => {
        const { user, sessionId } = me(request)
        const keepsThis = request.query.current === 'keep'
        sessions.endAllOf(user.id, user.id, { but: keepsThis ? sessionId : null })
        if (!keepsThis) clearSessionCookies(reply, names)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/me/second-factor',
      {
        config: mine,
        schema: {
          tags,
          description: 'Begins: a secret for an authenticator application. Needs a recent sign-in.',
          response: { 200: secondFactorBegun, ...problemResponses },
        },
      },
      async (request) => {
        const { user, sessionId } = me(request)
        return secondFactors.begin(user, sessionId)
      },
    )

    app.post(
      '/me/second-factor/confirm',
      {
        config: proving,
        schema: {
          tags,
          description: 'A first right code puts it in place; the recovery codes are shown this once.',
          body: secondFactorCodeInput,
          response: { 200: recoveryCodesView, ...problemResponses },
        },
      },
      async (request) => {
        const { user, sessionId } = me(request)
        return { recoveryCodes: await secondFactors.confirm(user, sessionId, request.body.code) }
      },
    )

    app.post(
      '/me/second-factor/recovery-codes',
      {
        config: proving,
        schema: {
          tags,
          description: 'Ten new recovery codes in place of those that are left.',
          body: secondFactorProofInput,
          response: { 200: recoveryCodesView, ...problemResponses },
        },
      },
      async (request) => ({
        recoveryCodes: await secondFactors.renewRecoveryCodes(me(request).user, request.body.proof),
      }),
    )

    app.post(
      '/me/second-factor/disable',
      { config: proving, schema: { tags, body: secondFactorProofInput, response: done } },
      async (request, reply) => {
        await secondFactors.disable(me(request).user, request.body.proof)
        return reply.code(204).send(null)
      },
    )
  }
}
