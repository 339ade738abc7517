import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/access.ts'
import { problemResponses } from '../../http/problem.ts'
import {
  noticeList,
  noticeQuery,
  preferenceList,
  preferencesInput,
  readInput,
  unreadCount,
} from './contract.ts'
import type { NoticesService } from './service.ts'

const tags = ['notices']
const signedIn = { access: 'signed-in' } as const

/** A person’s own notices: nobody reads those of somebody else. */
export function noticesRoutes(service: NoticesService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/notices',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'What one was told, the newest first, and how many are unread.',
          querystring: noticeQuery,
          response: { 200: noticeList, ...problemResponses },
        },
      },
      async (request) => service.list(actorOf(request).userId, request.query),
    )

    app.post(
      '/notices/read',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'Marks as read some of one’s notices, those about a page, or all up to an instant.',
          body: readInput,
          response: { 200: unreadCount, ...problemResponses },
        },
      },
      async (request) => service.read(actorOf(request).userId, request.body),
    )

    app.get(
      '/notice-preferences',
      {
        config: signedIn,
        schema: {
          tags,
          description:
            'How one is told of each kind, what else may be chosen, and when the weekly mail leaves.',
          response: { 200: preferenceList, ...problemResponses },
        },
      },
      async (request) => service.preferences(actorOf(request).userId),
    )

    app.put(
      '/notice-preferences',
      {
        config: signedIn,
        schema: {
          tags,
          description: 'Chooses how one is told of some kinds; the others stay as they are.',
          body: preferencesInput,
          response: { 200: preferenceList, ...problemResponses },
        },
      },
      async (request) => service.choose(actorOf(request).userId, request.body),
    )
  }
}
