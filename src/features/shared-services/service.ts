import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Notices } from '../../kernel/notices.ts'
import { isServiceOpen, serviceStages } from '../../kernel/shared-services.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { MatchingService } from '../matching/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SynergiesService } from '../synergies/service.ts'
import type { ServiceList, ServiceQuery, ServiceView } from './contract.ts'
import { type CountedFacts, countsOf } from './counting.ts'
import type { CountsView } from './fact-contract.ts'
import { factStore } from './fact-store.ts'
import { serviceFacts } from './facts.ts'
import { serviceLife } from './life.ts'
import { serviceParties } from './parties.ts'
import { isIn } from './people.ts'
import { sightOf } from './policy.ts'
import { servicesStore } from './store.ts'
import { serviceViews } from './views.ts'
import { type Reading, serviceTools } from './writing.ts'

export type SharedServicesService = ReturnType<typeof sharedServicesService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  matching: MatchingService
  synergies: SynergiesService
  notices: Notices
}

/** Shared services: who is in them, what they cost, who carries them, how far they are and what they made. */
export function sharedServicesService(db: Database, clock: Clock, rooms: RoomsBelow) {
  const store = servicesStore(db)
  const factRows = factStore(db)
  const tools = serviceTools(db, clock, rooms, { store, facts: factRows })
  const parties = serviceParties(db, rooms, { store, tools })
  const facts = serviceFacts(db, rooms, { store: factRows, tools })
  const views = serviceViews(rooms, { store, tools, parties, facts })
  const life = serviceLife(db, rooms, { store, tools, parties })

  function readingsOf(actor: Actor): Reading[] {
    const rows = store.all()
    const all = store.partiesOf(rows.map(({ id }) => id))
    const asking = factRows.supports.asking(rows.map(({ id }) => id))
    return rows.flatMap((row) => {
      const own = all.get(row.id) ?? []
      const sight = sightOf(actor, row, own, { asksSupport: asking.has(row.id) })
      return sight ? [{ row, parties: own, sight }] : []
    })
  }

  const isSought = ({ q, kind, open, inside, organisation, synergy }: ServiceQuery) => {
    const matchesWords = ({ row }: Reading) => !q || fold(`${row.title} ${row.description}`).includes(fold(q))
    // Who takes part is only for those of it to seek by.
    const holds = ({ sight, parties: all }: Reading) =>
      !organisation ||
      (sight.level === 'whole' && all.some((one) => isIn(one) && one.organisationId === organisation))
    return (reading: Reading) =>
      matchesWords(reading) &&
      holds(reading) &&
      (!kind || reading.row.kind === kind) &&
      (!open || isServiceOpen(reading.row.stage) === (open === 'yes')) &&
      (!inside || (reading.sight.level === 'whole') === (inside === 'yes')) &&
      (!synergy || (reading.sight.level === 'whole' && reading.row.synergyId === synergy))
  }

  function countedFacts(): CountedFacts {
    const rows = store.all()
    const steps = store.stepsOf(rows.map(({ id }) => id))
    const partySteps = groupBy(store.partySteps(), ({ serviceId }) => serviceId)
    return {
      services: rows.map(({ id, synergyId }) => ({
        ...{ id, synergyId, steps: steps.get(id) ?? [] },
        partySteps: (partySteps.get(id) ?? []).map(({ organisationId, state, isUser, at }) => ({
          ...{ organisationId, state, isUser, on: dayOf(new Date(at)) },
        })),
      })),
      ...{ jobs: factRows.jobs.all(), structures: factRows.structures.all() },
      supports: factRows.supports.all(),
    }
  }

  return {
    life,
    parties,
    facts,

    get: (actor: Actor, id: string): ServiceView => views.of(actor, tools.known(actor, id)),

    /** Services the actor knows of, the last that changed first; how many at each stage besides. */
    list(actor: Actor, query: ServiceQuery): ServiceList {
      const sought = readingsOf(actor)
        .filter(isSought(query))
        .sort((a, b) => (a.row.updatedAt < b.row.updatedAt ? 1 : -1))
      const byStage = Object.fromEntries(
        serviceStages.map((stage) => [stage, sought.filter(({ row }) => row.stage === stage).length]),
      ) as ServiceList['byStage']
      const kept = sought.filter(({ row }) => !query.stage || row.stage === query.stage)
      const shown = kept.slice(query.offset, query.offset + query.limit)
      return { total: kept.length, byStage, items: views.summaries(actor, shown) }
    },

    /** What sheet 1.1.4 of the plan counts, as of any day (`2026-11-29`); today when none is given. */
    countsAsOf: (day = tools.today()): CountsView =>
      countsOf(countedFacts(), day, (synergyId) => rooms.synergies.life.ranOn(synergyId, day)),
  }
}
