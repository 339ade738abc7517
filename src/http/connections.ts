import type { Socket } from 'node:net'
import { errorCatalogue } from '../kernel/errors.ts'
import { BARE_HEADERS } from './problem.ts'

/** How long a client may take: one that sends its request byte by byte must not hold a connection for ever. */
export const patience = {
  /** For the headers of a request. */
  headersMs: 20_000,
  /** For a request whole: 30 MB of workbooks over a poor rural line. */
  requestMs: 300_000,
  /** Between two requests on a connection. */
  keepAliveMs: 65_000,
  /** How often the server looks for those who take too long. */
  checkedEveryMs: 5_000,
} as const

/** Options of fastify that bound the connections; the headers' time has no option of its own there. */
export function connectionOptions({
  requestMs,
  keepAliveMs,
  headersMs,
  checkedEveryMs,
}: Patience = patience) {
  return {
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkedEveryMs },
    clientErrorHandler: answerBrokenRequest,
  }
}
type Patience = { [K in keyof typeof patience]: number }

const STATUSES: Record<string, [status: string, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'La requête a mis trop de temps à arriver.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Les en-têtes de la requête sont trop longs.'],
}

/** To what is not even a request of HTTP, which reaches no route: a problem like the others, then the line is cut. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) return void socket.destroy()
  const [status, detail] = STATUSES[error.code ?? ''] ?? ['400 Bad Request', 'La requête est mal formée.']
  const { title } = errorCatalogue['invalid-input']
  const code = 'invalid-input'
  const body = JSON.stringify({
    type: `urn:boucle:problem:${code}`,
    title,
    status: Number.parseInt(status, 10),
    code,
    detail,
  })
  const headers = {
    ...BARE_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`)
}
