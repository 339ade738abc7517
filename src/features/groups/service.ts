import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import type { SynergiesService } from '../synergies/service.ts'
import { togetherService } from '../together/service.ts'
import { groupCircle, isIn } from './circle.ts'
import { groupDecisions } from './decisions.ts'
import { groupLife } from './life.ts'
import { groupMembership } from './membership.ts'
import { sightOf } from './policy.ts'
import { groupsStore } from './store.ts'
import { groupViews } from './views.ts'
import { groupTools } from './writing.ts'

export type GroupsService = ReturnType<typeof groupsService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  matching: MatchingService
  synergies: SynergiesService
  settings: SettingsService
  notices: Notices
}

/** Working groups: who is in them, what they do together, and whether they live. */
export function groupsService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = groupsStore(db)
  const tools = groupTools(db, clock, rooms, store)
  const views = groupViews(clock, rooms, { store, tools })
  const membership = groupMembership(db, clock, rooms, { store, views, tools })
  return {
    life: groupLife(db, clock, rooms, { store, views, tools, membership }),
    membership,
    ...togetherService(db, clock, rooms, groupCircle(tools)),
    decisions: groupDecisions(db, clock, rooms, tools),

    /** Structures that are in a group today: for the rooms above, never for the wire. */
    inside: (id: string): string[] =>
      tools
        .membersOf(id)
        .filter(isIn)
        .map(({ organisationId }) => organisationId),

    /** What a group is called, for those who read what is shared in it; null for everybody else. */
    titleFor(actor: Actor, id: string): string | null {
      const row = store.byId(id)
      return row && sightOf(actor, row, tools.membersOf(id))?.level === 'whole' ? row.title : null
    },
  }
}
