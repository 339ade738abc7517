import { z } from 'zod'

export const sheetNames = ['structures', 'stocks', 'needs', 'audits'] as const
export type SheetName = (typeof sheetNames)[number]

/** Where a cell is, and what was read in it. */
const cell = z.object({
  file: z.string(),
  sheet: z.string(),
  /** As a spreadsheet shows it: 1 is the row of headers. Null: the whole sheet. */
  row: z.number().nullable(),
  column: z.string().nullable(),
  read: z.string(),
})

/** One cell that cannot be taken: `expected` follows « il faut », or is a sentence that ends with a full stop. */
export const rejectedCell = cell.extend({ expected: z.string() })
export type RejectedCell = z.output<typeof rejectedCell>

/** One cell that is taken once a person has confirmed it, with what is usual, in a sentence. */
export const unusualCell = cell.extend({ detail: z.string() })
export type UnusualCell = z.output<typeof unusualCell>

export const rowPreview = z.object({
  sheet: z.enum(sheetNames),
  row: z.number(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']),
  label: z.string(),
  /** For an update: each field with what it was and what it becomes. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type RowPreview = z.output<typeof rowPreview>

const counts = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
})

export const importPreview = z.object({
  id: z.string(),
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.enum(sheetNames),
      title: z.string(),
      counts,
      recognised: z.array(z.object({ header: z.string(), field: z.string() })),
      ignored: z.array(z.string()),
    }),
  ),
  totals: counts,
  /** The first 2 000 rows that are not unchanged. */
  rows: z.array(rowPreview),
  rejected: z.array(rejectedCell),
  /** When there are any, applying asks for `confirmed`. */
  unusual: z.array(unusualCell),
  /** Nothing rejected and something to write: the import may be applied. */
  applicable: z.boolean(),
  /**
   * What can be written when the rejected rows, and those that depend on them, are left out; null when that changes
   * nothing or a whole sheet cannot be read.
   */
  withoutRejected: z.object({ created: z.number(), updated: z.number(), leftOut: z.number() }).nullable(),
})
export type ImportPreview = z.output<typeof importPreview>

/**
 * Rejected rows stand in the way of an import unless a person says to leave them out; unusual values, unless a person
 * confirms them all: 422 `to-confirm` names them.
 */
export const importApplication = z.object({
  withoutRejected: z.boolean().default(false),
  confirmed: z.boolean().default(false),
})
export type ImportApplication = z.output<typeof importApplication>

export const importResult = z.object({ id: z.string(), totals: counts })

/** `others`: somebody else did it; `expired`: too long ago. */
export const undoStates = ['possible', 'done', 'expired', 'others'] as const

export const importHistoryItem = z.object({
  id: z.string(),
  fileName: z.string(),
  appliedAt: z.string(),
  /** Null: the command line, or nobody any more. */
  by: z.string().nullable(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undo: z.enum(undoStates),
})
export const importHistory = z.object({
  total: z.number(),
  items: z.array(importHistoryItem),
  undoDays: z.number(),
})
export type ImportHistory = z.output<typeof importHistory>
