import { createHash } from 'node:crypto'
import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { twinsOf } from '../../kernel/likeness.ts'
import { flowDeclaration } from '../flows/contract.ts'
import type { FlowsService } from '../flows/service.ts'
import type { FlowOrigin } from '../flows/tables.ts'
import type { RowInput, RowView, TwinView } from './contract.ts'
import { canTypeFor, isOwnRow } from './policy.ts'
import type { TypedRow, workshopsStore } from './store.ts'

export interface RowsBelow {
  flows: FlowsService
  namesOf(userIds: readonly string[]): Map<string, string>
}

const wayOf = ({ workshopId }: Pick<TypedRow, 'workshopId'>): FlowOrigin =>
  workshopId ? 'workshop' : 'sheet'

/** The rows of the quick-entry sheet: each becomes a flow as soon as it is typed, and is it however often it is sent. */
export function rowsService(
  db: Database,
  clock: Clock,
  { flows, namesOf }: RowsBelow,
  store: ReturnType<typeof workshopsStore>,
  /** Within the transaction: a workshop where somebody types for a structure has them both. */
  onTyped: (workshopId: string, organisationId: string, userId: string) => void,
) {
  const flowOf = (flowId: string) => flows.rowsOf([flowId])[0]

  /** Declares the flow of a row, or changes the one it was sent as before. */
  function record(actor: Actor, id: string, known: TypedRow | null, input: RowInput): void {
    const { workshopId: _where, ...typed } = input
    if (!known) {
      if (flowOf(id)) notFound('Ligne')
      flows.declare(actor, flowDeclaration.parse({ ...typed, id }), wayOf(input))
      return
    }
    const before = flowOf(id)
    const { organisationId, kind, ...facts } = typed
    if (!before || before.withdrawnAt !== null)
      fail('conflict', 'Ce flux a été retiré depuis : tapez la ligne de nouveau.')
    if (before.organisationId !== organisationId || before.kind !== kind)
      fail('conflict', 'Un gisement ne devient pas un besoin : annulez la ligne et tapez-la de nouveau.')
    flows.amend(actor, id, facts, wayOf(input))
  }

  /** Live flows of the same structure that say about the same. */
  function twinsFor(flowIds: readonly string[]): Map<string, TwinView[]> {
    const rows = flows.rowsOf(flowIds)
    const siblings = new Map(
      [...new Set(rows.map(({ organisationId }) => organisationId))].map((id) => [id, flows.liveRowsOf(id)]),
    )
    return new Map(
      rows.map((row) => {
        const others = (siblings.get(row.organisationId) ?? []).filter(({ id }) => id !== row.id)
        return [row.id, twinsOf(row, others).map(({ id, label }) => ({ flowId: id, label }))]
      }),
    )
  }

  return {
    /** Records a row; sent again as it was, it changes nothing. */
    put(actor: Actor, id: string, input: RowInput): RowView {
      const { organisationId, workshopId } = input
      if (!canTypeFor(actor, organisationId)) notFound('Structure')
      if (workshopId !== null && !store.byId(workshopId)) notFound('Atelier')
      const contentHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
      const row = db.write((announce) => {
        const known = store.row(id)
        if (known && !isOwnRow(actor, known)) notFound('Ligne')
        if (known?.undoneAt) fail('conflict', 'Cette ligne a été annulée : tapez-la de nouveau.')
        if (known?.contentHash === contentHash) return known
        record(actor, id, known, input)
        const row = {
          ...{ flowId: id, organisationId, workshopId, contentHash },
          ...{ userId: actor.userId, typedAt: known?.typedAt ?? clock.now().toISOString(), undoneAt: null },
        }
        store.putRow(row)
        if (workshopId) {
          onTyped(workshopId, organisationId, actor.userId)
          announce({ type: 'workshop-changed', ids: [workshopId] })
        }
        return row
      })
      return this.viewsOf(actor, [row])[0] ?? notFound('Ligne')
    },

    /** Takes a row back: its flow is withdrawn. Once undone, a row stays so. */
    undo(actor: Actor, id: string): void {
      const row = store.row(id)
      if (!row || !isOwnRow(actor, row)) notFound('Ligne')
      if (row.undoneAt) return
      db.write((announce) => {
        flows.withdraw(actor, id, wayOf(row))
        store.putRow({ ...row, undoneAt: clock.now().toISOString() })
        if (row.workshopId) announce({ type: 'workshop-changed', ids: [row.workshopId] })
      })
    },

    /** Rows whose flow the actor works on, in the order given. */
    viewsOf(actor: Actor, rows: readonly TypedRow[]): RowView[] {
      const own = rows.filter(({ organisationId }) => canTypeFor(actor, organisationId))
      const flowIds = own.map(({ flowId }) => flowId)
      const views = flows.viewsOf(actor, flowIds)
      const twins = twinsFor(flowIds)
      const names = namesOf([...new Set(own.map(({ userId }) => userId))])
      return own.flatMap(({ typedAt, userId, flowId }) => {
        const flow = views.get(flowId)
        return flow
          ? { typedAt, typedBy: names.get(userId) ?? null, flow, twins: twins.get(flowId) ?? [] }
          : []
      })
    },
  }
}
