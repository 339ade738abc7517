import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { referencesTo } from '../../db/references.ts'
import { type Actor, facilitates, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type FieldFault, fail, notFound } from '../../kernel/errors.ts'
import type { FlowsService } from '../flows/service.ts'
import type { FlowRow } from '../flows/store.ts'
import type { OrganisationState, OrganisationsService } from '../organisations/service.ts'
import { dayInFrench } from './cells.ts'
import type { ImportHistory, ImportPreview } from './contract.ts'
import { type AppliedRow, type ChangeRow, historyStore } from './history-store.ts'
import { type ImportedState, isAsLeft, nameOf, UNDO_DAYS } from './undo-plan.ts'

const DAY_MS = 24 * 3_600_000
/** Tables whose rows are a part of a structure or of a flow, and go with it. */
const PARTS = {
  organisation: ['sites', 'contacts', 'register_values', 'portfolio_organisations'],
  flow: ['flow_versions', 'renewal_reminders'],
} as const

interface Below {
  organisations: Pick<OrganisationsService, 'statesOf' | 'putBack'>
  flows: Pick<FlowsService, 'rowsOf' | 'putBack'>
  namesOf(userIds: readonly string[]): Map<string, string>
}

/** Ids of what an import writes. */
export interface Touched {
  organisations: readonly string[]
  flows: readonly string[]
}

