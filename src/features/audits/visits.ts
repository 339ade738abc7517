import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { stepFault } from '../../kernel/workflow.ts'
import { factsOf } from '../flows/audit-seal.ts'
import type {
  EnergyActionInput,
  EnergyStateInput,
  FactsView,
  InvitationInput,
  VerdictInput,
  VisitChange,
  VisitInput,
  VisitList,
  VisitQuery,
  VisitStepInput,
  VisitView,
} from './contract.ts'
import { visitInvitations } from './invitations.ts'
import { type Occasion, plannedMail } from './mails.ts'
import { canAudit, canReadVisit } from './policy.ts'
import { weekOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import { type VisitRow, visitsStore } from './store.ts'
import { visitViews } from './visit-views.ts'
import { visitWorkflow } from './workflow.ts'

/** What visits need of campaigns. */
interface Campaigns {
  nameOf(id: string): string | null
  addMember(actor: Actor, id: string, organisationId: string): unknown
}

/** Audits of structures: planned, made, validated, and what each says of flows, energy and engagement. */
export function visits(
  db: Database,
  clock: Clock,
  rooms: RoomsBelow & { outbox: Outbox },
  campaigns: Campaigns,
) {
  const { accounts, organisations, flows, notices } = rooms
  const store = visitsStore(db)
  const invitations = visitInvitations(clock, rooms, rooms.outbox)
  const views = visitViews(clock, store, rooms, campaigns.nameOf, invitations.reachable)
  const nowIso = () => clock.now().toISOString()

  function journal(
    action: JournalAction,
    { id, organisationId }: Pick<VisitRow, 'id' | 'organisationId'>,
    by: string,
    after: unknown,
    before: unknown = null,
  ): void {
    const about = { entity: 'visit' as const, entityId: id, organisationIds: [organisationId] }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  /** A visit for those who work on it; the same 404 for everybody else. */
  function worked(actor: Actor, id: string): VisitRow {
    const row = store.byId(id)
    return row && canAudit(actor, row.organisationId) ? row : notFound('Visite')
  }

  /** The same, while something may still be written in it. */
  function open(actor: Actor, id: string): VisitRow {
    const row = worked(actor, id)
    if (row.status === 'validated')
      fail('conflict', 'Cette visite est validée : ce qu’elle a relevé ne change plus.')
    if (row.status === 'cancelled') fail('conflict', 'Cette visite est annulée.')
    return row
  }

  function checkFacilitator(userId: string, organisationId: string): void {
    const actor = accounts.actorById(userId)
    if (!actor || !facilitates(actor, organisationId))
      fail('invalid-input', 'Cette personne ne suit pas cette structure.', [
        { pointer: '/facilitatorId', detail: 'Choisissez une personne qui suit cette structure.' },
      ])
  }

  function notInFuture(day: string, pointer: string): void {
    if (day > dayOf(clock.now()))
      fail('invalid-input', 'Une date est dans le futur.', [
        { pointer, detail: 'Cette date est dans le futur.' },
      ])
  }

  function checkHours(from: string | null, to: string | null): void {
    if (from === null && to === null) return
    if (from === null || to === null || from >= to)
      fail('invalid-input', 'Les heures de la visite ne vont pas ensemble.', [
        { pointer: '/plannedTo', detail: 'Donnez une heure de début, et une heure de fin qui la suit.' },
      ])
  }

  /** Counts a change of what calendars are told, and tells those who were mailed; within the transaction of it. */
  function tell(row: VisitRow, occasion: Occasion, formerVisitorId = row.facilitatorId): void {
    const calendarSequence = row.calendarSequence + 1
    store.update(row.id, { calendarSequence })
    if (!row.invitedContacts) return
    invitations.send({ ...row, calendarSequence }, occasion)
    if (formerVisitorId !== row.facilitatorId)
      invitations.takeOut({ ...row, calendarSequence }, formerVisitorId)
  }

  function addStep(row: VisitRow, to: VisitRow['status'], note: string | null, by: string): void {
    store.insertStep({ id: newId(), visitId: row.id, to, note, actorId: by, at: nowIso() })
  }

  /** To whoever is to make the visit, when somebody else entrusts it to them. */
  function tellEntrusted(id: string, plannedOn: string, facilitatorId: string, by: string): void {
    if (facilitatorId === by) return
    const path = `/audits/visites/${id}`
    notices.tell([facilitatorId], {
      ...{ kind: 'visit-planned', path, params: { day: plannedOn } },
      mail: (language) => plannedMail(language, { path, day: plannedOn }),
    })
  }

  /** Seals every flow as the visit found it, and keeps what the report tells; within the transaction of the step. */
  function validate(actor: Actor, row: VisitRow): void {
    const sealedAt = nowIso()
    const auditedOn = row.madeOn ?? dayOf(clock.now())
    const auditedBy = accounts.nameOf(row.facilitatorId) ?? actor.name
    const live = new Set(flows.liveRowsOf(row.organisationId).map(({ id }) => id))
    const examined = store.flowsOf(row.id)
    const kept = views.recordNow(row, examined)
    for (const one of examined) {
      if (one.verdict === 'withdrawn') {
        if (live.has(one.flowId)) flows.withdraw(actor, one.flowId, 'audit')
        store.putFlow({ ...one, sealedAt })
      } else {
        const audit = { auditedBy, auditedOn }
        const after = flows.seal(one.flowId, one.correction ?? {}, audit, actor.userId)
        store.putFlow({ ...one, after, sealedAt })
      }
    }
    store.update(row.id, { record: kept })
  }

  return {
    /** Visits the actor may read, by list; those to come first to last, those made last to first. */
    list(actor: Actor, { list, organisation, campaign, limit, offset }: VisitQuery): VisitList {
      const rows = organisation ? store.ofOrganisation(organisation) : store.all()
      const listed = rows
        .filter((row) => canReadVisit(actor, row))
        .filter((row) => !campaign || row.campaignId === campaign)
        .filter((row) => !list || isIn(list, row, dayOf(clock.now())))
      if (list === 'to-make' || list === 'week') listed.reverse()
      return { total: listed.length, items: views.summaries(listed.slice(offset, offset + limit)) }
    },

    get(actor: Actor, id: string): VisitView {
      const row = store.byId(id)
      return row && canReadVisit(actor, row) ? views.of(actor, row) : notFound('Visite')
    },

    /** Plans the visit of a structure; in a campaign, it is chosen for it by that. */
    plan(
      actor: Actor,
      { organisationId, campaignId, plannedOn, plannedFrom, plannedTo, facilitatorId, note }: VisitInput,
    ): VisitView {
      const organisation = organisations.recordsOf([organisationId]).get(organisationId)
      if (!organisation || !canAudit(actor, organisationId)) notFound('Structure')
      if (organisation.closedAt) fail('conflict', 'Cette structure a quitté le réseau.')
      if (facilitatorId) checkFacilitator(facilitatorId, organisationId)
      checkHours(plannedFrom, plannedTo)
      const isUnderWay = store
        .ofOrganisation(organisationId)
        .some(({ status }) => status === 'planned' || status === 'made')
      if (isUnderWay) fail('conflict', 'Une visite de cette structure est déjà prévue, ou à valider.')
      const row: VisitRow = {
        ...{ id: newId(), organisationId, campaignId, plannedOn, status: 'planned' },
        ...{ plannedFrom, plannedTo, calendarSequence: 0, invitedContacts: null },
        ...{ facilitatorId: facilitatorId ?? actor.userId, madeOn: null, met: null, findings: [] },
        ...{ expectations: null, engagedOn: null, engagedBy: null, engagedAs: null, engagement: null },
        ...{ record: null, createdAt: nowIso(), updatedAt: nowIso() },
      }
      return db.write((announce) => {
        if (campaignId) campaigns.addMember(actor, campaignId, organisationId)
        store.insert(row)
        addStep(row, 'planned', note, actor.userId)
        journal('visit.planned', row, actor.userId, { plannedOn })
        tellEntrusted(row.id, row.plannedOn, row.facilitatorId, actor.userId)
        announce({ type: 'visit-changed', ids: [row.id] })
        return views.of(actor, row)
      })
    },

    /** Notes something of a visit; `change` holds only what changes. */
    change(actor: Actor, id: string, { engagement, ...change }: VisitChange): VisitView {
      const row = open(actor, id)
      if (change.facilitatorId) checkFacilitator(change.facilitatorId, row.organisationId)
      if (change.madeOn) {
        if (row.status !== 'made') fail('conflict', 'Cette visite n’est pas encore faite.')
        notInFuture(change.madeOn, '/madeOn')
      }
      if (engagement) notInFuture(engagement.on, '/engagement/on')
      const engaged = engagement && {
        ...{ engagedOn: engagement.on, engagedBy: engagement.by, engagedAs: engagement.as },
        engagement: engagement.text,
      }
      const next = { ...row, ...change }
      checkHours(next.plannedFrom, next.plannedTo)
      const none = { engagedOn: null, engagedBy: null, engagedAs: null, engagement: null }
      const said = { ...change, ...(engagement === undefined ? {} : (engaged ?? none)) }
      return db.write((announce) => {
        store.update(id, { ...said, updatedAt: nowIso() })
        journal('visit.changed', row, actor.userId, said, row)
        if (TOLD.some((field) => next[field] !== row[field])) tell(next, 'moved', row.facilitatorId)
        const { facilitatorId = row.facilitatorId, plannedOn = row.plannedOn } = change
        if (facilitatorId !== row.facilitatorId) tellEntrusted(id, plannedOn, facilitatorId, actor.userId)
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** Takes a step of the workflow, if its guard says yes; validation seals what the visit found. */
    step(actor: Actor, id: string, { to, madeOn, note }: VisitStepInput): VisitView {
      const row = worked(actor, id)
      return db.write((announce) => {
        const day = to === 'made' ? (madeOn ?? dayOf(clock.now())) : row.madeOn
        const facts = views.factsFor(row, store.flowsOf(id), day)
        const fault = stepFault(visitWorkflow, row.status, to, facts)
        if (fault) fail('conflict', fault)
        if (to === 'validated') validate(actor, row)
        const change = { status: to, madeOn: to === 'planned' ? null : day }
        store.update(id, { ...change, updatedAt: nowIso() })
        addStep(row, to, note, actor.userId)
        if (to === 'cancelled') tell({ ...row, ...change }, 'cancelled')
        if (row.status === 'cancelled') tell({ ...row, ...change }, 'moved')
        journal(`visit.${to}`, row, actor.userId, change, row)
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** The calendar file of a visit. */
    calendar: (actor: Actor, id: string): string => invitations.file(worked(actor, id)),

    /** Mails the day of a visit to its visitor and to contacts of the structure, who are told of what changes in it. */
    invite(actor: Actor, id: string, { contactIds }: InvitationInput): VisitView {
      const row = worked(actor, id)
      if (row.status !== 'planned') fail('conflict', 'Cette visite n’est plus à venir.')
      invitations.checkContacts(row.organisationId, contactIds)
      return db.write((announce) => {
        const invitedContacts = [...new Set([...(row.invitedContacts ?? []), ...contactIds])]
        store.update(id, { invitedContacts, updatedAt: nowIso() })
        invitations.send({ ...row, invitedContacts }, 'asked')
        journal('visit.invited', row, actor.userId, { contactIds })
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** Says of a flow of the structure what the visit found; said again, it is about the flow as it is now. */
    judge(actor: Actor, id: string, flowId: string, { verdict, correction, note }: VerdictInput): VisitView {
      const row = open(actor, id)
      const [flow] = flows.rowsOf([flowId])
      if (!flow || flow.organisationId !== row.organisationId) notFound('Flux')
      if (flow.withdrawnAt !== null) fail('conflict', 'Ce flux est retiré : il n’y a plus rien à en dire.')
      if (verdict === 'found' && flow.createdAt < row.createdAt)
        fail('conflict', 'Ce flux était déclaré avant la visite : confirmez-le ou corrigez-le.')
      const corrected = verdict === 'corrected' ? correction : null
      if (verdict === 'corrected' && (!corrected || Object.keys(corrected).length === 0))
        fail('invalid-input', 'Une correction dit ce qui change.', [
          { pointer: '/correction', detail: 'Indiquez au moins une valeur corrigée.' },
        ])
      if (corrected) flows.checkChange(flowId, corrected)
      return db.write((announce) => {
        store.putFlow({
          ...{ visitId: id, flowId, organisationId: row.organisationId, kind: flow.kind, verdict, note },
          ...{ before: factsOf(flow), correction: corrected, after: null, sealedAt: null },
          ...{ actorId: actor.userId, at: nowIso() },
        })
        journal('visit.flow-examined', row, actor.userId, { flowId, verdict, correction: corrected, note })
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** Takes a verdict back. */
    unjudge(actor: Actor, id: string, flowId: string): VisitView {
      const row = open(actor, id)
      if (!store.flowsOf(id).some((one) => one.flowId === flowId)) notFound('Flux')
      return db.write((announce) => {
        store.removeFlow(id, flowId)
        journal('visit.flow-examined', row, actor.userId, { flowId, verdict: null })
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    addEnergyAction(actor: Actor, id: string, { status, on, ...action }: EnergyActionInput): VisitView {
      const row = open(actor, id)
      notInFuture(on, '/on')
      return db.write((announce) => {
        const { organisationId } = row
        const actionId = newId()
        store.insertAction({ id: actionId, visitId: id, organisationId, ...action, createdAt: nowIso() })
        store.insertState({ id: newId(), actionId, status, on, actorId: actor.userId, at: nowIso() })
        journal('visit.energy-action-added', row, actor.userId, { ...action, status, on })
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** Takes an action out while the visit is open; afterwards it is abandoned, not unsaid. */
    removeEnergyAction(actor: Actor, id: string, actionId: string): VisitView {
      const row = open(actor, id)
      const action = store.actionById(actionId)
      if (!action || action.visitId !== id) notFound('Action')
      return db.write((announce) => {
        store.removeAction(actionId)
        journal('visit.energy-action-removed', row, actor.userId, { label: action.label })
        announce({ type: 'visit-changed', ids: [id] })
        return this.get(actor, id)
      })
    },

    /** Says where an action stands from a day on: also after the visit, whose report keeps what it knew. */
    addEnergyState(actor: Actor, actionId: string, { status, on }: EnergyStateInput): VisitView {
      const action = store.actionById(actionId)
      if (!action || !canAudit(actor, action.organisationId)) notFound('Action')
      notInFuture(on, '/on')
      return db.write((announce) => {
        store.insertState({ id: newId(), actionId, status, on, actorId: actor.userId, at: nowIso() })
        const about = { id: action.visitId, organisationId: action.organisationId }
        journal('visit.energy-action-followed', about, actor.userId, { label: action.label, status, on })
        announce({ type: 'visit-changed', ids: [action.visitId] })
        return this.get(actor, action.visitId)
      })
    },

    /** What each validated audit left of a flow, the latest first: for those who work on it. */
    auditsOf(actor: Actor, flowId: string) {
      const [flow] = flows.rowsOf([flowId])
      if (!flow || !flows.sightOf(actor, flow).isInside) notFound('Flux')
      return store.sealedOf(flowId).flatMap(({ visitId, verdict, after }) => {
        const visit = store.byId(visitId)
        if (!visit?.record || !visit.madeOn || !canReadVisit(actor, visit)) return []
        const facts: FactsView | null = after && views.factsView(after)
        const { facilitatorName } = visit.record
        return [{ visitId, auditedOn: visit.madeOn, facilitatorName, verdict, after: facts }]
      })
    },
  }
}

/** What calendars are told of a visit, besides whether it is cancelled. */
const TOLD = ['plannedOn', 'plannedFrom', 'plannedTo', 'facilitatorId'] as const

function isIn(list: NonNullable<VisitQuery['list']>, { status, plannedOn, madeOn }: VisitRow, today: string) {
  const { from, to } = weekOf(today)
  const day = madeOn ?? plannedOn
  switch (list) {
    case 'to-make':
      return status === 'planned'
    case 'week':
      return status !== 'cancelled' && day >= from && day <= to
    case 'to-validate':
      return status === 'made'
    default:
      return status === list
  }
}
