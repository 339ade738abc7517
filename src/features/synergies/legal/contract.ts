import { z } from 'zod'
import { legalHelpView } from '../../matching/legal-help/contract.ts'

/** A point of law that keeps a synergy from going on, about one of its stocks. */
export const legalBlockView = z.object({
  flowId: z.string(),
  pointId: z.string(),
  /** Null to who does not follow the structure that it is about. */
  point: z
    .object({
      text: z.string(),
      source: z.string(),
      /** The day somebody read the source for this point; null until then. */
      checkedOn: z.iso.date().nullable(),
    })
    .nullable(),
  lift: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  can: z.object({ lift: z.boolean() }),
})
export type LegalBlockView = z.output<typeof legalBlockView>

export const synergyLegalView = z.object({
  /** For its facilitators. */
  blocks: z.array(legalBlockView),
  /**
   * What is to be examined of each stock towards who takes it, as the reader is shown them. `needId`: null when that
   * one has not said for what: it transforms, or pools what it has too.
   */
  pairs: z.array(z.object({ stockId: z.string(), needId: z.string().nullable(), help: legalHelpView })),
})
export type SynergyLegalView = z.output<typeof synergyLegalView>

export const liftInput = z.object({
  flowId: z.string(),
  pointId: z.string(),
  reason: z
    .string()
    .trim()
    .min(20, 'Dites en une phrase au moins pourquoi ce point ne bloque pas ici, et qui l’a vérifié.')
    .max(1000, 'au plus 1000 caractères'),
})
export type LiftInput = z.output<typeof liftInput>

/** The lift that is taken back. */
export const liftQuery = z.object({ flowId: z.string(), pointId: z.string() })
