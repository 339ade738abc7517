import type { Stage } from '../../../kernel/synergies.ts'
import type { StoryView } from './contract.ts'

/** What has run is told: nothing that was given up. */
const TOLD_STAGES: readonly Stage[] = ['operational', 'recurring', 'ended']

interface Answered {
  answer: 'yes' | 'no' | 'withdrawn'
  digest: string
}

/** The last answer of a structure, if it was about this very page: a yes to one text is no yes to the next. */
export function answerTo(digest: string, last: Answered | undefined): Answered['answer'] | null {
  return last?.digest === digest ? last.answer : null
}

interface Standing {
  isAsked: boolean
  /** The territory keeps a public page. */
  isOpen: boolean
  stage: Stage
  /** One for each structure in it today; null: it has not answered about the page as it is. */
  answers: readonly (Answered['answer'] | null)[]
  /** Somebody is in it who is not known to the others yet, or a structure closed: nobody can agree for it. */
  isHindered: boolean
}

/** Nothing is published without a yes of every structure in it to exactly what is shown. */
export function storyState({ isAsked, isOpen, stage, answers, isHindered }: Standing): StoryView['state'] {
  if (!isAsked) return 'draft'
  if (answers.some((answer) => answer === 'no' || answer === 'withdrawn')) return 'refused'
  if (answers.length === 0 || isHindered || answers.some((answer) => answer !== 'yes')) return 'asked'
  return isOpen && TOLD_STAGES.includes(stage) ? 'published' : 'agreed'
}
