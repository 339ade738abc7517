import { z } from 'zod'
import { refusals } from '../../../kernel/match-decisions.ts'
import { fieldGroups, tradeSecrets } from '../../../kernel/visibility.ts'
import { flowView } from '../../flows/contract.ts'
import { identityShown, introductionStates } from '../contract.ts'

/** A side of a match asks to be introduced to the other, and agrees to what it was shown. */
export const requestInput = z.object({
  /** To those who facilitate it, and to nobody else. */
  message: z.string().trim().max(600, 'au plus 600 caractères').nullable().default(null),
  withheld: z
    .array(z.enum(fieldGroups))
    .max(fieldGroups.length)
    .default([...tradeSecrets]),
})
export type RequestInput = z.output<typeof requestInput>

/** `passed-on`: the other side is asked, or was. `lapsed`: one of the flows was withdrawn before. */
export const requestStates = ['waiting', 'withdrawn', 'passed-on', 'refused', 'lapsed'] as const

/** A request as the side that made it reads it. */
export const requestView = z.object({
  /** `<stock id>~<need id>` */
  matchId: z.string(),
  /** What its own flow is called. */
  label: z.string(),
  state: z.enum(requestStates),
  askedAt: z.string(),
  by: z.string(),
  message: z.string().nullable(),
  /** What it agreed to show; null once that is taken back, or kept with the introduction. */
  shown: identityShown.nullable(),
  treatedAt: z.string().nullable(),
  /** Why it was refused, where that tells nothing that the match does not. */
  reason: z.enum(refusals).nullable(),
  introductionId: z.string().nullable(),
  /** What became of the introduction it led to. */
  introduction: z.enum(introductionStates).nullable(),
})
export type RequestView = z.output<typeof requestView>
export const requestList = z.object({ total: z.number(), items: z.array(requestView) })

/** How a match stands to the reader's own structure: what it asked, or what it would show by asking. */
export const matchRequest = z.object({
  /** Its own flow. */
  flow: flowView,
  /** The last it made. */
  request: requestView.nullable(),
  /** Exactly what asking would show to the other side once that one agrees; null when it may not ask. */
  preview: identityShown.nullable(),
  /** Why it may not ask now, in French. */
  fault: z.string().nullable(),
  can: z.object({ withdraw: z.boolean() }),
})
export type MatchRequest = z.output<typeof matchRequest>
