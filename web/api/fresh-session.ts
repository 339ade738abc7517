import { API } from './address.ts'
import { ApiProblem, problemFrom } from './problem.ts'

/**
 * The access token of the browser lives for minutes, and its cookies are out of our reach. What is kept here is only
 * when the last token was got (milliseconds): that there was a session, so that a visitor is not asked for one, and
 * that another tab has just done it.
 */
const STORAGE_KEY = 'boucle.session'

export function hadSession(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== null
}

/** A session was just opened, or found open. */
export function rememberSession(): void {
  localStorage.setItem(STORAGE_KEY, String(Date.now()))
}

export function forgetSession(): void {
  localStorage.removeItem(STORAGE_KEY)
}

let underWay: Promise<boolean> | null = null
let isLeaving = false

/** The person signs out: from here on this page asks for no more tokens. */
export function stopRefreshing(): void {
  isLeaving = true
}

/**
 * Gets the next tokens; false when the session is over. A refresh token sent twice ends the session, as if it had
 * been stolen, so tabs wait for each other (Web Locks), and one that waited takes what the other got.
 */
export function refreshSession(): Promise<boolean> {
  if (isLeaving || !hadSession()) return Promise.resolve(false)
  const askedAt = Date.now()
  underWay ??= oneTabAtATime(() => renew(askedAt)).finally(() => {
    underWay = null
  })
  return underWay
}

/** Locks are only there on https and on this machine; elsewhere tabs may end each other's session, never share it. */
function oneTabAtATime(work: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request(STORAGE_KEY, work) : work()
}

async function renew(askedAt: number): Promise<boolean> {
  if (Number(localStorage.getItem(STORAGE_KEY)) > askedAt) return true
  const response = await fetch(`${API}/session/refresh`, { method: 'POST', credentials: 'same-origin' })
  if (response.ok) {
    rememberSession()
    return true
  }
  if (response.status !== 401) throw problemFrom(response.status, await response.text())
  forgetSession()
  return false
}

/** Runs a call; when the token was too old, gets another one and runs it once more. */
export async function withFreshSession<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const isOver = error instanceof ApiProblem && error.code === 'not-signed-in'
    if (!isOver || !(await refreshSession())) throw error
    return call()
  }
}
