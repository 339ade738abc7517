import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { MaterialsService } from '../materials/service.ts'
import { canDeclare, canReadIdentity } from '../organisations/policy.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type { SettingsService } from '../settings/service.ts'
import type { FlowInput, FlowView, PartyView } from './contract.ts'
import { canEditFlow, sightOf } from './policy.ts'
import { type FlowRow, flowsStore } from './store.ts'

export type FlowsService = ReturnType<typeof flowsService>

export interface FlowFilter {
  q?: string
  kind?: FlowRow['kind']
  family?: FlowRow['family']
  organisation?: string
  limit: number
  offset: number
}

export function flowsService(
  db: Database,
  clock: Clock,
  {
    organisations,
    materials,
    settings,
  }: { organisations: OrganisationsService; materials: MaterialsService; settings: SettingsService },
) {
  const store = flowsStore(db)

  function journal(
    action: string,
    { id, organisationId }: Pick<FlowRow, 'id' | 'organisationId'>,
    by: string,
    before: unknown,
    after: unknown,
  ): void {
    const about = { entity: 'flow' as const, entityId: id, organisationIds: [organisationId] }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  function placeOf(communeCode: string | null, communeName: string | null): string {
    const isCrowded =
      communeCode !== null &&
      organisations.countInCommune(communeCode) >= settings.territory().anonymityThreshold
    return (isCrowded ? communeName : null) ?? organisations.territoryName
  }

  function view(actor: Actor, flow: FlowRow, owner: OrganisationRecord | undefined): FlowView | null {
    const sight = sightOf(actor, flow)
    return sight === 'none' || !owner ? null : present(actor, flow, owner, sight)
  }

  function present(
    actor: Actor,
    flow: FlowRow,
    owner: OrganisationRecord,
    sight: 'full' | 'anonymised',
  ): FlowView {
    const shown = {
      id: flow.id,
      kind: flow.kind,
      party: partyOf(actor, flow, owner, sight, placeOf),
      family: flow.family,
      resourceId: flow.resourceId,
      resourceLabel: flow.resourceId ? materials.resourceLabel(flow.resourceId) : null,
      wasteCode: flow.wasteCode,
      wasteLabel: flow.wasteCode ? materials.wasteLabel(flow.wasteCode) : null,
      hazardous: flow.hazardous,
      months: flow.months,
      form: flow.form,
      visibility: flow.visibility,
      provenance: flow.provenance,
      auditedOn: flow.auditedOn,
      confirmedOn: flow.confirmedOn,
      withdrawnAt: flow.withdrawnAt,
      seenAs: sight,
      can: { edit: canEditFlow(actor, flow) },
    }
    const { label, quantity, unit, period, packaging, quality, constraints } = flow
    const { currentPartner, currentCostEurosPerUnit, auditedBy, notes } = flow
    const inside = canEditFlow(actor, flow)
    const hidden = { currentPartner: null, currentCostEurosPerUnit: null, auditedBy: null, notes: null }
    if (sight === 'full')
      return {
        ...shown,
        ...{ label, quantity, unit, period, packaging, quality, constraints },
        ...(inside ? { currentPartner, currentCostEurosPerUnit, auditedBy, notes } : hidden),
      }
    return {
      ...shown,
      ...hidden,
      // Each of these, beside the commune, would help to guess the structure.
      ...{ months: null, form: null, auditedOn: null, confirmedOn: null },
      label: materials.anonymousLabel(flow),
      ...{ quantity: null, unit: null, period: null, packaging: null, quality: null, constraints: null },
    }
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
    /** Flows the actor may see, newest first, each under its own visibility. */
    list(actor: Actor, { q, kind, family, organisation, limit, offset }: FlowFilter) {
      const rows = organisation ? store.ofOrganisation(organisation) : store.live()
      const owners = organisations.recordsOf([...new Set(rows.map(({ organisationId }) => organisationId))])
      const matchesText = q ? materials.textFilter(q) : () => true
      const items = rows
        .filter(
          (row) =>
            row.withdrawnAt === null && (!kind || row.kind === kind) && (!family || row.family === family),
        )
        .flatMap((row) => view(actor, row, owners.get(row.organisationId)) ?? [])
        .filter((item) => (!organisation || item.party.organisationId !== null) && matchesText(item))
        .reverse()
      return { total: items.length, items: items.slice(offset, offset + limit) }
    },

    get(actor: Actor, id: string): FlowView {
      const flow = store.byId(id)
      const owner = flow ? organisations.recordsOf([flow.organisationId]).get(flow.organisationId) : undefined
      return (flow && view(actor, flow, owner)) || notFound('Flux')
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

    /** Every live flow, raw: for the engine and the import, never for the wire. */
    liveRows: () => store.live(),
    rowsOf: (ids: readonly string[]) => store.byIds(ids),
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
    declare(actor: Actor, input: FlowInput): FlowView {
      const owner = organisations.recordsOf([input.organisationId]).get(input.organisationId)
      if (!owner || !canDeclare(actor, owner.id)) notFound('Structure')
      return this.get(actor, this.create(asDeclared(actor, owner.id, input, clock.now()), actor.userId))
    },

    /** Records a flow; the caller has checked the right to do so. */
    create(input: FlowInput, by: string): string {
      check(input, input.kind, null)
      return db.write((announce) => {
        const now = clock.now().toISOString()
        const row = { id: newId(), ...input, createdAt: now, updatedAt: now }
        store.insert(row)
        journal('flow.created', row, by, null, input)
        announce({ type: 'flow-changed', ids: [row.id] })
        return row.id
      })
    },

    /** Changes a flow; `change` holds only what changes. */
    update(id: string, change: Partial<FlowInput>, by: string): void {
      db.write((announce) => {
        const before = store.byId(id) ?? notFound('Flux')
        check({ ...before, ...change }, before.kind, id)
        store.update(id, { ...change, updatedAt: clock.now().toISOString() })
        journal('flow.updated', before, by, before, change)
        announce({ type: 'flow-changed', ids: [id] })
      })
    },

    /** The same, by an actor, authorised on the stored flow. */
    amend(actor: Actor, id: string, change: Partial<Omit<FlowInput, 'organisationId' | 'kind'>>): FlowView {
      const stored = store.byId(id)
      if (!stored || sightOf(actor, stored) === 'none') notFound('Flux')
      if (!canEditFlow(actor, stored))
        fail('forbidden', 'Seule la structure ou un animateur modifie ce flux.')
      this.update(id, asDeclared(actor, stored.organisationId, change, clock.now()), actor.userId)
      return this.get(actor, id)
    },

    withdraw(actor: Actor, id: string): void {
      const stored = store.byId(id)
      if (!stored || sightOf(actor, stored) === 'none') notFound('Flux')
      if (!canEditFlow(actor, stored)) fail('forbidden', 'Seule la structure ou un animateur retire ce flux.')
      db.write((announce) => {
        store.update(id, { withdrawnAt: clock.now().toISOString() })
        journal('flow.withdrawn', stored, actor.userId, stored, null)
        announce({ type: 'flow-changed', ids: [id] })
      })
    },
  }
}

/**
 * A flow is declared or audited, never silently one for the other: only its facilitators say that it was audited, and
 * nothing is confirmed before its day.
 */
function asDeclared<T extends Partial<FlowInput>>(
  actor: Actor,
  organisationId: string,
  input: T,
  now: Date,
): T {
  for (const field of ['auditedOn', 'confirmedOn'] as const) {
    const day = input[field]
    if (day && day > now.toISOString().slice(0, 10))
      fail('invalid-input', 'Une date est dans le futur.', [
        { pointer: `/${field}`, detail: 'Cette date est dans le futur.' },
      ])
  }
  if (facilitates(actor, organisationId)) return input
  const { provenance: _provenance, auditedBy: _by, auditedOn: _on, ...declared } = input
  // What its own people change after an audit is a declaration again.
  const changesFacts = Object.keys(declared).some(
    (field) => field !== 'confirmedOn' && field !== 'visibility',
  )
  if (!changesFacts) return declared as T
  return { ...declared, provenance: 'declared', auditedBy: null, auditedOn: null } as unknown as T
}

function partyOf(
  actor: Actor,
  flow: FlowRow,
  owner: OrganisationRecord,
  sight: 'full' | 'anonymised',
  placeOf: (communeCode: string | null, communeName: string | null) => string,
): PartyView {
  const site = owner.sites.find(({ id }) => id === flow.siteId) ?? owner.sites[0]
  const communeName = site?.communeName ?? null
  if (sight === 'anonymised')
    return {
      organisationId: null,
      name: 'Structure non nommée',
      communeName: placeOf(site?.communeCode ?? null, communeName),
      lat: null,
      lng: null,
      isDemo: owner.isDemo,
    }
  return {
    organisationId: canReadIdentity(actor, owner.id) ? owner.id : null,
    name: owner.name,
    communeName,
    lat: site?.lat ?? null,
    lng: site?.lng ?? null,
    isDemo: owner.isDemo,
  }
}
