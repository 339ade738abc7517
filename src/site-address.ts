import type { Server } from 'node:http'
import type { Config } from './config.ts'

/** Where people reach this installation, without a slash at the end; `server` is already listening. */
export function siteAddress({ PUBLIC_URL, PORT }: Config, server: Pick<Server, 'address'>): string {
  if (PUBLIC_URL) return PUBLIC_URL.replace(/\/+$/, '')
  const bound = server.address()
  return `http://localhost:${typeof bound === 'object' && bound ? bound.port : PORT}`
}
