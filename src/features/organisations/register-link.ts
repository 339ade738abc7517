import type { Actor } from '../../kernel/actor.ts'
import { notFound } from '../../kernel/errors.ts'
import { isAlike, isFromRegister, type Value, verdictOf } from '../registers/merge.ts'
import type { RegistersService } from '../registers/service.ts'
import { communeByCode } from './communes.ts'
import type {
  OrganisationInput,
  RegisterComparison,
  RegisterDifference,
  RegisterNote,
  SiteInput,
  TakenFields,
} from './contract.ts'
import { canEdit } from './policy.ts'
import { type RegisterField, siteValues, structureValues } from './register-fields.ts'
import type { OrganisationRow, organisationsStore, SiteRow } from './store.ts'

interface Subject {
  /** Null: the structure itself. */
  siteId: string | null
  present: Partial<Record<RegisterField, Value | null>>
  now: Partial<Record<RegisterField, Value | null>>
  readAt: string
}

type Store = ReturnType<typeof organisationsStore>

/** What the sheet of a structure owes to the register of companies: where each field comes from, and what changed there. */
export function registerLink(store: Store, registers: RegistersService) {
  const subjectId = (organisationId: string, siteId: string | null) => siteId ?? organisationId

  /** The structure and its sites beside what the register last said of them; those it never spoke of are left out. */
  function subjectsOf(row: OrganisationRow, sites: readonly SiteRow[]): Subject[] {
    const said = sites.flatMap((site) => {
      const answer = site.siret === null ? null : registers.lastSaid(site.siret)
      return answer?.company ? [{ site, company: answer.company, readAt: answer.readAt }] : []
    })
    const first = said.find(({ company }) => company.siren === row.siren) ?? said[0]
    return [
      ...(first
        ? [
            {
              siteId: null,
              present: structureValues(row),
              now: structureValues(first.company),
              readAt: first.readAt,
            },
          ]
        : []),
      ...said.map(({ site, company, readAt }) => ({
        siteId: site.id,
        present: siteValues(site),
        now: siteValues(company),
        readAt,
      })),
    ]
  }

  function takenOf(organisationId: string): (siteId: string | null, field: RegisterField) => Value | null {
    const values = new Map(
      store.registerValuesOf(organisationId).map((row) => [`${row.subjectId} ${row.field}`, row.value]),
    )
    return (siteId, field) => values.get(`${subjectId(organisationId, siteId)} ${field}`) ?? null
  }

  function differencesOf(row: OrganisationRow, sites: readonly SiteRow[]): RegisterDifference[] {
    const taken = takenOf(row.id)
    return subjectsOf(row, sites).flatMap(({ siteId, present, now, readAt }) =>
      fieldsOf(now).flatMap((field) => {
        const [written, proposed] = [present[field] ?? null, now[field] ?? null]
        const verdict = verdictOf({ present: written, taken: taken(siteId, field), now: proposed })
        if (proposed === null || verdict === 'silent' || verdict === 'same') return []
        return {
          siteId,
          field,
          verdict,
          present: shown(field, written),
          proposed: shown(field, proposed) ?? '',
          readAt,
        }
      }),
    )
  }

  return {
    /** Notes, within the transaction that wrote them, which fields now hold what the register says. */
    noteTaken(row: OrganisationRow, sites: readonly SiteRow[]): void {
      for (const { siteId, present, now, readAt } of subjectsOf(row, sites))
        for (const field of fieldsOf(now)) {
          const value = now[field]
          if (value == null || !isAlike(present[field] ?? null, value)) continue
          const about = { organisationId: row.id, subjectId: subjectId(row.id, siteId) }
          store.putRegisterValue({ ...about, field, value, readAt })
        }
    },

    /** Fields that come from the register as they stand, and sites that it says are closed. */
    noteOf(row: OrganisationRow, sites: readonly SiteRow[]): RegisterNote {
      const present = new Map<string, Partial<Record<RegisterField, Value | null>>>([
        [row.id, structureValues(row)],
        ...sites.map((site) => [site.id, siteValues(site)] as const),
      ])
      const values = store
        .registerValuesOf(row.id)
        .filter(({ subjectId: id, field, value }) =>
          isFromRegister({ present: present.get(id)?.[field] ?? null, taken: value }),
        )
        .map(({ subjectId: id, field, readAt }) => ({ siteId: id === row.id ? null : id, field, readAt }))
      const closed = sites.flatMap(({ id, siret }) => {
        const said = siret === null ? null : registers.lastSaid(siret)
        return said?.company?.isClosed
          ? [{ siteId: id, closedOn: said.company.closedOn, readAt: said.readAt }]
          : []
      })
      return { values, closed }
    },

    /** Asks the register again about each site, and says what differs. */
    async compare(actor: Actor, organisationId: string): Promise<RegisterComparison> {
      const row = store.byId(organisationId)
      if (!row || !canEdit(actor, organisationId)) notFound('Structure')
      const numbered = store.sitesOf(organisationId).flatMap(({ siret }) => siret ?? [])
      const answers = []
      for (const siret of numbered) answers.push(await registers.company(siret, { isFresh: true }))
      const states = new Set(answers.map(({ state }) => state))
      const state = (['found', 'unavailable', 'off', 'unknown'] as const).find((each) => states.has(each))
      return {
        state: state ?? (registers.on().companies ? 'unnumbered' : 'off'),
        isStale: answers.some(({ isStale }) => isStale),
        // Read again: somebody may have written while the register was asked.
        differences: differencesOf(
          store.byId(organisationId) ?? notFound('Structure'),
          store.sitesOf(organisationId),
        ),
      }
    },

    /** What the chosen fields become: a change of the structure, and of some of its sites. */
    changesOf(row: OrganisationRow, sites: readonly SiteRow[], chosen: TakenFields) {
      const subjects = subjectsOf(row, sites)
      const now = (siteId: string | null) => subjects.find((subject) => subject.siteId === siteId)?.now ?? {}
      const structure: Partial<OrganisationInput> = {}
      const ofSites = new Map<string, Partial<SiteInput>>()
      for (const { siteId, field } of chosen.take) {
        const value = now(siteId)[field]
        if (value == null) continue
        const change = typeof value === 'object' ? value : { [field]: value, ...nameOfCommune(field, value) }
        if (siteId === null) Object.assign(structure, change)
        else ofSites.set(siteId, { ...ofSites.get(siteId), ...change })
      }
      return { structure, ofSites }
    },
  }
}

const fieldsOf = (values: Partial<Record<RegisterField, Value | null>>) =>
  Object.keys(values) as RegisterField[]

function nameOfCommune(field: RegisterField, value: Value): { communeName?: string } {
  return field === 'communeCode' ? { communeName: communeByCode(String(value))?.name } : {}
}

/** As people read it; kinds and bands stay codes, which the front puts into words. */
function shown(field: RegisterField, value: Value | null): string | null {
  if (value === null) return null
  if (typeof value === 'object') return `${value.lat.toFixed(5)} ; ${value.lng.toFixed(5)}`
  return field === 'communeCode' ? (communeByCode(String(value))?.name ?? String(value)) : String(value)
}
