import { randomUUID } from 'node:crypto'
import fastifyMultipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import type { Database } from './db/connection.ts'
import { administrationRoutes } from './features/accounts/administration-routes.ts'
import { ownAccountRoutes } from './features/accounts/own-account-routes.ts'
import { accountsRoutes } from './features/accounts/routes.ts'
import { sessionRoutes } from './features/accounts/session-routes.ts'
import { auditsRoutes } from './features/audits/routes.ts'
import { mailingRecipientsRoutes } from './features/campaigns/recipient-routes.ts'
import { mailingsRoutes } from './features/campaigns/routes.ts'
import { oneClickRoute, unsubscribeRoutes } from './features/campaigns/unsubscribe-routes.ts'
import { directoryRoutes } from './features/directory/routes.ts'
import { eventCalendarRoutes, eventDocumentRoutes } from './features/events/file-routes.ts'
import { eventAttendanceRoutes, eventRegistrationRoutes } from './features/events/registration-routes.ts'
import { eventsRoutes } from './features/events/routes.ts'
import { exportsRoutes } from './features/exports/routes.ts'
import { attachmentsRoutes } from './features/flows/attachments/routes.ts'
import { openDataRoutes } from './features/flows/open-data/routes.ts'
import { renewalRoutes } from './features/flows/renewal/routes.ts'
import { flowsRoutes } from './features/flows/routes.ts'
import { groupsRoutes } from './features/groups/routes.ts'
import { informationImageRoutes } from './features/information/image-routes.ts'
import { publicInformationRoutes } from './features/information/public-routes.ts'
import { informationRoutes } from './features/information/routes.ts'
import { journalRoutes } from './features/journal/routes.ts'
import { matchingRoutes } from './features/matching/routes.ts'
import { entriesRoutes } from './features/materials/entries/routes.ts'
import { materialsRoutes } from './features/materials/routes.ts'
import { noticesRoutes } from './features/notices/routes.ts'
import { organisationsRoutes } from './features/organisations/routes.ts'
import { registrationRoutes } from './features/people/registration-routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { privacyRoutes } from './features/privacy/routes.ts'
import { projectsRoutes } from './features/projects/routes.ts'
import { registersRoutes } from './features/registers/routes.ts'
import { planFollowRoutes } from './features/reporting/plan/follow-routes.ts'
import { planIndicatorRoutes } from './features/reporting/plan/indicator-routes.ts'
import { planRoutes } from './features/reporting/plan/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { serviceFactRoutes } from './features/shared-services/fact-routes.ts'
import { sharedServicesRoutes } from './features/shared-services/routes.ts'
import { spreadsheetsRoutes } from './features/spreadsheets/routes.ts'
import { synergyLegalRoutes } from './features/synergies/legal/routes.ts'
import { synergyLifeRoutes } from './features/synergies/life-routes.ts'
import { introductionRequestRoutes } from './features/synergies/requests/routes.ts'
import { exchangePlansRoutes } from './features/synergies/results/plan-routes.ts'
import { synergyResultsRoutes } from './features/synergies/results/routes.ts'
import { synergiesRoutes } from './features/synergies/routes.ts'
import { successStoryRoutes } from './features/synergies/stories/routes.ts'
import { synergyWorkRoutes } from './features/synergies/together/routes.ts'
import { trainingFollowingRoutes } from './features/training/following-routes.ts'
import { trainingRoutes } from './features/training/routes.ts'
import { workshopsRoutes } from './features/workshops/routes.ts'
import { registerAccess } from './http/access.ts'
import { registerClosing } from './http/closing.ts'
import { connectionOptions } from './http/connections.ts'
import { registerConsultations } from './http/consultation.ts'
import { registerFront } from './http/front.ts'
import { registerHeaders } from './http/headers.ts'
import { registerHealth } from './http/health.ts'
import { type Limits, registerLimits, tiers } from './http/limits.ts'
import { registerOpenApi } from './http/openapi.ts'
import { answerBrokenAddress, registerProblems } from './http/problem.ts'
import { registerSameOrigin } from './http/same-origin.ts'
import { registerSession } from './http/session.ts'
import type { Clock } from './kernel/clock.ts'
import { mailRoutes } from './mail/routes.ts'
import { mailSender } from './mail/sender.ts'
import { smtpTransport } from './mail/smtp-transport.ts'
import type { MailTransport } from './mail/transport.ts'
import { projectPath } from './project-path.ts'
import { registerRealtime } from './realtime/sockets.ts'
import { buildRooms, type Rooms } from './rooms.ts'
import { siteAddress } from './site-address.ts'

/** An upload holds at most four files of this size (see docs/spreadsheet.md). */
const MAX_FILE_BYTES = 10 * 1024 * 1024

