import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { isInFrance } from '../../kernel/france.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { newId } from '../../kernel/ids.ts'
import type { RegistersService } from '../registers/service.ts'
import { type Area, areaShown, type Crowds, crowdsOf, FRANCE } from './anonymity.ts'
import { areasOf, communeByCode, findCommune } from './communes.ts'
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

  function insertSite(organisationId: string, input: SiteInput, pointer = ''): void {
    const placed = placeSite(input, pointer)
    refuseTaken(placed.siret, organisationId, pointer)
    store.insertSite({ id: newId(), organisationId, ...placed })
  }

  /** A SIRET is of one site only. */
  function refuseTaken(siret: string | null, organisationId: string, pointer: string): void {
    const holder = siret && store.siteBySiret(siret)
    if (!holder) return
    const detail =
      holder.organisationId === organisationId
        ? `Le SIRET ${siret} est déjà celui d’un autre site.`
        : `Le SIRET ${siret} appartient déjà à une autre structure.`
    fail('conflict', detail, [{ pointer: `${pointer}/siret`, detail }])
  }

  /** Notes which fields of a sheet just written hold what the register says. */
  function noteRegister(organisationId: string): void {
    const row = store.byId(organisationId)
    if (row) register.noteTaken(row, store.sitesOf(organisationId))
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

    /** The smallest place around a commune that hides a structure among `k` of its kind; see `areaShown`. */
    placeHiding(structure: OrganisationRow, communeCode: string | null, k: number): Area {
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
      return areaShown(crowds, structure, areas, k) ?? FRANCE
    },

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
        siteInputs.forEach((site, i) => void insertSite(row.id, site, `/sites/${i}`))
        for (const contact of contactInputs)
          store.insertContact({ id: newId(), organisationId: row.id, ...contact })
        noteRegister(row.id)
        record(db, {
          at: clock.now(),
          actorId: by,
          action: 'organisation.created',
          entity: 'organisation',
          entityId: row.id,
          organisationIds: [row.id],
          after: input,
        })
        options.onRegistered(row.id, by)
        announce({ type: 'organisation-changed', ids: [row.id] })
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
          const { sites: siteRows, contacts: contactRows, ...row } = earlier
          store.update(id, row)
          putRowsBack(present.sites, siteRows, {
            insert: store.insertSite,
            update: store.updateSite,
            remove(siteId) {
              store.removeSite(siteId)
              store.forgetRegisterValues(siteId)
            },
          })
          putRowsBack(present.contacts, contactRows, {
            insert: store.insertContact,
            update: store.updateContact,
            remove: store.removeContact,
          })
        }
        record(db, {
          at: clock.now(),
          actorId: by,
          action: earlier ? 'organisation.updated' : 'organisation.removed',
          entity: 'organisation',
          entityId: id,
          organisationIds: [id],
          before: present,
          after: earlier,
        })
        announce({ type: 'organisation-changed', ids: [id] })
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
        if (site) saveSite(id, site)
        if (contact) saveContact(id, contact)
        noteRegister(id)
        record(db, {
          at: clock.now(),
          actorId: by,
          action: 'organisation.updated',
          entity: 'organisation',
          entityId: id,
          organisationIds: [id],
          before,
          after: { ...change, ...(site ? { site } : {}), ...(contact ? { contact } : {}) },
        })
        announce({ type: 'organisation-changed', ids: [id] })
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
        rewriteSites(id, siteInputs)
        rewriteContacts(id, contactInputs)
        noteRegister(id)
        record(db, {
          at: clock.now(),
          actorId: actor.userId,
          action: 'organisation.updated',
          entity: 'organisation',
          entityId: id,
          organisationIds: [id],
          before: stored,
          after: { ...identity, sites: siteInputs, contacts: contactInputs },
        })
        announce({ type: 'organisation-changed', ids: [id] })
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
        record(db, {
          at: clock.now(),
          actorId: actor.userId,
          action: 'organisation.register-taken',
          entity: 'organisation',
          entityId: id,
          organisationIds: [id],
          before: { ...row, sites },
          after: { ...structure, ...(ofSites.size > 0 ? { sites: Object.fromEntries(ofSites) } : {}) },
        })
        announce({ type: 'organisation-changed', ids: [id] })
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

  function rewriteSites(organisationId: string, inputs: OrganisationSheet['sites']): void {
    const known = store.sitesOf(organisationId)
    const kept = new Set(inputs.map(({ id }) => id))
    for (const { id } of known) {
      if (!kept.has(id)) {
        store.removeSite(id)
        store.forgetRegisterValues(id)
        // Two sites may exchange their SIRETs.
      } else store.updateSite(id, { siret: null })
    }
    inputs.forEach(({ id, ...input }, i) => {
      const pointer = `/sites/${i}`
      if (id !== null && !known.some((site) => site.id === id))
        fail('invalid-input', 'Ce site n’est pas de cette structure.', [
          { pointer: `${pointer}/id`, detail: 'Ce site n’est pas de cette structure.' },
        ])
      if (id === null) {
        insertSite(organisationId, input, pointer)
        return
      }
      const placed = placeSite(input, pointer)
      refuseTaken(placed.siret, organisationId, pointer)
      store.updateSite(id, placed)
    })
  }

  function rewriteContacts(organisationId: string, inputs: OrganisationSheet['contacts']): void {
    const known = store.contactsOf(organisationId)
    for (const { id } of known) if (!inputs.some((input) => input.id === id)) store.removeContact(id)
    for (const { id, ...input } of inputs) {
      if (id !== null && known.some((contact) => contact.id === id)) store.updateContact(id, input)
      else store.insertContact({ id: newId(), organisationId, ...input })
    }
  }

  /** Sites or contacts brought back to those of before: the others go, those that went come back. */
  function putRowsBack<Row extends { id: string }>(
    present: readonly Row[],
    earlier: readonly Row[],
    write: { insert(row: Row): void; update(id: string, row: Row): void; remove(id: string): void },
  ): void {
    const wanted = new Map(earlier.map((row) => [row.id, row]))
    for (const { id } of present) {
      const row = wanted.get(id)
      if (row) write.update(id, row)
      else write.remove(id)
      wanted.delete(id)
    }
    for (const row of wanted.values()) write.insert(row)
  }

  function saveSite(organisationId: string, input: SiteInput): void {
    const known = store.sitesOf(organisationId)
    // A site registered without its SIRET receives it; another SIRET is another site.
    const unnumbered = known.length === 1 && known[0]?.siret === null ? known[0] : undefined
    const target = input.siret ? (known.find(({ siret }) => siret === input.siret) ?? unnumbered) : known[0]
    if (target) store.updateSite(target.id, placeSite(input))
    else insertSite(organisationId, input)
  }

  function saveContact(organisationId: string, input: ContactInput): void {
    const known = store.contactsOf(organisationId)
    const target = known.find(({ name }) => name === input.name)
    if (target) store.updateContact(target.id, input)
    else store.insertContact({ id: newId(), organisationId, ...input })
  }
}

