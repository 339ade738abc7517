import type { EventStatus } from '../../kernel/network-events.ts'
import type { Step } from '../../kernel/workflow.ts'

export interface EventFacts {
  /** Both `YYYY-MM-DD`. */
  heldOn: string
  today: string
  /** A place, or a link. */
  hasWhere: boolean
  /** Why it is cancelled, as those who were to come read it. */
  reason: string | null
}

/** The life of an event; a cancelled or held one stays so. */
export const eventSteps: readonly Step<EventStatus, EventFacts>[] = [
  {
    from: 'draft',
    to: 'published',
    guard({ heldOn, today, hasWhere }) {
      if (heldOn < today) return 'Sa date est passée : changez-la d’abord.'
      return hasWhere ? 'yes' : 'Dites d’abord où elle a lieu : un lieu, ou un lien.'
    },
  },
  {
    from: 'published',
    to: 'cancelled',
    guard: ({ reason }) => (reason ? 'yes' : 'Dites pourquoi : les personnes inscrites le liront.'),
  },
  {
    from: 'published',
    to: 'held',
    guard: ({ heldOn, today }) => (heldOn <= today ? 'yes' : 'Son jour n’est pas encore venu.'),
  },
]
