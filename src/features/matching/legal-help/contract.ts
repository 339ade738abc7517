import { z } from 'zod'
import { legalLevels, legalStatuses, legalTopics } from '../../materials/legal-point.ts'

export const legalPointView = z.object({
  id: z.string(),
  /** `rule`: a rule of the knowledge base that the pair meets. */
  topic: z.enum([...legalTopics, 'rule']),
  level: z.enum(legalLevels),
  text: z.string(),
  /** What the figures and the code of this exchange say of it. */
  detail: z.string().nullable(),
  /** What must hold, each to be ticked. */
  tests: z.array(z.string()),
  source: z.string(),
  /** The day somebody read the source for this point; null until then. */
  checkedOn: z.iso.date().nullable(),
})
export type LegalPointView = z.output<typeof legalPointView>

export const legalHelpView = z.object({
  notice: z.string(),
  /** What the stock is taken for; null when the law of waste is not about it. */
  status: z.enum(legalStatuses).nullable(),
  /** What blocks first. */
  points: z.array(legalPointView),
})
export type LegalHelpView = z.output<typeof legalHelpView>
