import { fold } from '../../kernel/fold.ts'
import { communeKey } from '../organisations/communes.ts'
import type { OrganisationRecord } from '../organisations/service.ts'

/** A structure that rows may speak of: registered, or made by a row of the same files. */
export interface Party {
  /** Its id once registered; null until the import is applied. */
  id: string | null
  name: string
  siren: string | null
  siteSirets: Set<string>
  communes: Set<string>
  present: OrganisationRecord | null
  /** Registered, but out of the portfolio of who imports: rows may not speak of it. */
  isForeign: boolean
}

export interface Identity {
  siret: string | null
  siren: string | null
  name: string | null
  communeName: string | null
}

/** What to write instead of a structure that others are in charge of. */
export const OWN_PORTFOLIO =
  'une structure de votre portefeuille : celle-ci est suivie par d’autres animateurs'

export type Found = { party: Party } | { none: true } | { several: number }

/** Structures by SIRET, SIREN and name: those registered, then those that rows add as they are read. */
export class Directory {
  private readonly bySiret = new Map<string, Party>()
  private readonly bySiren = new Map<string, Party>()
  private readonly byName = new Map<string, Set<Party>>()

  constructor(present: readonly OrganisationRecord[], isInCharge: (organisationId: string) => boolean) {
    for (const record of present) {
      const { id, name, siren, sites } = record
      const communes = sites.flatMap(({ communeName }) => (communeName ? [communeKey(communeName)] : []))
      const siteSirets = sites.flatMap(({ siret }) => (siret ? [siret] : []))
      this.index({
        id,
        name,
        siren,
        siteSirets: new Set(siteSirets),
        communes: new Set(communes),
        present: record,
        isForeign: !isInCharge(id),
      })
    }
  }

  add({ siret, siren, name, communeName }: Identity): Party {
    const party: Party = {
      id: null,
      name: name ?? siret ?? siren ?? '',
      siren: siren ?? siret?.slice(0, 9) ?? null,
      siteSirets: new Set(siret ? [siret] : []),
      communes: new Set(communeName ? [communeKey(communeName)] : []),
      present: null,
      isForeign: false,
    }
    this.index(party)
    return party
  }

  /** Notes what a row adds to a structure already known. */
  extend(party: Party, { siret, siren, communeName }: Identity): void {
    if (siret) party.siteSirets.add(siret)
    if (communeName) party.communes.add(communeKey(communeName))
    party.siren ??= siren ?? siret?.slice(0, 9) ?? null
    this.index(party)
  }

  /** Gives a structure the name that a row gives it, and no longer the former one. */
  rename(party: Party, name: string): void {
    this.byName.get(fold(party.name))?.delete(party)
    party.name = name
    this.index(party)
  }

  /** The structure of a SIRET exactly. */
  ofSiret(siret: string): Party | null {
    return this.bySiret.get(siret) ?? null
  }

  ofSiren(siren: string): Party | null {
    return this.bySiren.get(siren) ?? null
  }

  /**
   * The structure a row of Structures describes. Identifiers decide; a name alone matches one without SIREN
   * (or any, when the row has none either), never two that live in different communes.
   */
  describedBy(identity: Identity): Found {
    const siren = identity.siren ?? identity.siret?.slice(0, 9) ?? null
    const known = (identity.siret && this.ofSiret(identity.siret)) || (siren && this.ofSiren(siren))
    if (known) return { party: known }
    const named = (identity.name === null ? [] : this.named(identity.name)).filter(
      (party) => siren === null || party.siren === null,
    )
    const commune = identity.communeName ? communeKey(identity.communeName) : null
    const fitting = named.filter(
      ({ communes }) => commune === null || communes.size === 0 || communes.has(commune),
    )
    // Among namesakes, a row without identifiers speaks first of the one that has none either.
    const plain = fitting.filter((party) => party.siren === null)
    return only(plain.length > 0 ? plain : fitting)
  }

  /** The structure a flow names. */
  calledBy(name: string): Found {
    return only(this.named(name))
  }

  private named(name: string): Party[] {
    return [...(this.byName.get(fold(name)) ?? [])]
  }

  private index(party: Party): void {
    for (const siret of party.siteSirets) this.bySiret.set(siret, party)
    if (party.siren) this.bySiren.set(party.siren, party)
    const key = fold(party.name)
    const named = this.byName.get(key)
    if (named) named.add(party)
    else this.byName.set(key, new Set([party]))
  }
}

function only(parties: readonly Party[]): Found {
  const [first] = parties
  if (!first) return { none: true }
  return parties.length === 1 ? { party: first } : { several: parties.length }
}
