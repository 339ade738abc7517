import { z } from 'zod'
import { families } from '../../kernel/families.ts'
import { UNORDERED_ID } from '../../kernel/ids.ts'
import { ALL_MONTHS } from '../../kernel/months.ts'
import { plainText } from '../../kernel/plain-text.ts'
import { periods, units } from '../../kernel/quantity.ts'
import { audiences, fieldGroups, visibilities } from '../../kernel/visibility.ts'
import { freshnessStates } from './freshness.ts'
import { versionActs } from './history.ts'
import { flowKinds, flowOrigins, forms, provenances } from './tables.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const NO_SUCH_MONTHS = 'Choisissez des mois parmi les douze de l’année.'
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

/** What a person says of a stock or a need; only the structure, the kind, the family and the words are due. */
export const flowInput = z.object({
  organisationId: z.string().min(1, 'Choisissez la structure.'),
  siteId: z.string().nullable().default(null),
  kind: z.enum(flowKinds, 'Dites si c’est un gisement ou un besoin.'),
  reference: text(60).nullable().default(null),
  family: z.enum(families, 'Choisissez une des familles.'),
  resourceId: z.string().nullable().default(null),
  label: text(200).min(2, 'Décrivez le flux en quelques mots.'),
  wasteCode: z
    .string()
    .regex(/^\d{6}$/, 'Un code déchet compte six chiffres.')
    .nullable()
    .default(null),
  hazardous: z.boolean().nullable().default(null),
  quantity: z
    .number('Une quantité est un nombre, comme 12,5.')
    .positive('La quantité doit être positive.')
    .max(1e12, 'Cette quantité est trop grande pour être vraie.')
    .nullable()
    .default(null),
  unit: z.enum(units, 'Choisissez une des unités.').nullable().default(null),
  period: z.enum(periods, 'Choisissez une des périodes.').nullable().default(null),
  months: z
    .number(NO_SUCH_MONTHS)
    .int(NO_SUCH_MONTHS)
    .min(1, NO_SUCH_MONTHS)
    .max(ALL_MONTHS, NO_SUCH_MONTHS)
    .nullable()
    .default(null),
  form: z.enum(forms, 'Choisissez une des formes.').nullable().default(null),
  packaging: text(200).nullable().default(null),
  quality: text(1000).nullable().default(null),
  constraints: text(1000).nullable().default(null),
  currentPartner: text(200).nullable().default(null),
  currentCostEurosPerUnit: z
    .number('Un coût est un nombre d’euros, comme 45,5 ; négatif s’il rapporte.')
    .min(-1e9, 'Ce coût est trop grand pour être vrai.')
    .max(1e9, 'Ce coût est trop grand pour être vrai.')
    .nullable()
    .default(null),
  visibility: z.enum(visibilities).default('facilitators'),
  quantityVisibility: z.enum(visibilities).default('facilitators'),
  priceVisibility: z.enum(visibilities).default('facilitators'),
  partnerVisibility: z.enum(visibilities).default('facilitators'),
  processVisibility: z.enum(visibilities).default('facilitators'),
  provenance: z.enum(provenances).default('declared'),
  auditedBy: text(120).nullable().default(null),
  auditedOn: day.nullable().default(null),
  confirmedOn: day.nullable().default(null),
  notes: text(2000).nullable().default(null),
})
export type FlowInput = z.output<typeof flowInput>

/**
 * A change to a flow: only what changes. Written from the bare fields, because `.partial()` on a schema with
 * defaults would quietly reset every field that is left out.
 */
export const flowChange = z
  .object(
    Object.fromEntries(
      Object.entries(flowInput.shape).map(([name, field]) => [
        name,
        (field instanceof z.ZodDefault ? field.unwrap() : (field as z.ZodType)).optional(),
      ]),
    ) as { [K in keyof FlowInput]: z.ZodOptional<z.ZodType<FlowInput[K], FlowInput[K]>> },
  )
  .omit({ organisationId: true, kind: true })

/** Fields whose unusual value may be confirmed. */
export const confirmable = ['quantity'] as const
const confirmed = z.array(z.enum(confirmable)).max(confirmable.length)

/** A flow declared by a person, who may be asked to confirm what is unusual: the problem `to-confirm` names it. */
export const flowDeclaration = flowInput.extend({
  /** Drawn by the caller, so that a declaration sent again after a lost answer is not a second one. */
  id: z
    .string()
    .regex(UNORDERED_ID, 'Un identifiant compte vingt chiffres et lettres minuscules.')
    .optional(),
  confirmed: confirmed.default([]),
})
export type FlowDeclaration = z.output<typeof flowDeclaration>
export const flowAmendment = flowChange.extend({ confirmed: confirmed.optional() })
export type FlowAmendment = z.output<typeof flowAmendment>

/** What the reader may know of the structure behind a flow: everything, or a place alone. */
export const partyView = z.object({
  /** Null when anonymised, and when the reader may not open the sheet of the structure. */
  organisationId: z.string().nullable(),
  name: z.string(),
  /** When anonymised, the smallest place that hides it: its commune, the territory, its département, France. */
  communeName: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
  isDemo: z.boolean(),
})
export type PartyView = z.output<typeof partyView>

