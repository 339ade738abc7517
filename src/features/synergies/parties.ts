import type { Actor } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { PartyRole, SynergyKind } from '../../kernel/synergies.ts'
import type { FlowRow } from '../flows/store.ts'
import type { PartyInput } from './life-contract.ts'
import { canLead } from './policy.ts'
import { shapeFault } from './rules.ts'
import type { RoomsBelow } from './service.ts'

export interface NewParty {
  organisationId: string
  role: PartyRole
  flows: readonly { row: FlowRow; promised: number | null }[]
}

/** What was said of one structure: it takes part once, in one role, with all of its flows that were named. */
function asOne(said: readonly NewParty[]): NewParty {
  const [first] = said
  if (!first) throw new Error('A party is made of what was said of it.')
  const ids = said.flatMap(({ flows }) => flows.map(({ row }) => row.id))
  if (ids.length < said.length && said.length > 1)
    fail('invalid-input', 'Une structure est nommée deux fois.')
  if (new Set(ids).size < ids.length) fail('invalid-input', 'Un flux est nommé deux fois.')
  if (said.some(({ role }) => role !== first.role)) fail('invalid-input', TWO_ROLES)
  return { ...first, flows: said.flatMap(({ flows }) => flows) }
}

export const TWO_ROLES = 'Une structure prend part à une synergie dans un seul rôle.'

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
        ...{ organisationId: flow.organisationId, flows: [{ row: flow, promised }] },
        role: role ?? (flow.kind === 'stock' ? 'gives' : 'receives'),
      }
    }
    if (organisationId === null)
      fail('invalid-input', 'Une structure est à nommer.', [
        { pointer: `${pointer}/flowId`, detail: 'Indiquez un flux, ou une structure.' },
      ])
    const structure = organisations.recordsOf([organisationId]).get(organisationId)
    if (!structure || structure.closedAt || !canLead(actor, [organisationId])) notFound('Structure')
    return { organisationId, flows: [], role: role ?? 'transforms' }
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
      const said = asked.map((one, at) => resolve(actor, one, `/parties/${at}`))
      if (
        !canLead(
          actor,
          said.map(({ organisationId }) => organisationId),
        )
      )
        notFound('Flux')
      const all = [...groupBy(said, ({ organisationId }) => organisationId).values()].map(asOne)
      const fault = shapeFault(kind, all)
      if (fault) fail('invalid-input', fault, [{ pointer: '/kind', detail: fault }])
      const rows = all.flatMap(({ flows: brought }) => brought.map(({ row }) => row))
      checkStops(kind, rows)
      return all
    },
  }
}
