import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  bounceKinds,
  leftOutReasons,
  mailingAnswers,
  mailingStatuses,
  optOutSources,
  recipientStates,
} from '../../kernel/mailings.ts'
import { organisations } from '../organisations/tables.ts'
import type { Audience } from './contract.ts'

/** A message for many structures, with the filter that finds them. */
export const mailings = sqliteTable('mailings', {
  id: text().primaryKey(),
  title: text().notNull(),
  subject: text().notNull(),
  /** Light formatting, fields between braces. */
  body: text().notNull(),
  audience: text({ mode: 'json' }).$type<Audience>().notNull(),
  status: text({ enum: mailingStatuses }).notNull(),
  /** Why it was paused, when nobody asked for it; a French sentence. */
  heldBecause: text(),
  /** When it is to begin; kept once it has. */
  scheduledAt: text(),
  startedAt: text(),
  endedAt: text(),
  /** The line of the budget it is paid from, in words; whole euros. */
  budgetLine: text(),
  plannedEuros: integer(),
  spentEuros: integer(),
  /** Where it stands in the plan, in words: « 1.1.1 étape 3 ». */
  planReference: text(),
  /** The facilitator who sends it, and who is answered: a user, without reference. */
  createdBy: text().notNull(),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
})

const mailingId = () =>
  text()
    .notNull()
    .references(() => mailings.id, { onDelete: 'cascade' })
const organisationId = () =>
  text()
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' })

/** The structures that answered to the filter when the sending began: those written to, and the others, with the reason. */
export const mailingStructures = sqliteTable(
  'mailing_structures',
  {
    mailingId: mailingId(),
    organisationId: organisationId(),
    /** Null: somebody of it is written to. */
    leftOut: text({ enum: leftOutReasons }),
  },
  (table) => [
    primaryKey({ columns: [table.mailingId, table.organisationId] }),
    index('mailing_structures_by_organisation').on(table.organisationId),
  ],
)

/** One message to one address: never two of a mailing. */
export const mailingRecipients = sqliteTable(
  'mailing_recipients',
  {
    id: text().primaryKey(),
    mailingId: mailingId(),
    organisationId: organisationId(),
    /** Lower case. */
    email: text().notNull(),
    name: text(),
    state: text({ enum: recipientStates }).notNull(),
    leftOut: text({ enum: leftOutReasons }),
    /** Why it failed, in the words of the mail server. */
    failure: text(),
    /** Of the outbox. */
    mailId: text(),
    queuedAt: text(),
    sentAt: text(),
    bounce: text({ enum: bounceKinds }),
    bouncedAt: text(),
    unsubscribedAt: text(),
    answer: text({ enum: mailingAnswers }),
    /** `YYYY-MM-DD`. */
    answeredOn: text(),
    answerNote: text(),
    /** Who noted it: a user, without reference. */
    answerBy: text(),
  },
  (table) => [
    uniqueIndex('mailing_recipients_once').on(table.mailingId, table.email),
    index('mailing_recipients_by_state').on(table.state),
    index('mailing_recipients_by_email').on(table.email),
    index('mailing_recipients_by_organisation').on(table.organisationId),
    index('mailing_recipients_by_mail').on(table.mailId),
  ],
)

/** Messages that facilitators keep to write others from. */
export const mailingTemplates = sqliteTable('mailing_templates', {
  id: text().primaryKey(),
  name: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  /** A user, without reference. */
  createdBy: text().notNull(),
  updatedAt: text().notNull(),
})

/** Who wants no more communications. Kept after an account ends: it is what keeps them from being written to again. */
export const mailingOptOuts = sqliteTable('mailing_opt_outs', {
  /** Lower case. */
  email: text().primaryKey(),
  source: text({ enum: optOutSources }).notNull(),
  at: text().notNull(),
})

/** Addresses that do not work: mails to them came back for good. */
export const mailingBounces = sqliteTable('mailing_bounces', {
  /** Lower case. */
  email: text().primaryKey(),
  reason: text(),
  at: text().notNull(),
})
