import { z } from 'zod'
import { fileDescription, fileView } from '../../files/contract.ts'
import { counterIds } from './counter-words.ts'

const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

export const linkInput = z.object({
  counter: z.enum(counterIds),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
})
export type LinkInput = z.output<typeof linkInput>

/** What may be counted. */
export const counterChoices = z.object({
  items: z.array(z.object({ id: z.enum(counterIds), label: z.string(), definition: z.string() })),
})
export type CounterChoices = z.output<typeof counterChoices>

/** What a number counts, thing after thing. */
export const counterLines = z.object({
  label: z.string(),
  definition: z.string(),
  on: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  total: z.number(),
  items: z.array(z.object({ on: z.string(), label: z.string(), path: z.string().nullable() })),
})
export type CounterLines = z.output<typeof counterLines>

export const documentWords = z.object({ description: fileDescription.default('') })
export const documentView = fileView.extend({ by: z.string(), can: z.object({ remove: z.boolean() }) })
export type DocumentView = z.output<typeof documentView>
export const documentList = z.object({
  total: z.number(),
  items: z.array(documentView),
  maxMegabytes: z.number(),
  can: z.object({ add: z.boolean() }),
})
export type DocumentList = z.output<typeof documentList>
