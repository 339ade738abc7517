import type { FastifyInstance } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import type { Shown } from '../kernel/shown.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What of the confidential the answer of this route shows; left out: nothing. */
    consultation?(answer: unknown, request: FastifyRequest): readonly Shown[]
  }
  interface FastifyRequest {
    shown: readonly Shown[] | null
  }
}

/** Tells `record` what each successful answer showed, once the answer has left: reading never waits for writing. */
export function registerConsultations(
  app: FastifyInstance,
  record: (actor: Actor, shown: readonly Shown[]) => void,
): void {
  app.decorateRequest('shown', null)
  app.addHook('preSerialization', async (request, reply, answer) => {
    const consultation = request.routeOptions.config.consultation
    if (consultation && request.actor && reply.statusCode < 300) request.shown = consultation(answer, request)
    return answer
  })
  app.addHook('onResponse', async ({ actor, shown, log }) => {
    if (!actor || !shown || shown.length === 0) return
    try {
      record(actor, shown)
    } catch (error) {
      log.error({ err: error }, 'a consultation could not be written to the journal')
    }
  })
}
