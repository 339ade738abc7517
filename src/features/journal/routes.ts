import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { journalList, journalQuery, journalVerification, structureJournalQuery } from './contract.ts'
import type { JournalService } from './service.ts'

const idParams = z.object({ id: z.string().max(60) })

export function journalRoutes(service: JournalService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/journal',
      {
        config: {
          access: ['administrator'],
          consultation: () => [{ entity: 'journal', ids: ['*'] }],
        },
        schema: {
          tags: ['journal'],
          querystring: journalQuery,
          response: { 200: journalList, ...problemResponses },
        },
      },
      async (request) => service.list(request.query),
    )

    app.get(
      '/journal/verification',
      {
        config: { access: ['administrator'] },
        schema: {
          tags: ['journal'],
          description:
            'Reads the whole chain again, and names the first entry that is not as it was written.',
          response: { 200: journalVerification, ...problemResponses },
        },
      },
      async () => service.verification(),
    )

    app.get(
      '/organisations/:id/journal',
      {
        config: {
          access: 'signed-in',
          consultation: (_answer, { params }) => [
            { entity: 'journal', ids: [(params as { id: string }).id] },
          ],
        },
        schema: {
          tags: ['journal'],
          params: idParams,
          querystring: structureJournalQuery,
          response: { 200: journalList, ...problemResponses },
        },
      },
      async (request) => service.ofOrganisation(actorOf(request), request.params.id, request.query),
    )
  }
}
