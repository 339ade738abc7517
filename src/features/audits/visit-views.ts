import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import { changedFacts, type FlowFacts } from '../flows/audit-seal.ts'
import type { FlowRow } from '../flows/store.ts'
import type {
  EnergyActionView,
  FactsView,
  VisitFlowView,
  VisitRecord,
  VisitSummary,
  VisitView,
} from './contract.ts'
import { canAudit } from './policy.ts'
import { stateOn } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { VisitFlowRow, VisitRow, visitsStore } from './store.ts'
import { type VisitFacts, visitWorkflow } from './workflow.ts'

/** What readers are shown of visits: as things are until one is validated, as they were from then on. */
export function visitViews(
  clock: Clock,
  store: ReturnType<typeof visitsStore>,
  { accounts, organisations, flows, materials }: RoomsBelow,
  campaignName: (id: string) => string | null,
  reachable: (organisationId: string) => { id: string; name: string; email: string }[],
) {
  const nameOfPerson = (id: string) => accounts.nameOf(id) ?? 'Compte supprimé'

  /** The facts of a flow with the words for its codes. */
  function factsView(facts: FlowFacts): FactsView {
    return {
      ...facts,
      resourceLabel: facts.resourceId && materials.resourceLabel(facts.resourceId),
      wasteLabel: facts.wasteCode && materials.wasteLabel(facts.wasteCode),
    }
  }

  /** True when a flow is no longer what this verdict is about: other facts, or withdrawn. */
  function isChanged(row: VisitFlowRow, flow: FlowRow | undefined): boolean {
    if (row.verdict === 'withdrawn') return flow !== undefined && changedFacts(row.before, flow).length > 0
    if (!flow || flow.withdrawnAt !== null) return true
    return changedFacts(row.after ?? row.before, flow).length > 0
  }

  const present = (rows: readonly VisitFlowRow[]) =>
    new Map(flows.rowsOf(rows.map(({ flowId }) => flowId)).map((flow) => [flow.id, flow]))

  function flowViews(rows: readonly VisitFlowRow[]): VisitFlowView[] {
    const stored = present(rows)
    return rows.map((row) => {
      const { flowId, kind, verdict, before, correction, note } = row
      const left = row.after ?? (verdict === 'withdrawn' ? null : { ...before, ...correction })
      return {
        ...{ flowId, kind, verdict, note },
        before: factsView(before),
        after: left && factsView(left),
        corrected: changedFacts(before, correction ?? {}),
        changedSince: isChanged(row, stored.get(flowId)),
      }
    })
  }

  function energyViews(visitId: string): EnergyActionView[] {
    const actions = store.actionsOf(visitId)
    const states = groupBy(store.statesOf(actions.map(({ id }) => id)), ({ actionId }) => actionId)
    return actions.map(({ id, type, label, kwhPerYear }) => ({
      ...{ id, type, label, kwhPerYear },
      states: (states.get(id) ?? []).map(({ status, on }) => ({ status, on })),
    }))
  }

  /** Live flows of the structure without a verdict. */
  function toExamine({ organisationId }: VisitRow, examined: readonly VisitFlowRow[]): FlowRow[] {
    const seen = new Set(examined.map(({ flowId }) => flowId))
    return flows.liveRowsOf(organisationId).filter(({ id }) => !seen.has(id))
  }

  /** What the report tells besides its own rows, as it is now. */
  function recordNow(row: VisitRow, examined: readonly VisitFlowRow[]): VisitRecord {
    const organisation = organisations.recordsOf([row.organisationId]).get(row.organisationId)
    const site = organisation?.sites[0]
    const now = { day: dayOf(clock.now()), knownAt: clock.now().toISOString() }
    const actions = store.actionsOf(row.id)
    const states = groupBy(store.statesOf(actions.map(({ id }) => id)), ({ actionId }) => actionId)
    return {
      structure: {
        name: organisation?.name ?? '',
        kind: organisation?.kind ?? 'company',
        siret: site?.siret ?? null,
        nafCode: organisation?.nafCode ?? null,
        activityLabel: organisation?.nafCode ? materials.activityLabel(organisation.nafCode) : null,
        headcountBand: organisation?.headcountBand ?? null,
        address: site?.address ?? null,
        postalCode: site?.postalCode ?? null,
        communeName: site?.communeName ?? null,
      },
      facilitatorName: nameOfPerson(row.facilitatorId),
      campaignName: row.campaignId && campaignName(row.campaignId),
      unexamined: toExamine(row, examined).map(({ kind, label }) => ({ kind, label })),
      energyActions: actions.flatMap(({ id, type, label, kwhPerYear }) => {
        const state = stateOn(states.get(id) ?? [], now)
        return state ? [{ type, label, kwhPerYear, status: state.status, on: state.on }] : []
      }),
    }
  }

  /** What the guards of the workflow look at. */
  function factsFor(row: VisitRow, examined: readonly VisitFlowRow[], madeOn: string | null): VisitFacts {
    const stored = present(examined)
    const noted = [row.expectations, row.engagedOn, ...row.findings, ...store.actionsOf(row.id)]
    return {
      today: dayOf(clock.now()),
      madeOn,
      examined: examined.length,
      noted: noted.filter(Boolean).length,
      changed: examined
        .filter((one) => isChanged(one, stored.get(one.flowId)))
        .map(({ before }) => `« ${before.label} »`),
    }
  }

  function summaryOf(row: VisitRow, validatedAt: string | null): VisitSummary {
    const organisation = organisations.recordsOf([row.organisationId]).get(row.organisationId)
    const campaign = row.campaignId && campaignName(row.campaignId)
    return {
      id: row.id,
      organisationId: row.organisationId,
      organisationName: row.record?.structure.name ?? organisation?.name ?? '',
      communeName: organisation?.sites[0]?.communeName ?? null,
      campaign: row.campaignId && campaign ? { id: row.campaignId, name: campaign } : null,
      status: row.status,
      plannedOn: row.plannedOn,
      plannedFrom: row.plannedFrom,
      plannedTo: row.plannedTo,
      madeOn: row.madeOn,
      validatedOn: validatedAt && dayOf(new Date(validatedAt)),
      facilitatorName: row.record?.facilitatorName ?? nameOfPerson(row.facilitatorId),
    }
  }

  /** Several at once, the days of their validation read together. */
  function summaries(rows: readonly VisitRow[]): VisitSummary[] {
    const validated = new Map(
      store
        .stepsOf(rows.map(({ id }) => id))
        .filter(({ to }) => to === 'validated')
        .map(({ visitId, at }) => [visitId, at]),
    )
    return rows.map((row) => summaryOf(row, validated.get(row.id) ?? null))
  }

  function workOf(actor: Actor, row: VisitRow, examined: readonly VisitFlowRow[]): VisitView['work'] {
    const facilitators = accounts.inChargeOf(row.organisationId).map(({ id, name }) => ({ id, name }))
    const isKnown = facilitators.some(({ id }) => id === row.facilitatorId)
    const left = row.status === 'validated' ? [] : toExamine(row, examined)
    const views = flows.viewsOf(
      actor,
      left.map(({ id }) => id),
    )
    const facts = factsFor(row, examined, row.madeOn ?? dayOf(clock.now()))
    return {
      facilitatorId: row.facilitatorId,
      facilitators: isKnown
        ? facilitators
        : [...facilitators, { id: row.facilitatorId, name: nameOfPerson(row.facilitatorId) }],
      contacts: reachable(row.organisationId).map((contact) => ({
        ...contact,
        isInvited: row.invitedContacts?.includes(contact.id) ?? false,
      })),
      isShared: row.invitedContacts !== null,
      toExamine: left.flatMap(({ id }) => views.get(id) ?? []),
      declaredSince: left.filter(({ createdAt }) => createdAt >= row.createdAt).map(({ id }) => id),
      steps: stepsFrom(visitWorkflow, row.status, facts),
      history: store
        .stepsOf([row.id])
        .map(({ to, actorId, at, note }) => ({ to, by: nameOfPerson(actorId), at, note })),
    }
  }

  return {
    factsView,
    recordNow,
    factsFor,
    summaries,
    of(actor: Actor, row: VisitRow): VisitView {
      const examined = store.flowsOf(row.id)
      const isWorker = canAudit(actor, row.organisationId)
      const [summary] = summaries([row])
      const { engagedOn: on, engagedBy: by, engagedAs: as, engagement: text } = row
      return {
        ...(summary ?? summaryOf(row, null)),
        met: row.met,
        findings: row.findings,
        expectations: row.expectations,
        engagement: on && by && as ? { on, by, as, text } : null,
        record: row.record ?? recordNow(row, examined),
        flows: flowViews(examined),
        energyActions: energyViews(row.id),
        work: isWorker ? workOf(actor, row, examined) : null,
        can: { edit: isWorker && (row.status === 'planned' || row.status === 'made') },
      }
    },
  }
}
