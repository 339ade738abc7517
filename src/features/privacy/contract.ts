import { z } from 'zod'
import { closingWays } from '../organisations/tables.ts'

export const exportFormats = ['json', 'xlsx'] as const
export const exportQuery = z.object({ format: z.enum(exportFormats).optional() })

export const personalExport = z.object({
  about: z.object({ kind: z.enum(['person', 'organisation']), id: z.string(), name: z.string() }),
  generatedAt: z.string(),
  /** Each part is a list of rows, as the rooms keep them. */
  parts: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
export type PersonalExport = z.output<typeof personalExport>

export const closingInput = z.object({
  how: z.enum(closingWays),
})
export type ClosingInput = z.output<typeof closingInput>
export const closingRequestView = z.object({ at: z.string(), how: z.enum(closingWays) })
export type ClosingRequestView = z.output<typeof closingRequestView>
export const closingView = z.object({ closedAt: z.string(), anonymisedAt: z.string().nullable() })

const months = z.number()
export const privacyNotice = z.object({
  territory: z.string(),
  controller: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
  /** Periods in months, as the administrator set them. */
  months: z.object({
    inactiveAccountMonths: months,
    endedSessionMonths: months,
    consultationMonths: months,
    sentMailMonths: months,
    noticeMonths: months,
    eventContactMonths: months,
    withdrawnFlowMonths: months,
    unconfirmedRegistrationMonths: months,
    mailingMonths: months,
  }),
  /** Whether anybody may read the register of shared resources, at `/donnees-ouvertes`. */
  openData: z.boolean(),
  /** Whether anybody may read success stories, at `/reussites`. */
  stories: z.boolean(),
  /** Host of the map tiles, the only outside call a front may make; null: none. */
  tilesHost: z.string().nullable(),
  /** Hosts of the public registers that the server asks about SIRETs and addresses; null: it asks none. */
  companyRegisterHost: z.string().nullable(),
  geocoderHost: z.string().nullable(),
})
export type PrivacyNotice = z.output<typeof privacyNotice>
