import { z } from 'zod'
import { plainText } from '../../../kernel/plain-text.ts'
import { audiences } from '../tables.ts'

export const messageInput = z.object({
  text: z
    .string()
    .overwrite(plainText)
    .trim()
    .min(1, 'Écrivez d’abord votre message.')
    .max(4000, 'Un message compte au plus 4 000 caractères.'),
  /** Left out: its structures and its facilitators. */
  audience: z.enum(audiences).default('all'),
})
export type MessageInput = z.output<typeof messageInput>

export const messageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type MessageQuery = z.output<typeof messageQuery>

export const messageView = z.object({
  id: z.string(),
  audience: z.enum(audiences),
  /** Null once withdrawn by its author. */
  text: z.string().nullable(),
  at: z.string(),
  withdrawnAt: z.string().nullable(),
  author: z.string(),
  /** The structure its author spoke for; null: a facilitator. */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  isMine: z.boolean(),
})
export type MessageView = z.output<typeof messageView>

/** The latest first. */
export const messageList = z.object({
  total: z.number(),
  items: z.array(messageView),
  /** Whom the reader may write to. */
  can: z.object({ writeTo: z.array(z.enum(audiences)) }),
})
export type MessageList = z.output<typeof messageList>
