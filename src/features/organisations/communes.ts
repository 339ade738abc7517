import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Area } from './anonymity.ts'
import { territory } from './territory.ts'

export interface Commune {
  /** INSEE code. */
  code: string
  name: string
  postalCodes: string[]
  departement: string
  /** Centre of the commune; known for those of the territory. */
  lat: number | null
  lng: number | null
}

interface RawCommune {
  code: string
  nom: string
  type: string
  departement?: string
  codesPostaux?: string[]
}

interface Directory {
  all: Commune[]
  /** Names of the départements by code. */
  departements: Map<string, string>
  byCode: Map<string, Commune>
  byName: Map<string, Commune[]>
}

let directory: Directory | undefined

/** Every present commune of France (package @etalab/decoupage-administratif, COG of INSEE), read at first use. */
function load(): Directory {
  if (directory) return directory
  const raw = readData<RawCommune>('communes')
  const centres = new Map(territory.communes.map((commune) => [commune.code, commune]))
  const all = raw
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, nom, departement, codesPostaux }) => ({
      code,
      name: nom,
      postalCodes: codesPostaux ?? [],
      departement: departement ?? code.slice(0, 2),
      lat: centres.get(code)?.lat ?? null,
      lng: centres.get(code)?.lng ?? null,
    }))
  const byName = new Map<string, Commune[]>()
  for (const commune of all) {
    const key = communeKey(commune.name)
    byName.set(key, [...(byName.get(key) ?? []), commune])
  }
  const departements = new Map(
    readData<{ code: string; nom: string }>('departements').map(({ code, nom }) => [code, nom]),
  )
  directory = { all, byCode: new Map(all.map((commune) => [commune.code, commune])), byName, departements }
  return directory
}

function readData<T>(name: string): T[] {
  const file = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as T[]
}

/** A name as one key whatever the accents, case, hyphens, ligatures and "St"/"Ste". */
export function communeKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/\bcedex\b.*$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
}

export function allCommunes(): readonly Commune[] {
  return load().all
}

export function communeByCode(code: string): Commune | null {
  return load().byCode.get(code) ?? null
}

/** The areas a commune lies in, from the smallest to the widest short of France: itself, the territory, its département. */
export function areasOf(communeCode: string): Area[] {
  const commune = communeByCode(communeCode)
  if (!commune) return []
  const { code, name, lat, lng, departement } = commune
  const isServed = lat !== null && lng !== null
  return [
    { id: code, name, centre: isServed ? { lat, lng } : null },
    ...(isServed ? [{ id: territory.epci, name: territory.name, centre: null }] : []),
    { id: `D${departement}`, name: load().departements.get(departement) ?? departement, centre: null },
  ]
}

/**
 * The commune people mean by a name, with the postal code to tell homonyms apart; without one, the
 * territory's commune wins, then the only one of that name. Null when unknown or ambiguous.
 */
export function findCommune(name: string, postalCode: string | null): Commune | null {
  const named = load().byName.get(communeKey(name)) ?? []
  if (postalCode) {
    const exact = named.find(({ postalCodes }) => postalCodes.includes(postalCode))
    if (exact) return exact
    const sameDepartement = named.filter(({ departement }) => postalCode.startsWith(departement))
    return sameDepartement.length === 1 ? (sameDepartement[0] ?? null) : null
  }
  return named.find(({ lat }) => lat !== null) ?? (named.length === 1 ? (named[0] ?? null) : null)
}

/** Communes whose name or postal code begins with the text, the territory's first. */
export function searchCommunes(text: string, limit: number): Commune[] {
  const key = communeKey(text)
  if (key === '') return []
  const isPostal = /^\d{2,5}$/.test(key)
  const { all, byName } = load()
  const hits = isPostal
    ? all.filter(({ postalCodes }) => postalCodes.some((code) => code.startsWith(key)))
    : [...byName].flatMap(([name, communes]) => (name.startsWith(key) ? communes : []))
  return hits
    .sort((a, b) => Number(b.lat !== null) - Number(a.lat !== null) || a.name.localeCompare(b.name))
    .slice(0, limit)
}
