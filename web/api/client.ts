import { API } from './address.ts'
import { withFreshSession } from './fresh-session.ts'
import { problemFrom } from './problem.ts'

export type Query = Record<string, string | number | undefined>

export function withQuery(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

/** The one way to the server: same-origin cookie, JSON both ways, failures as ApiProblem. */
export function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { query?: Query; body?: unknown; signal?: AbortSignal } = {},
): Promise<T> {
  return withFreshSession(async () => {
    const response = await fetch(API + withQuery(path, options.query), {
      method,
      credentials: 'same-origin',
      headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    })
    const text = await response.text()
    if (!response.ok) throw problemFrom(response.status, text)
    return (text ? JSON.parse(text) : null) as T
  })
}
