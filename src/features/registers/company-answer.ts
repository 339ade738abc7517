import { z } from 'zod'
import { isInFrance } from '../../kernel/france.ts'
import type { HeadcountBand, OrganisationKind } from '../../kernel/structures.ts'
import type { Company } from './contract.ts'

const text = z.string().nullish()
const degrees = z.union([z.string(), z.number()]).nullish()
const establishment = z.object({
  siret: z.string(),
  adresse: text,
  code_postal: text,
  commune: text,
  libelle_commune: text,
  latitude: degrees,
  longitude: degrees,
  etat_administratif: text,
  date_fermeture: text,
})
/**
 * The part of an answer of *Recherche d’entreprises* that is read, under its documented names
 * (https://recherche-entreprises.api.gouv.fr/docs/, `GET /search`).
 */
const documented = z.object({
  results: z.array(
    z.object({
      siren: z.string(),
      nom_complet: text,
      nom_raison_sociale: text,
      nature_juridique: text,
      activite_principale: text,
      tranche_effectif_salarie: text,
      etat_administratif: text,
      date_fermeture: text,
      siege: establishment.nullish(),
      matching_etablissements: z.array(establishment).nullish(),
      complements: z.object({ est_association: z.boolean().nullish() }).nullish(),
    }),
  ),
})
type Unit = z.output<typeof documented>['results'][number]

/** Codes of the headcount bands of INSEE (Sirene, « tranche d’effectif salarié »), in ours. `NN` is « presumed without ». */
const BANDS: Record<string, HeadcountBand> = {
  ...{ '00': '0', '01': '1-9', '02': '1-9', '03': '1-9', '11': '10-19', '12': '20-49', '21': '50-99' },
  ...{ '22': '100-249', '31': '100-249', '32': '250+', '41': '250+', '42': '250+', '51': '250+' },
  ...{ '52': '250+', '53': '250+' },
}

/**
 * The site with this SIRET in an answer of the register; null when it is not there, `misunderstood` when the answer is
 * not what is documented.
 */
export function companyIn(answer: unknown, siret: string): Company | null | 'misunderstood' {
  const read = documented.safeParse(answer)
  if (!read.success) return 'misunderstood'
  for (const unit of read.data.results) {
    const sites = [...(unit.matching_etablissements ?? []), ...(unit.siege ? [unit.siege] : [])]
    const site = sites.find((each) => each.siret === siret)
    if (site) return companyOf(unit, site)
  }
  return null
}

function companyOf(unit: Unit, site: z.output<typeof establishment>): Company {
  const hasCeased = unit.etat_administratif === 'C'
  const isClosed = hasCeased || site.etat_administratif === 'F'
  return {
    siret: site.siret,
    siren: unit.siren,
    name: said(unit.nom_raison_sociale) ?? said(unit.nom_complet),
    kind: kindOf(unit),
    nafCode: matching(unit.activite_principale, /^\d{2}\.\d{2}[A-Z]$/),
    headcountBand: BANDS[unit.tranche_effectif_salarie ?? ''] ?? null,
    address: streetOf(said(site.adresse), said(site.code_postal)),
    postalCode: matching(site.code_postal, /^\d{5}$/),
    communeCode: matching(site.commune, /^\d[\dAB]\d{3}$/),
    communeName: said(site.libelle_commune),
    ...pointOf(site.latitude, site.longitude),
    isClosed,
    closedOn: isClosed ? matching(site.date_fermeture ?? unit.date_fermeture, /^\d{4}-\d{2}-\d{2}$/) : null,
  }
}

/** A text that says something: those who asked not to be published are masked (« [NON-DIFFUSIBLE] », « [ND] »). */
function said(value: string | null | undefined): string | null {
  const trimmed = value?.trim()
  return !trimmed || /\[(ND|NON[- ]DIFFUSIBLE)\]/i.test(trimmed) ? null : trimmed.slice(0, 160)
}

function matching(value: string | null | undefined, pattern: RegExp): string | null {
  return value && pattern.test(value) ? value : null
}

/** Legal categories of INSEE: 92 associations; 7 legal persons of public law, 41 their commercial establishments. */
function kindOf({ nature_juridique: nature, complements }: Unit): OrganisationKind | null {
  if (complements?.est_association || nature?.startsWith('92')) return 'association'
  if (!nature) return null
  return nature.startsWith('7') || nature.startsWith('41') ? 'public' : 'company'
}

/** `17 RUE DE LA GARE 74000 ANNECY` without what follows the street. */
function streetOf(address: string | null, postalCode: string | null): string | null {
  if (!address) return null
  const at = postalCode ? address.lastIndexOf(postalCode) : -1
  return (at >= 0 ? address.slice(0, at) : address).replace(/[\s,]+$/, '') || null
}

function pointOf(lat: string | number | null | undefined, lng: string | number | null | undefined) {
  const point = { lat: degreesOf(lat), lng: degreesOf(lng) }
  return point.lat !== null && point.lng !== null && isInFrance({ lat: point.lat, lng: point.lng })
    ? point
    : { lat: null, lng: null }
}

function degreesOf(value: string | number | null | undefined): number | null {
  const number = value === null || value === undefined || value === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}
