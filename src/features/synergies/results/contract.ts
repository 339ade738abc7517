import { z } from 'zod'
import { plainText } from '../../../kernel/plain-text.ts'
import { units } from '../../../kernel/quantity.ts'
import { outlets, provedStages, resultBases, vehicleIds } from '../../../kernel/synergies.ts'
import { missingReasons, termIds } from '../impact/estimate.ts'
import { priceIds } from '../impact/euros.ts'
import { measures } from '../impact/totals.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)

/** An exchange that took place; only the day, who took part and how it is known are due. */
export const exchangeInput = z.object({
  on: z.iso.date('Une date s’écrit AAAA-MM-JJ.'),
  /** Parties that took part; without any, all that are in it. */
  partyIds: z.array(z.string()).max(40, 'Une synergie réunit au plus 40 structures.').default([]),
  /** Flows of theirs that it is of; without any, all of them. */
  flowIds: z.array(z.string()).max(80, 'Au plus 80 flux.').default([]),
  quantity: z
    .number('Une quantité est un nombre, comme 12,5.')
    .positive('La quantité doit être positive.')
    .max(1e9, 'Cette quantité est trop grande pour être vraie.')
    .nullable()
    .default(null),
  unit: z.enum(units, 'Choisissez une des unités.').nullable().default(null),
  /** Of a quantity that does not weigh by itself: pieces, cubic metres. */
  tonnes: z
    .number('Une quantité est un nombre, comme 12,5.')
    .positive('La quantité doit être positive.')
    .max(1e9, 'Cette quantité est trop grande pour être vraie.')
    .nullable()
    .default(null),
  euros: z
    .number('Un montant est un nombre d’euros.')
    .min(-1e9, 'Ce montant est trop grand pour être vrai.')
    .max(1e9, 'Ce montant est trop grand pour être vrai.')
    .nullable()
    .default(null),
  basis: z.enum(resultBases, 'Dites si c’est déclaré, estimé ou mesuré.'),
  outlet: z.enum(outlets, 'Choisissez un des débouchés.').nullable().default(null),
  vehicle: z.enum(vehicleIds, 'Choisissez un des véhicules.').nullable().default(null),
  evidence: text(600).nullable().default(null),
  /** A document of the synergy that shows it, beside these words or without any. */
  documentId: z.string().nullable().default(null),
})
export type ExchangeInput = z.output<typeof exchangeInput>

export const voidInput = z.object({
  reason: text(600).min(3, 'Dites pourquoi cet échange est annulé.'),
})
export type VoidInput = z.output<typeof voidInput>

/** See `estimateImpact`. */
const impactView = z.object({
  terms: z.array(
    z.object({
      id: z.enum(termIds),
      quantity: z.number(),
      factor: z
        .object({
          id: z.string(),
          label: z.string(),
          version: z.string(),
          value: z.number(),
          unit: z.enum(['t', 't.km']),
          uncertaintyPercent: z.number().nullable(),
          validUntil: z.string().nullable(),
        })
        .nullable(),
      kgCO2e: z.number(),
    }),
  ),
  missing: z.array(z.object({ term: z.enum(termIds), why: z.enum(missingReasons) })),
  kgCO2e: z.number().nullable(),
  isLeast: z.boolean(),
  uncertaintyKg: z.number().nullable(),
})

/** See `estimateEuros`, from the prices that its two sides have shown each other. */
const eurosEstimateView = z.object({
  terms: z.array(z.object({ id: z.enum(priceIds), eurosPerTonne: z.number(), euros: z.number() })),
  missing: z.array(z.enum(priceIds)),
  euros: z.number().nullable(),
})

const exchangeView = z.object({
  id: z.string(),
  on: z.string(),
  /** Names of the structures that took part, as far as the reader may know them. */
  partyNames: z.array(z.string()),
  /** Where a structure brought several flows: what those that passed are called, as far as the reader may know them. */
  flowLabels: z.array(z.string()),
  quantity: z.number().nullable(),
  unit: z.enum(units).nullable(),
  tonnes: z.number().nullable(),
  euros: z.number().nullable(),
  basis: z.enum(resultBases),
  outlet: z.enum(outlets).nullable(),
  vehicle: z.enum(vehicleIds).nullable(),
  evidence: z.string().nullable(),
  /** The document that shows it, to who may open it. */
  document: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** By words or a document, even one that the reader may not open. */
  isProved: z.boolean(),
  /** Null without tonnes, or when it is not one stock for one need. */
  impact: impactView.nullable(),
  /** On the same conditions. */
  eurosEstimate: eurosEstimateView.nullable(),
  by: z.string(),
  at: z.string(),
  voidedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
})

const totals = z.record(z.enum(measures), z.record(z.enum(resultBases), z.number().nullable()))

export const resultsView = z.object({
  /** Voided ones included, the latest first. */
  exchanges: z.array(exchangeView),
  /** Of those that stand; null: unknown, which is not zero. */
  totals,
  /** Of those that stand, how many are in no total of kgCO2e. */
  notEstimated: z.number(),
  /** Where its evidence lets it go on to; null: nowhere further. */
  proves: z.enum(provedStages).nullable(),
  /** Where the factors come from. */
  source: z.string(),
  can: z.object({ record: z.boolean(), void: z.boolean() }),
})
export type ResultsView = z.output<typeof resultsView>
export type ExchangeView = ResultsView['exchanges'][number]
