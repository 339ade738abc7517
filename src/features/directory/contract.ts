import { z } from 'zod'
import { directoryFields } from '../../kernel/directory.ts'
import { families } from '../../kernel/families.ts'
import { plainText } from '../../kernel/plain-text.ts'
import { sectors } from '../../kernel/sectors.ts'
import { headcountBands, organisationKinds } from '../../kernel/structures.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)

const website = text(200).refine(
  isWebsite,
  'Une adresse de site commence par https:// ou http://, et ne contient ni identifiant ni mot de passe.',
)

function isWebsite(address: string): boolean {
  if (address === '') return true
  if (!URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return ['https:', 'http:'].includes(protocol) && username === '' && password === ''
}

export const directoryEntryInput = z.object({
  isListed: z.boolean(),
  shown: z.array(z.enum(directoryFields)).default([]),
  website: website.nullable().default(null),
  presentation: text(1200).nullable().default(null),
  contactName: text(120).nullable().default(null),
  contactEmail: z.email('Cette adresse électronique est incomplète.').nullable().default(null),
  contactPhone: text(30).nullable().default(null),
})
export type DirectoryEntryInput = z.output<typeof directoryEntryInput>

const contact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

/** A structure as the network reads it: what it did not choose to show is null. */
export const listedStructure = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  sector: z.enum(sectors).nullable(),
  activityLabel: z.string().nullable(),
  headcountBand: z.enum(headcountBands).nullable(),
  communeName: z.string().nullable(),
  /** Its site when it shows it, else the middle of its commune when it shows that. */
  point: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  isExact: z.boolean(),
  website: z.string().nullable(),
  presentation: z.string().nullable(),
  contact: contact.nullable(),
  /** Families of what it offers by name to the whole network. */
  families: z.array(z.enum(families)),
})
export type ListedStructure = z.output<typeof listedStructure>

export const listedPage = listedStructure.extend({
  /** Its flows that the reader is shown by name. */
  flows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: z.enum(['stock', 'need']),
      family: z.enum(families),
    }),
  ),
})
export type ListedPage = z.output<typeof listedPage>

export const directoryQuery = z.object({
  q: text(100).optional(),
  sector: z.enum(sectors).optional(),
  kind: z.enum(organisationKinds).optional(),
  /** INSEE code. */
  commune: z.string().optional(),
  family: z.enum(families).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type DirectoryQuery = z.output<typeof directoryQuery>
export const directoryList = z.object({ total: z.number(), items: z.array(listedStructure) })

/** The choice of a structure, and exactly what it shows or would show. */
export const directoryEntryView = directoryEntryInput.extend({
  agreedAt: z.string().nullable(),
  preview: listedStructure,
  can: z.object({ change: z.boolean() }),
})
export type DirectoryEntryView = z.output<typeof directoryEntryView>
