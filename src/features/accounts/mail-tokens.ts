import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { drawToken, tokenHash } from './secret-tokens.ts'
import { type MailTokenPurpose, mailTokens as table } from './tables.ts'

export type MailToken = typeof table.$inferSelect

export interface NewMailToken {
  purpose: MailTokenPurpose
  /** The account it is about; null when there is none yet. */
  userId: string | null
  /** Where it will be sent. */
  email: string
  data?: Record<string, unknown>
  lastsMinutes: number
}

export type MailTokens = ReturnType<typeof mailTokens>

/**
 * Links sent by mail: 256 bits of chance of which only the hash is kept, for one purpose, once, for a while. All of
 * it belongs inside `db.write`, with the mail that carries it or the change it allows.
 */
export function mailTokens({ orm }: Database, clock: Clock) {
  const nowIso = () => clock.now().toISOString()
  const usable = (purpose: MailTokenPurpose, token: string) =>
    and(
      eq(table.tokenHash, tokenHash(token)),
      eq(table.purpose, purpose),
      isNull(table.usedAt),
      gt(table.expiresAt, nowIso()),
    )

  return {
    /** Keeps a new token and returns it: the only time it is known. */
    issue({ lastsMinutes, data, ...rest }: NewMailToken): string {
      const token = drawToken()
      const now = clock.now()
      orm
        .insert(table)
        .values({
          ...rest,
          tokenHash: tokenHash(token),
          data: data ?? null,
          createdAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + lastsMinutes * 60_000).toISOString(),
        })
        .run()
      return token
    },

    /** What the token was issued for, leaving it usable; null when it is unknown, used, expired or for another purpose. */
    peek: (purpose: MailTokenPurpose, token: string): MailToken | null =>
      orm.select().from(table).where(usable(purpose, token)).get() ?? null,

    /** Uses the token up and returns what it was issued for; null as for `peek`. */
    redeem: (purpose: MailTokenPurpose, token: string): MailToken | null =>
      orm.update(table).set({ usedAt: nowIso() }).where(usable(purpose, token)).returning().get() ?? null,

    /** Forgets what was typed for links that can no longer be used. */
    sweep: (purpose: MailTokenPurpose) =>
      void orm
        .delete(table)
        .where(and(eq(table.purpose, purpose), or(isNotNull(table.usedAt), lte(table.expiresAt, nowIso()))))
        .run(),

    /** Makes every unused link of an account for this purpose worthless. */
    revoke: (purpose: MailTokenPurpose, userId: string) =>
      void orm
        .update(table)
        .set({ usedAt: nowIso() })
        .where(and(eq(table.userId, userId), eq(table.purpose, purpose), isNull(table.usedAt)))
        .run(),
  }
}
