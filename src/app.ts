import { randomUUID } from 'node:crypto'
import fastifyHelmet from '@fastify/helmet'
import fastifyMultipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import type { Database } from './db/connection.ts'
import { accountsRoutes } from './features/accounts/routes.ts'
import { flowsRoutes } from './features/flows/routes.ts'
import { matchingRoutes } from './features/matching/routes.ts'
import { materialsRoutes } from './features/materials/routes.ts'
import { organisationsRoutes } from './features/organisations/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { spreadsheetsRoutes } from './features/spreadsheets/routes.ts'
import { registerAccess } from './http/access.ts'
import { registerClosing } from './http/closing.ts'
import { registerFront } from './http/front.ts'
import { registerHealth } from './http/health.ts'
import { registerLimits } from './http/limits.ts'
import { registerOpenApi } from './http/openapi.ts'
import { answerBrokenAddress, registerProblems } from './http/problem.ts'
import { registerSession } from './http/session.ts'
import type { Clock } from './kernel/clock.ts'
import { projectPath } from './project-path.ts'
import { registerRealtime } from './realtime/sockets.ts'
import { buildRooms, type Rooms } from './rooms.ts'

/** An upload holds at most three files of this size (see docs/spreadsheet.md). */
const MAX_FILE_BYTES = 10 * 1024 * 1024

export interface AppDependencies {
  config: Config
  db: Database
  clock: Clock
  /** Key of the session tokens. */
  secret: string
  /** Rooms already built, when the caller needs them too (the demonstration). */
  rooms?: Rooms
}

/**
 * Assembles the server: HTTP edge first, then the rooms in order. It never listens: `server.ts` and the tests
 * decide where.
 */
export async function buildApp({
  config,
  db,
  clock,
  secret,
  rooms = buildRooms(db, clock),
}: AppDependencies) {
  const app = Fastify({
    logger:
      config.LOG_LEVEL === 'silent'
        ? false
        : { level: config.LOG_LEVEL, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    // One proxy is trusted: what it adds at the end is the caller; what came before, the caller may have invented.
    trustProxy: config.TRUST_PROXY ? (_address, hop) => hop === 0 : false,
    frameworkErrors: answerBrokenAddress,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  registerProblems(app)
  const { isClosing } = registerClosing(app)
  registerAccess(app)
  await registerSecurity(app, config)
  await registerSession(app, {
    secret,
    publicUrl: config.PUBLIC_URL ?? null,
    resolve: rooms.accounts.resolve,
  })
  await registerLimits(app)
  await app.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 3, fields: 5, parts: 8 },
  })
  await registerOpenApi(app)
  registerRealtime(app, {
    events: db.events,
    clock,
    publicUrl: config.PUBLIC_URL ?? null,
    resolve: rooms.accounts.resolve,
  })

  registerHealth(app, () => db.sqlite.open && !isClosing())
  await app.register(
    async (api) => {
      await api.register(settingsRoutes(rooms.settings))
      await api.register(accountsRoutes(rooms.accounts, config))
      await api.register(organisationsRoutes(rooms.organisations))
      await api.register(materialsRoutes(rooms.materials))
      await api.register(flowsRoutes(rooms.flows))
      await api.register(matchingRoutes(rooms.matching))
      await api.register(spreadsheetsRoutes(rooms.spreadsheets))
    },
    { prefix: '/api/v1' },
  )
  await registerFront(app as unknown as FastifyInstance, projectPath('dist/web'))
  await app.ready()
  return app
}

async function registerSecurity(app: FastifyInstance, config: Config): Promise<void> {
  const tileHosts = config.TILES_URL
    ? [new URL(config.TILES_URL.replace(/\{[^}]*\}/g, 'a')).origin.replace('//a.', '//*.')]
    : []
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...tileHosts],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: config.PUBLIC_URL?.startsWith('https:') ? [] : null,
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
  })
}
