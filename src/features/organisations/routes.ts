import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import type { Shown } from '../../kernel/shown.ts'
import { searchCommunes } from './communes.ts'
import {
  type OrganisationView,
  organisationInput,
  organisationList,
  organisationQuery,
  organisationSheet,
  organisationView,
  registerComparison,
  takenFields,
} from './contract.ts'
import type { OrganisationsService } from './service.ts'
import { territory } from './territory.ts'

const idParams = z.object({ id: z.string() })
const communeList = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      postalCodes: z.array(z.string()),
      lat: z.number().nullable(),
      lng: z.number().nullable(),
    }),
  ),
})
const territoryView = z.object({
  name: z.string(),
  communes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      population: z.number(),
      lat: z.number(),
      lng: z.number(),
    }),
  ),
})

export function organisationsRoutes(service: OrganisationsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/territory',
      {
        config: { access: 'public' },
        schema: { tags: ['organisations'], response: { 200: territoryView, ...problemResponses } },
      },
      async () => ({ name: territory.name, communes: [...territory.communes] }),
    )

    app.get(
      '/communes',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['organisations'],
          querystring: z.object({ q: z.string().trim().max(60).default('') }),
          response: { 200: communeList, ...problemResponses },
        },
      },
      async ({ query }) => ({ items: searchCommunes(query.q, 12) }),
    )

    app.get(
      '/organisations',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['organisations'],
          querystring: organisationQuery,
          response: { 200: organisationList, ...problemResponses },
        },
      },
      async (request) => service.list(actorOf(request), request.query),
    )

    app.post(
      '/organisations',
      {
        config: { access: facilitators },
        schema: {
          tags: ['organisations'],
          body: organisationInput,
          response: { 201: organisationView, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(service.register(actorOf(request), request.body)),
    )

    app.put(
      '/organisations/:id',
      {
        config: { access: 'signed-in', consultation: sheetShown },
        schema: {
          tags: ['organisations'],
          description: 'Writes a whole sheet: sites and contacts that are left out go.',
          params: idParams,
          body: organisationSheet,
          response: { 200: organisationView, ...problemResponses },
        },
      },
      async (request) => service.rewrite(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/organisations/:id/register',
      {
        config: { access: 'signed-in', limit: 'register' },
        schema: {
          tags: ['organisations'],
          description: 'What the register of companies says otherwise than the sheet.',
          params: idParams,
          response: { 200: registerComparison, ...problemResponses },
        },
      },
      async (request) => service.compareWithRegister(actorOf(request), request.params.id),
    )

    app.post(
      '/organisations/:id/register',
      {
        config: { access: 'signed-in', consultation: sheetShown },
        schema: {
          tags: ['organisations'],
          description: 'Takes the chosen fields as the register last gave them.',
          params: idParams,
          body: takenFields,
          response: { 200: organisationView, ...problemResponses },
        },
      },
      async (request) => service.takeFromRegister(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/organisations/:id',
      {
        config: { access: 'signed-in', consultation: sheetShown },
        schema: {
          tags: ['organisations'],
          params: idParams,
          response: { 200: organisationView, ...problemResponses },
        },
      },
      async (request) => service.sheet(actorOf(request), request.params.id),
    )
  }
}

/** Sites, contacts and notes are the structure's own; its identity alone is not confidential. */
function sheetShown({ id, contacts, sites, notes }: OrganisationView): Shown[] {
  const fields = [...(contacts.length > 0 ? ['contacts'] : []), ...(notes ? ['notes'] : [])]
  return fields.length > 0 || sites.length > 0 ? [{ entity: 'organisation', ids: [id], fields }] : []
}
