import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { exitReasons, partyRoles, stages, synergyKinds } from '../../kernel/synergies.ts'
import type { FieldGroup } from '../../kernel/visibility.ts'
import { users } from '../accounts/tables.ts'
import { flows } from '../flows/tables.ts'
import { organisations } from '../organisations/tables.ts'
import type { IdentityKept } from './contract.ts'
import { followUpStates } from './follow-up.ts'

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
    /** Said when it left; for its facilitators. */
    leftNote: text(),
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

/** Who was asked for a structure, and when last: whoever comes later is asked too, and nobody twice in a day. */
export const introductionAskings = sqliteTable(
  'introduction_askings',
  {
    sideId: text()
      .notNull()
      .references(() => introductionSides.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sideId, table.userId] }),
    index('introduction_askings_by_user').on(table.userId),
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
