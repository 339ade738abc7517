import {
  and,
  asc,
  count,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { journal, journalDetails } from '../../db/journal.ts'
import { mailTokens, memberships, sessions, users } from '../accounts/tables.ts'
import { attachments, flows } from '../flows/tables.ts'
import { ERASED_OF_FLOW } from './erased-fields.ts'
import { inactivityWarnings } from './tables.ts'

/** Rows whose time has come; used by the retention alone. */
export function retentionStore({ orm }: Database) {
  /** A person's newest session stays: it tells when they were last there. */
  const isNewest = sql`${sessions.id} = (select s.id from sessions s where s.user_id = ${sessions.userId} order by s.created_at desc, s.id desc limit 1)`
  const endedSessions = (limit: string): SQL | undefined =>
    and(lt(sql`coalesce(${sessions.endedAt}, ${sessions.expiresAt})`, limit), not(isNewest))
  const oldTokens = (limit: string) => lt(mailTokens.expiresAt, limit)
  const sensitive = or(
    ...Object.keys(ERASED_OF_FLOW).map((field) => isNotNull(flows[field as keyof typeof ERASED_OF_FLOW])),
  )
  const hasFiles = inArray(flows.id, orm.select({ id: attachments.flowId }).from(attachments))
  const oldFlows = (limit: string) => and(lt(flows.withdrawnAt, limit), or(sensitive, hasFiles))
  const oldConsultations = (limit: string) =>
    and(
      like(journal.action, '%.consulted'),
      lt(journal.at, limit),
      inArray(journal.seq, orm.select({ seq: journalDetails.seq }).from(journalDetails)),
    )
  const unconfirmed = (limit: string) =>
    and(
      eq(users.role, 'member'),
      isNull(users.passwordHash),
      isNull(users.disabledAt),
      lt(users.createdAt, limit),
      notInArray(users.id, orm.select({ id: sessions.userId }).from(sessions)),
      notInArray(users.id, orm.select({ id: memberships.userId }).from(memberships)),
    )
  const n = (row: { n: number } | undefined) => row?.n ?? 0

  return {
    countSessions: (limit: string) =>
      n(orm.select({ n: count() }).from(sessions).where(endedSessions(limit)).get()),
    deleteSessions(limit: string, howMany: number): number {
      const chosen = orm
        .select({ id: sessions.id })
        .from(sessions)
        .where(endedSessions(limit))
        .limit(howMany)
        .all()
      return orm
        .delete(sessions)
        .where(
          inArray(
            sessions.id,
            chosen.map(({ id }) => id),
          ),
        )
        .run().changes
    },

    countTokens: (limit: string) =>
      n(orm.select({ n: count() }).from(mailTokens).where(oldTokens(limit)).get()),
    deleteTokens: (limit: string, howMany: number) =>
      orm
        .delete(mailTokens)
        .where(
          inArray(
            mailTokens.tokenHash,
            orm.select({ id: mailTokens.tokenHash }).from(mailTokens).where(oldTokens(limit)).limit(howMany),
          ),
        )
        .run().changes,

    countFlows: (limit: string) => n(orm.select({ n: count() }).from(flows).where(oldFlows(limit)).get()),
    flowsToStrip: (limit: string, howMany: number) =>
      orm
        .select({ id: flows.id, organisationId: flows.organisationId })
        .from(flows)
        .where(oldFlows(limit))
        .limit(howMany)
        .all(),
    stripFlows(ids: readonly string[]): number {
      orm
        .delete(attachments)
        .where(inArray(attachments.flowId, [...ids]))
        .run()
      return orm
        .update(flows)
        .set(ERASED_OF_FLOW)
        .where(inArray(flows.id, [...ids]))
        .run().changes
    },
    entriesOfFlows: (ids: readonly string[]) =>
      orm
        .select({ seq: journal.seq })
        .from(journal)
        .where(and(eq(journal.entity, 'flow'), inArray(journal.entityId, [...ids])))
        .all()
        .map(({ seq }) => seq),

    countConsultations: (limit: string) =>
      n(orm.select({ n: count() }).from(journal).where(oldConsultations(limit)).get()),
    consultations: (limit: string, howMany: number) =>
      orm
        .select({ seq: journal.seq })
        .from(journal)
        .where(oldConsultations(limit))
        .orderBy(asc(journal.seq))
        .limit(howMany)
        .all()
        .map(({ seq }) => seq),

    /** Accounts opened and never used nor linked to a structure. */
    unconfirmed: (limit: string) =>
      orm
        .select({ id: users.id })
        .from(users)
        .where(unconfirmed(limit))
        .all()
        .map(({ id }) => id),

    /** Every open account with the last day it was used and the day it was warned. */
    accounts: () =>
      orm
        .select({
          id: users.id,
          name: users.name,
          email: users.email,
          role: users.role,
          language: users.language,
          lastUsedAt: sql<string>`max(${users.createdAt}, coalesce((select max(max(s.created_at, s.last_seen_at)) from sessions s where s.user_id = ${users.id}), ''))`,
          warnedAt: inactivityWarnings.warnedAt,
        })
        .from(users)
        .leftJoin(inactivityWarnings, eq(inactivityWarnings.userId, users.id))
        .where(isNull(users.disabledAt))
        .all(),
    warn: (userId: string, warnedAt: string) =>
      void orm
        .insert(inactivityWarnings)
        .values({ userId, warnedAt })
        .onConflictDoUpdate({ target: inactivityWarnings.userId, set: { warnedAt } })
        .run(),
  }
}
