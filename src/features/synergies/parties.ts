import type { Actor } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { PartyRole, SynergyKind } from '../../kernel/synergies.ts'
import type { FlowRow } from '../flows/store.ts'
import type { PartyInput } from './life-contract.ts'
import { canLead } from './policy.ts'
import { shapeFault } from './rules.ts'
import type { RoomsBelow } from './service.ts'

export interface NewParty {
  organisationId: string
  flow: FlowRow | null
  role: PartyRole
  promised: number | null
}

/** Who may take part in a synergy, as the facilitator who asks may know of it. */
export function newParties({
  organisations,
  flows,
  matching,
}: Pick<RoomsBelow, 'organisations' | 'flows' | 'matching'>) {
  /** A live flow, or a structure without one; 404 for what the actor may not know of. `pointer`: where it was said. */
  function resolve(
    actor: Actor,
    { flowId, organisationId, role, promised }: PartyInput,
    pointer: string,
  ): NewParty {
    if (flowId !== null) {
      const [flow] = flows.rowsOf([flowId])
      if (!flow || !flows.viewsOf(actor, [flowId]).has(flowId)) notFound('Flux')
      if (flow.withdrawnAt !== null) fail('conflict', 'Un de ces flux a été retiré.')
      return {
        ...{ organisationId: flow.organisationId, flow, promised },
        role: role ?? (flow.kind === 'stock' ? 'gives' : 'receives'),
      }
    }
    if (organisationId === null)
      fail('invalid-input', 'Une structure est à nommer.', [
        { pointer: `${pointer}/flowId`, detail: 'Indiquez un flux, ou une structure.' },
      ])
    const structure = organisations.recordsOf([organisationId]).get(organisationId)
    if (!structure || structure.closedAt || !canLead(actor, [organisationId])) notFound('Structure')
    return { organisationId, flow: null, role: role ?? 'transforms', promised: null }
  }

  /** A rule that forbids a stock to a need stops it whatever else is in the synergy; a process may lift it. */
  function checkStops(kind: SynergyKind, rows: readonly FlowRow[]): void {
    if (kind === 'transformation') return
    const of = (wanted: FlowRow['kind']) => rows.filter((row) => row.kind === wanted)
    for (const stock of of('stock'))
      for (const need of of('need')) {
        const stop = matching.stopBetween(stock.id, need.id)
        if (stop) fail('conflict', `Une règle interdit cette piste : ${stop}`)
      }
  }

  return {
    resolve,
    checkStops,

    /** All of a new synergy, followed by the actor for one of them at least, in the roles its kind asks for. */
    resolveAll(actor: Actor, kind: SynergyKind, asked: readonly PartyInput[]): NewParty[] {
      const all = asked.map((one, at) => resolve(actor, one, `/parties/${at}`))
      const ids = all.map(({ organisationId }) => organisationId)
      if (!canLead(actor, ids)) notFound('Flux')
      if (new Set(ids).size < ids.length)
        fail('invalid-input', 'Deux de ces flux sont de la même structure : elle n’y prend part qu’une fois.')
      const fault = shapeFault(
        kind,
        all.map(({ role }) => role),
      )
      if (fault) fail('invalid-input', fault, [{ pointer: '/kind', detail: fault }])
      checkStops(
        kind,
        all.flatMap(({ flow }) => flow ?? []),
      )
      return all
    },
  }
}
