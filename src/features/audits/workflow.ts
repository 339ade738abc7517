import type { VisitStatus } from '../../kernel/visits.ts'
import type { Step } from '../../kernel/workflow.ts'

/** What the guards look at. */
export interface VisitFacts {
  today: string
  /** The day the visit was made, or would be said to be made. */
  madeOn: string | null
  /** Flows with a verdict. */
  examined: number
  /** Findings, energy actions, expectations and the engagement: what is kept besides flows. */
  noted: number
  /** Flows that are no longer as the auditor saw them when giving a verdict. */
  changed: readonly string[]
}

const yes = () => 'yes'

/** The life of a visit. A validated one is closed for good: what it recorded is kept as it was. */
export const visitWorkflow: readonly Step<VisitStatus, VisitFacts>[] = [
  {
    from: 'planned',
    to: 'made',
    guard: ({ madeOn, today }) =>
      madeOn !== null && madeOn <= today ? 'yes' : 'Une visite ne se note pas comme faite avant son jour.',
  },
  { from: 'planned', to: 'cancelled', guard: yes },
  { from: 'cancelled', to: 'planned', guard: yes },
  { from: 'made', to: 'planned', guard: yes },
  {
    from: 'made',
    to: 'validated',
    guard({ examined, noted, changed }) {
      if (examined + noted === 0)
        return 'Rien n’est noté : donnez un avis sur un flux au moins, ou notez un constat.'
      if (changed.length > 0) return `À revoir, car modifié depuis votre avis : ${changed.join(', ')}.`
      return 'yes'
    },
  },
]
