import { z } from 'zod'
import { journalFaults } from '../../kernel/journal-faults.ts'

const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

export const journalQuery = z.object({
  /** First and last day in France, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Who did it, or whom it concerns. */
  person: z.string().max(60).optional(),
  organisation: z.string().max(60).optional(),
  action: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type JournalQuery = z.output<typeof journalQuery>
export const structureJournalQuery = journalQuery.omit({ organisation: true })

const named = z.object({ id: z.string(), name: z.string() })

export const journalChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export type JournalChange = z.output<typeof journalChange>

export const journalItem = z.object({
  seq: z.number(),
  at: z.string(),
  /** No name: not a person of the platform (`cli`, `demo`, `system`, `setup`), or nobody any more. */
  actor: z.object({ id: z.string(), name: z.string().nullable() }),
  action: z.string(),
  entity: z.string(),
  /** What the entry is about, as it is called today; null when it has no name or stands for several. */
  label: z.string().nullable(),
  organisations: z.array(named),
  /** What a consultation showed: the first names, and how many in all. */
  shown: z.array(named),
  shownCount: z.number(),
  /** Which confidential fields a consultation of one object showed. */
  fields: z.array(z.string()),
  /** A consultation by a file that was taken away. */
  exported: z.boolean(),
  changes: z.array(journalChange),
  /** `withheld`: they would show another structure's data. */
  details: z.enum(['kept', 'none', 'erased', 'withheld']),
  erasedAt: z.string().nullable(),
})
export type JournalItem = z.output<typeof journalItem>

export const journalList = z.object({
  total: z.number(),
  items: z.array(journalItem),
  /** What there is to filter on. */
  actions: z.array(z.string()),
  people: z.array(named),
})
export type JournalList = z.output<typeof journalList>

const head = z.object({ seq: z.number(), hash: z.string() })
export const journalVerification = z.object({
  entries: z.number(),
  erased: z.number(),
  head: head.nullable(),
  noted: head.nullable(),
  fault: z.object({ kind: z.enum(journalFaults), seq: z.number() }).nullable(),
})
export type JournalVerification = z.output<typeof journalVerification>
