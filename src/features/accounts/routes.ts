import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { problemResponses } from '../../http/problem.ts'
import { SESSION_COOKIE, setSessionCookie } from '../../http/session.ts'
import { sessionView, setupInput, setupState, signInInput } from './contract.ts'
import type { AccountsService } from './service.ts'

const opened = z.object({ token: z.string(), expiresAt: z.string() })

export function accountsRoutes(service: AccountsService, config: Config): FastifyPluginAsyncZod {
  const secure = config.PUBLIC_URL?.startsWith('https:') ?? false

  async function open(reply: FastifyReply, email: string, password: string) {
    const { sessionId, expiresAt, lastsSeconds } = await service.signIn(email, password)
    const token = await setSessionCookie(reply, { sessionId, lastsSeconds, secure })
    return { token, expiresAt: expiresAt.toISOString() }
  }

  return async (app) => {
    app.get(
      '/setup',
      {
        config: { access: 'public' },
        schema: { tags: ['accounts'], response: { 200: setupState, ...problemResponses } },
      },
      async () => ({ needed: service.setupNeeded() }),
    )

    app.post(
      '/setup',
      {
        config: { access: 'public', limit: 'sign-in' },
        schema: { tags: ['accounts'], body: setupInput, response: { 201: opened, ...problemResponses } },
      },
      async (request, reply) => {
        await service.setUp(request.body)
        return reply.code(201).send(await open(reply, request.body.email, request.body.password))
      },
    )

    app.post(
      '/session',
      {
        config: { access: 'public', limit: 'sign-in' },
        schema: { tags: ['accounts'], body: signInInput, response: { 200: opened, ...problemResponses } },
      },
      async (request, reply) => open(reply, request.body.email, request.body.password),
    )

    app.get(
      '/session',
      {
        config: { access: 'public' },
        schema: {
          tags: ['accounts'],
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
        config: { access: 'signed-in' },
        schema: { tags: ['accounts'], response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        if (request.sessionId) service.signOut(request.sessionId)
        reply.clearCookie(SESSION_COOKIE, { path: '/' })
        return reply.code(204).send(null)
      },
    )
  }
}
