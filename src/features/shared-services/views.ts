import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import { isServiceOpen } from '../../kernel/shared-services.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import { canReadSynergy } from '../synergies/policy.ts'
import type { ServicePartyView, ServiceSummary, ServiceView } from './contract.ts'
import type { serviceFacts } from './facts.ts'
import { figuresOf, unitsTogether } from './figures.ts'
import type { ServiceParties } from './parties.ts'
import { isIn, usersOf } from './people.ts'
import type { RoomsBelow } from './service.ts'
import type { servicesStore } from './store.ts'
import { shareOf, unitsPerYear } from './volumes.ts'
import { serviceWorkflow } from './workflow.ts'
import type { Reading, ServiceTools } from './writing.ts'

/** Shared services as their readers see them. */
export function serviceViews(
  { accounts, synergies }: Pick<RoomsBelow, 'accounts' | 'synergies'>,
  {
    store,
    tools,
    parties,
    facts,
  }: {
    store: ReturnType<typeof servicesStore>
    tools: ServiceTools
    parties: ServiceParties
    facts: ReturnType<typeof serviceFacts>
  },
) {
  /** Summaries, each with only what its reader may know of it. */
  function summaries(actor: Actor, readings: readonly Reading[]): ServiceSummary[] {
    const named = tools.structuresOf(actor.memberships.map(({ organisationId }) => organisationId))
    return readings.map(({ row, parties: all, sight }) => {
      const isInside = sight.level === 'whole'
      const together = unitsTogether(usersOf(all).map((party) => shareOf(party, row.unit)))
      return {
        ...{ id: row.id, kind: row.kind, title: row.title, stage: row.stage, stageAt: row.stageAt },
        ...{ visibility: row.visibility, startsOn: row.startsOn, updatedAt: row.updatedAt },
        ...{ userCount: usersOf(all).length, unit: row.unit, isInside },
        unitsPerYear: isInside ? together : null,
        own: all
          .filter(({ organisationId }) => isMemberOf(actor, organisationId))
          .flatMap(({ organisationId, state }) => {
            const structure = named(organisationId)
            return structure ? [{ ...structure, state }] : []
          }),
      }
    })
  }

  const readsPrice = (actor: Actor, { sight }: Reading, organisationId: string) =>
    sight.isLed || isMemberOf(actor, organisationId) || facilitates(actor, organisationId)

  /** Those who said yes, for its readers; who leads it reads the others too, an asked structure itself alone. */
  function partiesFor(actor: Actor, reading: Reading): ServicePartyView[] {
    const { row, sight } = reading
    const shown = reading.parties.filter((party) => {
      const { organisationId, state } = party
      if (isMemberOf(actor, organisationId)) return true
      if (state === 'invited' && facilitates(actor, organisationId)) return true
      if (sight.level !== 'whole') return false
      return isIn(party) || (sight.isLed && (state === 'invited' || state === 'asked'))
    })
    const named = tools.structuresOf(shown.map(({ organisationId }) => organisationId))
    return shown.map((party) => {
      const { organisationId, state } = party
      const paid = readsPrice(actor, reading, organisationId)
      const how = isServiceOpen(row.stage) ? parties.answerer(actor, reading, party) : null
      const speaks = parties.speaksFor(actor, organisationId)
      const isLive = state === 'in' || state === 'invited' || state === 'asked'
      return {
        ...(named(organisationId) ?? { id: organisationId, name: '' }),
        ...{ state, at: party.at, isUser: party.isUser, message: party.message },
        isCarrier: row.carrierOrganisationId === organisationId,
        ...{ quantity: party.quantity, unit: party.unit, period: party.period },
        unitsPerYear: unitsPerYear(party, row.unit),
        wouldPayEuros: paid ? party.wouldPayEuros : null,
        wouldPayPer: paid ? party.wouldPayPer : null,
        agreedHow: paid ? party.agreedHow : null,
        can: {
          answer: how === 'self' || how === 'lead',
          record: how === 'record',
          volume: isLive && (speaks || facilitates(actor, organisationId)),
          leave: isLive && (sight.isLed || speaks) && state !== 'asked',
        },
      }
    })
  }

  function carrierFor({ row, parties: all, sight }: Reading): ServiceView['carrier'] {
    const { carrierKind: kind, carrierOrganisationId: id, carrierName } = row
    if (kind === null || sight.level === 'outline' || sight.level === 'invited') return null
    const agreed = all.some((party) => party.organisationId === id && isIn(party))
    const organisation = id !== null && (agreed || sight.isLed) ? tools.structuresOf([id])(id) : null
    return { kind, organisation, name: id === null ? carrierName : null, isAwaited: id !== null && !agreed }
  }

  /** Names of those of these people who read it today; the others are not for its readers to know. */
  function authorsOf(reading: Reading, userIds: readonly string[]): Map<string, string> {
    const asked = [...new Set(userIds)]
    return accounts.namesOf(asked.filter((userId) => tools.people.readsWhole(userId, reading)))
  }

  function historyFor(reading: Reading): ServiceView['history'] {
    if (reading.sight.level !== 'whole') return []
    const steps = store.stepsOf([reading.row.id]).get(reading.row.id) ?? []
    const names = authorsOf(
      reading,
      steps.map(({ actorId }) => actorId),
    )
    return steps.map(({ from, to, on, reason, note, at, actorId }) => ({
      ...{ from, to, on, reason, note, at, by: names.get(actorId) ?? '' },
    }))
  }

  /** Structures of the actor that neither take part, nor are invited, nor ask. */
  function mayAsk(actor: Actor, { row, parties: all }: Reading): ServiceView['mayAsk'] {
    if (row.visibility !== 'open' || !isServiceOpen(row.stage)) return []
    const live = new Set(
      all.flatMap(({ organisationId, state }) =>
        state === 'in' || state === 'invited' || state === 'asked' ? organisationId : [],
      ),
    )
    const ids = actor.memberships
      .map(({ organisationId }) => organisationId)
      .filter((id) => !live.has(id) && parties.speaksFor(actor, id))
    const named = tools.structuresOf(ids)
    return ids.flatMap((id) => named(id) ?? [])
  }

  function possibleOwners(): ServiceView['possibleOwners'] {
    return accounts
      .facilitators()
      .map(({ userId, name }) => ({ id: userId, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  /** What it costs and brings in: for those in it, and for the authority that is asked to help, without who takes part. */
  function figuresFor(actor: Actor, reading: Reading): Pick<ServiceView, 'sheet' | 'figures'> {
    const { row, sight, parties: all } = reading
    const isRead = sight.level === 'whole' || sight.level === 'support'
    if (!isRead || row.sheet === null) return { sheet: null, figures: null }
    const users = usersOf(all)
    const named = tools.structuresOf(users.map(({ organisationId }) => organisationId))
    const figures = figuresOf(
      row.sheet,
      { unit: row.unit, users },
      {
        named: (id) => named(id) ?? { id, name: '' },
        readsPrice: (id) => readsPrice(actor, reading, id),
      },
    )
    const isWhole = sight.level === 'whole'
    return { sheet: row.sheet, figures: isWhole ? figures : { ...figures, shares: [] } }
  }

  return {
    summaries,

    of(actor: Actor, reading: Reading): ServiceView {
      const { row, sight, parties: all } = reading
      const [summary] = summaries(actor, [reading])
      const readsFacts = sight.level === 'whole' || sight.level === 'support'
      const readsSynergy =
        row.synergyId !== null && canReadSynergy(actor, synergies.life.partiesOf(row.synergyId))
      const owner = authorsOf(reading, [row.ownerId]).get(row.ownerId)
      return {
        ...(summary as ServiceSummary),
        ...{ description: row.description, createdAt: row.createdAt },
        owner: owner === undefined || !readsFacts ? null : { id: row.ownerId, name: owner },
        carrier: carrierFor(reading),
        synergyId: readsSynergy && sight.level === 'whole' ? row.synergyId : null,
        isFromPooling: row.pooledResourceId !== null,
        parties: partiesFor(actor, reading),
        history: historyFor(reading),
        steps: sight.isLed ? stepsFrom(serviceWorkflow, row.stage, tools.factsOf(row, all, true)) : [],
        ...figuresFor(actor, reading),
        priceEurosPerUnit: sight.level === 'outline' ? null : (row.sheet?.priceEurosPerUnit ?? null),
        facts: readsFacts ? facts.of(row.id) : null,
        possibleOwners: sight.isLed ? possibleOwners() : [],
        mayAsk: mayAsk(actor, reading),
        can: {
          lead: sight.isLed,
          answerSupport: readsFacts && (sight.isLed || actor.role === 'authority'),
        },
      }
    },
  }
}
