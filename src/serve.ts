import process from 'node:process'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { siteAddress } from './site-address.ts'

/** A stop that hangs (a client that never ends its request) is cut after this long. */
const CLOSING_LIMIT_MS = 10_000

type Listening = Pick<FastifyInstance, 'listen' | 'close' | 'server' | 'log'>

/**
 * Listens, and stops properly on SIGINT or SIGTERM: requests under way are answered, then `release` closes what
 * the application held. Returns the address to open.
 */
export async function serve(app: Listening, config: Config, release: () => void): Promise<string> {
  try {
    await app.listen({ port: config.PORT, host: config.HOST })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new Error(
        `Le port ${config.PORT} est déjà pris : fermez l’autre programme ou choisissez PORT=3001.`,
      )
    throw error
  }
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), CLOSING_LIMIT_MS).unref()
    await app.close()
    release()
    process.exitCode = 0
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return siteAddress(config, app.server)
}
