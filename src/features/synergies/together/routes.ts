import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import { circleParams, taskList } from '../../together/contract.ts'
import { togetherRoutes } from '../../together/routes.ts'
import type { SynergiesService } from '../service.ts'

const tags = ['synergies']

/** What is done together in synergies, and the checklist of an introduction. */
export function synergyWorkRoutes({ work }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(togetherRoutes(work, { path: '/synergies', calendars: '/synergy-meetings', tags }))

    app.post(
      '/synergies/:id/tasks/checklist',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Adds what of the checklist of an introduction is not among the tasks yet.',
          params: circleParams,
          response: { 200: taskList, ...problemResponses },
        },
      },
      async (request) => work.tasks.addChecklist(actorOf(request), request.params.id),
    )
  }
}
