import type { InformationState } from '../../kernel/information.ts'
import type { Step } from '../../kernel/workflow.ts'
import type { InformationContent } from './contract.ts'

/** What a reader must be given before an item may be published. */
export type PublicationFacts = Pick<
  InformationContent,
  'category' | 'summary' | 'body' | 'sourceName' | 'sourceUrl' | 'closesOn'
>

/** `yes`, or what is missing: what is published says what it is, where it comes from and until when. */
export function readyForReaders(facts: PublicationFacts): string {
  if (facts.summary.length < 10) return 'Écrivez le résumé, lu dans les listes.'
  if (facts.body.length < 20) return 'Écrivez le texte.'
  if (facts.sourceName === '' || facts.sourceUrl === null) return 'Dites la source, avec son adresse.'
  if (facts.category === 'call' && facts.closesOn === null)
    return 'Dites le dernier jour de l’appel à projets.'
  return 'yes'
}

/** A draft that never was published is deleted instead of withdrawn. */
export const informationSteps: readonly Step<InformationState, PublicationFacts>[] = [
  { from: 'draft', to: 'published', guard: readyForReaders },
  { from: 'published', to: 'withdrawn', guard: () => 'yes' },
  { from: 'withdrawn', to: 'published', guard: readyForReaders },
]
