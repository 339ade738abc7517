import { z } from 'zod'
import type { Role } from '../../kernel/actor.ts'
import { type Family, families } from '../../kernel/families.ts'

/** Those who can be required to have a second factor: they see the data of many structures. */
export const staffRoles = ['facilitator', 'authority', 'administrator'] as const satisfies readonly Role[]

/** Where a register is asked; empty: it is not. In clear only on this machine. */
const registerUrl = z
  .string()
  .trim()
  .max(200)
  .refine(
    isRegisterUrl,
    'Cette adresse doit commencer par https:// et ne contenir ni identifiant ni question, ou rester vide.',
  )

function isRegisterUrl(text: string): boolean {
  if (text === '') return true
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isHere)
  return isSafe && [username, password, search, hash].every((part) => part === '')
}

const months = (max: number) => z.number().int().min(1).max(max)

/**
 * How long things are kept, in months. Where the CNIL recommends a period the default is its; the others are choices
 * of this project, and said to be so on the public page (docs/decisions/0013-personal-data.md).
 */
export const retentionMonths = {
  /** CNIL: deleting accounts unused for two years is proportionate, after a warning (référentiel « gestion commerciale », 3 February 2022). */
  inactiveAccountMonths: months(36),
  /** CNIL, délibération 2021-122 on logging: six months to a year. */
  endedSessionMonths: months(12),
  /** The same recommendation, its longest ordinary period. */
  consultationMonths: months(36),
  sentMailMonths: months(36),
  /** Notices follow the work under way: a year tells what came of it. */
  noticeMonths: months(36),
  /** By analogy with three years after the last contact (référentiel « gestion commerciale »). */
  withdrawnFlowMonths: months(60),
  unconfirmedRegistrationMonths: months(12),
  /** Names and addresses of people without an account, after the event they came to. */
  eventContactMonths: months(36),
  /** CNIL, three years after the last contact from a prospect (référentiel « gestion commerciale », 3 February 2022). */
  mailingMonths: months(36),
} as const

/**
 * How long what is said of a flow holds before it is asked for again, by family. No text sets these periods: a year is
 * the round of a company (waste registers, budgets, contracts), and the practice this project starts from; less where
 * things turn with a season (premises, people, a purchase to join), more for what is built.
 */
const freshMonths = (family: Family) => [`freshMonths.${family}`, months(60)] as const
const freshnessMonths = Object.fromEntries(families.map(freshMonths)) as Record<
  ReturnType<typeof freshMonths>[0],
  ReturnType<typeof months>
>

/** What an administrator decides for the territory. */
export const territorySettings = z.object({
  /** Least number of structures of a kind in a place before an anonymised flow may name that place. */
  anonymityThreshold: z.number().int().min(2).max(50),
  /** Whether anybody may read the register of shared resources: the flows whose people agreed to it, unnamed. */
  openDataRegister: z.boolean(),
  /** Whether anybody may read success stories: those that all of their structures agreed to, named. */
  successStories: z.boolean(),
  /** Who answers for the data (GDPR, article 4.7), and where to write to them; shown on the public page. */
  controllerName: z.string().trim().max(160),
  controllerContact: z.string().trim().max(200),
  ...retentionMonths,
  ...freshnessMonths,
  /** How long before that term those who answer for the flow are written to. */
  renewalNoticeDays: z.number().int().min(1).max(90),
  /** How long after it a flow is still counted on. */
  renewalGraceDays: z.number().int().min(0).max(90),
  /** Least number of days between two of these mails to a person. */
  renewalMailEveryDays: z.number().int().min(1).max(90),
  /** A synergy that was just taken up is left alone this long. */
  synergyGraceDays: z.number().int().min(0).max(60),
  /** After how long without news who follows a synergy is told about it, told for the last time, and it is marked. */
  synergyReminderDays: z.number().int().min(1).max(365),
  synergyLastCallDays: z.number().int().min(1).max(365),
  synergyUnfollowedDays: z.number().int().min(1).max(730),
  /** How long after the day of a planned exchange those it concerns are told a last time that it awaits an answer. */
  exchangeGraceDays: z.number().int().min(1).max(90),
  /** Messages of a synergy within this many minutes go in one mail; 0: a mail for each. */
  messageMailMinutes: z.number().int().min(0).max(1440),
  /** A working group in which nothing happens for so long is said to be dormant. */
  groupDormantDays: z.number().int().min(7).max(730),
  /** How long before an event those who come are reminded, twice. */
  eventFirstReminderDays: z.number().int().min(2).max(60),
  eventLastReminderDays: z.number().int().min(0).max(14),
  /** How many messages of mailings leave in an hour, all mailings together. */
  mailingsPerHour: z.number().int().min(1).max(1200),
  /** For how many days after a message what its structure did is said to follow it. */
  mailingFollowDays: z.number().int().min(7).max(365),
  /** When the weekly mail of notices leaves, on mainland France's clock: 1 is Monday, 7 Sunday. */
  digestWeekday: z.number().int().min(1).max(7),
  digestHour: z.number().int().min(0).max(23),
  /** Life of a member's session, whether used or not. */
  memberSessionDays: z.number().int().min(1).max(90),
  /** Life of the session of anybody else, even used all the time. */
  staffSessionDays: z.number().int().min(1).max(30),
  /** How long that session may rest unused. */
  staffSessionIdleHours: z.number().int().min(1).max(72),
  /** Roles that reach nothing but their own account until they have a second factor. */
  secondFactorRequiredFor: z.array(z.enum(staffRoles)).max(staffRoles.length),
  /** The public register of companies (*Recherche d’entreprises*), asked about SIRETs. */
  companyRegisterUrl: registerUrl,
  /** The national geocoder (Géoplateforme), asked about addresses. */
  geocoderUrl: registerUrl,
  /** Largest file that may be attached to a flow, in megabytes (10⁶ bytes). */
  attachmentMegabytes: z.number().int().min(1).max(25),
  attachmentsPerFlow: z.number().int().min(1).max(50),
})
export type TerritorySettings = z.output<typeof territorySettings>

