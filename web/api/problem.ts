export interface FieldFault {
  pointer: string
  detail: string
}

/** An `application/problem+json` answer (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly faults: readonly FieldFault[]

  constructor(
    status: number,
    body: { title?: string; detail?: string; code?: string; errors?: FieldFault[] },
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = body.code ?? 'unknown'
    this.detail = body.detail ?? body.title ?? ''
    this.faults = body.errors ?? []
  }
}

/** The fault of one field, by its JSON pointer. */
export function faultOf(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  return error.faults.find((fault) => fault.pointer === pointer)?.detail
}

/** Reads an error answer; one that is not problem+json (a proxy's page) keeps its status alone. */
export function problemFrom(status: number, text: string): ApiProblem {
  try {
    return new ApiProblem(status, JSON.parse(text))
  } catch {
    return new ApiProblem(status, {})
  }
}
