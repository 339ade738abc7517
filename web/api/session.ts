import { onlineManager, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { SessionView, SignInAnswer } from '../../src/features/accounts/contract.ts'
import { request } from './client.ts'
import {
  forgetSession,
  hadSession,
  refreshSession,
  rememberSession,
  stopRefreshing,
} from './fresh-session.ts'
import { SESSION_KEY } from './queries.ts'

export type { SessionView, SignInAnswer }

/** To a browser whose token grew old the server answers as to a visitor: it gets another one and asks again. */
async function readSession(): Promise<SessionView | null> {
  const read = () => request<SessionView | null>('GET', '/session')
  const session = (await read()) ?? ((await refreshSession()) ? await read() : null)
  if (!session) forgetSession()
  else if (!hadSession()) rememberSession()
  return session
}

/** Null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 5 * 60_000 })
}

export function useSetupNeeded(enabled: boolean) {
  return useQuery({
    queryKey: ['setup'],
    queryFn: () => request<{ needed: boolean }>('GET', '/setup'),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Where a session may be opened: by password, by a link, after the code, at the set-up. */
type DoorPath = '/session' | '/session/link/redeem' | '/session/second-factor' | '/setup'

/** What opens a session, which is then read whole; or leads to the page that asks for the code. */
export function useOpenSession<Input>(path: DoorPath) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const search = useSearch()
  return useMutation({
    mutationFn: (input: Input) => request<SignInAnswer>('POST', path, { body: input }),
    onSuccess: async (answer) => {
      if (answer.next === 'second-factor') {
        // In the state of the history: the challenge is in no address, and a reload keeps it.
        const state = { challenge: answer.challenge }
        return navigate(`/connexion/code${search && `?${search}`}`, { replace: true, state })
      }
      rememberSession()
      client.setQueryData(['setup'], { needed: false })
      await client.invalidateQueries({ queryKey: SESSION_KEY })
    },
  })
}

/** A fresh page forgets everything read under the closed session, whether or not the server heard. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (where: 'here' | 'everywhere') => {
      // A fresh token first: once it is over, nothing may ask for another.
      await refreshSession().catch(() => false)
      stopRefreshing()
      // Nor for anything else: what is still being read would be refused, and the page is on its way out.
      onlineManager.setOnline(false)
      await client.cancelQueries()
      return where === 'here'
        ? request('DELETE', '/session')
        : request('DELETE', '/me/sessions', { query: { current: 'end' } })
    },
    onSettled: () => {
      forgetSession()
      window.location.assign('/connexion')
    },
  })
}

export const SessionContext = createContext<SessionView | null>(null)

/** The session, inside the signed-in part. */
export function useSession(): SessionView {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in part')
  return session
}

/** For a structure of its own, or for those it works on. */
export function canDeclare({ can, memberships }: SessionView): boolean {
  return can.facilitate || memberships.length > 0
}

export function canFacilitate({ can }: SessionView): boolean {
  return can.facilitate
}

/** Counts for the territory: facilitators and the authority. */
export function canCount({ can, user }: SessionView): boolean {
  return can.facilitate || user.role === 'authority'
}

/** Writes what the network is told: everybody but members. */
export function canWrite({ user }: SessionView): boolean {
  return user.role !== 'member'
}

export function isAdministrator({ can }: SessionView): boolean {
  return can.administer
}
