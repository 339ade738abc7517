import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { invitations } from './tables.ts'

export type InvitationRow = typeof invitations.$inferSelect

/** Rows of invitations; used by the services of this room alone. */
export function invitationStore({ orm }: Database) {
  const unanswered = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))

  return {
    insert: (row: typeof invitations.$inferInsert) => void orm.insert(invitations).values(row).run(),
    update: (id: string, change: Partial<InvitationRow>) =>
      void orm.update(invitations).set(change).where(eq(invitations.id, id)).run(),
    /** An invitation not answered yet, expired or not. */
    byId: (id: string): InvitationRow | null =>
      orm
        .select()
        .from(invitations)
        .where(and(eq(invitations.id, id), unanswered))
        .get() ?? null,
    /** The one a link opens: not answered, not expired. */
    byToken: (tokenHash: string, now: string): InvitationRow | null =>
      orm
        .select()
        .from(invitations)
        .where(and(eq(invitations.tokenHash, tokenHash), unanswered, gt(invitations.expiresAt, now)))
        .get() ?? null,
    /** Those not answered yet, of a structure or (null) of the platform. */
    pending: (organisationId: string | null): InvitationRow[] =>
      orm
        .select()
        .from(invitations)
        .where(
          and(
            unanswered,
            organisationId === null
              ? isNull(invitations.organisationId)
              : eq(invitations.organisationId, organisationId),
          ),
        )
        .orderBy(asc(invitations.email), asc(invitations.id))
        .all(),
  }
}
