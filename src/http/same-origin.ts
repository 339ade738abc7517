import type { FastifyInstance } from 'fastify'
import { fail } from '../kernel/errors.ts'

/** What a plain HTML form can send without asking first (Fetch, CORS-safelisted content types). */
const OF_FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/**
 * True when `origin` (RFC 6454) is this site: the scheme too where people reach it is known, since an http page can have
 * been put there by anybody on the way; else the host that was asked for.
 */
export function isOwnOrigin(
  origin: string,
  { publicUrl, host }: { publicUrl: string | null; host: string | undefined },
): boolean {
  if (!URL.canParse(origin)) return false
  const given = new URL(origin)
  return publicUrl ? given.origin === new URL(publicUrl).origin : given.host === host
}

/**
 * Against a page of another site that has the browser write here with its cookies, beside SameSite=Strict: `Origin`,
 * what the browser itself says of where a write comes from (`Sec-Fetch-Site`: a neighbouring subdomain is another site
 * too), and no write of the kind a form can make, carried by a cookie, that says neither.
 */
export function registerSameOrigin(app: FastifyInstance, publicUrl: string | null): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async ({ method, headers, host }) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
    const { origin, 'sec-fetch-site': site } = headers
    const saysNothing = site === undefined && origin === undefined
    const byForm = headers.cookie !== undefined && OF_FORMS.test(headers['content-type'] ?? '')
    const isElsewhere =
      (site !== undefined && !['same-origin', 'none'].includes(String(site))) ||
      (origin !== undefined && !isOwnOrigin(origin, { publicUrl, host }))
    if (isElsewhere || (saysNothing && byForm)) {
      fail('cross-site', 'Cette requête vient d’un autre site et n’a pas été exécutée.')
    }
  })
}