export interface AppDependencies {
  config: Config
  db: Database
  clock: Clock
  /** Key of the session tokens. */
  secret: string
  /** Where mails go, when it is not the server of SMTP_URL (the demonstration, the tests). */
  mailTransport?: MailTransport
  /** How much of what anybody may ask for, when it is not the usual (tests that ask for more). */
  limits?: Limits
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
  mailTransport = smtpTransportOf(config, clock),
  limits = tiers,
  rooms = buildRooms(db, clock, secret),
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
    ...connectionOptions(),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  registerProblems(app)
  const { isClosing } = registerClosing(app)
  registerAccess(app)
  await registerHeaders(app, { publicUrl: config.PUBLIC_URL, tilesUrl: config.TILES_URL })
  await registerSession(app, {
    secret,
    clock,
    publicUrl: config.PUBLIC_URL ?? null,
    resolve: rooms.accounts.resolve,
    mustEnrol: rooms.accounts.mustEnrol,
  })
  registerSameOrigin(app, config.PUBLIC_URL ?? null)
  await registerLimits(app, limits)
  await app.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 4, fields: 5, fieldSize: 10_000, parts: 8 },
  })
  await registerOpenApi(app)
  registerConsultations(app, rooms.consultations.note)
  registerRealtime(app, {
    events: db.events,
    clock,
    publicUrl: config.PUBLIC_URL ?? null,
    resolve: rooms.accounts.resolve,
    mustEnrol: rooms.accounts.mustEnrol,
  })

  const sender = mailSender({ db, clock, transport: mailTransport ?? null, log: app.log })
  app.addHook('onListen', async () => sender.start(siteAddress(config, app.server)))
  app.addHook('onClose', () => sender.stop())

  const { pace } = rooms.campaigns
  app.addHook('onListen', async () =>
    pace.start((err) => app.log.error({ err }, 'a mailing could not go on')),
  )
  app.addHook('onClose', async () => pace.stop())

  app.addHook('onClose', async () => rooms.matching.stop())

  registerHealth(app, () => db.sqlite.open && !isClosing())
  await app.register(
    async (api) => {
      await api.register(settingsRoutes(rooms.settings, rooms.accounts.nameOf))
      await api.register(registersRoutes(rooms.registers))
      await api.register(accountsRoutes(rooms.accounts, config))
      await api.register(
        mailRoutes(rooms.mails, {
          delivery: mailTransport?.kind ?? 'none',
          addressOf: ({ userId }) => rooms.accounts.addressOf(userId),
          requireRecentSignIn: rooms.accounts.requireRecentSignIn,
        }),
      )
      await api.register(sessionRoutes(rooms.accounts, config))
      await api.register(ownAccountRoutes(rooms.accounts, config))
      await api.register(administrationRoutes(rooms.accounts))
      await api.register(peopleRoutes(rooms.people, config))
      await api.register(registrationRoutes(rooms.people, config))
      await api.register(noticesRoutes(rooms.notices))
      await api.register(organisationsRoutes(rooms.organisations))
      await api.register(materialsRoutes(rooms.materials))
      await api.register(entriesRoutes(rooms.knowledge))
      await api.register(flowsRoutes(rooms.flows))
      await api.register(renewalRoutes(rooms.renewals))
      await api.register(openDataRoutes(rooms.openData, config))
      await api.register(attachmentsRoutes(rooms.attachments))
      await api.register(matchingRoutes(rooms.matching))
      await api.register(workshopsRoutes(rooms.workshops))
      await api.register(synergiesRoutes(rooms.synergies))
      await api.register(introductionRequestRoutes(rooms.synergies))
      await api.register(synergyLifeRoutes(rooms.synergies))
      await api.register(synergyLegalRoutes(rooms.synergies))
      await api.register(synergyResultsRoutes(rooms.synergies))
      await api.register(exchangePlansRoutes(rooms.synergies))
      await api.register(successStoryRoutes(rooms.synergies))
      await api.register(synergyWorkRoutes(rooms.synergies))
      await api.register(groupsRoutes(rooms.groups))
      await api.register(sharedServicesRoutes(rooms.sharedServices))
      await api.register(serviceFactRoutes(rooms.sharedServices))
      await api.register(projectsRoutes(rooms.projects))
      await api.register(auditsRoutes(rooms.audits))
      await api.register(eventsRoutes(rooms.events))
      await api.register(eventRegistrationRoutes(rooms.events))
      await api.register(eventAttendanceRoutes(rooms.events))
      await api.register(eventDocumentRoutes(rooms.events))
      await api.register(eventCalendarRoutes(rooms.events))
      await api.register(mailingsRoutes(rooms.campaigns))
      await api.register(mailingRecipientsRoutes(rooms.campaigns))
      await api.register(unsubscribeRoutes(rooms.campaigns))
      await api.register(informationRoutes(rooms.information))
      await api.register(informationImageRoutes(rooms.information))
      await api.register(publicInformationRoutes(rooms.information, config))
      await api.register(directoryRoutes(rooms.directory))
      await api.register(trainingRoutes(rooms.training))
      await api.register(trainingFollowingRoutes(rooms.training))
      await api.register(spreadsheetsRoutes(rooms.spreadsheets))
      await api.register(planRoutes(rooms.plan))
      await api.register(planFollowRoutes(rooms.plan))
      await api.register(planIndicatorRoutes(rooms.plan))
      await api.register(exportsRoutes(rooms.listExports))
      await api.register(journalRoutes(rooms.journal))
      await api.register(privacyRoutes(rooms.privacy, config))
    },
    { prefix: '/api/v1' },
  )
  await app.register(oneClickRoute(rooms.campaigns))
  await registerFront(app as unknown as FastifyInstance, projectPath('dist/web'))
  await app.ready()
  return app
}

function smtpTransportOf({ SMTP_URL, MAIL_FROM }: Config, clock: Clock): MailTransport | undefined {
  return SMTP_URL && MAIL_FROM ? smtpTransport(SMTP_URL, { from: MAIL_FROM, clock }) : undefined
}
