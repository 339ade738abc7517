import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import { sensitivityFactors, subsidyBases } from '../../kernel/shared-services.ts'

const label = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(1, 'Nommez cette ligne.')
  .max(120, 'Au plus 120 caractères.')
const euros = z.number().min(0, 'Un montant n’est pas négatif.').max(1e9).nullable()
const years = z
  .number()
  .min(0.5, 'Une durée compte au moins six mois.')
  .max(60, 'Une durée compte au plus soixante ans.')
  .nullable()
const most = <T extends z.ZodType>(line: T) => z.array(line).max(30, 'Au plus 30 lignes.')

/** What a service costs and brings in. A figure left out is to be said: null, never zero. */
export const costSheet = z.object({
  fixedCosts: most(z.object({ label, eurosPerYear: euros })),
  variableCosts: most(z.object({ label, eurosPerUnit: euros })),
  investments: most(z.object({ label, euros, years })),
  /** `once`: for an investment, and so over its years; `per-year`: to run. */
  subsidies: most(z.object({ label, euros, basis: z.enum(subsidyBases), years })),
  priceEurosPerUnit: euros,
  /** Assumed; null: what the structures that said yes bring. */
  assumedUnitsPerYear: z.number().positive('Un volume est plus grand que zéro.').max(1e9).nullable(),
})
export type CostSheetInput = z.output<typeof costSheet>

const known = z.number().nullable()
const unitsOrNot = z.object({
  is: z.enum(['reached', 'never', 'unknown']),
  unitsPerYear: known,
  upToUnitsPerYear: known,
})

export const figuresView = z.object({
  terms: z.object({
    fixedEurosPerYear: known,
    depreciationEurosPerYear: known,
    subsidyEurosPerYear: known,
    netFixedEurosPerYear: known,
    variableEurosPerUnit: known,
    priceEurosPerUnit: known,
    unitsPerYear: known,
  }),
  volumeIs: z.enum(['assumed', 'said']),
  costEurosPerYear: known,
  revenueEurosPerYear: known,
  marginEurosPerYear: known,
  /** The price at which a year costs nobody anything. */
  balancedPriceEurosPerUnit: known,
  threshold: unitsOrNot,
  partiesNeeded: known,
  breakEven: z.object({ is: z.enum(['reached', 'never', 'unknown']), months: known }),
  /** What each structure that said yes would pay if the cost were shared by volume. */
  shares: z.array(
    z.object({
      organisation: z.object({ id: z.string(), name: z.string() }),
      unitsPerYear: known,
      share: known,
      costEurosPerYear: known,
      priceEurosPerYear: known,
      /** For its facilitators and the structure itself. */
      wouldPayEurosPerYear: known,
    }),
  ),
  /** The one that hurts most first; empty while a figure is missing. */
  sensitivity: z.array(
    z.object({
      factor: z.enum(sensitivityFactors),
      margins: z.array(z.number()),
      lossPerTenPercent: z.number(),
      zeroAtPercent: known,
    }),
  ),
})
export type FiguresView = z.output<typeof figuresView>
