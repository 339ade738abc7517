import type { TrainingState } from '../../kernel/training.ts'
import type { Step } from '../../kernel/workflow.ts'

export interface PathFacts {
  summary: string
  stepCount: number
}

/** `yes`, or what is missing before others read it. */
export function readyForLearners({ summary, stepCount }: PathFacts): string {
  if (summary.length < 10) return 'Dites en une phrase ce que l’on apprend.'
  return stepCount === 0 ? 'Ajoutez une étape : un guide ou une session.' : 'yes'
}

/** A draft that never was published is deleted instead of withdrawn. */
export const pathMoves: readonly Step<TrainingState, PathFacts>[] = [
  { from: 'draft', to: 'published', guard: readyForLearners },
  { from: 'published', to: 'withdrawn', guard: () => 'yes' },
  { from: 'withdrawn', to: 'published', guard: readyForLearners },
]
