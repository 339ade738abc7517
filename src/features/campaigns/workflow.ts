import type { MailingStatus } from '../../kernel/mailings.ts'
import type { Step } from '../../kernel/workflow.ts'

/** What the guards look at. */
export interface MailingFacts {
  hasContent: boolean
  /** People who would be written to if it began now. */
  recipients: number
}

const yes = () => 'yes'

function ready({ hasContent, recipients }: MailingFacts): string {
  if (!hasContent) return 'Il manque l’objet ou le message.'
  return recipients > 0 ? 'yes' : 'Personne ne serait contacté : élargissez l’audience.'
}

/** The life of a mailing. It passes to `sending` when its hour comes, and to `done` when nobody waits any more. */
export const mailingWorkflow: readonly Step<MailingStatus, MailingFacts>[] = [
  { from: 'draft', to: 'scheduled', guard: ready },
  { from: 'scheduled', to: 'draft', guard: yes },
  { from: 'sending', to: 'paused', guard: yes },
  { from: 'paused', to: 'sending', guard: yes },
  { from: 'sending', to: 'stopped', guard: yes },
  { from: 'paused', to: 'stopped', guard: yes },
]
