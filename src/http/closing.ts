import type { FastifyInstance } from 'fastify'

/**
 * A stop that drains: readiness turns false first, answers given while closing tell the client to drop its
 * connection (a keep-alive one would otherwise hold the close), idle connections are closed at once.
 */
export function registerClosing(app: FastifyInstance): { isClosing(): boolean } {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    app.server.closeIdleConnections()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  return { isClosing: () => closing }
}
