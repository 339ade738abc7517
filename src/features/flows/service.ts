import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId, newUnorderedId } from '../../kernel/ids.ts'
import { type Audience, actorLike, type FieldGroup, fieldGroups, personOf } from '../../kernel/visibility.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { MaterialsService } from '../materials/service.ts'
import { canDeclare } from '../organisations/policy.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import { attachmentCounts } from './attachments/counts.ts'
import { attachmentsStore } from './attachments/store.ts'
import { auditedFacts, changedFacts, type FlowFacts, factsOf, sealedChange } from './audit-seal.ts'
import { contradictions, quantityToConfirm } from './checks.ts'
import type {
  DisclosureView,
  FlowAmendment,
  FlowDeclaration,
  FlowInput,
  FlowList,
  FlowQuery,
  FlowView,
  FoundFlow,
} from './contract.ts'
import { freshnessNow, freshnessWatch } from './freshness-now.ts'
import { canEditFlow, EVERYTHING, type Sight, sightOf } from './policy.ts'
import { receivedDisclosures } from './received.ts'
import type { Found } from './search/flow-index.ts'
import { flowSearch } from './search/service.ts'
import { flowViewOf, type ShownFlow, shownFlow } from './shown.ts'
import { type DisclosureRow, type FlowRow, flowsStore } from './store.ts'
import type { FlowOrigin } from './tables.ts'
import { versionViews } from './version-views.ts'
import { type Author, flowWriting } from './writing.ts'

export type FlowsService = ReturnType<typeof flowsService>

/** Rows of flows read at once for a long list. */
const READ_AT_ONCE = 200

