import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { periods, units } from '../../kernel/quantity.ts'
import {
  carrierKinds,
  partyStates,
  payPeriods,
  serviceExitReasons,
  serviceKinds,
  serviceStages,
  serviceVisibilities,
  supportAnswers,
  supportKinds,
} from '../../kernel/shared-services.ts'
import { organisations } from '../organisations/tables.ts'
import { synergies } from '../synergies/tables.ts'
import type { CostSheetInput } from './cost-contract.ts'

/** What several structures do in common, from an idea to a service that runs. */
export const sharedServices = sqliteTable(
  'shared_services',
  {
    id: text().primaryKey(),
    kind: text({ enum: serviceKinds }).notNull(),
    title: text().notNull(),
    description: text(),
    visibility: text({ enum: serviceVisibilities }).notNull(),
    stage: text({ enum: serviceStages }).notNull(),
    /** Since when it is there. */
    stageAt: text().notNull(),
    /** Where a suspended one comes back to; null for the others. */
    suspendedFrom: text({ enum: serviceStages }),
    /** `YYYY-MM-DD` from which it is used. */
    startsOn: text(),
    /** What its volume is counted in. */
    unit: text({ enum: units }),
    /** The facilitator who follows it: a user, without reference. */
    ownerId: text().notNull(),
    carrierKind: text({ enum: carrierKinds }),
    carrierOrganisationId: text().references(() => organisations.id, { onDelete: 'set null' }),
    /** Of a carrier that is no structure of the platform. */
    carrierName: text(),
    /** The pooling synergy that it is the form of. */
    synergyId: text().references(() => synergies.id, { onDelete: 'set null' }),
    /** The resource of the pooling proposal it was born from: proposals come and go, what they pooled stays. */
    pooledResourceId: text(),
    /** What it costs and brings in; null: nothing was said. */
    sheet: text({ mode: 'json' }).$type<CostSheetInput>(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('shared_services_by_synergy').on(table.synergyId),
    index('shared_services_by_carrier').on(table.carrierOrganisationId),
  ],
)

const serviceId = () =>
  text()
    .notNull()
    .references(() => sharedServices.id, { onDelete: 'cascade' })
const organisationId = () =>
  text()
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' })

/** Where a structure stands with a service, what it brings and what it would pay: one row, whatever it was before. */
export const sharedServiceParties = sqliteTable(
  'shared_service_parties',
  {
    serviceId: serviceId(),
    organisationId: organisationId(),
    state: text({ enum: partyStates }).notNull(),
    /** False: it carries the service without using it. */
    isUser: integer({ mode: 'boolean' }).notNull(),
    quantity: real(),
    unit: text({ enum: units }),
    period: text({ enum: periods }),
    wouldPayEuros: real(),
    wouldPayPer: text({ enum: payPeriods }),
    /** What it said when it asked to take part. */
    message: text(),
    /** How a facilitator was given its agreement; null: it answered here. */
    agreedHow: text(),
    /** Who put it where it stands: a user, without reference. */
    userId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.serviceId, table.organisationId] }),
    index('shared_service_parties_by_organisation').on(table.organisationId),
    index('shared_service_parties_by_user').on(table.userId),
  ],
)

/** Every change of where a structure stands, so that any past day can be counted again; rows are only added. */
export const sharedServicePartySteps = sqliteTable(
  'shared_service_party_steps',
  {
    id: text().primaryKey(),
    serviceId: serviceId(),
    organisationId: organisationId(),
    state: text({ enum: partyStates }).notNull(),
    isUser: integer({ mode: 'boolean' }).notNull(),
    userId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('shared_service_party_steps_by_service').on(table.serviceId),
    index('shared_service_party_steps_by_organisation').on(table.organisationId),
    index('shared_service_party_steps_by_user').on(table.userId),
  ],
)

/** Every step of a service, in order; rows are only added. */
export const sharedServiceSteps = sqliteTable(
  'shared_service_steps',
  {
    id: text().primaryKey(),
    serviceId: serviceId(),
    /** Null: the first. */
    from: text({ enum: serviceStages }),
    to: text({ enum: serviceStages }).notNull(),
    /** `YYYY-MM-DD` from which it holds. */
    on: text().notNull(),
    reason: text({ enum: serviceExitReasons }),
    note: text(),
    actorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('shared_service_steps_by_service').on(table.serviceId),
    index('shared_service_steps_by_author').on(table.actorId),
  ],
)

/** Jobs that a service made. */
export const sharedServiceJobs = sqliteTable(
  'shared_service_jobs',
  {
    id: text().primaryKey(),
    serviceId: serviceId(),
    label: text().notNull(),
    /** Full-time equivalents. */
    fte: real().notNull(),
    /** `YYYY-MM-DD`, both. */
    since: text().notNull(),
    endedOn: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('shared_service_jobs_by_service').on(table.serviceId),
    index('shared_service_jobs_by_author').on(table.createdBy),
  ],
)

/** Structures that were made to carry a service. */
export const sharedServiceStructures = sqliteTable(
  'shared_service_structures',
  {
    id: text().primaryKey(),
    serviceId: serviceId(),
    name: text().notNull(),
    siren: text(),
    /** `YYYY-MM-DD`. */
    createdOn: text().notNull(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('shared_service_structures_by_service').on(table.serviceId),
    index('shared_service_structures_by_author').on(table.createdBy),
  ],
)

/** What the authority was asked for, and what it answered. */
export const sharedServiceSupports = sqliteTable(
  'shared_service_supports',
  {
    id: text().primaryKey(),
    serviceId: serviceId(),
    kind: text({ enum: supportKinds }).notNull(),
    label: text().notNull(),
    /** Asked for; null: not in money, or not said. */
    euros: real(),
    /** `YYYY-MM-DD`, both. */
    askedOn: text().notNull(),
    answeredOn: text(),
    answer: text({ enum: supportAnswers }),
    answeredEuros: real(),
    answerNote: text(),
    answeredBy: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('shared_service_supports_by_service').on(table.serviceId),
    index('shared_service_supports_by_author').on(table.createdBy),
  ],
)
