import { and, asc, count, desc, eq, inArray, isNotNull, lte, max, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { MailingStatus } from '../../kernel/mailings.ts'
import { mailingRecipients, mailingStructures, mailings, mailingTemplates } from './tables.ts'

export type MailingRow = typeof mailings.$inferSelect
export type RecipientRow = typeof mailingRecipients.$inferSelect
export type StructureRow = typeof mailingStructures.$inferSelect
export type TemplateRow = typeof mailingTemplates.$inferSelect

/** Rows of mailings and of whom they write to; used by the campaigns service alone. */
export function mailingsStore({ orm }: Database) {
  return {
    byId: (id: string): MailingRow | null =>
      orm.select().from(mailings).where(eq(mailings.id, id)).get() ?? null,
    /** The newest first. */
    all: (): MailingRow[] => orm.select().from(mailings).orderBy(desc(mailings.id)).all(),
    inStatus: (status: MailingStatus): MailingRow[] =>
      orm
        .select()
        .from(mailings)
        .where(eq(mailings.status, status))
        .orderBy(asc(mailings.startedAt), asc(mailings.id))
        .all(),
    /** Scheduled, and their hour has come. */
    due: (now: string): MailingRow[] =>
      orm
        .select()
        .from(mailings)
        .where(and(eq(mailings.status, 'scheduled'), lte(mailings.scheduledAt, now)))
        .orderBy(asc(mailings.scheduledAt), asc(mailings.id))
        .all(),
    /** The hour of the first that is to begin. */
    nextScheduled: (): string | null =>
      orm
        .select({ at: mailings.scheduledAt })
        .from(mailings)
        .where(eq(mailings.status, 'scheduled'))
        .orderBy(asc(mailings.scheduledAt))
        .get()?.at ?? null,
    insert: (row: MailingRow) => void orm.insert(mailings).values(row).run(),
    update: (id: string, change: Partial<MailingRow>) =>
      void orm.update(mailings).set(change).where(eq(mailings.id, id)).run(),
    remove: (id: string) => void orm.delete(mailings).where(eq(mailings.id, id)).run(),

    insertStructure: (row: StructureRow) => void orm.insert(mailingStructures).values(row).run(),
    structuresOf: (mailingId: string): StructureRow[] =>
      orm.select().from(mailingStructures).where(eq(mailingStructures.mailingId, mailingId)).all(),

    templates: (): TemplateRow[] =>
      orm.select().from(mailingTemplates).orderBy(asc(mailingTemplates.name)).all(),
    template: (id: string): TemplateRow | null =>
      orm.select().from(mailingTemplates).where(eq(mailingTemplates.id, id)).get() ?? null,
    putTemplate: (row: TemplateRow) =>
      void orm
        .insert(mailingTemplates)
        .values(row)
        .onConflictDoUpdate({ target: mailingTemplates.id, set: row })
        .run(),
    removeTemplate: (id: string) =>
      void orm.delete(mailingTemplates).where(eq(mailingTemplates.id, id)).run(),
  }
}

const alive = ['queued', 'uncertain'] as const

/** Whom mailings write to, and how each message stands; used by the campaigns service alone. */
export function recipientsStore({ orm }: Database) {
  return {
    byId: (id: string): RecipientRow | null =>
      orm.select().from(mailingRecipients).where(eq(mailingRecipients.id, id)).get() ?? null,
    of: (mailingId: string): RecipientRow[] =>
      orm
        .select()
        .from(mailingRecipients)
        .where(eq(mailingRecipients.mailingId, mailingId))
        .orderBy(sql`rowid`)
        .all(),
    byMails: (mailIds: readonly string[]): RecipientRow[] =>
      orm
        .select()
        .from(mailingRecipients)
        .where(inArray(mailingRecipients.mailId, [...mailIds]))
        .all(),
    /** The last messages to an address first. */
    byEmail: (email: string): RecipientRow[] =>
      orm
        .select()
        .from(mailingRecipients)
        .where(eq(mailingRecipients.email, email))
        .orderBy(desc(mailingRecipients.id))
        .all(),
    /** The next to be written to in a mailing. */
    nextWaiting: (mailingId: string): RecipientRow | null =>
      orm
        .select()
        .from(mailingRecipients)
        .where(and(eq(mailingRecipients.mailingId, mailingId), eq(mailingRecipients.state, 'waiting')))
        .orderBy(sql`rowid`)
        .get() ?? null,
    /** Handed to the outbox, and not known to have ended. */
    handedOver: (mailingId?: string): RecipientRow[] =>
      orm
        .select()
        .from(mailingRecipients)
        .where(
          and(
            inArray(mailingRecipients.state, [...alive]),
            mailingId === undefined ? undefined : eq(mailingRecipients.mailingId, mailingId),
          ),
        )
        .all(),
    /** When the last message of any mailing was handed over. */
    lastQueuedAt: (): string | null =>
      orm
        .select({ at: max(mailingRecipients.queuedAt) })
        .from(mailingRecipients)
        .get()?.at ?? null,
    insert: (row: RecipientRow) => void orm.insert(mailingRecipients).values(row).run(),
    update: (id: string, change: Partial<RecipientRow>) =>
      void orm.update(mailingRecipients).set(change).where(eq(mailingRecipients.id, id)).run(),

    /** How many of each mailing stand how. */
    counts: (mailingIds: readonly string[]) =>
      orm
        .select({
          mailingId: mailingRecipients.mailingId,
          state: mailingRecipients.state,
          answer: mailingRecipients.answer,
          isBounced: sql<number>`${mailingRecipients.bounce} is not null`,
          isUnsubscribed: sql<number>`${mailingRecipients.unsubscribedAt} is not null`,
          n: count(),
        })
        .from(mailingRecipients)
        .where(inArray(mailingRecipients.mailingId, [...mailingIds]))
        .groupBy(
          mailingRecipients.mailingId,
          mailingRecipients.state,
          mailingRecipients.answer,
          sql`${mailingRecipients.bounce} is not null`,
          sql`${mailingRecipients.unsubscribedAt} is not null`,
        )
        .all(),

    /** Structures of a mailing to somebody of which it was sent, each with the first day. */
    sentTo: (mailingId: string): { organisationId: string; sentAt: string }[] =>
      orm
        .select({
          organisationId: mailingRecipients.organisationId,
          sentAt: sql<string>`min(${mailingRecipients.sentAt})`,
        })
        .from(mailingRecipients)
        .where(and(eq(mailingRecipients.mailingId, mailingId), isNotNull(mailingRecipients.sentAt)))
        .groupBy(mailingRecipients.organisationId)
        .all(),
  }
}