/** A flow of a list; `own`: what is kept of it, for those who work on it. */
export interface SeenFlow {
  view: FoundFlow
  own: { row: FlowRow; owner: OrganisationRecord } | null
}

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
      materials,
    },
    db.events,
  )

  /** What a search found, as the actor sees it, in its order; read a page at a time. */
  function* seenOf(actor: Actor, found: readonly Found[]): Generator<SeenFlow> {
    for (let at = 0; at < found.length; at += READ_AT_ONCE) {
      const page = found.slice(at, at + READ_AT_ONCE)
      const rows = new Map(store.byIds(page.map(({ flow }) => flow.id)).map((row) => [row.id, row]))
      const owners = organisations.recordsOf([...new Set(page.map(({ flow }) => flow.organisationId))])
      for (const { flow, distanceKm } of page) {
        const [row, owner] = [rows.get(flow.id), owners.get(flow.organisationId)]
        const item = row && view(actor, row, owner)
        if (!row || !owner || !item) continue
        yield { view: { ...item, distanceKm }, own: item.can.edit ? { row, owner } : null }
      }
    }
  }

  /** A stored flow as an actor sees it; null when it may not know of it. */
  function shownTo(
    actor: Actor | null,
    flow: FlowRow,
    owner: OrganisationRecord | undefined,
    disclosed: readonly Pick<DisclosureRow, 'toOrganisationId' | 'groups'>[] = received.of(flow.id),
  ): ShownFlow | null {
    const sight = sightOf(actor, flow, disclosed)
    if (sight.as === 'none' || !owner) return null
    return shownFlow(flow, owner, sight, { materials, freshness }, placeFor(flow, owner))
  }

  /** The place that may be named when the structure may not. */
  const placeFor = (flow: FlowRow, owner: OrganisationRecord) => () => {
    const site = owner.sites.find(({ id }) => id === flow.siteId) ?? owner.sites[0]
    return organisations.placeHiding(
      owner,
      site?.communeCode ?? null,
      settings.territory().anonymityThreshold,
    )
  }

  function ownerOf({ organisationId }: FlowRow): OrganisationRecord | undefined {
    return organisations.recordsOf([organisationId]).get(organisationId)
  }

  /** A flow for those who may look at who sees it: its own people and its facilitators. */
  function ownFlow(actor: Actor, id: string): FlowRow {
    const flow = store.byId(id)
    return flow && canEditFlow(actor, flow) ? flow : notFound('Flux')
  }

  /** A flow that the actor may change: not found when it may not know of it, `refusal` when it may only read it. */
  function workedOn(actor: Actor, id: string, refusal: string): FlowRow {
    const stored = store.byId(id)
    if (!stored || sightOf(actor, stored, received.of(id)).as === 'none') notFound('Flux')
    return canEditFlow(actor, stored) ? stored : fail('forbidden', refusal)
  }

  function refuseContradictions(flow: Parameters<typeof contradictions>[0]): void {
    const faults = contradictions(flow, materials)
    if (faults.length > 0) fail('invalid-input', 'Certaines valeurs sont à corriger.', faults)
  }

  function askToConfirm(flow: Parameters<typeof quantityToConfirm>[0]): void {
    const fault = quantityToConfirm(flow, materials)
    if (fault) fail('to-confirm', 'Cette quantité est inhabituelle : corrigez-la ou confirmez-la.', [fault])
  }

  function view(actor: Actor | null, flow: FlowRow, owner: OrganisationRecord | undefined): FlowView | null {
    const shown = shownTo(actor, flow, owner)
    return shown && flowViewOf(actor, shown, materials, attached(flow.id, shown.sight))
  }

  function afterIntroduction(
    flow: FlowRow,
    toOrganisationId: string,
    groups: readonly FieldGroup[],
  ): FlowView | null {
    const receiver = personOf(toOrganisationId)
    const disclosed = [...received.of(flow.id), { toOrganisationId, groups: [...groups] }]
    const shown = shownTo(receiver, flow, ownerOf(flow), disclosed)
    return shown && flowViewOf(receiver, shown, materials, attached(flow.id, shown.sight))
  }

  function check(input: FlowInput, kind: FlowRow['kind'], id: string | null): void {
    const ownSites = () =>
      organisations.recordsOf([input.organisationId]).get(input.organisationId)?.sites ?? []
    if (input.siteId != null && !ownSites().some((site) => site.id === input.siteId))
      fail('invalid-input', 'Ce lieu n’est pas de cette structure.', [
        { pointer: '/siteId', detail: 'Choisissez un lieu de la structure, ou laissez vide.' },
      ])
    const twin = input.reference ? store.byReference(input.organisationId, kind, input.reference) : null
    if (twin && twin.id !== id)
      fail('conflict', `La référence ${input.reference} désigne déjà un autre flux de cette structure.`)
    if (input.wasteCode && !materials.wasteLabel(input.wasteCode))
      fail(
        'invalid-input',
        `Le code déchet ${input.wasteCode} n’existe pas dans la nomenclature européenne.`,
        [
          {
            pointer: '/wasteCode',
            detail: 'Choisissez un des 842 codes de la nomenclature, ou laissez vide.',
          },
        ],
      )
    if (input.resourceId && !materials.resourceLabel(input.resourceId))
      fail('invalid-input', 'Cette ressource n’existe pas.', [
        { pointer: '/resourceId', detail: 'Choisissez une ressource de la liste, ou laissez vide.' },
      ])
    if (input.kind !== kind)
      fail('invalid-input', 'Un gisement ne devient pas un besoin : déclarez-en un autre.')
  }

  return {
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
    versions: versionViews(versions, ownFlow, { accounts, organisations, materials }),
    /**
     * Flows the actor may see, each under its own visibility: the most relevant first, then the nearest, those it works
     * on (newest first) and the others in the order of their ids, which says nothing.
     */
    list(actor: Actor, query: FlowQuery): FlowList {
      const { total, found, instead } = search.search(actor, query)
      const views = (some: readonly Found[]) => Array.from(seenOf(actor, some), ({ view: item }) => item)
      return {
        total,
        items: views(found),
        instead: instead && { without: instead.without, items: views(instead.found) },
      }
    },

    /** The same one by one and all of them, with what is kept of those it works on. */
    seen: (actor: Actor, query: Omit<FlowQuery, 'limit' | 'offset'>): Iterable<SeenFlow> =>
      seenOf(actor, search.all(actor, query)),

    get(actor: Actor, id: string): FlowView {
      const flow = store.byId(id)
      return (flow && view(actor, flow, ownerOf(flow))) || notFound('Flux')
    },

    /** Of one's own flow, what somebody of an audience is answered; null: nothing at all. */
    getAs(actor: Actor, id: string, audience: Audience): FlowView | null {
      const flow = ownFlow(actor, id)
      if (audience === 'introduced') return afterIntroduction(flow, '', fieldGroups)
      return view(actorLike(audience), flow, ownerOf(flow))
    },

    /** To which structures one's own flow was shown by name, and by which introduction; the latest first. */
    disclosuresOf(actor: Actor, id: string): DisclosureView[] {
      const rows = [...received.of(ownFlow(actor, id).id)].reverse()
      const receivers = organisations.recordsOf(rows.map(({ toOrganisationId }) => toOrganisationId))
      return rows.map(({ toOrganisationId, introductionId, groups, at }) => ({
        ...{ introductionId, groups, at },
        organisationName: receivers.get(toOrganisationId)?.name ?? '',
      }))
    },

    /** A flow exactly as a structure would see it after an introduction that keeps back some of its fields. */
    shownAfter(id: string, toOrganisationId: string, groups: readonly FieldGroup[]): FlowView {
      const flow = store.byId(id) ?? notFound('Flux')
      return afterIntroduction(flow, toOrganisationId, groups) ?? notFound('Flux')
    },

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

    /** Views of several flows at once, the unseen ones left out. */
    viewsOf(actor: Actor, ids: readonly string[]): Map<string, FlowView> {
      const rows = store.byIds(ids)
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return new Map(
        rows.flatMap((row) => {
          const shown = view(actor, row, owners.get(row.organisationId))
          return shown ? [[row.id, shown] as const] : []
        }),
      )
    },

    /** What an actor sees of flows, for the engine; those it may not know of are left out. */
    shownTo(actor: Actor, rows: readonly FlowRow[]): ShownFlow[] {
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return rows.flatMap((row) => shownTo(actor, row, owners.get(row.organisationId)) ?? [])
    },
    /** The same for those who work on them all: live flows only. */
    wholeOf(rows: readonly FlowRow[]): ShownFlow[] {
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      return rows.flatMap((row) => {
        const owner = owners.get(row.organisationId)
        return row.withdrawnAt === null && owner
          ? shownFlow(row, owner, EVERYTHING, { materials, freshness }, placeFor(row, owner))
          : []
      })
    },
    anonymityThreshold: () => settings.territory().anonymityThreshold,
    sightOf: (actor: Actor, flow: FlowRow): Sight => sightOf(actor, flow, received.of(flow.id)),
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

    /** Declares a flow in the name of an actor: who must belong to the structure or be a facilitator. */
    declare(actor: Actor, { confirmed, id, ...input }: FlowDeclaration, origin: FlowOrigin): FlowView {
      const owner = organisations.recordsOf([input.organisationId]).get(input.organisationId)
      if (!owner || !canDeclare(actor, owner.id)) notFound('Structure')
      if (owner.closedAt)
        fail('conflict', 'Cette structure a quitté le réseau : elle ne déclare plus de flux.')
      const known = id === undefined ? null : store.byId(id)
      if (known) return this.get(actor, sentAgain(known, input))
      refuseContradictions(input)
      if (!confirmed.includes('quantity')) askToConfirm(input)
      const declared = asDeclared(actor, owner.id, input, clock.now())
      return this.get(actor, this.create({ ...NOT_AUDITED, ...declared }, { by: actor.userId, origin }, id))
    },

    /** Records a flow; the caller has checked the right to do so. */
    create(input: FlowInput, author: Author, id: string = newUnorderedId()): string {
      check(input, input.kind, null)
      return writing.add(id, { ...input, declaredOn: saidOn(input, clock.now()) }, author)
    },

    /** Changes a flow; `asked` holds only what changes. What an audit sealed becomes a declaration again. */
    update(id: string, asked: Partial<FlowInput>, author: Author): void {
      db.write(() => {
        const before = store.byId(id) ?? notFound('Flux')
        const change = sealedChange(before, asked)
        check({ ...before, ...change }, before.kind, id)
        const action = changesSight(before, change) ? 'flow.visibility-changed' : 'flow.updated'
        const saysFacts = changedFacts(before, change).length > 0
        const dates = {
          updatedAt: clock.now().toISOString(),
          ...(saysFacts && { declaredOn: saidOn(newDates(before, change), clock.now()) }),
        }
        writing.change(before, { ...change, ...dates }, author, { action, told: change })
      })
    },

    /** Fails on a change that could not be made; makes none. */
    checkChange(id: string, change: Partial<FlowInput>): void {
      const before = store.byId(id) ?? notFound('Flux')
      const next = { ...before, ...change }
      if (differs(before, next, JUDGED)) refuseContradictions(next)
      check(next, before.kind, id)
    },

    /**
     * Puts a flow back exactly as it was before an import; null: the import made it, and it goes. The caller has the
     * right to.
     */
    putBack(id: string, earlier: FlowRow | null, by: string): void {
      const present = store.byId(id) ?? notFound('Flux')
      if (earlier === null) writing.remove(present, by)
      else writing.change(present, earlier, { by, origin: 'undo' }, { action: 'flow.updated', told: earlier })
    },

    /**
     * Seals a flow as a validated audit found it, with what the audit corrected; the caller has checked the right to do
     * so. Whatever changes it afterwards declares it anew, see `sealedChange`.
     */
    seal(
      id: string,
      correction: Partial<FlowFacts>,
      { auditedBy, auditedOn }: { auditedBy: string; auditedOn: string },
      by: string,
    ): FlowFacts {
      return db.write(() => {
        const before = store.byId(id) ?? notFound('Flux')
        const audit = { provenance: 'audited' as const, auditedBy, auditedOn, confirmedOn: auditedOn }
        const change = { ...correction, ...audit }
        check({ ...before, ...change }, before.kind, id)
        const dates = { declaredOn: auditedOn, updatedAt: clock.now().toISOString() }
        const author = { by, origin: 'audit' as const }
        writing.change(before, { ...change, ...dates }, author, { action: 'flow.audited', told: change })
        return factsOf({ ...before, ...change })
      })
    },

    /** The same, by an actor, authorised on the stored flow. */
    amend(actor: Actor, id: string, { confirmed, ...change }: FlowAmendment, origin: FlowOrigin): FlowView {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur modifie ce flux.')
      const next = { ...stored, ...change }
      if (differs(stored, next, JUDGED)) refuseContradictions(next)
      if (differs(stored, next, AMOUNT) && !confirmed?.includes('quantity')) askToConfirm(next)
      const declared = asDeclared(actor, stored.organisationId, change, clock.now())
      this.update(id, declared, { by: actor.userId, origin })
      return this.get(actor, id)
    },

    withdraw(actor: Actor, id: string, origin: FlowOrigin): void {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur retire ce flux.')
      if (stored.withdrawnAt !== null) return
      const change = { withdrawnAt: clock.now().toISOString() }
      const author = { by: actor.userId, origin }
      writing.change(stored, change, author, { action: 'flow.withdrawn', told: null })
    },

    /** Withdraws all that a structure offers and looks for, as it leaves; told by the entry of its closing. */
    withdrawAllOf(organisationId: string, by: string, at: Date): string[] {
      return db.write((announce) => {
        const live = store.ofOrganisation(organisationId).filter(({ withdrawnAt }) => withdrawnAt === null)
        const withdrawnAt = at.toISOString()
        for (const row of live) {
          store.update(row.id, { withdrawnAt })
          writing.keep(row.id, { by, origin: 'closing' })
        }
        const ids = live.map(({ id }) => id)
        announce({ type: 'flow-changed', ids })
        return ids
      })
    },

    /** Takes a withdrawal back: the flow is again as it was. */
    restore(actor: Actor, id: string, origin: FlowOrigin): FlowView {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur remet ce flux.')
      if (ownerOf(stored)?.closedAt)
        fail('conflict', 'Cette structure a quitté le réseau : ses flux restent retirés.')
      if (stored.withdrawnAt !== null) {
        const change = { withdrawnAt: null }
        const author = { by: actor.userId, origin }
        writing.change(stored, change, author, { action: 'flow.restored', told: change })
      }
      return this.get(actor, id)
    },
  }
}

