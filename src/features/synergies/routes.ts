import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, facilitators } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import { flowsShown } from '../flows/consultation.ts'
import {
  answerInput,
  askingInput,
  type IntroductionList,
  type IntroductionView,
  introductionInput,
  introductionLink,
  introductionLinkInput,
  introductionList,
  introductionView,
  linkAnswer,
  linkOutcome,
} from './contract.ts'
import type { SynergiesService } from './service.ts'

const idParams = z.object({ id: z.string() })
const stranger = { access: 'public', limit: 'sign-in' } as const

export function synergiesRoutes({ introductions, links }: SynergiesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/introductions',
      {
        config: {
          access: 'signed-in',
          consultation: ({ items }: IntroductionList) => sidesShown(items),
        },
        schema: { tags: ['synergies'], response: { 200: introductionList, ...problemResponses } },
      },
      async (request) => introductions.list(actorOf(request)),
    )

    app.post(
      '/introductions',
      {
        config: { access: facilitators },
        schema: {
          tags: ['synergies'],
          body: introductionInput,
          response: { 201: introductionView, ...problemResponses },
        },
      },
      async (request, reply) => reply.code(201).send(introductions.open(actorOf(request), request.body)),
    )

    app.post(
      '/introductions/link',
      {
        config: stranger,
        schema: {
          tags: ['synergies'],
          description: 'What the link of a mail asks; the link stays good.',
          body: introductionLinkInput,
          response: { 200: introductionLink, ...problemResponses },
        },
      },
      async (request) => links.open(request.body.token),
    )

    app.post(
      '/introductions/link/answer',
      {
        config: stranger,
        schema: {
          tags: ['synergies'],
          description: 'Answers by the link of a mail, once, without a session.',
          body: linkAnswer,
          response: { 200: linkOutcome, ...problemResponses },
        },
      },
      async (request) => ({ state: links.answer(request.body) }),
    )

    app.get(
      '/introductions/:id',
      {
        config: { access: 'signed-in', consultation: (view: IntroductionView) => sidesShown([view]) },
        schema: {
          tags: ['synergies'],
          params: idParams,
          response: { 200: introductionView, ...problemResponses },
        },
      },
      async (request) => introductions.get(actorOf(request), request.params.id),
    )

    app.post(
      '/introductions/:id/askings',
      {
        config: { access: facilitators, consultation: (view: IntroductionView) => sidesShown([view]) },
        schema: {
          tags: ['synergies'],
          description: 'Asks a structure that has not agreed once more, at most once a day.',
          params: idParams,
          body: askingInput,
          response: { 200: introductionView, ...problemResponses },
        },
      },
      async (request) => introductions.askAgain(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/introductions/:id/answers',
      {
        config: { access: 'signed-in', consultation: (view: IntroductionView) => sidesShown([view]) },
        schema: {
          tags: ['synergies'],
          params: idParams,
          body: answerInput,
          response: { 200: introductionView, ...problemResponses },
        },
      },
      async (request) => introductions.answer(actorOf(request), request.params.id, request.body),
    )
  }
}

const sidesShown = (views: readonly IntroductionView[]) =>
  flowsShown(views.flatMap(({ sides }) => sides.flatMap(({ flows }) => flows)))
