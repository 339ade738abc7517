import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { refusals } from '../../kernel/match-decisions.ts'
import { units } from '../../kernel/quantity.ts'
import {
  checklist,
  exitReasons,
  outlets,
  partyRoles,
  planPeriods,
  resultBases,
  stages,
  synergyKinds,
  vehicleIds,
} from '../../kernel/synergies.ts'
import type { FieldGroup } from '../../kernel/visibility.ts'
import { contentColumn, fileColumns } from '../files/columns.ts'
import { flows } from '../flows/tables.ts'
import { organisations } from '../organisations/tables.ts'
import type { IdentityKept } from './contract.ts'
import { followUpStates } from './follow-up.ts'
import type { Figure } from './impact/totals.ts'
import { reminderLevels } from './results/plan-rules.ts'

/** What a facilitator took up: a match, a pooling, small stocks together, a stock shared out, a way through a third. */
export const synergies = sqliteTable(
  'synergies',
  {
    id: text().primaryKey(),
    kind: text({ enum: synergyKinds }).notNull(),
    /** What its facilitators call it; null: what each reader knows of its flows. */
    title: text(),
    stage: text({ enum: stages }).notNull(),
    /** Since when it is there. */
    stageAt: text().notNull(),
    /** Where a suspended one comes back to; null for the others. */
    suspendedFrom: text({ enum: stages }),
    /** The facilitator who follows it: a user, without reference. */
    ownerId: text().notNull(),
    nextAction: text(),
    /** `YYYY-MM-DD`. */
    nextActionOn: text(),
    /** When somebody last did or said something in it: reminders count from there. */
    newsAt: text().notNull(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [index('synergies_by_stage').on(table.stage), index('synergies_by_owner').on(table.ownerId)],
)

/** A structure in a synergy. Rows stay: one that left keeps its day and its reason. */
export const synergyParties = sqliteTable(
  'synergy_parties',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text({ enum: partyRoles }).notNull(),
    /** When it was made known to the other parties, after its consent and theirs. */
    introducedAt: text(),
    joinedAt: text().notNull(),
    leftAt: text(),
    leftReason: text({ enum: exitReasons }),
  },
  (table) => [
    index('synergy_parties_by_synergy').on(table.synergyId),
    index('synergy_parties_by_organisation').on(table.organisationId),
  ],
)

/** What a structure brings to a synergy: one flow or several, none for a transformer that declared none. Rows stay. */
export const synergyPartyFlows = sqliteTable(
  'synergy_party_flows',
  {
    partyId: text()
      .notNull()
      .references(() => synergyParties.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** When it was shown to the other parties: after the consent of its structure to that flow, and theirs. */
    introducedAt: text(),
    joinedAt: text().notNull(),
    /** When it was taken out, its structure staying. */
    leftAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.partyId, table.flowId] }),
    index('synergy_party_flows_by_flow').on(table.flowId),
  ],
)

/** Every step of a synergy, in order; rows are only added. */
export const synergySteps = sqliteTable(
  'synergy_steps',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** Null: the first. */
    from: text({ enum: stages }),
    to: text({ enum: stages }).notNull(),
    reason: text({ enum: exitReasons }),
    /** For its facilitators. */
    note: text(),
    actorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('synergy_steps_by_synergy').on(table.synergyId),
    index('synergy_steps_by_author').on(table.actorId),
  ],
)

/** That somebody was told of a silence: once a level for the same silence. Rows are only added. */
export const synergyReminders = sqliteTable(
  'synergy_reminders',
  {
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    level: text({ enum: followUpStates }).notNull(),
    /** The day from which nothing was heard. */
    since: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.synergyId, table.level, table.since] })],
)