const NOT_AUDITED = { provenance: 'declared', auditedBy: null, auditedOn: null } as const

/**
 * A flow is declared or audited, never silently one for the other: only its facilitators say that it was audited, and
 * nothing is confirmed before its day.
 */
function asDeclared<T extends Partial<FlowInput>>(actor: Actor, organisationId: string, input: T, now: Date) {
  for (const field of ['auditedOn', 'confirmedOn'] as const) {
    const day = input[field]
    if (day && day > dayOf(now))
      fail('invalid-input', 'Une date est dans le futur.', [
        { pointer: `/${field}`, detail: 'Cette date est dans le futur.' },
      ])
  }
  if (facilitates(actor, organisationId)) return input
  const { provenance: _provenance, auditedBy: _by, auditedOn: _on, ...declared } = input
  return declared as Omit<T, keyof typeof NOT_AUDITED>
}

/** A declaration that came twice, its answer having been lost; what was changed between the two is not lost either. */
function sentAgain(known: FlowRow, input: FlowInput): string {
  if (known.organisationId !== input.organisationId) notFound('Flux')
  const facts = [...auditedFacts, 'kind', 'notes', ...levelFields] as const
  if (facts.some((fact) => known[fact] !== input[fact]))
    fail('conflict', 'Ce flux est déjà déclaré, avec d’autres valeurs : modifiez-le depuis sa fiche.')
  return known.id
}

