import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fold } from '../../kernel/fold.ts'
import type { Notices } from '../../kernel/notices.ts'
import { isProjectOpen, projectStages } from '../../kernel/projects.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { GroupsService } from '../groups/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SharedServicesService } from '../shared-services/service.ts'
import type { SynergiesService } from '../synergies/service.ts'
import { projectBecoming } from './becoming.ts'
import type { ProjectList, ProjectQuery, ProjectView } from './contract.ts'
import { projectLife } from './life.ts'
import { projectMembership } from './members.ts'
import { isPresent, sightOf } from './policy.ts'
import { projectsStore } from './store.ts'
import { projectViews } from './views.ts'
import { projectTools, type Reading } from './writing.ts'

export type ProjectsService = ReturnType<typeof projectsService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
  synergies: SynergiesService
  groups: GroupsService
  sharedServices: SharedServicesService
  notices: Notices
}

/** Projects that structures propose: who joins, who supports, how far they are, what they become. */
export function projectsService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = projectsStore(db)
  const tools = projectTools(db, clock, rooms, store)
  const membership = projectMembership(db, rooms, { store, tools })
  const becoming = projectBecoming(db, rooms, { store, tools })
  const views = projectViews(clock, rooms, { store, tools, membership, becoming })

  function readingsOf(actor: Actor): Reading[] {
    const rows = store.all()
    const members = store.membersOf(rows.map(({ id }) => id))
    return rows.flatMap((row) => {
      const own = members.get(row.id) ?? []
      const sight = sightOf(actor, row, own)
      return sight ? [{ row, members: own, sight }] : []
    })
  }

  /** Who is in it and what it became are only for those of it to seek by. */
  const isSoughtInside = ({ organisation, group, synergy, service, supported }: ProjectQuery) => {
    const isAsked = [organisation, group, synergy, service, supported].some((one) => one !== undefined)
    return ({ row, members, sight }: Reading) =>
      !isAsked ||
      (sight.level === 'whole' &&
        (!organisation || members.some((one) => isPresent(one) && one.organisationId === organisation)) &&
        (!group || row.groupId === group) &&
        (!synergy || row.synergyId === synergy) &&
        (!service || row.serviceId === service) &&
        (!supported || (row.supporterId !== null) === (supported === 'yes')))
  }

  const isSought = (query: ProjectQuery) => {
    const { q, open, inside } = query
    const fits = isSoughtInside(query)
    return (reading: Reading) =>
      (!q || fold(`${reading.row.title} ${reading.row.what}`).includes(fold(q))) &&
      (!open || isProjectOpen(reading.row.stage) === (open === 'yes')) &&
      (!inside || (reading.sight.level === 'whole') === (inside === 'yes')) &&
      fits(reading)
  }

  return {
    life: projectLife(db, rooms, { store, tools, membership }),
    membership,
    becoming,

    get: (actor: Actor, id: string): ProjectView => views.of(actor, tools.known(actor, id)),

    /** Projects the actor knows of, the last that changed first; how many at each stage besides. */
    list(actor: Actor, query: ProjectQuery): ProjectList {
      const sought = readingsOf(actor)
        .filter(isSought(query))
        .sort((a, b) => (a.row.updatedAt < b.row.updatedAt ? 1 : -1))
      const byStage = Object.fromEntries(
        projectStages.map((stage) => [stage, sought.filter(({ row }) => row.stage === stage).length]),
      ) as ProjectList['byStage']
      const kept = sought.filter(({ row }) => !query.stage || row.stage === query.stage)
      const shown = kept.slice(query.offset, query.offset + query.limit)
      return { total: kept.length, byStage, items: views.summaries(actor, shown) }
    },
  }
}