/**
 * A site with its commune recognised and a place: the coordinates given, otherwise the centre of the commune,
 * said to be so. Coordinates out of France are refused, swapped ones with a word about it.
 */
export function placeSite(
  input: SiteInput,
  pointer = '',
): SiteInput & { placedBy: 'declared' | 'commune' | null } {
  const commune =
    (input.communeCode ? communeByCode(input.communeCode) : null) ??
    (input.communeName ? findCommune(input.communeName, input.postalCode) : null)
  const named = commune
    ? {
        ...input,
        communeCode: commune.code,
        communeName: commune.name,
        postalCode: input.postalCode ?? commune.postalCodes[0] ?? null,
      }
    : input
  if (input.lat !== null && input.lng !== null) {
    const fault = coordinatesFault(input.lat, input.lng)
    if (fault) fail('invalid-input', fault, [{ pointer: `${pointer}/lat`, detail: fault }])
    return { ...named, placedBy: 'declared' }
  }
  if (commune?.lat != null && commune.lng != null)
    return { ...named, lat: commune.lat, lng: commune.lng, placedBy: 'commune' }
  return { ...named, lat: null, lng: null, placedBy: null }
}

/** What a manager asked, until it is done. */
function closingAskedOf({ closingAskedAt: at, closingAskedHow: how, closedAt }: OrganisationRow) {
  return at && how && closedAt === null ? { at, how } : null
}

/** What is wrong with a place, in French; null when it lies in France. */
export function coordinatesFault(lat: number, lng: number): string | null {
  if (isInFrance({ lat, lng })) return null
  if (isInFrance({ lat: lng, lng: lat })) return 'Latitude et longitude semblent inversées.'
  return 'Ce point tombe en mer, ou hors de France.'
}
