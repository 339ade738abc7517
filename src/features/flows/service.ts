import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import { attachmentCounts } from './attachments/counts.ts'
import { attachmentsStore } from './attachments/store.ts'
import { flowDeclaring } from './declaring.ts'
import { freshnessNow, freshnessWatch } from './freshness-now.ts'
import { promisesOfFlows } from './promises.ts'
import { receivedDisclosures } from './received.ts'
import { flowSearch } from './search/service.ts'
import { flowSights } from './sights.ts'
import { type DisclosureRow, flowsStore } from './store.ts'
import { versionViews } from './version-views.ts'
import { flowWriting } from './writing.ts'

export type FlowsService = ReturnType<typeof flowsService>

export function flowsService(
  db: Database,
  clock: Clock,
  {
    organisations,
    materials,
    settings,
    accounts,
    resourcesIn,
  }: {
    organisations: OrganisationsService
    materials: MaterialsService
    settings: SettingsService
    accounts: AccountsService
    /** Resources surely read in a live flow, from the matching room. */
    resourcesIn(flowId: string): readonly string[]
  },
) {
  const store = flowsStore(db)

  const { versions, ...writing } = flowWriting(db, clock, store)
  const freshness = freshnessNow(db, clock, settings)
  const lookAtFreshness = freshnessWatch(
    db,
    () => new Set(store.liveDays().flatMap((flow) => (freshness.of(flow)?.state === 'stale' ? flow.id : []))),
  )

  const received = receivedDisclosures(store.allDisclosures, db.events)
  const promises = promisesOfFlows(db, clock, store.byId)
  const attached = attachmentCounts(attachmentsStore(db).counted, db.events)

  const search = flowSearch(
    {
      liveRows: store.live,
      rowsOf: store.byIds,
      rowsOfOrganisation: store.ofOrganisation,
      owners: () => organisations.records(),
      ownersOf: organisations.recordsOf,
      placeHiding: (owner, communeCode) =>
        organisations.placeHiding(owner, communeCode, settings.territory().anonymityThreshold),
      resourcesIn,
      disclosedTo: received.flowsFor,
      freshSince: freshness.since,
      materials,
    },
    db.events,
  )

  const sights = flowSights(store, {
    organisations,
    materials,
    settings,
    freshness,
    received,
    attached,
    search,
    promised: promises.totalOf,
  })

  return {
    ...sights,
    /** What is promised of flows; the caller has checked the right to do so. */
    promises,
    ...flowDeclaring(db, clock, { store, writing, sights, organisations, materials }),

    /** Live flows that are to be said again, or were not in time. */
    due: () =>
      store.liveDays().flatMap((flow) => {
        const now = freshness.of(flow)
        return now && now.state !== 'fresh' ? { ...flow, freshness: now } : []
      }),
    /** Says of a flow that it is still true; the caller has checked the right to do so. */
    renew(id: string, by: string): void {
      const before = store.byId(id) ?? notFound('Flux')
      const change = { confirmedOn: freshness.today() }
      if (before.confirmedOn === change.confirmedOn) return
      const author = { by, origin: 'renewal' as const }
      writing.change(before, change, author, { action: 'flow.renewed', told: change })
    },
    /** Has the flows that became stale since the last look ranked again; the first look only remembers. */
    lookAtFreshness,
    versions: versionViews(versions, sights.ownFlow, { accounts, organisations, materials }),
    /** Shows a flow by name to a structure, for good; called within the transaction of the second consent. */
    disclose(
      id: string,
      to: Pick<DisclosureRow, 'toOrganisationId' | 'introductionId' | 'groups'>,
      by: string,
    ): void {
      db.write((announce) => {
        store.insertDisclosure({ id: newId(), flowId: id, at: clock.now().toISOString(), ...to })
        writing.journal('flow.disclosed', store.byId(id) ?? notFound('Flux'), by, null, to)
        announce({ type: 'flow-changed', ids: [id] })
      })
    },

    anonymityThreshold: () => settings.territory().anonymityThreshold,
    /** Flows disclosed to a structure whose side this actor is on. */
    disclosedTo: (actor: Actor): string[] => received.flowsFor(actor),

    /** Every live flow, raw: for the engine and the import, never for the wire. */
    liveRows: () => store.live(),
    rowsOf: (ids: readonly string[]) => store.byIds(ids),
    liveRowsOf: (organisationId: string) =>
      store.ofOrganisation(organisationId).filter(({ withdrawnAt }) => withdrawnAt === null),
    allRows: () => store.all(),

    countFlows(
      organisationIds: readonly string[],
      among: 'all' | 'network' = 'all',
    ): Map<string, { stocks: number; needs: number }> {
      return new Map(
        store
          .counts(organisationIds, among)
          .map(({ organisationId, stocks, needs }) => [organisationId, { stocks, needs }]),
      )
    },
  }
}
