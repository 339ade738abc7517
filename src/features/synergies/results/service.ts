import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { isIntroduced, vehicleIds } from '../../../kernel/synergies.ts'
import { presentOf } from '../facts.ts'
import { estimateImpact, type ImpactEstimate } from '../impact/estimate.ts'
import { FACTOR_SOURCE } from '../impact/factors.ts'
import { type Figure, totalsByBasis } from '../impact/totals.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import type { ExchangeInput, ResultsView, VoidInput } from './contract.ts'
import { tonnesOf } from './rules.ts'
import type { ExchangeRow, exchangesStore } from './store.ts'

/** What synergies gave: exchanges that took place, noted one by one, and what they add up to. */
export function synergyResults(
  db: Database,
  clock: Clock,
  { accounts, organisations, matching }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'matching'>,
  {
    store,
    life,
    writing,
    leads,
  }: {
    store: ReturnType<typeof exchangesStore>
    life: Pick<ReturnType<typeof synergyLife>, 'readable' | 'led' | 'partiesOf' | 'byId'>
    writing: Pick<ReturnType<typeof synergyWriting>, 'tell'>
    leads(actor: Actor, parties: readonly PartyRow[]): boolean
  },
) {
  /** Structures that took part, of those that are in it. */
  function takingPart(synergyId: string, partyIds: readonly string[]): string[] {
    const present = presentOf(life.partiesOf(synergyId))
    if (partyIds.length === 0) return present.map(({ organisationId }) => organisationId)
    const chosen = present.filter(({ id }) => partyIds.includes(id))
    if (chosen.length < new Set(partyIds).size) notFound('Partie')
    return chosen.map(({ organisationId }) => organisationId)
  }

  function check({ on, quantity, unit }: ExchangeInput): void {
    if (on > dayOf(clock.now()))
      fail('invalid-input', 'Un échange se note une fois réalisé.', [
        { pointer: '/on', detail: 'Cette date est à venir.' },
      ])
    if ((quantity === null) !== (unit === null))
      fail('invalid-input', 'Une quantité va avec son unité.', [
        { pointer: quantity === null ? '/quantity' : '/unit', detail: 'Complétez la quantité et son unité.' },
      ])
  }

  /** What an exchange spared, when it is of one stock for one need; null otherwise. */
  function impactOf(row: ExchangeRow): ImpactEstimate | null {
    const { tonnes, outlet, vehicle, synergyId, organisationIds } = row
    const took = life.partiesOf(synergyId).filter((party) => organisationIds.includes(party.organisationId))
    const flowIn = (role: PartyRow['role']) =>
      took.flatMap((party) => (party.role === role && party.flowId ? [party.flowId] : []))
    const [stocks, needs] = [flowIn('gives'), flowIn('receives')]
    const [stockId, needId] = [stocks[0], needs[0]]
    if (tonnes === null || !stockId || !needId || took.length !== 2) return null
    const way = matching.wayBetween(stockId, needId)
    if (!way || (way.useLineage.length === 0 && !way.isSame)) return null
    const { lineage, useLineage, distanceKm: km } = way
    return estimateImpact({ tonnes, lineage, useLineage, outlet, km, vehicle: vehicle ?? vehicleIds[0] })
  }

  function viewOf(row: ExchangeRow): ResultsView['exchanges'][number] {
    const { id, on, quantity, unit, tonnes, euros, basis, evidence, at, voidedAt, voidReason } = row
    const { outlet, vehicle } = row
    const records = organisations.recordsOf(row.organisationIds)
    return {
      ...{ id, on, quantity, unit, tonnes, euros, basis, evidence, at, voidedAt, voidReason },
      ...{ outlet, vehicle, impact: impactOf(row) },
      partyNames: row.organisationIds.flatMap((organisationId) => records.get(organisationId)?.name ?? []),
      by: accounts.nameOf(row.authorId) ?? 'Compte supprimé',
    }
  }

  return {
    /** Of a synergy that the actor may read. */
    of(actor: Actor, synergyId: string): ResultsView {
      const { stage } = life.readable(actor, synergyId)
      const exchanges = store.ofSynergy(synergyId).map(viewOf)
      const standing = exchanges.filter(({ voidedAt }) => voidedAt === null)
      return {
        exchanges,
        totals: totalsByBasis(standing.flatMap(figuresOf)),
        notEstimated: standing.filter(({ impact }) => impact?.kgCO2e == null).length,
        source: FACTOR_SOURCE,
        can: { record: isIntroduced(stage), void: leads(actor, life.partiesOf(synergyId)) },
      }
    },

    /** Notes one that took place: by its facilitators, or by one of its structures once they know each other. */
    record(actor: Actor, synergyId: string, input: ExchangeInput): ResultsView {
      const row = life.readable(actor, synergyId)
      check(input)
      const { partyIds, ...said } = input
      db.write(() => {
        const { stage } = life.byId(synergyId) ?? row
        if (!isIntroduced(stage))
          fail('conflict', 'Un échange se note une fois les structures mises en relation.')
        const exchange: ExchangeRow = {
          ...{ id: newId(), synergyId, ...said, evidence: said.evidence || null },
          organisationIds: takingPart(synergyId, partyIds),
          tonnes: tonnesOf(said.quantity, said.unit),
          ...{ authorId: actor.userId, at: clock.now().toISOString() },
          ...{ voidedAt: null, voidedBy: null, voidReason: null },
        }
        store.insert(exchange)
        writing.tell('synergy.exchange-recorded', row, actor.userId, { exchangeId: exchange.id, ...said })
      })
      return this.of(actor, synergyId)
    },

    /** Takes one out of what counts, with the reason; it stays in the list. */
    voidOne(actor: Actor, synergyId: string, exchangeId: string, { reason }: VoidInput): ResultsView {
      const row = life.led(actor, synergyId)
      db.write(() => {
        const exchange = store.ofSynergy(synergyId).find(({ id }) => id === exchangeId) ?? notFound('Échange')
        if (exchange.voidedAt !== null) fail('conflict', 'Cet échange est déjà annulé.')
        store.update(exchangeId, {
          ...{ voidedAt: clock.now().toISOString(), voidedBy: actor.userId, voidReason: reason },
        })
        writing.tell('synergy.exchange-voided', row, actor.userId, { exchangeId, reason })
      })
      return this.of(actor, synergyId)
    },
  }
}

/** What it spared is an estimate however its quantity is known. */
function figuresOf({ basis, tonnes, euros, impact }: ResultsView['exchanges'][number]): Figure[] {
  const kg = impact?.kgCO2e ?? null
  return [
    ...(tonnes === null ? [] : [{ measure: 'tonnes' as const, basis, value: tonnes }]),
    ...(euros === null ? [] : [{ measure: 'euros' as const, basis, value: euros }]),
    ...(kg === null ? [] : [{ measure: 'kgCO2e' as const, basis: 'estimated' as const, value: kg }]),
  ]
}
