import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import type { Point } from '../../kernel/geo.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { RegistersService } from '../registers/service.ts'
import { type Area, areasHiding, type Crowds, crowdsOf, FRANCE } from './anonymity.ts'
import { areasOf } from './communes.ts'
import type {
  ContactInput,
  OrganisationInput,
  OrganisationSheet,
  OrganisationSummary,
  OrganisationView,
  SiteInput,
  TakenFields,
} from './contract.ts'
import { canAskClosing, canDeclare, canEdit, canReadIdentity, canReadSheet, namedTo } from './policy.ts'
import { registerLink } from './register-link.ts'
import { sheetRows } from './sheet-rows.ts'
import { placeSite } from './site-place.ts'
import {
  type ContactRow,
  type OrganisationFilter,
  type OrganisationRow,
  organisationsStore,
  type SiteRow,
} from './store.ts'

export type OrganisationsService = ReturnType<typeof organisationsService>

/** A structure with everything that identifies it, for the rooms below the HTTP edge. */
export interface OrganisationRecord extends OrganisationRow {
  sites: SiteRow[]
}

/** Everything that is kept of a structure itself. */
export interface OrganisationState extends OrganisationRecord {
  contacts: ContactRow[]
}

/** A structure of a list; `whole` for who may open its sheet. */
export interface ListedOrganisation {
  summary: OrganisationSummary
  whole: { organisation: OrganisationRecord; contacts: ContactRow[] } | null
}

export interface OrganisationsOptions {
  /** Short French label of a NAF code, from the materials room. */
  activityLabel(nafCode: string): string | null
  /** Live stocks and needs of each structure, from the flows room. */
  countFlows(
    organisationIds: readonly string[],
    among: 'all' | 'network',
  ): Map<string, { stocks: number; needs: number }>
  /** Tells the accounts room, within the transaction, who registered a structure. */
  onRegistered(organisationId: string, by: string): void
  registers: RegistersService
}

