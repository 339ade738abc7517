import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Notices } from '../../kernel/notices.ts'
import { isOpen } from '../../kernel/synergies.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import { togetherService } from '../together/service.ts'
import { introductionAskings } from './askings.ts'
import type { LinkAnswer } from './contract.ts'
import { flowIdsOf } from './facts.ts'
import { introductionLinks } from './introduction-links.ts'
import { introductionViews } from './introduction-views.ts'
import { synergyIntroductions } from './introductions.ts'
import { legalBlocks, synergyLegal } from './legal/service.ts'
import { liftsStore } from './legal/store.ts'
import { synergyLife } from './life.ts'
import { lifeStore, type PartyRow } from './life-store.ts'
import { canReadSynergy } from './policy.ts'
import { synergyFollowUp } from './reminders.ts'
import { givenConsents } from './requests/given-consents.ts'
import { introductionRequests } from './requests/service.ts'
import { requestsStore } from './requests/store.ts'
import { exchangeReminders } from './results/plan-reminders.ts'
import { exchangePlans } from './results/plans.ts'
import { evidenceOf } from './results/rules.ts'
import { synergyResults } from './results/service.ts'
import { exchangesStore } from './results/store.ts'
import { standingConsents } from './standing-consents.ts'
import { introductionsStore } from './store.ts'
import { successStories } from './stories/service.ts'
import { storiesStore } from './stories/store.ts'
import { synergyViews } from './synergy-views.ts'
import { type SynergySources, synergyWriting } from './synergy-writing.ts'
import { introductionChecklist } from './together/checklist.ts'
import { synergyCircle } from './together/circle.ts'

export type SynergiesService = ReturnType<typeof synergiesService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
  matching: MatchingService
  settings: SettingsService
  notices: Notices
}

/** From a match that somebody took up to what runs: the life of synergies, and the introductions in it. */
export function synergiesService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const [lives, introductionRows] = [lifeStore(db), introductionsStore(db)]
  const exchanges = exchangesStore(db)
  const lifts = liftsStore(db)
  const blocks = legalBlocks(rooms, lifts)
  const sources: SynergySources = {
    evidenceOf: (id) => evidenceOf(exchanges.ofSynergy(id)),
    legalBlockOf(id) {
      const row = lives.byId(id)
      return row && blocks.standing({ row, parties: writing.partiesOf(id) })
    },
  }
  const writing = synergyWriting(db, clock, { ...rooms, store: lives }, sources)
  const followUp = synergyFollowUp(db, clock, {
    ...{ store: lives, settings: rooms.settings, notices: rooms.notices },
    // Not its title: a notice must hold no name, and a title may.
    labelOf: ({ id }) => labelIn(writing.partiesOf(id)),
  })
  const views = synergyViews(
    clock,
    { life: lives, introductions: introductionRows },
    rooms,
    sources,
    followUp,
  )
  const life = synergyLife(db, clock, rooms, { store: lives, views, writing })
  const circle = synergyCircle(rooms, { life, writing, exchanges })
  const together = togetherService(db, clock, rooms, circle)
  const checklist = introductionChecklist(db, circle, together.tasks)
  const results = synergyResults(db, clock, rooms, {
    ...{ store: exchanges, life, writing, sources, leads: views.leads, documents: together.documents },
  })
  const planned = exchangeReminders(db, clock, {
    ...{ settings: rooms.settings, people: circle.people, byId: lives.byId },
    partiesOf: writing.partiesOf,
  })
  const plans = exchangePlans(db, clock, rooms, { life, writing, results, reminders: planned })
  const legal = synergyLegal(db, clock, rooms, {
    ...{ store: lifts, blocks, life, writing, leads: views.leads },
  })
  const asked = introductionViews(clock, rooms, introductionRows, {
    mayRead: (actor, id) => canReadSynergy(actor, writing.partiesOf(id)),
    isOpen: (id) => isOpen(lives.byId(id)?.stage ?? 'ended'),
    partiesOf: writing.partiesOf,
  })
  const links = introductionLinks(db, clock, { accounts: rooms.accounts, nameOf: asked.nameOf })
  const requestRows = requestsStore(db)
  const given = givenConsents(db, clock, rooms, { store: requestRows, views: asked })
  const standing = standingConsents(db, clock, rooms, { store: introductionRows, views: asked })
  const askings = introductionAskings(db, clock, rooms, {
    ...{ store: introductionRows, lives, views: asked, links, writing },
  })
  db.events.subscribe(askings.follow)
  const introductions = synergyIntroductions(db, clock, rooms, {
    ...{ store: introductionRows, lives, life, writing, askings, sources, given, standing, checklist },
    views: asked,
  })
  const requests = introductionRequests(db, clock, rooms, {
    ...{ store: requestRows, views: asked, introductions },
  })
  db.events.subscribe(requests.follow)
  const stories = successStories(db, clock, rooms, {
    ...{ store: storiesStore(db), life, writing, results, leads: views.leads },
  })
  return {
    life,
    introductions,
    requests,
    followUp,
    results,
    plans,
    reminders: planned,
    legal,
    stories,
    work: { ...together, tasks: { ...together.tasks, ...checklist } },
    /** Answers by the link of a mail. */
    links: {
      open: (token: string) => links.open(introductions, token),
      answer: (said: LinkAnswer) => links.answer(introductions, said),
    },
  }

  /** What the first of its flows is called. */
  function labelIn(parties: readonly PartyRow[]): string {
    const [first] = rooms.flows.rowsOf(flowIdsOf(parties).slice(0, 1))
    return first?.label ?? ''
  }
}
