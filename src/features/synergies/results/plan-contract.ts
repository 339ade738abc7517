import { z } from 'zod'
import { planPeriods } from '../../../kernel/synergies.ts'
import { exchangeInput, voidInput } from './contract.ts'

const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')

/** What is expected to pass again and again. */
export const planInput = exchangeInput
  .pick({ partyIds: true, flowIds: true, quantity: true, unit: true })
  .extend({
    every: z.enum(planPeriods, 'Choisissez un des rythmes.'),
    from: day,
    until: day.nullable().default(null),
  })
export type PlanInput = z.output<typeof planInput>

/** An occurrence that took place: an exchange, of the structures of its plan and of their flows in it. */
export const confirmInput = exchangeInput.omit({ partyIds: true, flowIds: true })
export type ConfirmInput = z.output<typeof confirmInput>

export const missInput = voidInput
export type MissInput = z.output<typeof missInput>

const planView = z.object({
  id: z.string(),
  /** Names of the structures that take part. */
  partyNames: z.array(z.string()),
  ...planInput.pick({ quantity: true, unit: true, every: true, from: true }).shape,
  until: z.string().nullable(),
  /** The day from which nothing is due any more; null: it goes on. */
  stoppedOn: z.string().nullable(),
  by: z.string(),
  /** Days that are due, of which nobody has said anything yet: the first first. */
  toConfirm: z.array(z.string()),
  confirmed: z.number(),
  /** Occurrences said not to have taken place, the latest first. */
  missed: z.array(z.object({ due: z.string(), reason: z.string(), by: z.string() })),
})
export type PlanView = z.output<typeof planView>

export const planList = z.object({
  items: z.array(planView),
  can: z.object({ plan: z.boolean() }),
})
export type PlanList = z.output<typeof planList>
