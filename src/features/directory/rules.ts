import type { DirectoryField } from '../../kernel/directory.ts'
import type { Family } from '../../kernel/families.ts'
import { fold } from '../../kernel/fold.ts'
import { type Sector, sectorOf } from '../../kernel/sectors.ts'
import type { HeadcountBand, OrganisationKind } from '../../kernel/structures.ts'

/** All that is known of a structure that agreed to appear. */
export interface Known {
  id: string
  name: string
  kind: OrganisationKind
  nafCode: string | null
  activityLabel: string | null
  headcountBand: HeadcountBand | null
  commune: { code: string | null; name: string | null; point: Point | null } | null
  site: Point | null
  website: string | null
  presentation: string | null
  contact: { name: string | null; email: string | null; phone: string | null }
  families: readonly Family[]
  shown: readonly DirectoryField[]
}
interface Point {
  lat: number
  lng: number
}

/** What it shows: the rest is as if it were not known. */
export function shownOf(known: Known) {
  const says = (field: DirectoryField) => known.shown.includes(field)
  const hasContact = Object.values(known.contact).some((value) => value !== null)
  // Where a site lies tells its commune.
  const isExact = says('place') && known.site !== null
  const commune = says('commune') || isExact ? known.commune : null
  return {
    ...{ id: known.id, name: known.name, kind: known.kind, families: [...known.families] },
    sector: says('activity') ? sectorOf(known.nafCode) : null,
    activityLabel: says('activity') ? known.activityLabel : null,
    headcountBand: says('headcount') ? known.headcountBand : null,
    communeName: commune?.name ?? null,
    communeCode: commune?.code ?? null,
    point: isExact ? known.site : (commune?.point ?? null),
    isExact,
    website: says('website') ? known.website : null,
    presentation: says('presentation') ? known.presentation : null,
    contact: says('contact') && hasContact ? known.contact : null,
  }
}
type ShownStructure = ReturnType<typeof shownOf>

export interface Sought {
  q?: string
  sector?: Sector
  kind?: OrganisationKind
  commune?: string
  family?: Family
}

/** Whether a structure answers to a search, by what it shows alone: a filter never tells what is hidden. */
export function answers(structure: ShownStructure, { q, sector, kind, commune, family }: Sought): boolean {
  if (kind && structure.kind !== kind) return false
  if (sector && structure.sector !== sector) return false
  if (commune && structure.communeCode !== commune) return false
  if (family && !structure.families.includes(family)) return false
  if (!q) return true
  const { name, activityLabel, communeName, presentation } = structure
  const words = fold([name, activityLabel, communeName, presentation].filter(Boolean).join(' '))
  return fold(q)
    .split(' ')
    .every((word) => words.includes(word))
}
