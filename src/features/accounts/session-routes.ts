import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  type CookieNames,
  clearSessionCookies,
  cookieNames,
  refreshCookieOf,
  setSessionCookies,
} from '../../http/session-cookies.ts'
import { fail } from '../../kernel/errors.ts'
import {
  addressAnswer,
  addressAnswerInput,
  linkSignInInput,
  mailLinkInput,
  openedSession,
  passwordResetInput,
  proof,
  refreshInput,
  type SignInAnswer,
  secondFactorSignInInput,
  sessionView,
  signInAnswer,
  signInInput,
} from './contract.ts'
import { deviceName } from './device.ts'
import type { AccountsService } from './service.ts'
import type { OpenedSession, Sessions } from './sessions.ts'
import type { Outcome } from './sign-in.ts'

interface Way {
  carrier: 'cookie' | 'bearer'
  names: CookieNames
}

/** Gives an open session to who asked: cookies to a browser, tokens in the answer to a script. */
export function handOver(reply: FastifyReply, session: OpenedSession, { carrier, names }: Way) {
  const { sessionId, refreshToken, expiresAt, lastsSeconds } = session
  const token = reply.server.accessTokens.sign(sessionId)
  const answer = { next: 'done' as const, expiresAt: expiresAt.toISOString() }
  if (carrier === 'bearer') return { ...answer, token, refreshToken }
  setSessionCookies(reply, names, { token, refreshToken, lastsSeconds })
  return answer
}

/** As `handOver`, to who has just proved who they are: the session that this browser had does not stay open behind it. */
export function letIn(
  reply: FastifyReply,
  session: OpenedSession,
  { sessions, ...way }: Way & { sessions: Pick<Sessions, 'end'> },
) {
  const { actor, sessionId } = reply.request
  if (actor && sessionId && way.carrier === 'cookie') sessions.end(sessionId, actor.userId)
  return handOver(reply, session, way)
}

const limited = { access: 'public', limit: 'sign-in' } as const
const done = { 204: z.null(), ...problemResponses }
const asked = { 202: z.null(), ...problemResponses }

/** The doors: the ways in and out, and the links of the mails. */
export function sessionRoutes(service: AccountsService, config: Config): FastifyPluginAsyncZod {
  const names = cookieNames(config.PUBLIC_URL)
  const { signIn, sessions, own, addresses } = service
  const tags = ['accounts']
  const deviceOf = (request: FastifyRequest) => deviceName(request.headers['user-agent'])

  function answerWith(reply: FastifyReply, outcome: Outcome, carrier: Way['carrier']): SignInAnswer {
    if ('challenge' in outcome) return { next: 'second-factor', challenge: outcome.challenge }
    return letIn(reply, outcome.session, { carrier, names, sessions })
  }

  return async (app) => {
    app.post(
      '/session',
      {
        config: { ...limited, beforeEnrolment: true },
        schema: { tags, body: signInInput, response: { 200: signInAnswer, ...problemResponses } },
      },
      async (request, reply) => {
        const { email, password, carrier } = request.body
        const outcome = await signIn.byPassword(email, password, deviceOf(request))
        return answerWith(reply, outcome, carrier)
      },
    )

    app.post(
      '/session/link',
      { config: limited, schema: { tags, body: mailLinkInput, response: asked } },
      async (request, reply) => {
        signIn.askLink(request.body.email)
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/session/link/redeem',
      {
        config: { ...limited, beforeEnrolment: true },
        schema: { tags, body: linkSignInInput, response: { 200: signInAnswer, ...problemResponses } },
      },
      async (request, reply) => {
        const { token, carrier } = request.body
        return answerWith(reply, signIn.byLink(token, deviceOf(request)), carrier)
      },
    )

    app.post(
      '/session/second-factor',
      {
        config: { ...limited, beforeEnrolment: true },
        schema: {
          tags,
          body: secondFactorSignInInput,
          response: { 200: signInAnswer, ...problemResponses },
        },
      },
      async (request, reply) => {
        const { challenge, proof: given, carrier } = request.body
        const session = await signIn.bySecondFactor(challenge, given, deviceOf(request))
        return answerWith(reply, { session }, carrier)
      },
    )

    app.post(
      '/session/refresh',
      {
        config: { access: 'public', limit: 'refresh', beforeEnrolment: true },
        schema: {
          tags,
          description: 'The next tokens for the present refresh token, which is used up.',
          body: refreshInput,
          response: { 200: openedSession, ...problemResponses },
        },
      },
      async (request, reply) => {
        const given = request.body?.refreshToken
        const token = given ?? refreshCookieOf(request, names)
        const session = token ? sessions.refresh(token) : null
        if (!session) {
          if (given === undefined) clearSessionCookies(reply, names)
          fail('not-signed-in', 'Votre session est terminée : connectez-vous de nouveau.')
        }
        return handOver(reply, session, { carrier: given === undefined ? 'cookie' : 'bearer', names })
      },
    )

    app.post(
      '/session/confirm',
      {
        config: { access: 'signed-in', limit: 'sign-in', beforeEnrolment: true },
        schema: {
          tags,
          description: 'Proves again who is there, before a sensitive action.',
          body: z.object({ proof }),
          response: done,
        },
      },
      async (request, reply) => {
        const sessionId = request.sessionId ?? ''
        await signIn.again(service.userOf(sessionId), sessionId, request.body.proof)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/session',
      {
        config: { access: 'public', beforeEnrolment: true },
        schema: {
          tags,
          description: 'Who is signed in; null for a visitor.',
          response: { 200: sessionView.nullable(), ...problemResponses },
        },
      },
      async ({ actor, sessionId }) =>
        actor && sessionId
          ? {
              ...service.describe(actor, sessionId),
              isDemo: service.isDemo(),
              map: { tilesUrl: config.TILES_URL ?? null, attribution: config.TILES_ATTRIBUTION ?? null },
            }
          : null,
    )

    app.delete(
      '/session',
      {
        config: { access: 'signed-in', beforeEnrolment: true },
        schema: { tags, response: done },
      },
      async (request, reply) => {
        if (request.sessionId) sessions.end(request.sessionId, actorOf(request).userId)
        clearSessionCookies(reply, names)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/password/forgot',
      { config: limited, schema: { tags, body: mailLinkInput, response: asked } },
      async (request, reply) => {
        own.forgot(request.body.email)
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/password/reset',
      { config: limited, schema: { tags, body: passwordResetInput, response: done } },
      async (request, reply) => {
        await own.resetPassword(request.body.token, request.body.password)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/address/agree',
      {
        config: limited,
        schema: {
          tags,
          description: 'One end of a change of address says yes, by the link of its mail.',
          body: addressAnswerInput,
          response: { 200: addressAnswer, ...problemResponses },
        },
      },
      async (request) => addresses.agree(request.body.token),
    )

    app.post(
      '/address/refuse',
      {
        config: limited,
        schema: {
          tags,
          description: 'The old address refuses: the change is cancelled and every session closed.',
          body: addressAnswerInput,
          response: done,
        },
      },
      async (request, reply) => {
        addresses.refuse(request.body.token)
        return reply.code(204).send(null)
      },
    )
  }
}
