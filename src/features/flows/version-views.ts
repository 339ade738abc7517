import type { Actor } from '../../kernel/actor.ts'
import { dayAfter, startOfDay } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { ComparisonView, FlowStateView, VersionItem, VersionView } from './contract.ts'
import { actOf, changedFields, inForceAt } from './history.ts'
import type { FlowRow } from './store.ts'
import type { FlowContent } from './tables.ts'
import { keptFields, type VersionRow, type versionStore } from './version-store.ts'

/** The versions of a flow as those who work on it read them: nobody else knows that there are any. */
export function versionViews(
  versions: Pick<ReturnType<typeof versionStore>, 'of'>,
  ownFlow: (actor: Actor, id: string) => FlowRow,
  {
    accounts,
    organisations,
    materials,
  }: {
    accounts: Pick<AccountsService, 'namesOf'>
    organisations: OrganisationsService
    materials: MaterialsService
  },
) {
  function itemsOf(rows: readonly VersionRow[]): VersionItem[] {
    const names = accounts.namesOf([...new Set(rows.flatMap(({ authorId }) => authorId ?? []))])
    return rows.map(({ number, at, authorId, origin, content }, position) => {
      const before = rows[position - 1]?.content ?? null
      const changed = before ? changedFields(before, content, keptFields) : []
      const author = authorId === null ? null : { id: authorId, name: names.get(authorId) ?? null }
      return { number, at, author, origin, act: actOf(before, content, changed), changed }
    })
  }

  function viewOf(flow: FlowRow, rows: readonly VersionRow[], row: VersionRow): VersionView {
    const item = itemsOf(rows).find(({ number }) => number === row.number) ?? notFound('Version')
    return { ...item, flowId: flow.id, state: stateOf(flow, row.content) }
  }

  function stateOf({ organisationId }: FlowRow, content: FlowContent): FlowStateView {
    const said = Object.fromEntries(keptFields.map((field) => [field, content[field] ?? null])) as Omit<
      FlowRow,
      'id' | 'kind' | 'organisationId'
    >
    const sites = organisations.recordsOf([organisationId]).get(organisationId)?.sites ?? []
    const site = sites.find(({ id }) => id === said.siteId)
    return {
      ...said,
      siteName: site?.label ?? site?.communeName ?? null,
      resourceLabel: said.resourceId ? materials.resourceLabel(said.resourceId) : null,
      wasteLabel: said.wasteCode ? materials.wasteLabel(said.wasteCode) : null,
    }
  }

  return {
    /** The newest first. */
    list: (actor: Actor, id: string): VersionItem[] => itemsOf(versions.of(ownFlow(actor, id).id)).reverse(),

    /** Two versions and the fields in which they differ; unless told which, the last and the one before. */
    compare(actor: Actor, id: string, asked: { before?: number; after?: number }): ComparisonView {
      const flow = ownFlow(actor, id)
      const rows = versions.of(id)
      const find = (wanted: number) => rows.find(({ number }) => number === wanted) ?? notFound('Version')
      const after = find(asked.after ?? rows.length)
      const before = find(asked.before ?? Math.max(1, after.number - 1))
      return {
        before: viewOf(flow, rows, before),
        after: viewOf(flow, rows, after),
        changed: changedFields(before.content, after.content, keptFields),
      }
    },

    /** The state of a flow when a day ended; unless told which, its last one. */
    at(actor: Actor, id: string, day?: string): VersionView {
      const flow = ownFlow(actor, id)
      const rows = versions.of(id)
      const row = day ? inForceAt(rows, new Date(startOfDay(dayAfter(day)).getTime() - 1)) : rows.at(-1)
      return row
        ? viewOf(flow, rows, row)
        : fail('not-found', 'Rien n’est connu de ce flux à cette date : son historique commence plus tard.')
    },
  }
}
