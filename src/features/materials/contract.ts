import { z } from 'zod'
import { families } from '../../kernel/families.ts'
import { periods, units } from '../../kernel/quantity.ts'

export const resourceView = z.object({
  id: z.string(),
  labelFr: z.string(),
  labelEn: z.string(),
  family: z.enum(families),
  parent: z.string().nullable(),
  unit: z.string().nullable(),
  wasteCodes: z.array(z.string()),
})
export const resourceList = z.object({ items: z.array(resourceView) })

export const wasteCodeView = z.object({
  code: z.string(),
  hazardous: z.boolean(),
  entryType: z.enum(['AN', 'AH', 'MN', 'MH']),
  labelFr: z.string(),
  labelEn: z.string(),
})
/** A code with its twin, when it is one of a pair that the declarant must choose between. */
const mirroredCode = wasteCodeView.extend({ mirror: wasteCodeView.nullable() })
export type WasteCodeView = z.output<typeof mirroredCode>
export const wasteCodeList = z.object({ items: z.array(mirroredCode) })

export const searchQuery = z.object({
  q: z.string().trim().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(12),
})

export const readingInput = z.object({
  kind: z.enum(['stock', 'need']),
  label: z.string().trim().min(2).max(200),
  activity: z.string().max(80).nullable().default(null),
})
export const readingView = z.object({
  resources: z.array(
    z.object({
      id: z.string(),
      labelFr: z.string(),
      labelEn: z.string(),
      family: z.enum(families),
      /** What it is usually counted in. */
      unit: z.enum(units).nullable(),
      /** The words say it; false for a hint. */
      isSure: z.boolean(),
      because: z.string(),
    }),
  ),
  wasteCodes: z.array(mirroredCode.extend({ because: z.string() })),
  amount: z
    .object({
      quantity: z.number(),
      unit: z.enum(units),
      period: z.enum(periods).nullable(),
      because: z.string(),
    })
    .nullable(),
  /** Bit mask, see kernel/months. */
  months: z.object({ months: z.number(), because: z.string() }).nullable(),
})
export type ReadingView = z.output<typeof readingView>
