import { z } from 'zod'
import { plainText } from '../../../kernel/plain-text.ts'
import { resultBases } from '../../../kernel/synergies.ts'
import { measures } from '../impact/totals.ts'
import { storyAnswers } from './tables.ts'

const text = (max: number) => z.string().overwrite(plainText).trim().max(max, `Au plus ${max} caractères.`)

const figureId = z.object({ measure: z.enum(measures), basis: z.enum(resultBases) })
const figure = figureId.extend({ value: z.number() })
export type StoryFigure = z.output<typeof figure>

/** The page itself, as anybody reads it once it is published: nothing else of the synergy is in it. */
export const storyPage = z.object({
  title: z.string(),
  text: z.string(),
  quote: z.object({ text: z.string(), by: z.string() }).nullable(),
  figures: z.array(figure),
  /** Names of the structures, by their alphabetical order. */
  structures: z.array(z.string()),
})
export type StoryPage = z.output<typeof storyPage>

/** What a facilitator writes; figures are chosen among the results of the synergy, as they are today. */
export const storyInput = z.object({
  title: text(120).min(3, 'Donnez un titre.'),
  text: text(3000).min(20, 'Racontez ce qui a été fait, en une phrase au moins.'),
  quote: z
    .object({
      text: text(400).min(3, 'Écrivez la citation.'),
      by: text(120).min(3, 'Dites de qui elle est.'),
    })
    .nullable()
    .default(null),
  figures: z.array(figureId).max(9).default([]),
})
export type StoryInput = z.output<typeof storyInput>

/** The page as it was read, by its digest, lest another one be agreed to. */
export const storyAnswer = z.object({
  organisationId: z.string().max(60),
  answer: z.enum(storyAnswers),
  digest: z.string().max(64),
})
export type StoryAnswer = z.output<typeof storyAnswer>

/** `agreed`: by all, but the territory keeps no public page, or the synergy does not run. */
export const storyStates = ['draft', 'asked', 'refused', 'agreed', 'published'] as const

const storyParty = z.object({
  organisationId: z.string(),
  name: z.string(),
  /** Its last answer; null when it gave none to the page as it is now. */
  answer: z.enum(storyAnswers).nullable(),
  at: z.string().nullable(),
  by: z.string().nullable(),
  /** The reader answers for it. */
  canAnswer: z.boolean(),
})

export const storyView = z.object({
  page: storyPage,
  digest: z.string(),
  state: z.enum(storyStates),
  askedAt: z.string().nullable(),
  parties: z.array(storyParty),
  /** Its address under `/reussites/`, once published. */
  publicId: z.string().nullable(),
})
export type StoryView = z.output<typeof storyView>

/** The story of a synergy for those who take part in it. */
export const storyDesk = z.object({
  /** Whether the territory keeps a public page of them. */
  isOpen: z.boolean(),
  /** Null while there is none, or none that this reader is shown. */
  story: storyView.nullable(),
  /** Figures that may be told today; for who writes it. */
  offered: z.array(figure),
  can: z.object({ write: z.boolean(), remove: z.boolean() }),
})
export type StoryDesk = z.output<typeof storyDesk>

export const publicStory = storyPage.extend({ id: z.string() })
export type PublicStory = z.output<typeof publicStory>
export const publicStories = z.object({ total: z.number(), items: z.array(publicStory) })
