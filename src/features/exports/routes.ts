import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { exportedPlaces, exportedTable } from './contract.ts'
import { MEDIA_TYPES } from './files.ts'
import type { ExportsService } from './service.ts'

const file = z.any().describe('The file itself')

/** One address for each list, with the filters of its screen. */
export function exportsRoutes(service: ExportsService): FastifyPluginAsyncZod {
  return async (app) => {
    for (const list of service.lists)
      app.get(
        `/exports/${list.name}`,
        {
          config: { access: list.access, limit: 'list' },
          schema: {
            tags: ['exports'],
            description: `« ${list.title} » as a file: the rows that the list shows, under the same filters.`,
            querystring: (list.place ? exportedPlaces : exportedTable).extend(list.filters.shape),
            response: { 200: file, ...problemResponses },
          },
        },
        async (request, reply) => {
          const { format, ...filters } = request.query as z.output<typeof exportedPlaces>
          const bytes = service.open(actorOf(request), list, format, filters)
          return reply
            .type(MEDIA_TYPES[format])
            .header('content-disposition', `attachment; filename="${service.fileName(list, format)}"`)
            .header('cache-control', 'no-store')
            .send(Readable.from(bytes))
        },
      )
  }
}
