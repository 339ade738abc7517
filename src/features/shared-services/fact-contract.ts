import { z } from 'zod'
import { plainText } from '../../kernel/plain-text.ts'
import { supportAnswers, supportKinds } from '../../kernel/shared-services.ts'
import { isSiren, onlyDigits } from '../../kernel/siret.ts'

const label = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(2, 'Dites de quoi il s’agit.')
  .max(160, 'Au plus 160 caractères.')
const note = z.string().overwrite(plainText).trim().max(600, 'Au plus 600 caractères.')
const day = z.iso.date('Une date s’écrit AAAA-MM-JJ.')
const euros = z.number().min(0, 'Un montant n’est pas négatif.').max(1e9)

/** Jobs that a service made: full-time equivalents, from a day. */
export const jobInput = z.object({
  label,
  fte: z.number().positive('Un emploi compte plus de zéro équivalent temps plein.').max(1000),
  since: day,
  endedOn: day.nullable().default(null),
})
export type JobInput = z.output<typeof jobInput>

/** Only what changes: an end that was not known. */
export const jobChange = z.object({ endedOn: day.nullable() })
export type JobChange = z.output<typeof jobChange>

/** A structure that was made to carry a service. */
export const createdStructureInput = z.object({
  name: label,
  siren: z
    .string()
    .transform(onlyDigits)
    .refine(
      isSiren,
      'Ce SIREN n’existe pas : 9 chiffres sont attendus et la clé de contrôle ne correspond pas.',
    )
    .nullable()
    .default(null),
  createdOn: day,
})
export type CreatedStructureInput = z.output<typeof createdStructureInput>

/** What the authority is asked for. */
export const supportInput = z.object({
  kind: z.enum(supportKinds),
  label,
  /** Null: not in money, or not said. */
  euros: euros.nullable().default(null),
  askedOn: day,
})
export type SupportInput = z.output<typeof supportInput>

export const supportAnswerInput = z.object({
  answer: z.enum(supportAnswers),
  euros: euros.nullable().default(null),
  answeredOn: day,
  note: note.nullable().default(null),
})
export type SupportAnswerInput = z.output<typeof supportAnswerInput>

export const factsView = z.object({
  jobs: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      fte: z.number(),
      since: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
  structures: z.array(
    z.object({ id: z.string(), name: z.string(), siren: z.string().nullable(), createdOn: z.string() }),
  ),
  supports: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(supportKinds),
      label: z.string(),
      euros: z.number().nullable(),
      askedOn: z.string(),
      /** Null: awaited. */
      answer: z.enum(supportAnswers).nullable(),
      answeredEuros: z.number().nullable(),
      answeredOn: z.string().nullable(),
      answerNote: z.string().nullable(),
    }),
  ),
})
export type FactsView = z.output<typeof factsView>

export const countsQuery = z.object({ on: day.optional() })

/** What sheet 1.1.4 of the plan counts, and what surrounds it, on a day. */
export const countsView = z.object({
  on: z.string(),
  /** Plan 1.1.4 « Nombre de structures créées »: each once, by its SIREN or its name. */
  structuresCreated: z.number(),
  /** Plan 1.1.4 « Nombre d’emplois créés »: jobs, and their full-time equivalents. */
  jobsCreated: z.number(),
  fteCreated: z.number(),
  /** Of those, what had not ended. */
  fteStanding: z.number(),
  /** Services that ran. */
  running: z.number(),
  /** Of those, the form of a synergy that its own exchanges prove: counted among synergies already. */
  runningAsSynergy: z.number(),
  /** Different structures that use a running service. */
  usersOfRunning: z.number(),
  supportsAsked: z.number(),
  /** Of those whose amount is known; how many have none is told beside. */
  eurosAsked: z.number(),
  askedWithoutAmount: z.number(),
  supportsGranted: z.number(),
  eurosGranted: z.number(),
  grantedWithoutAmount: z.number(),
})
export type CountsView = z.output<typeof countsView>
