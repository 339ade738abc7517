import { z } from 'zod'
import { plainText } from '../../../kernel/plain-text.ts'
import { frequencies, indicatorKinds, seriesNames, valueBases } from '../../../kernel/plan.ts'
import { counterIds } from './counter-words.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

const fields = {
  label: text(300).min(2, 'Donnez un nom à l’indicateur.'),
  /** What is counted and how. */
  definition: text(2000),
  unit: text(60),
  kind: z.enum(indicatorKinds).nullable(),
  source: text(500),
  frequency: z.enum(frequencies),
  /** What counts it; null: its values are entered by hand. */
  counter: z.enum(counterIds).nullable(),
  /** Its number in the national tool. */
  nationalId: z.number().int().min(1).nullable(),
}
export const indicatorInput = z.object({
  ...fields,
  definition: fields.definition.default(''),
  unit: fields.unit.default(''),
  kind: fields.kind.default(null),
  source: fields.source.default(''),
  frequency: fields.frequency.default('year'),
  counter: fields.counter.default(null),
  nationalId: fields.nationalId.default(null),
})
export type IndicatorInput = z.output<typeof indicatorInput>
export const indicatorChange = z.object(fields).partial()
export type IndicatorChange = z.output<typeof indicatorChange>

export const valueInput = z.object({
  series: z.enum(seriesNames),
  on: day,
  value: z.number('Donnez un nombre.').min(-1e15).max(1e15),
  /** Of a result; a target has none. */
  basis: z.enum(valueBases).nullable().default(null),
  comment: text(1000).nullable().default(null),
  /** The document of the sheet that proves it. */
  documentId: z.string().nullable().default(null),
})
export type ValueInput = z.output<typeof valueInput>

/** Values as they were known at the end of a day. */
export const indicatorQuery = z.object({ known: day.optional(), sheet: z.string().optional() })
export type IndicatorQuery = z.output<typeof indicatorQuery>

export const valueView = z.object({
  /** Null: counted by the platform. */
  id: z.string().nullable(),
  on: z.string(),
  value: z.number(),
  basis: z.enum(valueBases).nullable(),
  comment: z.string().nullable(),
  document: z.object({ id: z.string(), name: z.string() }).nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  /** What was said before of the same day, the last first. */
  earlier: z.array(
    z.object({ value: z.number(), by: z.string(), at: z.string(), supersededAt: z.string().nullable() }),
  ),
})
export type ValueView = z.output<typeof valueView>

export const indicatorView = z.object({
  id: z.string(),
  actionId: z.string(),
  sheetCode: z.string(),
  ...{ label: z.string(), definition: z.string(), unit: z.string(), source: z.string() },
  kind: z.enum(indicatorKinds).nullable(),
  frequency: z.enum(frequencies),
  counter: z.enum(counterIds).nullable(),
  /** The rule of what counts it. */
  counterDefinition: z.string().nullable(),
  nationalId: z.number().nullable(),
  since: z.string(),
  /** When the next value is awaited; null: none is. */
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  results: z.array(valueView),
  targets: z.array(valueView),
  can: z.object({ write: z.boolean() }),
})
export type IndicatorView = z.output<typeof indicatorView>
export const indicatorList = z.object({
  /** Values as they were known at the end of this day. */
  known: z.string(),
  total: z.number(),
  items: z.array(indicatorView),
})
export type IndicatorList = z.output<typeof indicatorList>

/** What the national tool’s API takes (`PUT` of values of indicators). */
export const nationalQuery = z.object({
  collectivite: z.coerce.number('Donnez le numéro de la collectivité dans l’outil national.').int().min(1),
})
export const nationalValues = z.object({
  valeurs: z.array(
    z.object({
      collectiviteId: z.number(),
      indicateurId: z.number(),
      dateValeur: z.string(),
      resultat: z.number().nullable(),
      resultatCommentaire: z.string().nullable(),
      objectif: z.number().nullable(),
      objectifCommentaire: z.string().nullable(),
    }),
  ),
})
export type NationalValues = z.output<typeof nationalValues>