/** What passed or was used, once, on a day. Rows are never deleted: one that was wrong is voided with its reason. */
export const synergyExchanges = sqliteTable(
  'synergy_exchanges',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD`. */
    on: text().notNull(),
    /** Structures that took part. */
    organisationIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The flows of theirs that it was of. */
    flowIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    quantity: real(),
    unit: text({ enum: units }),
    /** The same in tonnes, where it weighs something. */
    tonnes: real(),
    /** Spared by all sides together; negative when it cost more. */
    euros: real(),
    basis: text({ enum: resultBases }).notNull(),
    /** What would have become of it without the exchange; null: not known. */
    outlet: text({ enum: outlets }),
    /** What carried it; null: the usual one. */
    vehicle: text({ enum: vehicleIds }),
    /** What shows it: weighing slip, invoice, photo. Without one, it does not make a synergy run. */
    evidence: text(),
    /** A document of the synergy that shows it, beside these words or without any. */
    documentId: text().references((): AnySQLiteColumn => synergyDocuments.id, { onDelete: 'set null' }),
    authorId: text().notNull(),
    at: text().notNull(),
    voidedAt: text(),
    voidedBy: text(),
    voidReason: text(),
  },
  (table) => [
    index('synergy_exchanges_by_synergy').on(table.synergyId),
    index('synergy_exchanges_by_author').on(table.authorId),
    index('synergy_exchanges_by_document').on(table.documentId),
  ],
)

/**
 * What is expected to pass again and again. An occurrence that is due counts nothing: somebody says that it took place,
 * which makes it an exchange, or that it did not.
 */
export const exchangePlans = sqliteTable(
  'exchange_plans',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** Structures that take part. */
    organisationIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The flows of theirs that it is of. */
    flowIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    quantity: real(),
    unit: text({ enum: units }),
    every: text({ enum: planPeriods }).notNull(),
    /** `YYYY-MM-DD` of the first occurrence. */
    from: text().notNull(),
    /** The last day one may be due; null: no end. */
    until: text(),
    authorId: text().notNull(),
    at: text().notNull(),
    /** The day it was stopped: nothing is due from then on. */
    stoppedOn: text(),
    stoppedBy: text(),
  },
  (table) => [
    index('exchange_plans_by_synergy').on(table.synergyId),
    index('exchange_plans_by_author').on(table.authorId),
  ],
)

/** That people were told of an occurrence that awaits an answer: the day it is due, and once more later. Rows are only added. */
export const planReminders = sqliteTable(
  'plan_reminders',
  {
    planId: text()
      .notNull()
      .references(() => exchangePlans.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD` on which it was due. */
    due: text().notNull(),
    level: text({ enum: reminderLevels }).notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.due, table.level] })],
)

/** What was said of an occurrence of a plan, once. Rows are only added. */
export const planAnswers = sqliteTable(
  'plan_answers',
  {
    planId: text()
      .notNull()
      .references(() => exchangePlans.id, { onDelete: 'cascade' }),
    /** `YYYY-MM-DD` on which it was due. */
    due: text().notNull(),
    /** The exchange it became; null: it did not take place. */
    exchangeId: text().references(() => synergyExchanges.id, { onDelete: 'cascade' }),
    /** Why it did not take place. */
    reason: text(),
    authorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.due] }),
    index('plan_answers_by_exchange').on(table.exchangeId),
    index('plan_answers_by_author').on(table.authorId),
  ],
)

/** Whom words of a synergy are for: its introduced structures and its facilitators, or these alone. */
export const audiences = ['all', 'facilitators'] as const

/** What was written in a synergy, in order. A row stays when its author takes it back: its words go. */
export const synergyMessages = sqliteTable(
  'synergy_messages',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    /** A user, without reference: a message outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    /** Null once withdrawn, and of a document that was added. */
    text: text(),
    /** The document it says was added: an id without reference, since its place stays when the document goes. */
    documentId: text(),
    at: text().notNull(),
    withdrawnAt: text(),
  },
  (table) => [
    index('synergy_messages_by_synergy').on(table.synergyId),
    index('synergy_messages_by_author').on(table.authorId),
    index('synergy_messages_by_organisation').on(table.organisationId),
  ],
)

