import type { FastifyInstance } from 'fastify'
import { fail } from '../kernel/errors.ts'

/** What a plain HTML form can send without asking first (Fetch, CORS-safelisted content types). */
const OF_FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/**
 * Against a page of another site that has the browser write here with its cookies, beside SameSite=Strict and the check
 * of `Origin`: what the browser itself says of where a write comes from (`Sec-Fetch-Site`: a neighbouring subdomain is
 * another site too), and no write of the kind a form can make, carried by a cookie, that does not say it at all.
 */
export function registerSameOrigin(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async ({ method, headers }) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
    const site = headers['sec-fetch-site']
    const saysNothing = site === undefined && headers.origin === undefined
    const byForm = headers.cookie !== undefined && OF_FORMS.test(headers['content-type'] ?? '')
    if ((site !== undefined && !['same-origin', 'none'].includes(String(site))) || (saysNothing && byForm)) {
      fail('cross-site', 'Cette requête vient d’un autre site et n’a pas été exécutée.')
    }
  })
}
