import { z } from 'zod'
import { flowView } from '../contract.ts'

export const renewalQuery = z.object({
  organisation: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})
export type RenewalQuery = z.output<typeof renewalQuery>

/** Flows to be said again, by structure, those that waited longest first. */
export const renewalList = z.object({
  total: z.number(),
  items: z.array(flowView),
  /** How many of them nobody said again in time. */
  stale: z.number(),
})
export type RenewalList = z.output<typeof renewalList>

const flowIds = (least: number) => z.array(z.string().max(60)).min(least).max(500)

export const renewalInput = z.object({ flowIds: flowIds(1) })
export const renewalOutcome = z.object({ renewed: z.number(), withdrawn: z.number() })
export type RenewalOutcome = z.output<typeof renewalOutcome>

const token = z.string().min(1).max(100)

export const renewalLinkInput = z.object({ token })
/** What a link of a mail is about: enough to know each flow again. */
export const linkedFlow = flowView
  .pick({ id: true, kind: true, label: true, quantity: true, unit: true, period: true, freshness: true })
  .extend({ organisationName: z.string() })
export const renewalLink = z.object({ items: z.array(linkedFlow) })
export type RenewalLink = z.output<typeof renewalLink>

/** One answer to the whole mail; what is in neither list stays to be said. */
export const renewalAnswer = z.object({ token, stillTrue: flowIds(0), gone: flowIds(0).default([]) })
export type RenewalAnswer = z.output<typeof renewalAnswer>