/** Files that those of a synergy share, or that its facilitators keep among themselves. */
export const synergyDocuments = sqliteTable(
  'synergy_documents',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    ...fileColumns(),
    /** A user, without reference: a document outlives the account of its author. */
    authorId: text().notNull(),
    /** The structure its author spoke for; null: a facilitator. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    at: text().notNull(),
  },
  (table) => [
    index('synergy_documents_by_synergy').on(table.synergyId),
    index('synergy_documents_by_author').on(table.authorId),
    index('synergy_documents_by_organisation').on(table.organisationId),
  ],
)

export const synergyDocumentContents = sqliteTable('synergy_document_contents', {
  documentId: text()
    .primaryKey()
    .references(() => synergyDocuments.id, { onDelete: 'cascade' }),
  content: contentColumn(),
})

/** What is to be done in a synergy, by whom and for when. */
export const synergyTasks = sqliteTable(
  'synergy_tasks',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    audience: text({ enum: audiences }).notNull(),
    /** Of the checklist of an introduction; null: another task, which says itself what it is. */
    item: text({ enum: checklist }),
    label: text(),
    /** A user, without reference; null: nobody yet. */
    ownerId: text(),
    /** `YYYY-MM-DD`. */
    dueOn: text(),
    doneAt: text(),
    doneBy: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('synergy_tasks_by_synergy').on(table.synergyId),
    index('synergy_tasks_by_owner').on(table.ownerId),
  ],
)

/** When those of a synergy meet. A row stays when it is cancelled: calendars that have it are to hear of it. */
export const synergyMeetings = sqliteTable(
  'synergy_meetings',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    /** `YYYY-MM-DD`, and hours of the wall clock of France (`14:30`). */
    heldOn: text().notNull(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    /** An address of a place, or of a video call. */
    place: text(),
    /** How many times it changed for calendars (RFC 5546, 2.1.4). */
    sequence: integer().notNull(),
    cancelledAt: text(),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    changedAt: text().notNull(),
  },
  (table) => [index('synergy_meetings_by_synergy').on(table.synergyId)],
)

/** A point of law that a facilitator lifted in writing for a stock of a synergy. Rows stay; one taken back blocks again. */
export const legalLifts = sqliteTable(
  'legal_lifts',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** Of the knowledge base. */
    pointId: text().notNull(),
    reason: text().notNull(),
    /** A user, without reference. */
    liftedBy: text().notNull(),
    liftedAt: text().notNull(),
    takenBackAt: text(),
    takenBackBy: text(),
  },
  (table) => [
    index('legal_lifts_by_synergy').on(table.synergyId),
    index('legal_lifts_by_author').on(table.liftedBy),
  ],
)

/** `later`: not now, ask again by yourselves; a silence with a reason. */
export const answers = ['yes', 'no', 'later', 'withdrawn'] as const

/** Structures of a synergy that a facilitator proposes to make known to one another. */
export const introductions = sqliteTable(
  'introductions',
  {
    id: text().primaryKey(),
    synergyId: text()
      .notNull()
      .references(() => synergies.id, { onDelete: 'cascade' }),
    /** What the facilitator says to all. */
    message: text(),
    /** A user; no reference, lest an account that closes take an introduction with it. */
    openedBy: text().notNull(),
    openedAt: text().notNull(),
  },
  (table) => [index('introductions_by_synergy').on(table.synergyId)],
)

/** Who is asked in an introduction. */
export const introductionSides = sqliteTable(
  'introduction_sides',
  {
    id: text().primaryKey(),
    introductionId: text()
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text({ enum: partyRoles }).notNull(),
  },
  (table) => [
    uniqueIndex('introduction_sides_once').on(table.introductionId, table.organisationId),
    index('introduction_sides_by_organisation').on(table.organisationId),
  ],
)

