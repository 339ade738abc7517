import { z } from 'zod'
import { noticeKindNames, ways } from '../../kernel/notices.ts'

export const noticeQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type NoticeQuery = z.output<typeof noticeQuery>

export const noticeView = z.object({
  id: z.string(),
  kind: z.enum(noticeKindNames),
  /** What its sentence says, see `src/kernel/notice-words.ts`. */
  params: z.record(z.string(), z.string()),
  /** The page of this site about it. */
  path: z.string(),
  at: z.string(),
  isRead: z.boolean(),
})
export type NoticeView = z.output<typeof noticeView>

/** A person’s notices, the newest first. */
export const noticeList = z.object({ total: z.number(), unread: z.number(), items: z.array(noticeView) })
export type NoticeList = z.output<typeof noticeList>

/** Which notices were read: these, those about a page of this site, or all up to an instant. */
export const readInput = z
  .object({
    ids: z.array(z.string().max(60)).min(1).max(200).optional(),
    path: z.string().min(1).max(300).optional(),
    until: z.iso.datetime().optional(),
  })
  .refine((input) => Object.values(input).filter((value) => value !== undefined).length === 1, {
    message: 'Dites quels avis sont lus : leurs identifiants, leur page, ou jusqu’à quand. L’un des trois.',
    path: ['ids'],
  })
export type ReadInput = z.output<typeof readInput>
export const unreadCount = z.object({ unread: z.number() })

/** How a person is told of a kind, and what else may be chosen. */
export const preferenceView = z.object({
  kind: z.enum(noticeKindNames),
  way: z.enum(ways),
  default: z.enum(ways),
  choices: z.array(z.enum(ways)),
})
export const preferenceList = z.object({
  items: z.array(preferenceView),
  /** When the weekly mail leaves, on mainland France’s clock: 1 is Monday, 7 Sunday; hour 0–23. */
  digest: z.object({ weekday: z.number(), hour: z.number() }),
})
export type PreferenceList = z.output<typeof preferenceList>

/** Kinds left out stay as they are. */
export const preferencesInput = z.object({
  items: z
    .array(z.object({ kind: z.enum(noticeKindNames), way: z.enum(ways) }))
    .min(1)
    .max(noticeKindNames.length),
})
export type PreferencesInput = z.output<typeof preferencesInput>
