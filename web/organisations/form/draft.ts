import type { OrganisationView } from '../../api/organisations.ts'

type SiteView = OrganisationView['sites'][number]
type ContactView = OrganisationView['contacts'][number]

/** A sheet as it is typed: every field a text, empty when nothing is said. */
export interface SheetDraft extends Identity {
  notes: string
  sites: SiteDraft[]
  contacts: ContactDraft[]
}
export type Identity = Record<'name' | 'kind' | 'siren' | 'nafCode' | 'headcountBand', string>
export type SiteText = Record<
  'siret' | 'label' | 'address' | 'postalCode' | 'communeCode' | 'communeName' | 'lat' | 'lng',
  string
>
/** `key`: of its own for as long as the form lives. */
export type SiteDraft = SiteText & { key: string; id: string | null }
export type ContactDraft = Record<'name' | 'email' | 'phone', string> & { key: string; id: string | null }

let keys = 0
const newKey = () => `new ${++keys}`

export const newSite = (): SiteDraft => ({
  ...{ key: newKey(), id: null, siret: '', label: '', address: '', postalCode: '' },
  ...{ communeCode: '', communeName: '', lat: '', lng: '' },
})
export const newContact = (): ContactDraft => ({ key: newKey(), id: null, name: '', email: '', phone: '' })

export const NEW_SHEET = (): SheetDraft => ({
  ...{ name: '', kind: 'company', siren: '', nafCode: '', headcountBand: '', notes: '' },
  sites: [newSite()],
  contacts: [],
})

export function draftOf(view: OrganisationView): SheetDraft {
  const { name, kind, siren, nafCode, headcountBand, notes, sites, contacts } = view
  return {
    ...{ name, kind, siren: siren ?? '', nafCode: nafCode ?? '', headcountBand: headcountBand ?? '' },
    notes: notes ?? '',
    sites: sites.map(siteDraftOf),
    contacts: contacts.map(contactDraftOf),
  }
}

/** The centre of a commune was given by nobody: it is not put into the form as if it had been. */
function siteDraftOf({ id, lat, lng, placedBy, ...site }: SiteView): SiteDraft {
  const { siret, label, address, postalCode, communeCode, communeName } = site
  const isGiven = placedBy === 'declared' && lat !== null && lng !== null
  return {
    ...{ key: id, id, siret: siret ?? '', label: label ?? '', address: address ?? '' },
    ...{ postalCode: postalCode ?? '', communeCode: communeCode ?? '', communeName: communeName ?? '' },
    ...(isGiven ? { lat: degrees(lat), lng: degrees(lng) } : { lat: '', lng: '' }),
  }
}

function contactDraftOf({ id, name, email, phone }: ContactView): ContactDraft {
  return { key: id, id, name, email: email ?? '', phone: phone ?? '' }
}

/** Five decimals are a metre. */
export const degrees = (value: number) => String(Math.round(value * 1e5) / 1e5)

/** A number of degrees as people type it, with a comma or a point; null when it is none. */
export function readDegrees(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

const orNull = (text: string) => text.trim() || null

/** As the API takes it; a coordinate that is no number is sent as it was typed, and refused with a word about it. */
export function sheetOf(draft: SheetDraft) {
  const { name, kind, siren, nafCode, headcountBand, notes, sites, contacts } = draft
  return {
    ...{ name, kind, siren: orNull(siren), nafCode: orNull(nafCode), headcountBand: orNull(headcountBand) },
    notes: orNull(notes),
    sites: sites.map(({ id, siret, label, address, postalCode, communeCode, communeName, lat, lng }) => ({
      ...{ id, siret: orNull(siret), label: orNull(label), address: orNull(address) },
      ...{
        postalCode: orNull(postalCode),
        communeCode: orNull(communeCode),
        communeName: orNull(communeName),
      },
      ...{ lat: readDegrees(lat) ?? orNull(lat), lng: readDegrees(lng) ?? orNull(lng) },
    })),
    contacts: contacts.map(({ id, name: of, email, phone }) => ({
      ...{ id, name: of, email: orNull(email), phone: orNull(phone) },
    })),
  }
}
