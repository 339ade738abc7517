import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { isIntroduced } from '../../../kernel/synergies.ts'
import type { TogetherService } from '../../together/service.ts'
import { factsOf, presentOf } from '../facts.ts'
import { FACTOR_SOURCE } from '../impact/factors.ts'
import { type Figure, totalsByBasis } from '../impact/totals.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { SynergySources, synergyWriting } from '../synergy-writing.ts'
import type { ExchangeInput, ExchangeView, ResultsView, VoidInput } from './contract.ts'
import { exchangeEstimates } from './known.ts'
import { isProved, provedStage, tonnesOf } from './rules.ts'
import type { ExchangeRow, exchangesStore } from './store.ts'

/** What is said of an exchange, but for who took part and with what. */
type Said = Omit<ExchangeInput, 'partyIds' | 'flowIds'>

/** What synergies gave: exchanges that took place, noted one by one, and what they add up to. */
export function synergyResults(
  db: Database,
  clock: Clock,
  {
    accounts,
    organisations,
    flows,
    matching,
  }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'flows' | 'matching'>,
  {
    store,
    life,
    writing,
    sources,
    leads,
    documents,
  }: {
    store: ReturnType<typeof exchangesStore>
    life: Pick<ReturnType<typeof synergyLife>, 'readable' | 'led' | 'partiesOf' | 'byId'>
    writing: Pick<ReturnType<typeof synergyWriting>, 'tell'>
    sources: SynergySources
    leads(actor: Actor, parties: readonly PartyRow[]): boolean
    documents: Pick<TogetherService['documents'], 'namesFor'>
  },
) {
  const estimates = exchangeEstimates({ flows, matching })

  /** Structures that took part, of those that are in it and known to one another: the names of others stay unsaid. */
  function takingPart(synergyId: string, partyIds: readonly string[]): string[] {
    const present = presentOf(life.partiesOf(synergyId)).filter(({ introducedAt }) => introducedAt !== null)
    if (partyIds.length === 0) return present.map(({ organisationId }) => organisationId)
    const chosen = present.filter(({ id }) => partyIds.includes(id))
    if (chosen.length < new Set(partyIds).size) notFound('Partie')
    return chosen.map(({ organisationId }) => organisationId)
  }

  /** Which of the flows that these structures have shown to the others it is of; all of them when none is named. */
  function flowsTaken(synergyId: string, organisationIds: readonly string[], flowIds: readonly string[]) {
    const known = presentOf(life.partiesOf(synergyId))
      .filter(({ organisationId }) => organisationIds.includes(organisationId))
      .flatMap(({ flows: brought }) => brought.flatMap((one) => (one.introducedAt ? one.flowId : [])))
    if (!flowIds.every((flowId) => known.includes(flowId))) notFound('Flux de la synergie')
    return flowIds.length === 0 ? known : [...new Set(flowIds)]
  }

  /** What no exchange may say, whoever notes it. */
  function check({ on, quantity, unit, tonnes }: Said): void {
    if (on > dayOf(clock.now()))
      fail('invalid-input', 'Un échange se note une fois réalisé.', [
        { pointer: '/on', detail: 'Cette date est à venir.' },
      ])
    if ((quantity === null) !== (unit === null))
      fail('invalid-input', 'Une quantité va avec son unité.', [
        { pointer: quantity === null ? '/quantity' : '/unit', detail: 'Complétez la quantité et son unité.' },
      ])
    if (tonnes !== null && tonnesOf(quantity, unit) !== null)
      fail('invalid-input', 'Cette quantité donne déjà ses tonnes.', [
        { pointer: '/tonnes', detail: 'La quantité est déjà une masse : ne redites pas ses tonnes.' },
      ])
  }

  /** What the flows of an exchange are called, where one of its structures brought several: otherwise it goes without saying. */
  function labelsOf(actor: Actor, { synergyId, organisationIds, flowIds }: ExchangeRow): string[] {
    const took = life.partiesOf(synergyId).filter((party) => organisationIds.includes(party.organisationId))
    if (took.every((party) => party.flows.length < 2)) return []
    const seen = flows.viewsOf(actor, flowIds)
    return flowIds.flatMap((flowId) => seen.get(flowId)?.label ?? [])
  }

  /** Where the evidence of a synergy lets it go on to. */
  function provedBy(row: SynergyRow): ResultsView['proves'] {
    const facts = factsOf(row, life.partiesOf(row.id), {
      evidence: sources.evidenceOf(row.id),
      legalBlock: sources.legalBlockOf(row.id),
      hasReason: false,
    })
    return provedStage(row.stage, facts)
  }

  /** Only a document that the actor may open proves what they note. */
  function checkDocument(actor: Actor, synergyId: string, documentId: string | null): void {
    if (documentId === null || documents.namesFor(actor, synergyId, [documentId]).has(documentId)) return
    const detail = 'Choisissez un document de cette synergie.'
    fail('invalid-input', detail, [{ pointer: '/documentId', detail }])
  }

  function viewOf(actor: Actor, row: ExchangeRow, names: ReadonlyMap<string, string>): ExchangeView {
    const { id, on, quantity, unit, tonnes, euros, basis, evidence, at, voidedAt, voidReason } = row
    const { outlet, vehicle, documentId } = row
    const name = names.get(documentId ?? '')
    const records = organisations.recordsOf(row.organisationIds)
    return {
      ...{ id, on, quantity, unit, tonnes, euros, basis, evidence, at, voidedAt, voidReason },
      ...{ outlet, vehicle, ...estimates.of(row) },
      ...{ isProved: isProved(row), document: documentId && name ? { id: documentId, name } : null },
      partyNames: row.organisationIds.flatMap((organisationId) => records.get(organisationId)?.name ?? []),
      flowLabels: labelsOf(actor, row),
      by: accounts.nameOf(row.authorId) ?? 'Compte supprimé',
    }
  }

  return {
    takingPart,
    flowsTaken,
    check,

    /** Of a synergy that the actor may read. */
    of(actor: Actor, synergyId: string): ResultsView {
      const synergy = life.readable(actor, synergyId)
      const rows = store.ofSynergy(synergyId)
      const named = rows.flatMap(({ documentId }) => documentId ?? [])
      const names = documents.namesFor(actor, synergyId, named)
      const exchanges = rows.map((row) => viewOf(actor, row, names))
      const standing = exchanges.filter(({ voidedAt }) => voidedAt === null)
      return {
        exchanges,
        totals: totalsByBasis(standing.flatMap(figuresOf)),
        notEstimated: standing.filter(({ impact }) => impact?.kgCO2e == null).length,
        proves: provedBy(synergy),
        source: FACTOR_SOURCE,
        can: { record: isIntroduced(synergy.stage), void: leads(actor, life.partiesOf(synergyId)) },
      }
    },

    /** Notes one that took place: by its facilitators, or by one of its structures once they know each other. */
    record(actor: Actor, synergyId: string, input: ExchangeInput): ResultsView {
      const row = life.readable(actor, synergyId)
      check(input)
      const { partyIds, flowIds, ...said } = input
      db.write(() => {
        const { stage } = life.byId(synergyId) ?? row
        if (!isIntroduced(stage))
          fail('conflict', 'Un échange se note une fois les structures mises en relation.')
        const organisationIds = takingPart(synergyId, partyIds)
        this.add(
          actor,
          row,
          { organisationIds, flowIds: flowsTaken(synergyId, organisationIds, flowIds) },
          said,
        )
      })
      return this.of(actor, synergyId)
    },

    /** Within the transaction of who checked that it may be: gives the id of the exchange. */
    add(
      actor: Actor,
      row: SynergyRow,
      { organisationIds, flowIds }: Pick<ExchangeRow, 'organisationIds' | 'flowIds'>,
      said: Said,
    ): string {
      checkDocument(actor, row.id, said.documentId)
      const id = newId()
      store.insert({
        ...{ id, synergyId: row.id, ...said, evidence: said.evidence || null },
        ...{ organisationIds, flowIds },
        known: estimates.today({ organisationIds, flowIds }),
        tonnes: tonnesOf(said.quantity, said.unit) ?? said.tonnes,
        ...{ authorId: actor.userId, at: clock.now().toISOString() },
        ...{ voidedAt: null, voidedBy: null, voidReason: null },
      })
      writing.tell('synergy.exchange-recorded', row, actor.userId, { exchangeId: id, ...said })
      return id
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

/** What it spared is an estimate however its quantity is known; euros that were said are not estimated besides. */
function figuresOf({ basis, tonnes, euros, impact, eurosEstimate }: ExchangeView): Figure[] {
  const kg = impact?.kgCO2e ?? null
  const guessed = euros === null ? (eurosEstimate?.euros ?? null) : null
  return [
    ...(tonnes === null ? [] : [{ measure: 'tonnes' as const, basis, value: tonnes }]),
    ...(euros === null ? [] : [{ measure: 'euros' as const, basis, value: euros }]),
    ...(guessed === null ? [] : [{ measure: 'euros' as const, basis: 'estimated' as const, value: guessed }]),
    ...(kg === null ? [] : [{ measure: 'kgCO2e' as const, basis: 'estimated' as const, value: kg }]),
  ]
}
