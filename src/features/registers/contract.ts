import { z } from 'zod'
import { isSiret, onlyDigits } from '../../kernel/siret.ts'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'

/** Fourteen digits, however they are spaced. */
export const siret = z
  .string()
  .transform(onlyDigits)
  .refine(
    isSiret,
    'Ce SIRET n’existe pas : 14 chiffres sont attendus et la clé de contrôle ne correspond pas.',
  )

/** What the public register of companies says of a site and of the company it belongs to; null: it does not say. */
export const company = z.object({
  siret: z.string(),
  siren: z.string(),
  name: z.string().nullable(),
  kind: z.enum(organisationKinds).nullable(),
  nafCode: z.string().nullable(),
  headcountBand: z.enum(headcountBands).nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  /** INSEE code. */
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
  /** The site is shut, or its whole company has ceased. */
  isClosed: z.boolean(),
  /** `YYYY-MM-DD`, when the register tells. */
  closedOn: z.string().nullable(),
})
export type Company = z.output<typeof company>

/** A place that the national geocoder proposes for some words. */
export const place = z.object({
  label: z.string(),
  /** Number and street, or the name of the place. */
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  lat: z.number(),
  lng: z.number(),
})
export type Place = z.output<typeof place>

/**
 * `off`: this installation asks no register. `unavailable`: it did not answer, or asked for patience. In both cases
 * people type what they know.
 */
const states = ['found', 'unknown', 'off', 'unavailable'] as const
const answered = {
  state: z.enum(states),
  /** When the register said so; null when it said nothing. */
  readAt: z.string().nullable(),
  /** It does not answer now: this is what it said some time ago. */
  isStale: z.boolean(),
}

export const companyAnswer = z.object({ ...answered, company: company.nullable() })
export type CompanyAnswer = z.output<typeof companyAnswer>
export const placesAnswer = z.object({ ...answered, items: z.array(place) })
export type PlacesAnswer = z.output<typeof placesAnswer>

/** Which registers this installation asks. */
export const registersView = z.object({ companies: z.boolean(), places: z.boolean() })