/** What an unusual amount hangs on. */
const AMOUNT = ['quantity', 'unit', 'period'] as const
/** What may contradict itself. */
const JUDGED = [...AMOUNT, 'family', 'wasteCode', 'hazardous'] as const

function differs(before: FlowRow, after: FlowRow, fields: readonly (keyof FlowRow)[]): boolean {
  return fields.some((field) => before[field] !== after[field])
}

/** The day on which facts are said: today, unless they come with an earlier one, as those of a spreadsheet may. */
function saidOn({ confirmedOn, auditedOn }: Partial<FlowInput>, now: Date): string {
  return confirmedOn ?? auditedOn ?? dayOf(now)
}

/** Days that a change brings; those that it repeats were said of what was there before. */
function newDates(before: FlowRow, change: Partial<FlowInput>) {
  const isNew = (field: 'confirmedOn' | 'auditedOn') => change[field] !== before[field]
  return {
    ...(isNew('confirmedOn') && { confirmedOn: change.confirmedOn }),
    ...(isNew('auditedOn') && { auditedOn: change.auditedOn }),
  }
}

const levelFields = ['visibility', ...fieldGroups.map((group) => `${group}Visibility` as const)] as const

function changesSight(before: FlowRow, change: Partial<FlowInput>): boolean {
  return levelFields.some((field) => change[field] !== undefined && change[field] !== before[field])
}
