import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { families } from '../../kernel/families.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowsService } from '../flows/service.ts'
import { canReadSheet } from '../organisations/policy.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import { canAnswer } from '../synergies/policy.ts'
import type {
  DirectoryEntryInput,
  DirectoryEntryView,
  DirectoryQuery,
  ListedPage,
  ListedStructure,
} from './contract.ts'
import { answers, shownOf } from './rules.ts'
import { directoryStore, type EntryRow } from './store.ts'

export type DirectoryService = ReturnType<typeof directoryService>

export interface RoomsBelow {
  accounts: AccountsService
  organisations: OrganisationsService
  flows: FlowsService
}

const nothing = (organisationId: string): EntryRow => ({
  ...{ organisationId, isListed: false, shown: [], website: null, presentation: null },
  ...{ contactName: null, contactEmail: null, contactPhone: null },
  ...{ agreedAt: null, agreedBy: null, updatedAt: '' },
})

/** The directory of the network: structures that agreed to appear, each with what it chose to show. */
export function directoryService(db: Database, clock: Clock, { accounts, organisations, flows }: RoomsBelow) {
  const store = directoryStore(db)

  /** Stocks that a structure shows by name to the whole network; an anonymised one is nobody's here. */
  function namedStocks(): Map<string, ReturnType<FlowsService['liveRows']>> {
    const named = flows
      .liveRows()
      .filter(({ kind, visibility }) => kind === 'stock' && visibility === 'network')
    return groupBy(named, ({ organisationId }) => organisationId)
  }

  function knownOf(
    structure: OrganisationRecord,
    entry: EntryRow,
    stocks: ReadonlyMap<string, readonly { family: (typeof families)[number] }[]>,
  ) {
    const site = structure.sites[0]
    const offered = new Set((stocks.get(structure.id) ?? []).map(({ family }) => family))
    const { lat, lng, communeCode, communeName } = site ?? {}
    return {
      ...{ id: structure.id, name: structure.name, kind: structure.kind, nafCode: structure.nafCode },
      ...{ activityLabel: organisations.activityOf(structure), headcountBand: structure.headcountBand },
      commune: site
        ? {
            ...{ code: communeCode ?? null, name: communeName ?? null },
            point: communeCode ? organisations.centreOf(communeCode) : null,
          }
        : null,
      site: site?.placedBy === 'declared' && lat != null && lng != null ? { lat, lng } : null,
      ...{ website: entry.website, presentation: entry.presentation, shown: entry.shown },
      contact: { name: entry.contactName, email: entry.contactEmail, phone: entry.contactPhone },
      families: families.filter((family) => offered.has(family)),
    }
  }

  /** Those that agreed and are still in the network, in the order of their names. */
  function listed() {
    const entries = store.listed()
    const records = organisations.recordsOf(entries.map(({ organisationId }) => organisationId))
    const stocks = namedStocks()
    return entries
      .flatMap((entry) => {
        const structure = records.get(entry.organisationId)
        return structure && structure.closedAt === null ? shownOf(knownOf(structure, entry, stocks)) : []
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1))
  }

  const viewOf = ({ communeCode: _code, ...structure }: ReturnType<typeof shownOf>): ListedStructure =>
    structure

  /** The people of a structure decide for it, as they do of showing its name in an introduction. */
  const mayChange = (actor: Actor, organisationId: string) =>
    canAnswer(actor, organisationId, accounts.hasManager(organisationId))

  function own(actor: Actor, organisationId: string): OrganisationRecord {
    const structure = organisations.recordsOf([organisationId]).get(organisationId)
    return structure && canReadSheet(actor, organisationId) ? structure : notFound('Structure')
  }

  return {
    list(actor: Actor, { limit, offset, ...sought }: DirectoryQuery) {
      if (!isInNetwork(actor)) return { total: 0, items: [] }
      const found = listed().filter((structure) => answers(structure, sought))
      return { total: found.length, items: found.slice(offset, offset + limit).map(viewOf) }
    },

    /** One of them, with the flows that the reader is shown by name; a 404 for any other, listed nowhere or not at all. */
    page(actor: Actor, id: string): ListedPage {
      const structure = isInNetwork(actor) ? listed().find((one) => one.id === id) : undefined
      if (!structure) notFound('Structure')
      const rows = flows.liveRowsOf(id).filter(({ visibility }) => visibility === 'network')
      const shown = flows.viewsOf(
        actor,
        rows.map((row) => row.id),
      )
      return {
        ...viewOf(structure),
        flows: rows.flatMap(({ id: flowId, kind, family }) => {
          const flow = shown.get(flowId)
          return flow ? [{ id: flowId, label: flow.label, kind, family }] : []
        }),
      }
    },

    /** What a structure chose, for its people and its facilitators. */
    entry(actor: Actor, organisationId: string): DirectoryEntryView {
      const structure = own(actor, organisationId)
      const row = store.of(organisationId) ?? nothing(organisationId)
      const { organisationId: _id, agreedBy: _by, updatedAt: _at, ...chosen } = row
      return {
        ...chosen,
        preview: viewOf(shownOf(knownOf(structure, row, namedStocks()))),
        can: { change: structure.closedAt === null && mayChange(actor, organisationId) },
      }
    },

    /** Appears, changes what it shows, or goes at once; by the people of the structure alone. */
    choose(actor: Actor, organisationId: string, input: DirectoryEntryInput): DirectoryEntryView {
      const structure = own(actor, organisationId)
      // Nobody else decides for it, not even its facilitators: to them there is nothing to write here.
      if (!isMemberOf(actor, organisationId)) notFound('Structure')
      if (!mayChange(actor, organisationId))
        fail('forbidden', 'La personne qui gère la structure décide seule de ce que l’annuaire en montre.')
      if (structure.closedAt !== null) fail('conflict', 'Cette structure a quitté le réseau.')
      const before = store.of(organisationId) ?? nothing(organisationId)
      const now = clock.now().toISOString()
      const agreed = input.isListed
        ? { agreedAt: now, agreedBy: actor.userId }
        : { agreedAt: null, agreedBy: null }
      db.write((announce) => {
        store.put({ organisationId, ...input, website: input.website || null, ...agreed, updatedAt: now })
        const action = input.isListed
          ? before.isListed
            ? 'directory.changed'
            : 'directory.listed'
          : 'directory.unlisted'
        record(db, {
          ...{ at: clock.now(), actorId: actor.userId, action, entity: 'organisation' as const },
          ...{ entityId: organisationId, organisationIds: [organisationId] },
          ...{ before, after: { isListed: input.isListed, shown: input.shown } },
        })
        announce({ type: 'organisation-changed', ids: [organisationId] })
      })
      return this.entry(actor, organisationId)
    },
  }
}
