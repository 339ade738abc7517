import { z } from 'zod'
import { mailStates } from './tables.ts'
import { deliveries } from './transport.ts'

export const mailQuery = z.object({
  state: z.enum(mailStates, 'Un courrier n’est jamais dans cet état.').optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})
export type MailQuery = z.output<typeof mailQuery>

export const mailSummary = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  /** Tries since it was written, or since somebody asked to send it again. */
  attempts: z.number(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  /** Null unless it waits. */
  nextAttemptAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  usefulUntil: z.string().nullable(),
  canRetry: z.boolean(),
  canDrop: z.boolean(),
})
export type MailSummary = z.output<typeof mailSummary>

export const mailView = mailSummary.extend({
  language: z.enum(['fr', 'en']),
  paragraphs: z.array(z.string()),
  /** Its path is null once the mail is sent or the link dead. */
  action: z.object({ label: z.string(), path: z.string().nullable() }).nullable(),
  because: z.string(),
})
export type MailView = z.output<typeof mailView>

export const mailList = z.object({
  total: z.number(),
  /** The newest first. */
  items: z.array(mailSummary),
  /** Whatever the filter. */
  counts: z.record(z.enum(mailStates), z.number()),
  delivery: z.enum(deliveries),
})
export type MailList = z.output<typeof mailList>

export const testMailInput = z.object({ language: z.enum(['fr', 'en']) })
