import { z } from 'zod'
import { partyRoles } from '../../kernel/synergies.ts'
import { fieldGroups, tradeSecrets } from '../../kernel/visibility.ts'
import { flowView } from '../flows/contract.ts'
import { answers } from './tables.ts'

const text = (max: number) => z.string().trim().max(max, `au plus ${max} caractères`)

export const introductionInput = z.object({
  stockId: z.string(),
  needId: z.string(),
  /** Said to both structures. */
  message: text(600).nullable().default(null),
  /** For the facilitators, with the validation that asking implies. */
  note: text(1000).nullable().default(null),
})
export type IntroductionInput = z.output<typeof introductionInput>

export const askingInput = z.object({ organisationId: z.string() })
export type AskingInput = z.output<typeof askingInput>

/** In the name of one of the structures; a yes may keep some of the fields back. */
export const answerInput = z.object({
  organisationId: z.string(),
  answer: z.enum(answers),
  reason: text(600).nullable().default(null),
  withheld: z
    .array(z.enum(fieldGroups))
    .max(fieldGroups.length)
    .default([...tradeSecrets]),
})
export type AnswerInput = z.output<typeof answerInput>

/** What a structure shows of itself to the other one. */
export const identityShown = z.object({
  name: z.string(),
  site: z
    .object({
      label: z.string().nullable(),
      address: z.string().nullable(),
      postalCode: z.string().nullable(),
      communeName: z.string().nullable(),
    })
    .nullable(),
  contacts: z.array(
    z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  ),
  /** The person who answers for the structure. */
  person: z.string(),
  /** None for a structure that takes part without a flow of its own. */
  flows: z.array(flowView),
})
export type IdentityShown = z.output<typeof identityShown>

/** As it was kept with a yes: with its one flow, before a structure could bring several. */
export type IdentityKept = Omit<IdentityShown, 'flows'> &
  ({ flows: IdentityShown['flows'] } | { flow: IdentityShown['flows'][number] | null })

/** `lapsed`: a flow was withdrawn before all had agreed, there is nothing left to introduce. */
export const introductionStates = ['asked', 'declined', 'introduced', 'lapsed'] as const

export const sideView = z.object({
  id: z.string(),
  role: z.enum(partyRoles),
  /** Of its flows, those that the reader may know of, as it is shown them. */
  flows: z.array(flowView),
  /** The reader's own structure on this side; null otherwise. */
  ownOrganisationId: z.string().nullable(),
  canAnswer: z.boolean(),
  /** People who were asked; null for those who do not work on this side. */
  asked: z.number().nullable(),
  /** For its facilitators: the structure, when somebody of it was last asked, and whether it may be asked again today. */
  asking: z
    .object({ organisationId: z.string(), lastAt: z.string().nullable(), mayAskAgain: z.boolean() })
    .nullable(),
  /** For its own people and its facilitators. */
  answer: z
    .object({
      answer: z.enum(answers),
      reason: z.string().nullable(),
      withheld: z.array(z.enum(fieldGroups)),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  /** For its own people before they answer: exactly what a yes would show to the other side. */
  preview: identityShown.nullable(),
  /** What was consented: to its own people from the yes on, to the other side once both agreed. */
  shown: identityShown.nullable(),
})
export type SideView = z.output<typeof sideView>

export const introductionView = z.object({
  id: z.string(),
  /** Null for who may not read it: before the introduction, and once their structure has left. */
  synergyId: z.string().nullable(),
  state: z.enum(introductionStates),
  openedBy: z.string(),
  openedAt: z.string(),
  message: z.string().nullable(),
  /** Who gives, then who receives, then who transforms. */
  sides: z.array(sideView),
})
export type IntroductionView = z.output<typeof introductionView>
export const introductionList = z.object({ total: z.number(), items: z.array(introductionView) })
export type IntroductionList = z.output<typeof introductionList>

const token = z.string().min(1).max(100)
export const introductionLinkInput = z.object({ token })
/** What the link of a mail asks. */
export const introductionLink = z.object({
  introductionId: z.string(),
  state: z.enum(introductionStates),
  message: z.string().nullable(),
  openedBy: z.string(),
  openedAt: z.string(),
  /** The structure that is asked. */
  organisationName: z.string(),
  /** How many other structures are. */
  others: z.number(),
  /** Whom it is asked about: what each brings as far as the person may know it, and from how far. */
  theirs: z.array(
    z.object({
      role: z.enum(partyRoles),
      /** Empty: nothing of it is shown before all have agreed, or it brings no flow. */
      flows: z.array(
        z.object({
          ...flowView.pick({ id: true, kind: true }).shape,
          resource: z.string(),
          /** As the flow is shown: where it hides its structure, the smallest place that does. */
          communeName: z.string().nullable(),
          /** By road, from the first of one’s own flows to that place; null: not known. */
          km: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** The structure knows the others already: what is asked is about what came to the synergy since. */
  isAgain: z.boolean(),
  /** Exactly what a yes would show; null once there is nothing more to say by this link. */
  preview: identityShown.nullable(),
  /** Its own flows as they are, to tell what the whole network reads already. */
  flows: z.array(flowView),
  answer: z.enum(answers).nullable(),
})
export type IntroductionLink = z.output<typeof introductionLink>

export const linkAnswer = answerInput
  .omit({ organisationId: true })
  .extend({ token, answer: z.enum(answers).exclude(['withdrawn']) })
export type LinkAnswer = z.output<typeof linkAnswer>
export const linkOutcome = z.object({ state: z.enum(introductionStates) })