export const flowView = z.object({
  id: z.string(),
  kind: z.enum(flowKinds),
  party: partyView,
  /** The site of the structure it is at; null for those who do not work on it. */
  siteId: z.string().nullable(),
  family: z.enum(families),
  resourceId: z.string().nullable(),
  resourceLabel: z.string().nullable(),
  label: z.string(),
  wasteCode: z.string().nullable(),
  wasteLabel: z.string().nullable(),
  hazardous: z.boolean().nullable(),
  quantity: z.number().nullable(),
  unit: z.enum(units).nullable(),
  period: z.enum(periods).nullable(),
  months: z.number().nullable(),
  form: z.enum(forms).nullable(),
  packaging: z.string().nullable(),
  quality: z.string().nullable(),
  constraints: z.string().nullable(),
  currentPartner: z.string().nullable(),
  currentCostEurosPerUnit: z.number().nullable(),
  visibility: z.enum(visibilities),
  provenance: z.enum(provenances),
  auditedBy: z.string().nullable(),
  auditedOn: z.string().nullable(),
  confirmedOn: z.string().nullable(),
  notes: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  freshness: z.object({
    /** `stale`: nobody said in time that it is still true. Only those who work on it are told that it is `due`. */
    state: z.enum(freshnessStates),
    /** The day until which it holds; null for the others. */
    expiresOn: z.string().nullable(),
  }),
  /** `full`: named; `anonymised`: no name, no place but one that hides it, none of its words. */
  seenAs: z.enum(['full', 'anonymised']),
  /** Groups of sensitive fields that the reader is not shown, whether or not there is something in them. */
  hiddenFields: z.array(z.enum(fieldGroups)),
  /** What was chosen for each group; null for those who did not choose. */
  fieldVisibilities: z.record(z.enum(fieldGroups), z.enum(visibilities)).nullable(),
  /** Files that the reader may open. */
  attachmentCount: z.number(),
  can: z.object({ edit: z.boolean() }),
})
export type FlowView = z.output<typeof flowView>

export const flowQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(flowKinds).optional(),
  family: z.enum(families).optional(),
  organisation: z.string().optional(),
  /** Bit mask: those that are there in one of these months, or that do not say when. */
  months: z.coerce.number().int().min(1).max(ALL_MONTHS).optional(),
  confirmedSince: day.optional(),
  /** As the reader is told it: of the flows of others, those that are `due` are `fresh`. */
  freshness: z.enum(freshnessStates).optional(),
  /** Where distances are measured from; both or neither. */
  lat: z.coerce.number().min(-90).max(90).optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  withinKm: z.coerce.number().positive().max(20_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})
export type FlowQuery = z.output<typeof flowQuery>

/** A flow with the estimate of the road to it, from the place asked; null when there is none to measure. */
const foundFlow = flowView.extend({ distanceKm: z.number().nullable() })
export type FoundFlow = z.output<typeof foundFlow>

export const flowList = z.object({
  total: z.number(),
  items: z.array(foundFlow),
  /** When nothing answers: the nearest that does, and what of the query it leaves aside. */
  instead: z
    .object({
      without: z.enum([
        'spelling',
        'resource',
        'withinKm',
        'months',
        'confirmedSince',
        'freshness',
        'family',
        'kind',
      ]),
      items: z.array(foundFlow),
    })
    .nullable(),
})
export type FlowList = z.output<typeof flowList>

/** To whom a flow was shown by name, and what of it. */
export const disclosureView = z.object({
  introductionId: z.string(),
  organisationName: z.string(),
  groups: z.array(z.enum(fieldGroups)),
  at: z.string(),
})
export type DisclosureView = z.output<typeof disclosureView>
export const disclosureList = z.object({ items: z.array(disclosureView) })

/** The answer that somebody of an audience would be given; null: the same as for a flow that does not exist. */
export const flowAs = z.object({ audience: z.enum(audiences), flow: flowView.nullable() })

/** All that was said of a flow, for those who work on it. */
export const flowState = flowView
  .pick({
    ...{
      family: true,
      resourceId: true,
      resourceLabel: true,
      label: true,
      wasteCode: true,
      wasteLabel: true,
    },
    ...{
      hazardous: true,
      quantity: true,
      unit: true,
      period: true,
      months: true,
      form: true,
      packaging: true,
    },
    ...{ quality: true, constraints: true, currentPartner: true, currentCostEurosPerUnit: true },
    ...{
      visibility: true,
      provenance: true,
      auditedBy: true,
      auditedOn: true,
      confirmedOn: true,
      notes: true,
    },
    withdrawnAt: true,
  })
  .extend({
    reference: z.string().nullable(),
    siteId: z.string().nullable(),
    /** As it is called today; null too when it is gone. */
    siteName: z.string().nullable(),
    quantityVisibility: z.enum(visibilities),
    priceVisibility: z.enum(visibilities),
    partnerVisibility: z.enum(visibilities),
    processVisibility: z.enum(visibilities),
  })
export type FlowStateView = z.output<typeof flowState>

export const versionItem = z.object({
  number: z.number(),
  at: z.string(),
  /** Null: not known. Without a name: not a person of the platform. */
  author: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  origin: z.enum(flowOrigins),
  act: z.enum(versionActs),
  /** Fields in which it differs from the version before. */
  changed: z.array(z.string()),
})
export type VersionItem = z.output<typeof versionItem>
/** The newest first. */
export const versionList = z.object({ items: z.array(versionItem) })

export const versionView = versionItem.extend({ flowId: z.string(), state: flowState })
export type VersionView = z.output<typeof versionView>

export const comparisonQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  after: z.coerce.number().int().min(1).optional(),
})
export const stateQuery = z.object({ day: day.optional() })
export const comparisonView = z.object({
  before: versionView,
  after: versionView,
  changed: z.array(z.string()),
})
export type ComparisonView = z.output<typeof comparisonView>
