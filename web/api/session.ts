import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { SessionView } from '../../src/features/accounts/contract.ts'
import { request } from './client.ts'
import { ApiProblem } from './problem.ts'
import { SESSION_KEY } from './queries.ts'

export type { SessionView }

async function readSession(): Promise<SessionView | null> {
  try {
    return await request<SessionView>('GET', '/session')
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }
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

/** Signing in and setting up both open a session, which is then read whole. */
export function useOpenSession<Input>(path: '/session' | '/setup') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => request('POST', path, { body: input }),
    onSuccess: async () => {
      client.setQueryData(['setup'], { needed: false })
      await client.invalidateQueries({ queryKey: SESSION_KEY })
    },
  })
}

/** A fresh page forgets everything read under the closed session, whether or not the server heard. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => request('DELETE', '/session'),
    onSettled: () => window.location.assign('/connexion'),
  })
}

export function isAdministrator({ user }: SessionView): boolean {
  return user.role === 'administrator'
}

export const SessionContext = createContext<SessionView | null>(null)

/** The session, inside the signed-in part. */
export function useSession(): SessionView {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in part')
  return session
}

export function canFacilitate(session: SessionView): boolean {
  return session.user.role === 'facilitator' || session.user.role === 'administrator'
}
