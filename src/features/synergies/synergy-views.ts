import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import type { FlowView } from '../flows/contract.ts'
import { factsOf, flowIdsOf, presentOf } from './facts.ts'
import type { PartyView, SynergySummary, SynergyView } from './life-contract.ts'
import type { lifeStore, PartyRow, SynergyRow } from './life-store.ts'
import { canAnswer, canLead, isInside } from './policy.ts'
import type { synergyFollowUp } from './reminders.ts'
import { daysInStages } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { introductionsStore } from './store.ts'
import type { SynergySources } from './synergy-writing.ts'
import { synergyWorkflow } from './workflow.ts'

const DAY_MS = 86_400_000

/** What readers are shown of synergies: a name or a flow only as far as each may know of it. */
export function synergyViews(
  clock: Clock,
  {
    life,
    introductions,
  }: { life: ReturnType<typeof lifeStore>; introductions: ReturnType<typeof introductionsStore> },
  { accounts, organisations, flows }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'flows'>,
  sources: SynergySources,
  followUp: Pick<ReturnType<typeof synergyFollowUp>, 'stateOf'>,
) {
  const nameOfPerson = (id: string) => accounts.nameOf(id) ?? 'Compte supprimé'

  /** People, each once, by their names. */
  function named(ids: readonly string[]): SynergyView['possibleOwners'] {
    return [...new Set(ids)]
      .map((id) => ({ id, name: nameOfPerson(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  function leads(actor: Actor, parties: readonly PartyRow[]): boolean {
    return canLead(
      actor,
      parties.map(({ organisationId }) => organisationId),
    )
  }

  /** A structure named to whoever works on it, is of it, was introduced to it, or sees the name on its flow anyway. */
  function organisationFor(
    actor: Actor,
    party: PartyRow,
    parties: readonly PartyRow[],
    brought: readonly FlowView[],
  ): PartyView['organisation'] {
    const { organisationId: id, introducedAt } = party
    const isKnown =
      facilitates(actor, id) ||
      isMemberOf(actor, id) ||
      brought.some(({ seenAs }) => seenAs === 'full') ||
      (introducedAt !== null && (isInside(actor, parties) || leads(actor, parties)))
    return isKnown ? { id, name: organisations.recordsOf([id]).get(id)?.name ?? '' } : null
  }

  function partyView(
    actor: Actor,
    party: PartyRow,
    parties: readonly PartyRow[],
    seen: ReadonlyMap<string, FlowView>,
  ): PartyView {
    const { id, role, introducedAt, joinedAt, leftAt, leftReason, leftNote, organisationId } = party
    const mayAnswer = canAnswer(actor, organisationId, accounts.hasManager(organisationId))
    return {
      ...{ id, role, introducedAt, joinedAt, leftAt, leftReason },
      leftNote: leads(actor, parties) ? leftNote : null,
      organisation: organisationFor(actor, party, parties, seenIn(party, seen)),
      flows: party.flows.flatMap((brought) => {
        const flow = seen.get(brought.flowId)
        return flow ? [broughtView(id, brought.introducedAt, flow)] : []
      }),
      can: { leave: leftAt === null && (leads(actor, parties) || mayAnswer) },
    }
  }

  /** A flow that a party brings, with what is promised and free of it for who may know how much there is. */
  function broughtView(
    partyId: string,
    introducedAt: string | null,
    flow: FlowView,
  ): PartyView['flows'][number] {
    const seesQuantity = !flow.hiddenFields.includes('quantity')
    const total = flows.promises.totalOf(flow.id)
    return {
      ...{ flow, introducedAt },
      promised: seesQuantity ? flows.promises.of(flow.id, partyId) : null,
      free: seesQuantity && flow.quantity !== null ? Math.max(0, flow.quantity - total) : null,
    }
  }

  const flowsOf = (actor: Actor, parties: readonly PartyRow[]) => flows.viewsOf(actor, flowIdsOf(parties))
  const seenIn = (party: PartyRow, seen: ReadonlyMap<string, FlowView>) =>
    flowIdsOf([party]).flatMap((flowId) => seen.get(flowId) ?? [])

  function summary(
    actor: Actor,
    row: SynergyRow,
    parties: readonly PartyRow[],
    seen: Map<string, FlowView>,
  ): SynergySummary {
    const { id, kind, stage, stageAt, ownerId, newsAt } = row
    const isLed = leads(actor, parties)
    const present = presentOf(parties)
    return {
      ...{ id, kind, stage, stageAt, newsAt },
      title: row.title ?? parties.flatMap((party) => seenIn(party, seen))[0]?.label ?? null,
      daysInStage: Math.floor((clock.now().getTime() - Date.parse(stageAt)) / DAY_MS),
      owner: { id: ownerId, name: nameOfPerson(ownerId) },
      nextAction: isLed ? row.nextAction : null,
      nextActionOn: isLed ? row.nextActionOn : null,
      followUp: isLed ? (({ state, days }) => ({ state, days }))(followUp.stateOf(row)) : null,
      partyNames: present.flatMap(
        (party) => organisationFor(actor, party, parties, seenIn(party, seen))?.name ?? [],
      ),
      partyCount: present.length,
      flowIds: present.flatMap((party) => seenIn(party, seen).map(({ id: flowId }) => flowId)),
    }
  }

  /** Who is in charge of one of its structures, and who follows it now. */
  function possibleOwners(row: SynergyRow, parties: readonly PartyRow[]): SynergyView['possibleOwners'] {
    const inCharge = presentOf(parties).flatMap(({ organisationId }) => accounts.inChargeOf(organisationId))
    return named([row.ownerId, ...inCharge.map(({ id }) => id)])
  }

  return {
    leads,
    named,

    summaries(actor: Actor, rows: readonly SynergyRow[]): SynergySummary[] {
      const parties = life.partiesOf(rows.map(({ id }) => id))
      const seen = flowsOf(actor, [...parties.values()].flat())
      return rows.map((row) => summary(actor, row, parties.get(row.id) ?? [], seen))
    },

    of(actor: Actor, row: SynergyRow): SynergyView {
      const parties = life.partiesOf([row.id]).get(row.id) ?? []
      const seen = flowsOf(actor, parties)
      const isLed = leads(actor, parties)
      const taken = life.stepsOf(row.id)
      const facts = factsOf(row, parties, {
        evidence: sources.evidenceOf(row.id),
        legalBlock: sources.legalBlockOf(row.id),
        // Asked when the step is taken: what keeps from it is not that it was not said beforehand.
        hasReason: true,
      })
      return {
        ...summary(actor, row, parties, seen),
        parties: (isLed ? parties : presentOf(parties)).map((party) =>
          partyView(actor, party, parties, seen),
        ),
        daysInStages: daysInStages(taken, clock.now()),
        history: taken.map(({ from, to, reason, note, actorId, at }) => ({
          ...{ from, to, reason, at },
          note: isLed ? note : null,
          by: nameOfPerson(actorId),
        })),
        steps: isLed ? stepsFrom(synergyWorkflow, row.stage, facts) : [],
        introductionIds: introductions.ofSynergy(row.id).map(({ id }) => id),
        possibleOwners: isLed ? possibleOwners(row, parties) : [],
        can: { lead: isLed },
      }
    },
  }
}
