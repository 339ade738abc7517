import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { AmountInput } from './contract.ts'
import type { planDocuments } from './documents.ts'
import type { PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

/** What a sheet or a step costs: dated amounts with their funder and their proof, voided when they were wrong. */
export function planAmounts(
  db: Database,
  {
    store,
    tools,
    documents,
  }: {
    store: PlanStore
    tools: PlanTools
    documents: Pick<ReturnType<typeof planDocuments>, 'isOf'>
  },
) {
  return {
    add(actor: Actor, actionId: string, { funder, note, ...input }: AmountInput): void {
      tools.mustWrite(actor)
      tools.action(actionId)
      tools.checkDay(input.on)
      if (input.documentId !== null && !documents.isOf(input.documentId, actionId)) notFound('Document')
      const row = {
        ...{ id: newId(), actionId, ...input, funder: funder || null, note: note || null },
        ...{ by: actor.userId, at: tools.nowIso(), voidedBy: null, voidedAt: null },
      }
      db.write(() => {
        store.insertFact(row)
        const { kind, euros, on } = input
        tools.tell('plan.amount-added', actionId, actor.userId, { after: { kind, euros, on, funder } })
      })
    },

    /** Takes back an amount that was wrong: it counts no more at any day. */
    voidOne(actor: Actor, id: string): void {
      tools.mustWrite(actor)
      const { actionId, kind, euros, on, funder, voidedAt } = store.fact(id) ?? notFound('Montant')
      if (voidedAt !== null) return
      db.write(() => {
        store.voidFact(id, { voidedBy: actor.userId, voidedAt: tools.nowIso() })
        tools.tell('plan.amount-voided', actionId, actor.userId, {
          before: { kind, euros, on, funder },
          after: null,
        })
      })
    },
  }
}
