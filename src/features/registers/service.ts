import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { SettingsService } from '../settings/service.ts'
import { companyIn } from './company-answer.ts'
import type { Company, CompanyAnswer, Place, PlacesAnswer } from './contract.ts'
import { PATIENCE, type Patience } from './patience.ts'
import { placesIn } from './place-answer.ts'
import { type PoliteSource, politeSource } from './polite-source.ts'
import { registersStore } from './store.ts'
import type { registerNames } from './tables.ts'

const DAY_MS = 86_400_000
/** The register of companies is published anew each day; what concerns us changes once in months. */
const COMPANY_FRESH_DAYS = 7
/** Streets move less. */
const PLACE_FRESH_DAYS = 30
/** Answers about what is no site of anybody here are forgotten. */
const KEPT_DAYS = 30
const MOST_PLACES = 6

export type RegistersService = ReturnType<typeof registersService>
type Register = (typeof registerNames)[number]

interface Told<T> {
  value: T | null
  readAt: string
}

/**
 * Public registers: that of companies (*Recherche d’entreprises*) and that of addresses (the national geocoder). Asked
 * by the server, and only when an administrator wrote their addresses in the settings.
 */
export function registersService(
  db: Database,
  clock: Clock,
  { settings, patience = PATIENCE }: { settings: SettingsService; patience?: Patience },
) {
  const store = registersStore(db)
  const sources: Record<Register, PoliteSource> = {
    company: politeSource(clock, patience),
    place: politeSource(clock, patience),
  }
  const addressOf = (register: Register) => {
    const { companyRegisterUrl, geocoderUrl } = settings.territory()
    return (register === 'company' ? companyRegisterUrl : geocoderUrl).replace(/\/+$/, '')
  }
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS).toISOString()

  /** Asks a register now; null when it says nothing that can be understood. */
  async function ask<T>(
    register: Register,
    query: Record<string, string>,
    read: (json: unknown) => T | null | 'misunderstood',
  ): Promise<Told<T> | null> {
    const source = sources[register]
    const came = await source.ask(`${addressOf(register)}/search?${new URLSearchParams(query)}`)
    if (!came) return null
    const value = read(came.json)
    if (value !== 'misunderstood') return { value, readAt: clock.now().toISOString() }
    source.misunderstood()
    return null
  }

  function kept<T>(register: Register, question: string): Told<T> | null {
    const row = store.answer(register, question)
    return row && { value: row.answer as T | null, readAt: row.readAt }
  }

  function keep(register: Register, question: string, { value, readAt }: Told<unknown>): void {
    db.write(() => store.put({ register, question, answer: value, readAt }))
  }

  const askCompany = (siret: string) =>
    ask<Company>('company', { q: siret, page: '1', per_page: '1' }, (json) => companyIn(json, siret))

  return {
    on: () => ({ companies: addressOf('company') !== '', places: addressOf('place') !== '' }),

    /** What the register says of a SIRET: what it said within a week, unless asked again (`isFresh`). */
    async company(siret: string, { isFresh = false } = {}): Promise<CompanyAnswer> {
      if (addressOf('company') === '') return answerOf(null, 'off')
      const known = kept<Company>('company', siret)
      if (known && !isFresh && known.readAt > daysAgo(COMPANY_FRESH_DAYS)) return answerOf(known)
      const told = await askCompany(siret)
      if (told) keep('company', siret, told)
      return told ? answerOf(told) : known ? answerOf(known, 'stale') : answerOf(null, 'unavailable')
    },

    /**
     * The same for whoever fills in a registration: always asked, never kept, so that neither the answer nor its speed
     * tells whether somebody here looked this SIRET up before.
     */
    async companyForStranger(siret: string): Promise<CompanyAnswer> {
      if (addressOf('company') === '') return answerOf(null, 'off')
      const told = await askCompany(siret)
      return told ? answerOf(told) : answerOf(null, 'unavailable')
    },

    /** What the register last said of a SIRET, without asking; null when it never did. */
    lastSaid(siret: string): { company: Company | null; readAt: string } | null {
      const known = kept<Company>('company', siret)
      return known && { company: known.value, readAt: known.readAt }
    },

    /** Places for the words of an address. */
    async places(words: string): Promise<PlacesAnswer> {
      if (addressOf('place') === '') return placesOf(null, 'off')
      const question = words.trim().replace(/\s+/g, ' ').toLowerCase()
      const known = kept<Place[]>('place', question)
      if (known && known.readAt > daysAgo(PLACE_FRESH_DAYS)) return placesOf(known)
      const query = { q: question, limit: String(MOST_PLACES), autocomplete: '0' }
      const told = await ask('place', query, placesIn)
      if (told) keep('place', question, told)
      return told ? placesOf(told) : known ? placesOf(known, 'stale') : placesOf(null, 'unavailable')
    },

    /** Forgets what was answered long ago, but for the sites of those who are here. */
    forgetOld: (sirets: readonly string[]) => db.write(() => store.forget(daysAgo(KEPT_DAYS), sirets)),
  }
}

type Silence = 'off' | 'unavailable' | 'stale'

function answerOf(told: Told<Company> | null, silence?: Silence): CompanyAnswer {
  return { ...stateOf(told?.readAt, told?.value != null, silence), company: told?.value ?? null }
}

function placesOf(told: Told<Place[]> | null, silence?: Silence): PlacesAnswer {
  const items = told?.value ?? []
  return { ...stateOf(told?.readAt, items.length > 0, silence), items }
}

function stateOf(readAt: string | undefined, isFound: boolean, silence: Silence | undefined) {
  const isStale = silence === 'stale'
  const state = silence && !isStale ? silence : isFound ? 'found' : 'unknown'
  return { state, readAt: readAt ?? null, isStale } as const
}
