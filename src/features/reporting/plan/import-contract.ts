import { z } from 'zod'

export const importWords = z.object({
  /** `yes`: write what the preview told; else only tell. */
  apply: z.enum(['yes', 'no']).default('no'),
})

const told = z.object({ row: z.number(), title: z.string() })

/** What a workbook changes in the plan, row after row; nothing is written while a row is refused. */
export const importReport = z.object({
  isApplied: z.boolean(),
  /** Axes and objectives that are new. */
  headings: z.array(z.string()),
  created: z.array(told),
  changed: z.array(told.extend({ fields: z.array(z.string()) })),
  unchanged: z.number(),
  rejected: z.array(z.object({ row: z.number(), detail: z.string() })),
  /** Sheets and steps of the plan that the workbook does not hold: left as they are. */
  absent: z.number(),
})
export type ImportReport = z.output<typeof importReport>
