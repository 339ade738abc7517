import { and, eq, ne, sql, sum } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { FlowRow } from './store.ts'
import { flowPromises } from './tables.ts'

/** What nothing is left of: all of it is promised. Unknown quantities are never spent. */
export const isSpent = (quantity: number | null, promised: number) =>
  quantity !== null && promised > 0 && promised >= quantity

/**
 * The ledger of what is promised of each flow, in its own unit and for its own period. A total is read in the
 * transaction that adds to it: the last tonne is promised once.
 */
export function promisesOfFlows(db: Database, clock: Clock, flowOf: (id: string) => FlowRow | null) {
  const { orm } = db
  let totals: Map<string, number> | null = null
  db.events.subscribe(({ type }) => {
    if (type === 'flow-changed' || type === 'written-elsewhere') totals = null
  })

  function readTotals(): Map<string, number> {
    const rows = orm
      .select({ flowId: flowPromises.flowId, quantity: sum(flowPromises.quantity).mapWith(Number) })
      .from(flowPromises)
      .groupBy(flowPromises.flowId)
      .all()
    return new Map(rows.map(({ flowId, quantity }) => [flowId, quantity ?? 0]))
  }

  const rowOf = (flowId: string, partyId: string) =>
    and(eq(flowPromises.flowId, flowId), eq(flowPromises.partyId, partyId))

  function promisedToOthers(flowId: string, partyId: string): number {
    const others = orm
      .select({ quantity: sql<number>`coalesce(sum(${flowPromises.quantity}), 0)` })
      .from(flowPromises)
      .where(and(eq(flowPromises.flowId, flowId), ne(flowPromises.partyId, partyId)))
      .get()
    return others?.quantity ?? 0
  }

  return {
    /** Promised of a flow in all, in its unit and for its period; 0 when nothing is. */
    totalOf(flowId: string): number {
      totals ??= readTotals()
      return totals.get(flowId) ?? 0
    },

    /** Promised of a flow to one party; null when nothing is. */
    of: (flowId: string, partyId: string): number | null =>
      orm.select().from(flowPromises).where(rowOf(flowId, partyId)).get()?.quantity ?? null,

    /** Promises a quantity of a flow, or takes the promise back with null; a 409 says what is left when it is too much. */
    set(flowId: string, partyId: string, quantity: number | null): void {
      db.write((announce) => {
        const flow = flowOf(flowId) ?? notFound('Flux')
        if (quantity === null) {
          if (orm.delete(flowPromises).where(rowOf(flowId, partyId)).run().changes === 0) return
        } else {
          const left = flow.quantity === null ? null : flow.quantity - promisedToOthers(flowId, partyId)
          if (left !== null && quantity > left) fail('conflict', tooMuch(Math.max(0, left), flow.unit))
          const at = clock.now().toISOString()
          orm
            .insert(flowPromises)
            .values({ flowId, partyId, quantity, at })
            .onConflictDoUpdate({
              target: [flowPromises.flowId, flowPromises.partyId],
              set: { quantity, at },
            })
            .run()
        }
        announce({ type: 'flow-changed', ids: [flowId] })
      })
    },
  }
}

const tooMuch = (left: number, unit: string | null) =>
  `Il ne reste que ${left.toLocaleString('fr-FR')} ${unit ?? ''} à promettre de ce flux.`.replace('  ', ' ')
