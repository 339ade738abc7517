import { z } from 'zod'
import { UNORDERED_ID } from '../../kernel/ids.ts'
import { flowDeclaration, flowView } from '../flows/contract.ts'

const text = (max: number) => z.string().trim().max(max, `Au plus ${max} caractères.`)

const heldOn = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const workshopName = text(120).min(2, 'Donnez un nom à l’atelier.')

export const workshopInput = z.object({
  name: workshopName,
  heldOn,
  place: text(160).nullable().default(null),
})
export type WorkshopInput = z.output<typeof workshopInput>

export const workshopChange = z.object({
  name: workshopName.optional(),
  heldOn: heldOn.optional(),
  place: text(160).nullable().optional(),
})
export type WorkshopChange = z.output<typeof workshopChange>

export const participantInput = z.object({
  peopleCount: z
    .number()
    .int('Un nombre entier de personnes.')
    .min(1, 'Au moins une personne.')
    .max(500, 'Au plus 500 personnes.')
    .default(1),
})

/** What a workshop gave, among the structures that the reader works on. */
export const workshopYield = z.object({
  structureCount: z.number(),
  peopleCount: z.number(),
  stockCount: z.number(),
  needCount: z.number(),
  matchCount: z.number(),
})

export const workshopSummary = z.object({
  id: z.string(),
  name: z.string(),
  heldOn: z.string(),
  place: z.string().nullable(),
  yield: workshopYield,
})
export type WorkshopSummary = z.output<typeof workshopSummary>
export const workshopList = z.object({ total: z.number(), items: z.array(workshopSummary) })

export const participantView = z.object({
  organisationId: z.string(),
  name: z.string(),
  communeName: z.string().nullable(),
  peopleCount: z.number(),
  stockCount: z.number(),
  needCount: z.number(),
})
export type ParticipantView = z.output<typeof participantView>

export const workshopView = workshopSummary.extend({
  facilitators: z.array(z.string()),
  participants: z.array(participantView),
})
export type WorkshopView = z.output<typeof workshopView>

/** A flow that says about the same for the same structure. */
export const twinView = z.object({ flowId: z.string(), label: z.string() })
export type TwinView = z.output<typeof twinView>

/** A row of the sheet as it is sent: declared, never audited, until a visit says so. */
export const rowInput = flowDeclaration
  .pick({
    organisationId: true,
    kind: true,
    family: true,
    resourceId: true,
    label: true,
    wasteCode: true,
    quantity: true,
    unit: true,
    period: true,
    months: true,
    visibility: true,
    confirmed: true,
  })
  .extend({ workshopId: z.string().nullable().default(null) })
export type RowInput = z.output<typeof rowInput>

/** Drawn by who sends the row; that of the flow it becomes. */
export const rowId = z
  .string()
  .regex(UNORDERED_ID, 'Un identifiant compte vingt chiffres et lettres minuscules.')

export const rowView = z.object({
  typedAt: z.string(),
  /** Who typed it; null when the account is gone. */
  typedBy: z.string().nullable(),
  flow: flowView,
  twins: z.array(twinView),
})
export type RowView = z.output<typeof rowView>
/** The last typed first. */
export const rowList = z.object({ total: z.number(), items: z.array(rowView) })
export type RowList = z.output<typeof rowList>

export const workshopMatchQuery = z.object({ limit: z.coerce.number().int().min(1).max(50).default(12) })

/** Structures whose names are near the one being typed, the nearest first. */
export const similarQuery = z.object({ name: z.string().trim().max(160).default('') })
export const similarList = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), communeName: z.string().nullable() })),
})

/** Where a flow comes from, for those who work on it. */
export const flowOrigin = z.object({
  origin: z
    .object({
      typedAt: z.string(),
      typedBy: z.string().nullable(),
      workshop: z
        .object({ id: z.string(), name: z.string(), heldOn: z.string(), place: z.string().nullable() })
        .nullable(),
    })
    .nullable(),
})
export type FlowOrigin = z.output<typeof flowOrigin>
