import { isAwaited, useIntroductions } from '../api/introductions.ts'
import { useRequests } from '../api/people.ts'
import { useRenewalCount } from '../api/renewals.ts'
import type { SessionView } from '../api/session.ts'
import type { Room } from './rooms.ts'

/** How many things wait for this person in each room. */
export type Waiting = Partial<Record<Room['label'], number>>

export function useWaiting({ can, mustEnrol }: SessionView): Waiting {
  const requests = useRequests(can.facilitate && !mustEnrol)
  const introductions = useIntroductions(can.readNetwork && !mustEnrol)
  const renewals = useRenewalCount(can.readNetwork && !can.facilitate && !mustEnrol)
  return {
    // A facilitator's are those of everybody: they wait for their structures.
    'nav.flows': renewals.data?.total ?? 0,
    'nav.requests': requests.data?.total ?? 0,
    'nav.introductions': introductions.data?.items.filter(isAwaited).length ?? 0,
  }
}