/** The imports that were applied, and how to take one back. */
export function importUndoing(db: Database, clock: Clock, { organisations, flows, namesOf }: Below) {
  const store = historyStore(db)
  const limit = () => new Date(clock.now().getTime() - UNDO_DAYS * DAY_MS).toISOString()

  /** The present state of each, by its id. In slices: SQLite bounds the parameters of one query. */
  function statesOf(touched: Touched): Map<string, ImportedState> {
    const states = new Map<string, ImportedState>()
    for (const ids of slices(touched.organisations))
      for (const [id, state] of organisations.statesOf(ids)) states.set(id, state)
    for (const ids of slices(touched.flows)) for (const row of flows.rowsOf(ids)) states.set(row.id, row)
    return states
  }

  const isMine = (actor: Actor, { userId }: AppliedRow) =>
    actor.role === 'administrator' || (isFacilitator(actor) && userId === actor.userId)
  /** Who works on every structure reads every import; others, their own. */
  const mayRead = (actor: Actor, row: AppliedRow) => isMine(actor, row) || actor.portfolio === null

  function undoOf(actor: Actor, row: AppliedRow): ImportHistory['items'][number]['undo'] {
    if (row.undoneAt) return 'done'
    if (row.appliedAt < limit() || !store.hasChanges(row.id)) return 'expired'
    return isMine(actor, row) ? 'possible' : 'others'
  }

  /** Puts one thing back; the reason why it cannot be, in a sentence. */
  function putBack(change: ChangeRow, present: ImportedState | undefined, by: string): string | null {
    const { entity, entityId, before, after } = change
    const name = `« ${nameOf(after)} »`
    if (!present) return `${name} n’existe plus.`
    if (!isAsLeft(after, present))
      return `${name} a changé depuis, le ${dayInFrench(present.updatedAt.slice(0, 10))}.`
    if (before === null) {
      const table = entity === 'flow' ? 'flows' : 'organisations'
      if (referencesTo(db, table, entityId, PARTS[entity]).length > 0)
        return `${name} sert depuis : personnes, mises en relation, décisions ou visites y sont attachées.`
    }
    if (entity === 'flow') flows.putBack(entityId, before as FlowRow | null, by)
    else {
      const fault = heldSite(before as OrganisationState | null, present as OrganisationState)
      if (fault) return `${name} : ${fault}`
      organisations.putBack(entityId, before as OrganisationState | null, by)
    }
    return null
  }

  /** A site that the import added and that flows now stand on. */
  function heldSite(before: OrganisationState | null, present: OrganisationState): string | null {
    if (before === null) return null
    const kept = new Set(before.sites.map(({ id }) => id))
    const held = present.sites.some(({ id }) => !kept.has(id) && referencesTo(db, 'sites', id, []).length > 0)
    return held ? 'un établissement ajouté par l’import porte depuis d’autres flux.' : null
  }

  return {
    /** Does an import and notes what it changed; called within `db.write`. */
    noting(
      import_: Pick<AppliedRow, 'id' | 'userId' | 'fileName'>,
      totals: ImportPreview['totals'],
      known: Touched,
      work: () => Touched,
    ): void {
      const before = statesOf(known)
      const touched = work()
      const after = statesOf(touched)
      const { created, updated, unchanged } = totals
      const appliedAt = clock.now().toISOString()
      store.forgetChangesBefore(limit())
      store.insert({ ...import_, appliedAt, created, updated, unchanged })
      const change = (entity: ChangeRow['entity']) => (entityId: string) => {
        const left = after.get(entityId)
        if (!left) return []
        const organisationId = 'organisationId' in left ? left.organisationId : entityId
        return [{ entity, entityId, organisationId, before: before.get(entityId) ?? null, after: left }]
      }
      const changes = [
        ...touched.organisations.flatMap(change('organisation')),
        ...touched.flows.flatMap(change('flow')),
      ]
      changes.forEach((row, number) => void store.insertChange({ importId: import_.id, number, ...row }))
    },

    /** Imports that were applied, the last first. */
    history(actor: Actor): ImportHistory {
      const rows = store.all().filter((row) => mayRead(actor, row))
      const names = namesOf([...new Set(rows.flatMap(({ userId, undoneBy }) => [userId, undoneBy ?? '']))])
      const items = rows.map((row) => {
        const { id, fileName, appliedAt, created, updated, unchanged, undoneAt, undoneBy } = row
        return {
          ...{ id, fileName, appliedAt, created, updated, unchanged, undoneAt },
          by: names.get(row.userId) ?? null,
          undoneBy: undoneBy && (names.get(undoneBy) ?? null),
          undo: undoOf(actor, row),
        }
      })
      return { total: items.length, items, undoDays: UNDO_DAYS }
    },

    /**
     * Puts everything back as it was before an import, the last written first. All or nothing: what changed since, or
     * is used since, is listed, and nothing is undone.
     */
    undo(actor: Actor, id: string): ImportHistory['items'][number] {
      return db.write(() => {
        const row = store.byId(id)
        if (!row || !mayRead(actor, row)) notFound('Import')
        if (!isMine(actor, row))
          fail('forbidden', 'Seul qui a fait cet import, ou l’administration, peut l’annuler.')
        if (row.undoneAt) fail('conflict', 'Cet import est déjà annulé.')
        if (row.appliedAt < limit()) fail('expired', `Un import s’annule pendant ${UNDO_DAYS} jours.`)
        const changes = store.changesOf(id)
        if (changes.length === 0)
          fail('expired', 'Une structure de cet import a quitté le réseau : il ne s’annule plus.')
        if (changes.some(({ organisationId }) => !facilitates(actor, organisationId)))
          fail('forbidden', 'Cet import touche des structures que vous ne suivez plus.')
        const idsOf = (entity: ChangeRow['entity']) =>
          changes.flatMap((change) => (change.entity === entity ? [change.entityId] : []))
        const present = statesOf({ organisations: idsOf('organisation'), flows: idsOf('flow') })
        const faults: FieldFault[] = []
        // A structure that keeps a flow stays for that reason alone, which is told of the flow.
        const staying = new Set<string>()
        for (const change of changes.reverse()) {
          if (change.entity === 'organisation' && staying.has(change.entityId)) continue
          const detail = putBack(change, present.get(change.entityId), actor.userId)
          if (!detail) continue
          staying.add(change.organisationId)
          faults.push({ pointer: `/${change.entity}/${change.entityId}`, detail })
        }
        refuse(faults)
        const undoneAt = clock.now().toISOString()
        store.markUndone(id, undoneAt, actor.userId)
        record(db, {
          at: clock.now(),
          actorId: actor.userId,
          action: 'import.undone',
          entity: 'import',
          entityId: id,
          after: { fileName: row.fileName, created: row.created, updated: row.updated },
        })
        const undone = this.history(actor).items.find((item) => item.id === id)
        return undone ?? notFound('Import')
      })
    },
  }
}

/** Reasons told one by one; the count is that of all. */
const TOLD = 100

function refuse(faults: readonly FieldFault[]): void {
  const [first] = faults
  if (!first) return
  const others = faults.length > 1 ? ` Et ${faults.length - 1} autre${faults.length > 2 ? 's' : ''}.` : ''
  fail('conflict', `Rien n’a été annulé. ${first.detail}${others}`, faults.slice(0, TOLD))
}

function* slices(ids: readonly string[]): Generator<string[]> {
  for (let i = 0; i < ids.length; i += 500) yield ids.slice(i, i + 500)
}
