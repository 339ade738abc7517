import fastifyRateLimit, { type CreateRateLimitOptions, normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'

/**
 * How much of what in how long. `general` counts every call to the API; a route belongs to one more tier: the one it
 * declares (`config.limit`), else `write` when its method writes.
 */
export const tiers = {
  general: { max: 600, seconds: 60, per: 'person' },
  write: { max: 120, seconds: 60, per: 'person' },
  /**
   * What a stranger may try without being known (passwords, codes, links, registrations), by address. A whole
   * workshop signs in behind one address; guesses at one account are counted by account besides.
   */
  'sign-in': { max: 60, seconds: 300, per: 'address' },
  /** Continuing a session: tokens that nobody can guess, asked for every few minutes by each open page of an office. */
  refresh: { max: 600, seconds: 300, per: 'address' },
  /** Files read here: workbooks cost seconds of work. */
  upload: { max: 30, seconds: 300, per: 'person' },
  /** Questions passed on to a public register, which bears seven a second from all of us. */
  register: { max: 60, seconds: 60, per: 'person' },
  /** Lists of the screens taken away as files. */
  list: { max: 120, seconds: 300, per: 'person' },
  /** Whole sets of data going out. */
  export: { max: 30, seconds: 300, per: 'person' },
} as const satisfies Record<string, { max: number; seconds: number; per: 'person' | 'address' }>

export type Tier = keyof typeof tiers
export type Limits = Record<Tier, { max: number; seconds: number; per: 'person' | 'address' }>

/** Those who call are forgotten beyond this many in a tier, the longest silent first: memory stays bounded. */
const REMEMBERED = 10_000

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: Exclude<Tier, 'general'>
  }
}

/**
 * Refuses with 429 and `Retry-After` what comes too often. A person is the signed-in user wherever they are, else the
 * address they call from: the /64 of an IPv6 one (a home has the whole of it), the client's behind a trusted proxy.
 * Comes after the session, which says who calls. The files of the front are not counted.
 */
export async function registerLimits(
  app: FastifyInstance,
  limits: Limits = tiers,
  remembered = REMEMBERED,
): Promise<void> {
  await app.register(fastifyRateLimit, { global: false })
  const counterOf = ({ max, seconds, per }: Limits[Tier]) => {
    // Each counter has a store of its own, of the size that `cache` says (left out of the plugin's types).
    const options: CreateRateLimitOptions & { cache: number } = {
      max,
      timeWindow: seconds * 1000,
      cache: remembered,
      keyGenerator: per === 'person' ? personOf : addressOf,
    }
    return app.createRateLimit(options)
  }
  const counters = {
    general: counterOf(limits.general),
    write: counterOf(limits.write),
    'sign-in': counterOf(limits['sign-in']),
    refresh: counterOf(limits.refresh),
    upload: counterOf(limits.upload),
    register: counterOf(limits.register),
    list: counterOf(limits.list),
    export: counterOf(limits.export),
  }

  app.addHook('onRequest', async (request, reply) => {
    // The address as the router read it: `/%61pi/v1/flows` is the API's too.
    const { url, config } = request.routeOptions
    if (url !== undefined && !url.startsWith('/api/')) return
    const tier = config.limit ?? (isWrite(request.method) ? 'write' : null)
    for (const name of tier ? (['general', tier] as const) : (['general'] as const)) {
      const count = await counters[name](request)
      if (count.isAllowed || !count.isExceeded) continue
      reply.header('retry-after', count.ttlInSeconds)
      throw new DomainError('too-many-requests', tooMany(count.ttlInSeconds))
    }
  })
}

function isWrite(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method)
}

function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip, 64)
}

function personOf(request: FastifyRequest): string {
  return request.actor?.userId ?? addressOf(request)
}

function tooMany(seconds: number): string {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : 'un instant'
  return `Trop de requêtes en peu de temps ; patientez ${wait}.`
}
