import { z } from 'zod'
import { isSiren, onlyDigits } from '../../kernel/siret.ts'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'
import { siret } from '../registers/contract.ts'
import { registerFields } from './register-fields.ts'
import { closingWays } from './tables.ts'

const text = (max: number) => z.string().trim().max(max, `au plus ${max} caractères`)
const siren = z
  .string()
  .transform(onlyDigits)
  .refine(
    isSiren,
    'Ce SIREN n’existe pas : 9 chiffres sont attendus et la clé de contrôle ne correspond pas.',
  )

export const nafCode = z
  .string()
  .trim()
  .regex(/^\d{2}\.\d{2}[A-Z]$/, 'Un code NAF s’écrit comme 10.51C.')

export const siteInput = z.object({
  siret: siret.nullable().default(null),
  label: text(120).nullable().default(null),
  address: text(200).nullable().default(null),
  postalCode: z
    .string()
    .regex(/^\d{5}$/, 'Un code postal compte cinq chiffres.')
    .nullable()
    .default(null),
  communeCode: z.string().nullable().default(null),
  communeName: text(80).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  lng: z.number().min(-180).max(180).nullable().default(null),
})
export type SiteInput = z.output<typeof siteInput>

export const contactInput = z.object({
  name: text(120).min(1, 'Le nom du contact manque.'),
  email: z.email('Cette adresse électronique est incomplète.').nullable().default(null),
  phone: text(30).nullable().default(null),
})
export type ContactInput = z.output<typeof contactInput>

export const organisationInput = z.object({
  name: text(160).min(1, 'Le nom de la structure manque.'),
  kind: z.enum(organisationKinds),
  siren: siren.nullable().default(null),
  nafCode: nafCode.nullable().default(null),
  headcountBand: z.enum(headcountBands).nullable().default(null),
  notes: text(2000).nullable().default(null),
  sites: z.array(siteInput).max(50).default([]),
  contacts: z.array(contactInput).max(20).default([]),
})
export type OrganisationInput = z.output<typeof organisationInput>

/** The whole sheet as somebody edits it: sites and contacts without an id are new, those left out go. */
export const organisationSheet = organisationInput.extend({
  sites: z
    .array(siteInput.extend({ id: z.string().nullable().default(null) }))
    .max(50)
    .default([]),
  contacts: z
    .array(contactInput.extend({ id: z.string().nullable().default(null) }))
    .max(20)
    .default([]),
  /** Of the sheet that was edited: another may have written since. */
  updatedAt: z.string(),
})
export type OrganisationSheet = z.output<typeof organisationSheet>

const subject = { siteId: z.string().nullable(), field: z.enum(registerFields) }

/** Where the fields of a sheet come from; a field left out was written by a person. */
export const registerNote = z.object({
  values: z.array(z.object({ ...subject, readAt: z.string() })),
  /** Sites that the register says are closed. */
  closed: z.array(z.object({ siteId: z.string(), closedOn: z.string().nullable(), readAt: z.string() })),
})
export type RegisterNote = z.output<typeof registerNote>

export const registerDifference = z.object({
  ...subject,
  /** `corrected`: a person wrote what is there. */
  verdict: z.enum(['missing', 'outdated', 'corrected']),
  present: z.string().nullable(),
  proposed: z.string(),
  readAt: z.string(),
})
export type RegisterDifference = z.output<typeof registerDifference>

export const registerComparison = z.object({
  /** `unnumbered`: no site has a SIRET to ask about. */
  state: z.enum(['found', 'unknown', 'off', 'unavailable', 'unnumbered']),
  isStale: z.boolean(),
  differences: z.array(registerDifference),
})
export type RegisterComparison = z.output<typeof registerComparison>

/** The differences to take from the register; the others stay. */
export const takenFields = z.object({ take: z.array(z.object(subject)).max(500) })
export type TakenFields = z.output<typeof takenFields>

export const siteView = z.object({
  id: z.string(),
  siret: z.string().nullable(),
  label: z.string().nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
  placedBy: z.enum(['declared', 'commune']).nullable(),
})

export const organisationSummary = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  siren: z.string().nullable(),
  nafCode: z.string().nullable(),
  activityLabel: z.string().nullable(),
  headcountBand: z.enum(headcountBands).nullable(),
  isDemo: z.boolean(),
  communeName: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
  stockCount: z.number(),
  needCount: z.number(),
})
export type OrganisationSummary = z.output<typeof organisationSummary>

export const organisationView = organisationSummary.extend({
  notes: z.string().nullable(),
  /** Day it left the network; null while it is in. */
  closedAt: z.string().nullable(),
  /** What one of its managers last asked, while it is in; null for who may not edit it. */
  closingAsked: z.object({ at: z.string(), how: z.enum(closingWays) }).nullable(),
  sites: z.array(siteView),
  contacts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
  /** What it owes to the register of companies; null for who does not read it whole. */
  register: registerNote.nullable(),
  updatedAt: z.string(),
  /** What the reader of this sheet may do; the front shows nothing else. */
  can: z.object({ edit: z.boolean(), declare: z.boolean(), askClosing: z.boolean() }),
})
export type OrganisationView = z.output<typeof organisationView>

export const organisationQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(organisationKinds).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})

export const organisationList = z.object({ total: z.number(), items: z.array(organisationSummary) })
