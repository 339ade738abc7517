import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { introductionRequests } from './tables.ts'

export type RequestRow = typeof introductionRequests.$inferSelect
type PairIds = Pick<RequestRow, 'stockId' | 'needId'>

/** Rows of requests for introductions; used by the synergies service alone. */
export function requestsStore({ orm }: Database) {
  const isOpen = and(isNull(introductionRequests.withdrawnAt), isNull(introductionRequests.treatedAt))
  const ofPair = ({ stockId, needId }: PairIds) =>
    and(eq(introductionRequests.stockId, stockId), eq(introductionRequests.needId, needId))
  const oldestFirst = [introductionRequests.askedAt, introductionRequests.id] as const
  const newestFirst = [desc(introductionRequests.askedAt), desc(introductionRequests.id)] as const

  return {
    open: (): RequestRow[] =>
      orm
        .select()
        .from(introductionRequests)
        .where(isOpen)
        .orderBy(...oldestFirst)
        .all(),
    openOf: (pair: PairIds): RequestRow[] =>
      orm
        .select()
        .from(introductionRequests)
        .where(and(isOpen, ofPair(pair)))
        .all(),
    /** The last a structure made for a pair. */
    lastOf: (pair: PairIds, organisationId: string): RequestRow | undefined =>
      orm
        .select()
        .from(introductionRequests)
        .where(and(ofPair(pair), eq(introductionRequests.organisationId, organisationId)))
        .orderBy(...newestFirst)
        .get(),
    refused: (): RequestRow[] =>
      orm
        .select()
        .from(introductionRequests)
        .where(isNull(introductionRequests.withdrawnAt))
        .all()
        .filter(({ refusal }) => refusal !== null),
    ofOrganisations: (ids: readonly string[]): RequestRow[] =>
      orm
        .select()
        .from(introductionRequests)
        .where(inArray(introductionRequests.organisationId, [...ids]))
        .orderBy(...newestFirst)
        .all(),
    countSince: (organisationId: string, since: string): number =>
      orm.$count(
        introductionRequests,
        and(
          eq(introductionRequests.organisationId, organisationId),
          gte(introductionRequests.askedAt, since),
        ),
      ) as unknown as number,
    insert: (row: RequestRow) => void orm.insert(introductionRequests).values(row).run(),
    update: (id: string, change: Partial<RequestRow>) =>
      void orm.update(introductionRequests).set(change).where(eq(introductionRequests.id, id)).run(),
  }
}
