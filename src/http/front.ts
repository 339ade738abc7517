import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built front. Hashed assets never change, so browsers keep them for good; the page itself is asked
 * again each time. Any other address outside /api and /health gives the page: the router is in the browser.
 */
export async function registerFront(app: FastifyInstance, folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) {
    app.log.warn('The front is not built (npm run build): only the API is served.')
    return
  }
  const html = readFileSync(page)
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' }
      route.schema = { ...route.schema, hide: true }
    })
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: '/',
      index: false,
      wildcard: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
      globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    })
    scope.get('/*', async (request, reply) => {
      // Decoded and without its query, unlike `request.url`: /%61pi and /api?x are the API's too.
      const { '*': path } = request.params as { '*': string }
      if (/^\/*(api|health)(\/|$)/i.test(path)) return reply.callNotFound()
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
    })
  })
}
