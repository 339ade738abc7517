import { z } from 'zod'
import { fileDescription, fileView } from '../../files/contract.ts'
import { attachmentVisibilities } from '../tables.ts'

/** The words sent beside a file. */
export const attachmentWords = z.object({
  description: fileDescription.nullable().default(null),
  visibility: z.enum(attachmentVisibilities).default('facilitators'),
})
export type AttachmentWords = z.output<typeof attachmentWords>

export const attachmentChange = z.object({
  description: fileDescription.nullable().optional(),
  visibility: z.enum(attachmentVisibilities).optional(),
})
export type AttachmentChange = z.output<typeof attachmentChange>

export const attachmentView = fileView.extend({ visibility: z.enum(attachmentVisibilities) })
export type AttachmentView = z.output<typeof attachmentView>

export const attachmentList = z.object({
  items: z.array(attachmentView),
  /** What may be added, to those who may. */
  can: z.object({ add: z.boolean() }),
  maxMegabytes: z.number(),
  maxCount: z.number(),
})
export type AttachmentList = z.output<typeof attachmentList>
