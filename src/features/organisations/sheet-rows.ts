import { fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { ContactInput, OrganisationSheet, SiteInput } from './contract.ts'
import { placeSite } from './site-place.ts'
import type { ContactRow, organisationsStore, SiteRow } from './store.ts'

/** What a structure holds besides its identity. */
interface Held {
  sites: readonly SiteRow[]
  contacts: readonly ContactRow[]
}

/** Writes the sites and the contacts of structures, a SIRET being of one site only; called within a transaction. */
export function sheetRows(store: ReturnType<typeof organisationsStore>) {
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

  /** The sites of a structure as they are to be: others go, new ones come. */
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

  /** The same of its contacts. */
  function rewriteContacts(organisationId: string, inputs: OrganisationSheet['contacts']): void {
    const known = store.contactsOf(organisationId)
    for (const { id } of known) if (!inputs.some((input) => input.id === id)) store.removeContact(id)
    for (const { id, ...input } of inputs) {
      if (id !== null && known.some((contact) => contact.id === id)) store.updateContact(id, input)
      else store.insertContact({ id: newId(), organisationId, ...input })
    }
  }

  /** One site of an import: the one of its SIRET, the only one without, or another. */
  function saveSite(organisationId: string, input: SiteInput): void {
    const known = store.sitesOf(organisationId)
    // A site registered without its SIRET receives it; another SIRET is another site.
    const unnumbered = known.length === 1 && known[0]?.siret === null ? known[0] : undefined
    const target = input.siret ? (known.find(({ siret }) => siret === input.siret) ?? unnumbered) : known[0]
    if (target) store.updateSite(target.id, placeSite(input))
    else insertSite(organisationId, input)
  }

  /** One contact of an import: the one of its name, or another. */
  function saveContact(organisationId: string, input: ContactInput): void {
    const known = store.contactsOf(organisationId)
    const target = known.find(({ name }) => name === input.name)
    if (target) store.updateContact(target.id, input)
    else store.insertContact({ id: newId(), organisationId, ...input })
  }

  /** Sites and contacts back exactly as they were. */
  function putBack(present: Held, earlier: Held): void {
    putRowsBack(present.sites, earlier.sites, {
      insert: store.insertSite,
      update: store.updateSite,
      remove(siteId) {
        store.removeSite(siteId)
        store.forgetRegisterValues(siteId)
      },
    })
    putRowsBack(present.contacts, earlier.contacts, {
      insert: store.insertContact,
      update: store.updateContact,
      remove: store.removeContact,
    })
  }

  return { insertSite, rewriteSites, rewriteContacts, saveSite, saveContact, putBack }
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
