/**
 * The one catalogue of errors. A room throws `fail(code, detail)`; the HTTP edge turns it into
 * `application/problem+json` (RFC 9457), the command line into one sentence.
 * Titles and details are in French: they are read by people.
 */
export const errorCatalogue = {
  'invalid-input': { status: 400, title: 'Saisie à corriger' },
  'not-signed-in': { status: 401, title: 'Connexion nécessaire' },
  'wrong-credentials': { status: 401, title: 'Identifiants incorrects' },
  'recent-sign-in-needed': { status: 403, title: 'Confirmation nécessaire' },
  'second-factor-needed': { status: 403, title: 'Second facteur nécessaire' },
  forbidden: { status: 403, title: 'Action non autorisée' },
  'cross-site': { status: 403, title: 'Requête venue d’un autre site' },
  'not-found': { status: 404, title: 'Introuvable' },
  conflict: { status: 409, title: 'Conflit avec l’état actuel' },
  expired: { status: 410, title: 'Lien ou délai dépassé' },
  'preview-outdated': { status: 409, title: 'Aperçu dépassé' },
  'to-confirm': { status: 422, title: 'Valeur inhabituelle à confirmer' },
  'too-large': { status: 413, title: 'Fichier trop volumineux' },
  'unreadable-file': { status: 422, title: 'Fichier illisible' },
  'too-many-requests': { status: 429, title: 'Trop de requêtes' },
  internal: { status: 500, title: 'Erreur interne' },
  'not-ready': { status: 503, title: 'Service pas encore prêt' },
} as const

export type ErrorCode = keyof typeof errorCatalogue

/** What is wrong with one field: `pointer` is a JSON pointer into the input (RFC 6901). */
export interface FieldFault {
  pointer: string
  detail: string
}

export class DomainError extends Error {
  readonly code: ErrorCode
  readonly faults: readonly FieldFault[]
  /** When it makes sense to ask again, for `too-many-requests`. */
  retryAfterSeconds?: number

  constructor(code: ErrorCode, detail: string, faults: readonly FieldFault[] = []) {
    super(detail)
    this.name = 'DomainError'
    this.code = code
    this.faults = faults
  }
}

/** Throws a DomainError; written `throw fail(...)` never: the return type says that it does not come back. */
export function fail(code: ErrorCode, detail: string, faults: readonly FieldFault[] = []): never {
  throw new DomainError(code, detail, faults)
}

/** The answer to "not yours" and to "does not exist": the same, so that ids cannot be probed. */
export function notFound(what: string): never {
  fail('not-found', `${what} : introuvable, ou hors de votre accès.`)
}

/** Refuses for a while, and says how long. */
export function tooManyRequests(waitMs: number): never {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000))
  const error = new DomainError(
    'too-many-requests',
    `Trop d’essais en peu de temps. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
  )
  error.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  throw error
}
