import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DomainError, type ErrorCode, errorCatalogue, type FieldFault } from '../kernel/errors.ts'

/** What zod says of a faulty value, unless the contract has words of its own. */
z.config(z.locales.fr())

/** Body of every error, RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

/** Response schemas of the errors any route may answer; spread into each route's `response`. */
export const problemResponses = { '4xx': problemSchema, '5xx': problemSchema } as const

/** The headers of an answer that no hook has seen. */
export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const

/** For addresses too broken to reach a route and its error handler (`/%E0%A4%A`): option `frameworkErrors`. */
export function answerBrokenAddress(
  { code }: { code: string },
  _request: unknown,
  reply: FastifyReply,
): void {
  // Longer than any of ours: with a front to serve it would be asked for a file of that name, and not be found either.
  if (code === 'FST_ERR_MAX_PARAM_LENGTH')
    return void send(reply.headers(BARE_HEADERS), 'not-found', 'Cette adresse n’existe pas.')
  send(reply.headers(BARE_HEADERS), 'invalid-input', 'Cette adresse est mal formée.')
}

function send(reply: FastifyReply, code: ErrorCode, detail: string, faults: readonly FieldFault[] = []) {
  const { status, title } = errorCatalogue[code]
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `urn:boucle:problem:${code}`,
      title,
      status,
      code,
      detail,
      instance: reply.request.id,
      ...(faults.length > 0 ? { errors: faults } : {}),
    })
}

/** Statuses that fastify and its plugins raise by themselves, in our words. */
const FOREIGN: Record<number, [ErrorCode, string]> = {
  400: ['invalid-input', 'La requête est mal formée.'],
  401: ['not-signed-in', 'Connectez-vous pour continuer.'],
  404: ['not-found', 'Cette adresse n’existe pas.'],
  405: ['invalid-input', 'Cette méthode n’existe pas à cette adresse.'],
  406: ['invalid-input', 'Un fichier est attendu, envoyé en multipart/form-data.'],
  413: ['too-large', 'L’envoi dépasse la taille permise.'],
  415: ['invalid-input', 'Ce type de contenu n’est pas accepté ici ; envoyez du JSON.'],
  429: ['too-many-requests', 'Trop de requêtes en peu de temps ; patientez un instant.'],
}

export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    if (error instanceof DomainError) {
      if (error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds)
      return send(reply, error.code, error.message, error.faults)
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const faults = error.validation.map(({ instancePath, message }) => ({
        pointer: instancePath === '' ? '/' : instancePath,
        detail: message ?? 'valeur incorrecte',
      }))
      return send(reply, 'invalid-input', 'Certaines valeurs sont à corriger.', faults)
    }
    const foreign = FOREIGN[error.statusCode ?? 500]
    if (foreign) return send(reply, ...foreign)
    request.log.error({ err: error }, 'unexpected error')
    return send(
      reply,
      'internal',
      `Une erreur inattendue s’est produite. Référence à transmettre : ${request.id}.`,
    )
  })
  app.setNotFoundHandler((_request, reply) => send(reply, 'not-found', 'Cette adresse n’existe pas.'))
}
