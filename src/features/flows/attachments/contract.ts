import { z } from 'zod'
import { attachmentVisibilities } from '../tables.ts'
import { formats } from './file-format.ts'

const description = z.string().trim().max(300, 'Une description compte au plus 300 caractères.')

/** The words sent beside a file. */
export const attachmentWords = z.object({
  description: description.nullable().default(null),
  visibility: z.enum(attachmentVisibilities).default('facilitators'),
})
export type AttachmentWords = z.output<typeof attachmentWords>

export const attachmentChange = z.object({
  description: description.nullable().optional(),
  visibility: z.enum(attachmentVisibilities).optional(),
})
export type AttachmentChange = z.output<typeof attachmentChange>

export const attachmentView = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(formats),
  sizeBytes: z.number(),
  description: z.string().nullable(),
  visibility: z.enum(attachmentVisibilities),
  createdAt: z.string(),
})
export type AttachmentView = z.output<typeof attachmentView>

export const attachmentList = z.object({
  items: z.array(attachmentView),
  /** What may be added, to those who may. */
  can: z.object({ add: z.boolean() }),
  maxMegabytes: z.number(),
  maxCount: z.number(),
})
export type AttachmentList = z.output<typeof attachmentList>