/** What each setting is until somebody chooses. */
export const settingDefaults: TerritorySettings = {
  anonymityThreshold: 3,
  openDataRegister: false,
  successStories: false,
  controllerName: '',
  controllerContact: '',
  inactiveAccountMonths: 24,
  endedSessionMonths: 6,
  consultationMonths: 12,
  sentMailMonths: 3,
  noticeMonths: 12,
  withdrawnFlowMonths: 36,
  unconfirmedRegistrationMonths: 1,
  eventContactMonths: 12,
  mailingMonths: 36,
  'freshMonths.material': 12,
  'freshMonths.waste': 12,
  'freshMonths.water': 12,
  'freshMonths.energy': 12,
  'freshMonths.equipment': 12,
  'freshMonths.space': 6,
  'freshMonths.logistics': 12,
  'freshMonths.service': 12,
  'freshMonths.skill': 6,
  'freshMonths.group-purchase': 6,
  'freshMonths.infrastructure': 24,
  renewalNoticeDays: 21,
  renewalGraceDays: 15,
  renewalMailEveryDays: 14,
  synergyGraceDays: 3,
  synergyReminderDays: 9,
  synergyLastCallDays: 21,
  synergyUnfollowedDays: 45,
  exchangeGraceDays: 7,
  messageMailMinutes: 15,
  groupDormantDays: 90,
  eventFirstReminderDays: 7,
  eventLastReminderDays: 1,
  mailingsPerHour: 60,
  mailingFollowDays: 90,
  digestWeekday: 1,
  digestHour: 8,
  memberSessionDays: 30,
  staffSessionDays: 7,
  staffSessionIdleHours: 12,
  secondFactorRequiredFor: [],
  companyRegisterUrl: '',
  geocoderUrl: '',
  attachmentMegabytes: 10,
  attachmentsPerFlow: 10,
}

/** Some settings; what is left out stays as it is. */
export const territorySettingsChange = z.strictObject(territorySettings.shape).partial()

const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.string())])

/** A setting as the administrators see it: a number within bounds, a text of some length, yes or no, or some of a list. */
export const describedSetting = z.object({
  key: z.keyof(territorySettings),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choices: z.array(z.string()).nullable(),
  value,
  default: value,
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
})
export type DescribedSetting = z.output<typeof describedSetting>
export const describedSettings = z.object({ items: z.array(describedSetting) })

interface Bounds {
  minimum?: number
  maximum?: number
  maxLength?: number
  items?: { enum?: string[] }
}

/** What each setting may be, read from the schema, so that the screen cannot say otherwise. */
export const settingBounds = Object.entries(
  (z.toJSONSchema(territorySettings).properties ?? {}) as Record<string, Bounds>,
).map(([key, { minimum, maximum, maxLength, items }]) => ({
  key: key as keyof TerritorySettings,
  min: minimum ?? null,
  max: maximum ?? maxLength ?? null,
  choices: items?.enum ?? null,
}))
