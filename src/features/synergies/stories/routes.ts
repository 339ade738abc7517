import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../../http/access.ts'
import { problemResponses } from '../../../http/problem.ts'
import type { SynergiesService } from '../service.ts'
import { publicStories, publicStory, storyAnswer, storyDesk, storyInput } from './contract.ts'

const tags = ['stories']
const params = z.object({ id: z.string().max(60) })
const anybody = { access: 'public', limit: 'list' } as const

export function successStoryRoutes({ stories }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/synergies/:id/story',
      {
        config: { access: 'signed-in' },
        schema: { tags, params, response: { 200: storyDesk, ...problemResponses } },
      },
      async (request) => stories.of(actorOf(request), request.params.id),
    )

    app.put(
      '/synergies/:id/story',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description:
            'Writes the story of a synergy that runs. Whoever had agreed to it is to be asked again.',
          params,
          body: storyInput,
          response: { 200: storyDesk, ...problemResponses },
        },
      },
      async (request) => stories.write(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/synergies/:id/story',
      {
        config: { access: facilitators },
        schema: { tags, params, response: { 204: z.null(), ...problemResponses } },
      },
      async (request, reply) => {
        stories.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/synergies/:id/story/request',
      {
        config: { access: facilitators },
        schema: {
          tags,
          description: 'Asks every structure whether the page may be published as it is.',
          params,
          response: { 200: storyDesk, ...problemResponses },
        },
      },
      async (request) => stories.ask(actorOf(request), request.params.id),
    )

    app.post(
      '/synergies/:id/story/answers',
      {
        config: { access: 'signed-in' },
        schema: {
          tags,
          description:
            'A structure answers about the page it read, told by its digest. Another page answers 409 `preview-outdated`.',
          params,
          body: storyAnswer,
          response: { 200: storyDesk, ...problemResponses },
        },
      },
      async (request) => stories.answer(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/stories',
      {
        config: anybody,
        schema: {
          tags,
          description:
            'Success stories that every one of their structures agreed to, when the territory opens the page.',
          response: { 200: publicStories, ...problemResponses },
        },
      },
      async () => stories.published(),
    )

    app.get(
      '/stories/any',
      {
        config: anybody,
        schema: {
          tags,
          description: 'Whether there is a success story to read: to lead to the page or not.',
          response: { 200: z.object({ any: z.boolean() }), ...problemResponses },
        },
      },
      async () => ({ any: stories.hasAny() }),
    )

    app.get(
      '/stories/:id',
      {
        config: anybody,
        schema: { tags, params, response: { 200: publicStory, ...problemResponses } },
      },
      async (request) => stories.publishedOne(request.params.id),
    )
  }
}
