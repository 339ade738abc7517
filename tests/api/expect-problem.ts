import type { Response } from 'supertest'
import { expect } from 'vitest'
import { type ErrorCode, errorCatalogue } from '../../src/kernel/errors.ts'

/** What zod, fastify and SQLite say when nobody translated them, and what must never leave the server. */
const NOT_FRENCH =
  /\b(invalid|expected|received|required|must|should|too (small|big|large)|unrecognized|failed|error)\b/i
const INSIDE = /\bat .+:\d+:\d+|node_modules|SQLITE|constraint/i

interface Expected {
  detail?: RegExp | string
  /** Pointers of the faulty fields, in any order; leaving it out checks nothing. */
  pointers?: string[]
}

/** One of the catalogue's problems (RFC 9457), in French, with nothing of the inside in it. */
export function expectProblem(
  response: Response,
  code: ErrorCode,
  { detail, pointers }: Expected = {},
): void {
  const { status, title } = errorCatalogue[code]
  const { body } = response
  expect({ status: response.status, type: response.type, code: body.code }, JSON.stringify(body)).toEqual({
    status,
    type: 'application/problem+json',
    code,
  })
  expect(body).toMatchObject({ type: `urn:boucle:problem:${code}`, title, status })
  expect(['code', 'detail', 'errors', 'instance', 'status', 'title', 'type']).toEqual(
    expect.arrayContaining(Object.keys(body)),
  )
  for (const sentence of [
    body.detail,
    ...(body.errors ?? []).map((fault: { detail: string }) => fault.detail),
  ]) {
    expect(sentence).toMatch(/\p{L}{2}/u)
    // The values of the wire that it quotes are those of the contract, in English.
    const own = sentence.replace(/"[^"]*"/g, '')
    expect(own, 'a sentence in French').not.toMatch(NOT_FRENCH)
    expect(sentence).not.toMatch(INSIDE)
  }
  if (detail instanceof RegExp) expect(body.detail).toMatch(detail)
  else if (detail) expect(body.detail).toBe(detail)
  if (pointers) expect(pointersOf(response)).toEqual([...pointers].sort())
}

export function pointersOf(response: Response): string[] {
  return (response.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer).sort()
}

/** Not signed in: the same answer at every address. */
export function expectStranger(response: Response): void {
  expectProblem(response, 'not-signed-in', { detail: 'Connectez-vous pour continuer.' })
}

/** Two refusals that a prober could not tell apart. */
export function expectSameRefusal(one: Response, other: Response): void {
  const { instance: _one, ...first } = one.body
  const { instance: _other, ...second } = other.body
  expect([one.status, first]).toEqual([other.status, second])
}
