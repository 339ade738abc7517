import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { clearSessionCookies, cookieNames } from '../../http/session-cookies.ts'
import type { Actor } from '../../kernel/actor.ts'
import { fail } from '../../kernel/errors.ts'
import { territory } from '../organisations/territory.ts'
import {
  closingInput,
  closingRequestView,
  closingView,
  exportQuery,
  type PersonalExport,
  personalExport,
  privacyNotice,
} from './contract.ts'
import { noticeOf } from './notice.ts'
import type { PrivacyService } from './service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const idParams = z.object({ id: z.string().max(60) })

export function privacyRoutes(service: PrivacyService, config: Config): FastifyPluginAsyncZod {
  /** JSON or a workbook, as the query says, or else what the client accepts. */
  async function send(
    reply: FastifyReply,
    actor: Actor,
    exported: PersonalExport,
    format: 'json' | 'xlsx' | undefined,
  ) {
    const accepted = reply.request.headers.accept ?? ''
    const day = exported.generatedAt.slice(0, 10)
    const wanted = format ?? (accepted.includes(XLSX) ? 'xlsx' : 'json')
    reply.header('content-disposition', `attachment; filename="boucle-${day}.${wanted}"`)
    reply.header('cache-control', 'no-store')
    if (wanted === 'json') return reply.send(exported)
    return reply.type(XLSX).send(await service.exports.workbook(actor, exported))
  }
  // A workbook never passes through the serializer of the schema.
  const response = { 200: personalExport, ...problemResponses }

  return async (app) => {
    app.get(
      '/privacy',
      {
        config: { access: 'public' },
        schema: { tags: ['privacy'], response: { 200: privacyNotice, ...problemResponses } },
      },
      async () =>
        noticeOf(service.settings(), { territory: territory.name, tilesUrl: config.TILES_URL ?? null }),
    )

    app.get(
      '/me/export',
      {
        config: { access: 'signed-in', limit: 'export' },
        schema: { tags: ['privacy'], querystring: exportQuery, response },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        return send(reply, actor, service.exports.ofPerson(actor), request.query.format)
      },
    )

    app.delete(
      '/me',
      {
        config: { access: 'signed-in' },
        schema: { tags: ['privacy'], response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        const sessionId = request.sessionId ?? fail('not-signed-in', 'Connectez-vous pour continuer.')
        service.deleteOwnAccount(actorOf(request), sessionId)
        clearSessionCookies(reply, cookieNames(config.PUBLIC_URL))
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/organisations/:id/export',
      {
        config: { access: 'signed-in', limit: 'export' },
        schema: { tags: ['privacy'], params: idParams, querystring: exportQuery, response },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const exported = service.exports.ofOrganisation(actor, request.params.id)
        return send(reply, actor, exported, request.query.format)
      },
    )

    app.post(
      '/organisations/:id/closing-request',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['privacy'],
          description: 'A manager asks that the structure leave; its facilitators are told by mail.',
          params: idParams,
          body: closingInput,
          response: { 200: closingRequestView, ...problemResponses },
        },
      },
      async (request) => service.closingRequest.ask(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/organisations/:id/closing-request',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['privacy'],
          description: 'The manager thinks better of it; the facilitators are told by mail.',
          params: idParams,
          response: { 204: z.null(), ...problemResponses },
        },
      },
      async (request, reply) => {
        service.closingRequest.withdraw(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/organisations/:id/closing',
      {
        config: { access: facilitators },
        schema: {
          tags: ['privacy'],
          params: idParams,
          body: closingInput,
          response: { 200: closingView, ...problemResponses },
        },
      },
      async (request) => service.structures.close(actorOf(request), request.params.id, request.body),
    )
  }
}