/** The flows that a structure is asked to show. */
export const introductionSideFlows = sqliteTable(
  'introduction_side_flows',
  {
    sideId: text()
      .notNull()
      .references(() => introductionSides.id, { onDelete: 'cascade' }),
    flowId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.sideId, table.flowId] }),
    index('introduction_side_flows_by_flow').on(table.flowId),
  ],
)

/** Every answer of either structure, in order; rows are only added, the last one of a structure counts. */
export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    introductionId: text()
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    organisationId: text().notNull(),
    userId: text().notNull(),
    answer: text({ enum: answers }).notNull(),
    reason: text(),
    /** Groups of fields kept back all the same. */
    withheld: text({ mode: 'json' }).$type<FieldGroup[]>().notNull(),
    /** Of a yes: exactly what the other structure is shown. */
    shown: text({ mode: 'json' }).$type<IdentityKept>(),
    at: text().notNull(),
  },
  (table) => [index('consents_by_introduction').on(table.introductionId)],
)

/** That one side of a match asked to be introduced to the other: its yes, given beforehand. Rows stay. */
export const introductionRequests = sqliteTable(
  'introduction_requests',
  {
    id: text().primaryKey(),
    stockId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    needId: text()
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** The side that asks, and who of it: a user, without reference. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    /** What it says to those who facilitate it. */
    message: text(),
    withheld: text({ mode: 'json' }).$type<FieldGroup[]>().notNull(),
    /** Exactly what it agreed to show; null once that is taken back, or kept with the consents of the introduction. */
    shown: text({ mode: 'json' }).$type<IdentityKept>(),
    askedAt: text().notNull(),
    withdrawnAt: text(),
    /** When a facilitator passed it on, or refused it. */
    treatedAt: text(),
    introductionId: text().references(() => introductions.id, { onDelete: 'set null' }),
    refusal: text({ enum: refusals }),
  },
  (table) => [
    uniqueIndex('introduction_requests_open')
      .on(table.stockId, table.needId, table.organisationId)
      .where(sql`withdrawn_at is null and treated_at is null`),
    index('introduction_requests_by_organisation').on(table.organisationId),
    index('introduction_requests_by_user').on(table.userId),
  ],
)

/** What a synergy that runs is told to have done, for the public page: one a synergy, written by its facilitators. */
export const successStories = sqliteTable('success_stories', {
  id: text().primaryKey(),
  synergyId: text()
    .notNull()
    .unique()
    .references(() => synergies.id, { onDelete: 'cascade' }),
  /** By which the public knows it: drawn by chance, and no other id leads to it. */
  publicId: text().notNull().unique(),
  title: text().notNull(),
  text: text().notNull(),
  quote: text({ mode: 'json' }).$type<{ text: string; by: string }>(),
  /** As the results gave them when it was written. */
  figures: text({ mode: 'json' }).$type<Figure[]>().notNull(),
  /** One more each time it is written: what was agreed to was one of them. */
  version: integer().notNull(),
  /** When its structures were asked about it as it is; null: a draft. */
  askedAt: text(),
  /** A user, without reference. */
  createdBy: text().notNull(),
  createdAt: text().notNull(),
  changedAt: text().notNull(),
})

export const storyAnswers = ['yes', 'no', 'withdrawn'] as const

/** What structures said of a story, in order; rows are only added, the last one of a structure counts. */
export const storyConsents = sqliteTable(
  'story_consents',
  {
    id: text().primaryKey(),
    storyId: text()
      .notNull()
      .references(() => successStories.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    answer: text({ enum: storyAnswers }).notNull(),
    /** Which page it was about, names included: SHA-256 of its version and of all that it shows. */
    version: integer().notNull(),
    digest: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('story_consents_by_story').on(table.storyId),
    index('story_consents_by_organisation').on(table.organisationId),
    index('story_consents_by_user').on(table.userId),
  ],
)
