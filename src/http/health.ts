import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { fail } from '../kernel/errors.ts'
import { problemResponses } from './problem.ts'

const answer = z.object({ status: z.literal('ok') })

/**
 * Liveness says that the process answers; readiness that it may be sent traffic: database open, knowledge and
 * index loaded, not closing.
 */
export function registerHealth(app: FastifyInstance, isReady: () => boolean): void {
  app.get(
    '/health/live',
    { config: { access: 'public' }, schema: { tags: ['health'], response: { 200: answer } } },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/health/ready',
    {
      config: { access: 'public' },
      schema: { tags: ['health'], response: { 200: answer, ...problemResponses } },
    },
    async () =>
      isReady() ? { status: 'ok' as const } : fail('not-ready', 'Le service démarre ou s’arrête.'),
  )
}
