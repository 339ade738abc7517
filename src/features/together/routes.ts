import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { documentRoutes } from './document-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { messageRoutes } from './message-routes.ts'
import type { TogetherService } from './service.ts'
import { taskRoutes } from './task-routes.ts'

/** Where what is done together in circles of one kind is asked. */
export interface Address {
  /** Of the circles: `/synergies`, for `/synergies/:id/messages` and the others. */
  path: string
  /** Of the calendar files of their meetings, each by the id of its meeting: `/synergy-meetings`. */
  calendars: string
  tags: string[]
}

/** Messages, documents, tasks and meetings of circles of one kind, under their address. */
export function togetherRoutes(work: TogetherService, address: Address): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(messageRoutes(work, address))
    await app.register(documentRoutes(work, address))
    await app.register(taskRoutes(work, address))
    await app.register(meetingRoutes(work, address))
  }
}