export function organisationsService(db: Database, clock: Clock, options: OrganisationsOptions) {
  const store = organisationsStore(db)
  const rows = sheetRows(store)
  const register = registerLink(store, options.registers)
  let crowds: Crowds | null = null
  db.events.subscribe((event) => {
    if (event.type === 'organisation-changed' || event.type === 'written-elsewhere') crowds = null
  })

  function summary(
    row: OrganisationRow,
    siteRows: readonly SiteRow[],
    counts: { stocks: number; needs: number },
  ) {
    const site = siteRows[0]
    return {
      id: row.id,
      name: row.name,
      kind: row.kind,
      siren: row.siren,
      nafCode: row.nafCode,
      activityLabel: row.nafCode ? options.activityLabel(row.nafCode) : null,
      headcountBand: row.headcountBand,
      isDemo: row.isDemo,
      communeName: site?.communeName ?? null,
      lat: site?.lat ?? null,
      lng: site?.lng ?? null,
      stockCount: counts.stocks,
      needCount: counts.needs,
    }
  }

  /** Notes which fields of a sheet just written hold what the register says. */
  function noteRegister(organisationId: string): void {
    const row = store.byId(organisationId)
    if (row) register.noteTaken(row, store.sitesOf(organisationId))
  }

  /** Tells the journal, and whoever follows, what was written of a structure. */
  function tell(
    announce: (event: DomainEvent) => void,
    action: JournalAction,
    id: string,
    by: string,
    written: { before?: unknown; after: unknown },
  ): void {
    const about = { entity: 'organisation' as const, entityId: id, organisationIds: [id] }
    record(db, { at: clock.now(), actorId: by, action, ...about, ...written })
    announce({ type: 'organisation-changed', ids: [id] })
  }

  return {
    /** Structures the actor may name; see `namedTo`. */
    list(actor: Actor, filter: Omit<OrganisationFilter, 'among'>) {
      const { total, rows } = store.page({ ...filter, among: namedTo(actor) })
      const counts = options.countFlows(
        rows.map(({ id }) => id),
        actor.role === 'authority' ? 'network' : 'all',
      )
      return {
        total,
        items: rows.map((row) =>
          summary(row, store.sitesOf(row.id), counts.get(row.id) ?? { stocks: 0, needs: 0 }),
        ),
      }
    },

    /** The same with, of each structure whose sheet the actor may open, what that shows. */
    listWhole(
      actor: Actor,
      filter: Omit<OrganisationFilter, 'among'>,
    ): { total: number; items: ListedOrganisation[] } {
      const { total, items } = this.list(actor, filter)
      const open = items.flatMap(({ id }) => (canReadSheet(actor, id) ? [id] : []))
      const records = this.recordsOf(open)
      const whole = (organisation: OrganisationRecord) => ({
        organisation: facilitates(actor, organisation.id) ? organisation : { ...organisation, notes: null },
        contacts: store.contactsOf(organisation.id),
      })
      return {
        total,
        items: items.map((summary) => {
          const record = records.get(summary.id)
          return { summary, whole: record ? whole(record) : null }
        }),
      }
    },

    /** The sheet of a structure; identity only for those who may not read the rest. */
    sheet(actor: Actor, id: string): OrganisationView {
      const row = store.byId(id)
      if (!row || !canReadIdentity(actor, id)) notFound('Structure')
      const siteRows = store.sitesOf(id)
      const whole = canReadSheet(actor, id)
      const counts = options.countFlows([id], whole ? 'all' : 'network').get(id) ?? { stocks: 0, needs: 0 }
      return {
        ...summary(row, siteRows, counts),
        notes: facilitates(actor, id) ? row.notes : null,
        register: whole ? register.noteOf(row, siteRows) : null,
        updatedAt: row.updatedAt,
        closedAt: row.closedAt,
        closingAsked: canEdit(actor, id) ? closingAskedOf(row) : null,
        sites: whole ? siteRows.map(({ organisationId: _owner, ...site }) => site) : [],
        contacts: whole ? store.contactsOf(id).map(({ organisationId: _owner, ...contact }) => contact) : [],
        can: {
          edit: canEdit(actor, id),
          declare: canDeclare(actor, id),
          askClosing: canAskClosing(actor, id) && row.closedAt === null,
        },
      }
    },

    /** Every structure with its sites: for the engine, the import and the demonstration, never for the wire. */
    records(): OrganisationRecord[] {
      const sitesByOwner = groupBy(store.allSites(), ({ organisationId }) => organisationId)
      return store.all().map((row) => ({ ...row, sites: sitesByOwner.get(row.id) ?? [] }))
    },

    /** The structure that has this site; null when it is not registered. */
    recordBySiret(siret: string): OrganisationRecord | null {
      const site = store.siteBySiret(siret)
      return (site && this.recordsOf([site.organisationId]).get(site.organisationId)) ?? null
    },

    recordBySiren(siren: string): OrganisationRecord | null {
      const row = store.bySiren(siren)
      return (row && this.recordsOf([row.id]).get(row.id)) ?? null
    },

    recordsOf(ids: readonly string[]): Map<string, OrganisationRecord> {
      return new Map(store.byIds(ids).map((row) => [row.id, { ...row, sites: store.sitesOf(row.id) }]))
    },

    /** The places around a commune that hide a structure among `k` of its kind, the smallest first; see `areasHiding`. */
    placesHiding(
      structure: OrganisationRow,
      communeCode: string | null,
      k: number,
    ): readonly [Area, ...Area[]] {
      crowds ??= crowdsOf(
        this.records().map(({ kind, nafCode, sites }) => ({
          kind,
          nafCode,
          areaIds: sites
            .flatMap((site) => (site.communeCode ? areasOf(site.communeCode) : []))
            .map(({ id }) => id),
        })),
      )
      const areas = communeCode ? areasOf(communeCode) : []
      const [smallest = FRANCE, ...wider] = areasHiding(crowds, structure, areas, k)
      return [smallest, ...wider, FRANCE]
    },
    /** The smallest of them. */
    placeHiding(structure: OrganisationRow, communeCode: string | null, k: number): Area {
      return this.placesHiding(structure, communeCode, k)[0]
    },

    /** The middle of a commune; null when it is not of the territory. */
    centreOf: (communeCode: string): Point | null => areasOf(communeCode)[0]?.centre ?? null,

    /** What a structure does, in a few words; null when its code is not known. */
    activityOf: ({ nafCode }: Pick<OrganisationRow, 'nafCode'>): string | null =>
      nafCode ? options.activityLabel(nafCode) : null,

    contactsOf: (organisationId: string) => store.contactsOf(organisationId),
    contactsByOrganisation: () => groupBy(store.allContacts(), ({ organisationId }) => organisationId),

    /** Registers a structure in the name of a facilitator, in charge of it from then on, and gives its sheet. */
    register(actor: Actor, input: OrganisationInput): OrganisationView {
      const id = this.create(input, actor.userId)
      const portfolio = actor.portfolio && new Set([...actor.portfolio, id])
      return this.sheet({ ...actor, portfolio }, id)
    },

    /** Registers a structure; its SIREN and SIRETs must be free. */
    create(input: OrganisationInput, by: string, { isDemo = false } = {}): string {
      return db.write((announce) => {
        if (input.siren && store.bySiren(input.siren))
          fail('conflict', `Une structure existe déjà sous le SIREN ${input.siren}.`)
        const now = clock.now().toISOString()
        const { sites: siteInputs, contacts: contactInputs, ...identity } = input
        const row = { id: newId(), ...identity, isDemo, createdAt: now, updatedAt: now }
        store.insert(row)
        siteInputs.forEach((site, i) => void rows.insertSite(row.id, site, `/sites/${i}`))
        for (const contact of contactInputs)
          store.insertContact({ id: newId(), organisationId: row.id, ...contact })
        noteRegister(row.id)
        options.onRegistered(row.id, by)
        tell(announce, 'organisation.created', row.id, by, { after: input })
        return row.id
      })
    },

    /** Structures as they stand, sites and contacts included: what an import notes before and after. */
    statesOf(ids: readonly string[]): Map<string, OrganisationState> {
      return new Map(
        Array.from(this.recordsOf(ids), ([id, record]) => [
          id,
          { ...record, contacts: store.contactsOf(id) },
        ]),
      )
    },

    /** Puts a structure back exactly as it was before an import; null: the import made it, and it goes. */
    putBack(id: string, earlier: OrganisationState | null, by: string): void {
      db.write((announce) => {
        const present = this.statesOf([id]).get(id) ?? notFound('Structure')
        if (earlier === null) store.remove(id)
        else {
          const { sites, contacts, ...row } = earlier
          store.update(id, row)
          rows.putBack(present, { sites, contacts })
        }
        tell(announce, earlier ? 'organisation.updated' : 'organisation.removed', id, by, {
          before: present,
          after: earlier,
        })
      })
    },

    /** Changes the identity of a structure and, when given, its first or its named site and first contact. */
    update(
      id: string,
      change: Partial<Omit<OrganisationInput, 'sites' | 'contacts'>>,
      by: string,
      { site, contact }: { site?: SiteInput; contact?: ContactInput } = {},
    ): void {
      db.write((announce) => {
        const before = store.byId(id) ?? notFound('Structure')
        store.update(id, { ...change, updatedAt: clock.now().toISOString() })
        if (site) rows.saveSite(id, site)
        if (contact) rows.saveContact(id, contact)
        noteRegister(id)
        tell(announce, 'organisation.updated', id, by, {
          before,
          after: { ...change, ...(site ? { site } : {}), ...(contact ? { contact } : {}) },
        })
      })
    },

    /** Writes a whole sheet in the name of an actor: identity, sites and contacts as they are to be. */
    rewrite(actor: Actor, id: string, sheet: OrganisationSheet): OrganisationView {
      const before = store.byId(id)
      if (!before || !canEdit(actor, id)) notFound('Structure')
      if (before.closedAt) fail('conflict', 'Cette structure a quitté le réseau : sa fiche ne change plus.')
      if (before.updatedAt !== sheet.updatedAt)
        fail('conflict', 'Cette fiche a changé entre-temps : rechargez-la avant de la modifier.')
      const { sites: siteInputs, contacts: contactInputs, updatedAt: _read, ...given } = sheet
      const identity = facilitates(actor, id) ? given : { ...given, notes: before.notes }
      refuseRenumbering(actor, before, sheet)
      db.write((announce) => {
        const holder = identity.siren ? store.bySiren(identity.siren) : null
        if (holder && holder.id !== id) {
          const detail = `Une structure existe déjà sous le SIREN ${identity.siren}.`
          fail('conflict', detail, [{ pointer: '/siren', detail }])
        }
        const stored = { ...before, sites: store.sitesOf(id), contacts: store.contactsOf(id) }
        store.update(id, { ...identity, updatedAt: nowAfter(before.updatedAt) })
        rows.rewriteSites(id, siteInputs)
        rows.rewriteContacts(id, contactInputs)
        noteRegister(id)
        tell(announce, 'organisation.updated', id, actor.userId, {
          before: stored,
          after: { ...identity, sites: siteInputs, contacts: contactInputs },
        })
      })
      return this.sheet(actor, id)
    },

    compareWithRegister: register.compare,

    /** Takes the chosen fields as the register last gave them; the others are left as they are. */
    takeFromRegister(actor: Actor, id: string, chosen: TakenFields): OrganisationView {
      const row = store.byId(id)
      if (!row || !canEdit(actor, id)) notFound('Structure')
      if (row.closedAt) fail('conflict', 'Cette structure a quitté le réseau : sa fiche ne change plus.')
      const sites = store.sitesOf(id)
      const { structure, ofSites } = register.changesOf(row, sites, chosen)
      if (Object.keys(structure).length + ofSites.size === 0) return this.sheet(actor, id)
      db.write((announce) => {
        store.update(id, { ...structure, updatedAt: nowAfter(row.updatedAt) })
        for (const site of sites) {
          const change = ofSites.get(site.id)
          // The centre of a former commune is no place to keep.
          const point = site.placedBy === 'commune' ? { lat: null, lng: null } : {}
          if (change) store.updateSite(site.id, placeSite({ ...site, ...point, ...change }))
        }
        noteRegister(id)
        tell(announce, 'organisation.register-taken', id, actor.userId, {
          before: { ...row, sites },
          after: { ...structure, ...(ofSites.size > 0 ? { sites: Object.fromEntries(ofSites) } : {}) },
        })
      })
      return this.sheet(actor, id)
    },

    /** Asks the register again about the sites it was asked about longest ago, and forgets what is nobody's. */
    async refreshFromRegister(most: number): Promise<number> {
      const numbered = store.allSites().flatMap(({ siret }) => siret ?? [])
      options.registers.forgetOld(numbered)
      const readAt = (siret: string) => options.registers.lastSaid(siret)?.readAt ?? ''
      const oldest = numbered.sort((a, b) => (readAt(a) < readAt(b) ? -1 : 1)).slice(0, most)
      let read = 0
      for (const siret of oldest) {
        const { state, isStale } = await options.registers.company(siret)
        // Off, or to be left alone: tomorrow.
        if (isStale || state === 'off' || state === 'unavailable') break
        read++
      }
      return read
    },
  }

  /** The instant of a change; never that of the last one, by which a sheet is told from the next. */
  function nowAfter(before: string): string {
    return new Date(Math.max(clock.now().getTime(), Date.parse(before) + 1)).toISOString()
  }

  /** A number tells who a structure is: once written, only its facilitators change it. */
  function refuseRenumbering(actor: Actor, before: OrganisationRow, sheet: OrganisationSheet): void {
    if (facilitates(actor, before.id)) return
    const detail = 'Seul un animateur change un numéro déjà enregistré.'
    if (before.siren && sheet.siren !== before.siren)
      fail('forbidden', detail, [{ pointer: '/siren', detail }])
    const sirets = new Map(store.sitesOf(before.id).map(({ id, siret }) => [id, siret]))
    sheet.sites.forEach((site, i) => {
      const written = site.id === null ? null : sirets.get(site.id)
      if (written && site.siret !== written)
        fail('forbidden', detail, [{ pointer: `/sites/${i}/siret`, detail }])
    })
  }
}

/** What a manager asked, until it is done. */
function closingAskedOf({ closingAskedAt: at, closingAskedHow: how, closedAt }: OrganisationRow) {
  return at && how && closedAt === null ? { at, how } : null
}
