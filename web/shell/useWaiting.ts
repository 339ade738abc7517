import { isAwaited, useIntroductions } from '../api/introductions.ts'
import { useRequests } from '../api/people.ts'
import type { SessionView } from '../api/session.ts'
import type { Room } from './rooms.ts'

/** How many things wait for this person in each room. */
export type Waiting = Partial<Record<Room['label'], number>>

export function useWaiting({ can, mustEnrol }: SessionView): Waiting {
  const requests = useRequests(can.facilitate && !mustEnrol)
  const introductions = useIntroductions(can.readNetwork && !mustEnrol)
  return {
    'nav.requests': requests.data?.total ?? 0,
    'nav.introductions': introductions.data?.items.filter(isAwaited).length ?? 0,
  }
}
