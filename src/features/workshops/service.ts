import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { ALIKE, likenessOf } from '../../kernel/likeness.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MatchList } from '../matching/contract.ts'
import type { MatchingService } from '../matching/service.ts'
import { canReadIdentity } from '../organisations/policy.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type {
  FlowOrigin,
  ParticipantView,
  RowInput,
  RowList,
  RowView,
  WorkshopChange,
  WorkshopInput,
  WorkshopSummary,
  WorkshopView,
} from './contract.ts'
import { canRun, canTypeFor } from './policy.ts'
import { rowsService } from './rows.ts'
import { type TypedRow, type WorkshopRow, workshopsStore } from './store.ts'

export type WorkshopsService = ReturnType<typeof workshopsService>

/** Names shown to whoever registers a structure that may be there already. */
const SIMILAR_SHOWN = 5

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
  matching: MatchingService
}

/** Workshops, and the rows typed in them or on their own. A facilitator reads of a workshop what is of its structures. */
export function workshopsService(
  db: Database,
  clock: Clock,
  { accounts, organisations, flows, matching }: RoomsBelow,
) {
  const store = workshopsStore(db)

  function journal(
    action: JournalAction,
    workshopId: string,
    by: string,
    { before, after, organisationId }: { before?: unknown; after?: unknown; organisationId?: string },
  ): void {
    const about = { entity: 'workshop' as const, entityId: workshopId }
    const organisationIds = organisationId ? [organisationId] : []
    record(db, { at: clock.now(), actorId: by, action, ...about, organisationIds, before, after })
  }

  /** Lets a structure take part, or changes how many people came; within a write. */
  function letIn(workshopId: string, organisationId: string, peopleCount: number, by: string): void {
    const before = store.participant(workshopId, organisationId)
    if (before?.peopleCount === peopleCount) return
    const addedAt = before?.addedAt ?? clock.now().toISOString()
    store.putParticipant({ workshopId, organisationId, peopleCount, addedAt })
    journal('workshop.participant-added', workshopId, by, {
      ...{ organisationId, after: { peopleCount } },
      before: before && { peopleCount: before.peopleCount },
    })
  }

  const rows = rowsService(db, clock, { flows, namesOf: accounts.namesOf }, store, (...typed) => {
    const [workshopId, organisationId, userId] = typed
    store.addFacilitator(workshopId, userId)
    if (!store.participant(workshopId, organisationId)) letIn(workshopId, organisationId, 1, userId)
  })

  function workshopFor(actor: Actor, id: string): WorkshopRow {
    return (canRun(actor) && store.byId(id)) || notFound('Atelier')
  }

  function structureFor(actor: Actor, id: string): void {
    if (!canTypeFor(actor, id) || !organisations.recordsOf([id]).has(id)) notFound('Structure')
  }

  /** The rows of a workshop whose flows live, among the structures that the actor works on. */
  function liveRowsOf(actor: Actor, workshopId: string) {
    const own = store.rowsOf(workshopId).filter(({ organisationId }) => canTypeFor(actor, organisationId))
    const live = new Map(
      flows
        .rowsOf(own.map(({ flowId }) => flowId))
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map((flow) => [flow.id, flow]),
    )
    return own.flatMap((row) => {
      const flow = live.get(row.flowId)
      return flow ? { row, flow } : []
    })
  }

  const matchesOf = (actor: Actor, typed: readonly { row: TypedRow }[], limit: number): MatchList =>
    matching.list(actor, { among: new Set(typed.map(({ row }) => row.flowId)), limit, offset: 0 })

  function summaryOf(actor: Actor, { id, name, heldOn, place }: WorkshopRow): WorkshopSummary {
    const typed = liveRowsOf(actor, id)
    const present = store.participantsOf(id).filter(({ organisationId }) => canTypeFor(actor, organisationId))
    return {
      ...{ id, name, heldOn, place },
      yield: {
        structureCount: present.length,
        peopleCount: present.reduce((sum, { peopleCount }) => sum + peopleCount, 0),
        stockCount: typed.filter(({ flow }) => flow.kind === 'stock').length,
        needCount: typed.filter(({ flow }) => flow.kind === 'need').length,
        matchCount: typed.length > 0 ? matchesOf(actor, typed, 1).total : 0,
      },
    }
  }

  function participantsOf(actor: Actor, workshopId: string): ParticipantView[] {
    const typed = liveRowsOf(actor, workshopId)
    const present = store
      .participantsOf(workshopId)
      .filter(({ organisationId }) => canTypeFor(actor, organisationId))
    const owners = organisations.recordsOf(present.map(({ organisationId }) => organisationId))
    return present.map(({ organisationId, peopleCount }) => {
      const owner = owners.get(organisationId)
      const count = (kind: 'stock' | 'need') =>
        typed.filter(({ row, flow }) => row.organisationId === organisationId && flow.kind === kind).length
      return {
        ...{ organisationId, peopleCount },
        name: owner?.name ?? '',
        communeName: owner?.sites[0]?.communeName ?? null,
        ...{ stockCount: count('stock'), needCount: count('need') },
      }
    })
  }

  return {
    list(actor: Actor): { total: number; items: WorkshopSummary[] } {
      const items = canRun(actor) ? store.all().map((row) => summaryOf(actor, row)) : []
      return { total: items.length, items }
    },

    get(actor: Actor, id: string): WorkshopView {
      const row = workshopFor(actor, id)
      const names = accounts.namesOf(store.facilitatorsOf(id))
      return {
        ...summaryOf(actor, row),
        facilitators: store.facilitatorsOf(id).flatMap((userId) => names.get(userId) ?? []),
        participants: participantsOf(actor, id),
      }
    },

    open(actor: Actor, input: WorkshopInput): WorkshopView {
      const id = newId()
      db.write((announce) => {
        store.insert({ id, ...input, createdBy: actor.userId, createdAt: clock.now().toISOString() })
        store.addFacilitator(id, actor.userId)
        journal('workshop.created', id, actor.userId, { after: input })
        announce({ type: 'workshop-changed', ids: [id] })
      })
      return this.get(actor, id)
    },

    change(actor: Actor, id: string, change: WorkshopChange): WorkshopView {
      const before = workshopFor(actor, id)
      if (Object.keys(change).length > 0)
        db.write((announce) => {
          store.update(id, change)
          journal('workshop.changed', id, actor.userId, { before, after: change })
          announce({ type: 'workshop-changed', ids: [id] })
        })
      return this.get(actor, id)
    },

    /** A structure takes part, with so many people. */
    putParticipant(actor: Actor, id: string, organisationId: string, peopleCount: number): WorkshopView {
      structureFor(actor, organisationId)
      workshopFor(actor, id)
      db.write((announce) => {
        letIn(id, organisationId, peopleCount, actor.userId)
        announce({ type: 'workshop-changed', ids: [id] })
      })
      return this.get(actor, id)
    },

    /** Takes a structure off the list; what was typed for it stays, and puts it back as soon as more is typed. */
    removeParticipant(actor: Actor, id: string, organisationId: string): WorkshopView {
      structureFor(actor, organisationId)
      workshopFor(actor, id)
      const before = store.participant(id, organisationId) ?? notFound('Structure')
      db.write((announce) => {
        store.removeParticipant(id, organisationId)
        journal('workshop.participant-removed', id, actor.userId, { before, organisationId })
        announce({ type: 'workshop-changed', ids: [id] })
      })
      return this.get(actor, id)
    },

    rowsOf(actor: Actor, id: string): RowList {
      workshopFor(actor, id)
      const items = rows.viewsOf(
        actor,
        liveRowsOf(actor, id).map(({ row }) => row),
      )
      return { total: items.length, items }
    },

    /** The matches in which a flow of the workshop takes part, best first. */
    matchesOf(actor: Actor, id: string, limit: number): MatchList {
      workshopFor(actor, id)
      return matchesOf(actor, liveRowsOf(actor, id), limit)
    },

    /** Structures that the actor may name whose name is near the one given, the nearest first. */
    similarTo(actor: Actor, name: string) {
      return organisations
        .records()
        .filter(({ id, closedAt }) => closedAt === null && canReadIdentity(actor, id))
        .map((record) => ({ record, likeness: likenessOf(record.name, name) }))
        .filter(({ likeness }) => likeness >= ALIKE)
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, SIMILAR_SHOWN)
        .map(({ record: { id, name: known, sites } }) => ({
          ...{ id, name: known },
          communeName: sites[0]?.communeName ?? null,
        }))
    },

    putRow: (actor: Actor, id: string, input: RowInput): RowView => rows.put(actor, id, input),
    undoRow: (actor: Actor, id: string): void => rows.undo(actor, id),

    /** Where a flow was typed; null when it came another way. For those who work on it. */
    originOf(actor: Actor, flowId: string): FlowOrigin {
      const [flow] = flows.rowsOf([flowId])
      if (!flow || !flows.sightOf(actor, flow).isInside) notFound('Flux')
      const row = store.row(flowId)
      if (!row) return { origin: null }
      const workshop = row.workshopId ? store.byId(row.workshopId) : null
      return {
        origin: {
          typedAt: row.typedAt,
          typedBy: accounts.namesOf([row.userId]).get(row.userId) ?? null,
          workshop: workshop && {
            ...{ id: workshop.id, name: workshop.name, heldOn: workshop.heldOn, place: workshop.place },
          },
        },
      }
    },

    namesOf: (ids: readonly string[]) => new Map(store.byIds(ids).map(({ id, name }) => [id, name])),
  }
}
