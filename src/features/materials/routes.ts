import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problemResponses } from '../../http/problem.ts'
import { readingInput, readingView, resourceList, searchQuery, wasteCodeList } from './contract.ts'
import type { Resource, WasteCode } from './knowledge.ts'
import type { MaterialsService } from './service.ts'

export function materialsRoutes(service: MaterialsService): FastifyPluginAsyncZod {
  const mirroredOut = (code: WasteCode) => {
    const mirror = service.mirrorOf(code)
    return { ...codeOut(code), mirror: mirror && codeOut(mirror) }
  }
  return async (app) => {
    app.get(
      '/resources',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['materials'],
          querystring: searchQuery,
          response: { 200: resourceList, ...problemResponses },
        },
      },
      async ({ query }) => ({ items: service.searchResources(query.q, query.limit).map(resourceOut) }),
    )

    app.get(
      '/waste-codes',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['materials'],
          querystring: searchQuery,
          response: { 200: wasteCodeList, ...problemResponses },
        },
      },
      async ({ query }) => ({
        items: service.searchWasteCodes(query.q, query.limit).map(mirroredOut),
      }),
    )

    app.post(
      '/readings',
      {
        config: { access: 'signed-in' },
        schema: {
          tags: ['materials'],
          body: readingInput,
          response: { 200: readingView, ...problemResponses },
        },
      },
      async ({ body }) => {
        const { resources, wasteCodes, amount, months } = service.suggest(body)
        return {
          resources: resources.map(
            ({ resource: { id, labelFr, labelEn, family, unit }, isSure, because }) => ({
              ...{ id, labelFr, labelEn, family, unit },
              isSure,
              because,
            }),
          ),
          amount,
          months,
          wasteCodes: wasteCodes.map(({ entry, because }) => ({ ...mirroredOut(entry), because })),
        }
      },
    )
  }
}

function resourceOut({ id, labelFr, labelEn, family, parent, unit, wasteCodes }: Resource) {
  return { id, labelFr, labelEn, family, parent, unit, wasteCodes }
}

function codeOut({ code, hazardous, entryType, labelFr, labelEn }: WasteCode) {
  return { code, hazardous, entryType, labelFr, labelEn }
}
