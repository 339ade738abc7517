import { z } from 'zod'
import { families } from '../../../kernel/families.ts'
import { periods, units } from '../../../kernel/quantity.ts'
import { flowKinds } from '../tables.ts'

/** All that the open-data register says of a flow: no name, no word of its declarer, no day. */
export const publicRow = z.object({
  kind: z.enum(flowKinds),
  family: z.enum(families),
  /** Of the knowledge base. */
  resource: z.string().max(300),
  wasteCode: z.string().max(6).nullable(),
  hazardous: z.boolean().nullable(),
  place: z.string().max(200),
  placeCode: z.string().max(20),
  quantity: z.number().nullable(),
  unit: z.enum(units).nullable(),
  period: z.enum(periods).nullable(),
})
export type PublicRow = z.output<typeof publicRow>

/** How a flow stands to the register, for those who work on it. */
export const publicationView = z.object({
  /** Whether the territory keeps a public register. */
  isOpen: z.boolean(),
  /** What would be published of it today; null: nothing, it is withdrawn or kept to its facilitators. */
  row: publicRow.nullable(),
  /** Nobody said in time that it is still true: it is not published until somebody does. */
  isStale: z.boolean(),
  /** What its people agreed to, when, and who of them; null: they did not. */
  agreed: z.object({ row: publicRow, at: z.string(), by: z.string().nullable() }).nullable(),
  /** Whether the register shows it now. */
  isPublished: z.boolean(),
  can: z.object({ agree: z.boolean() }),
})
export type PublicationView = z.output<typeof publicationView>

/** The row as it was read, lest another one be agreed to. */
export const publicationInput = z.object({ row: publicRow })

const field = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  type: z.enum(['string', 'number', 'boolean']),
  example: z.union([z.string(), z.number(), z.boolean()]),
  constraints: z.object({
    required: z.boolean(),
    unique: z.boolean().optional(),
    enum: z.array(z.string()).optional(),
    pattern: z.string().optional(),
    minimum: z.number().optional(),
  }),
})
export type SchemaField = z.output<typeof field>

const link = z.object({ title: z.string(), path: z.string() })

/** Table Schema (Frictionless Data), with the properties that schema.data.gouv.fr adds to it. */
export const tableSchema = z.object({
  $schema: z.string(),
  name: z.string(),
  title: z.string(),
  description: z.string(),
  countryCode: z.string(),
  homepage: z.string(),
  path: z.string(),
  version: z.string(),
  resources: z.array(link),
  licenses: z.array(link.extend({ name: z.string() })),
  contributors: z.array(z.object({ title: z.string(), role: z.string() })),
  fields: z.array(field),
  missingValues: z.array(z.string()),
  primaryKey: z.string(),
})
export type TableSchema = z.output<typeof tableSchema>
