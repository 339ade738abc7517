import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Socket } from 'socket.io-client'
import { personActs } from './activity.ts'
import { refreshSession } from './fresh-session.ts'
import { IMPORT_PROGRESS_KEY, type ImportNotice, NOTICES_KEY, REREAD_KEY, SESSION_KEY } from './queries.ts'

/** Changes often come in bursts (an import): one refresh is enough for all of them. */
const BURST_MS = 400

/** What a change of some sorts alone touches: the beginnings of addresses. Any other sort touches everything. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  synergies: ['/synergies', '/introductions'],
  groups: ['/groups'],
  'shared-services': ['/shared-services'],
  projects: ['/projects'],
  mailings: ['/mailings'],
  information: ['/information', '/public-information', '/training'],
  training: ['/training'],
  plan: ['/plan'],
  events: ['/events'],
}

function isTouched(key: unknown, types: ReadonlySet<string>): boolean {
  if (key === SESSION_KEY[0]) return false
  return [...types].some((type) => TOUCHED[type]?.some((start) => String(key).startsWith(start)) ?? true)
}

/**
 * Listens for the server saying that something changed and asks again what is shown; what changed never travels by
 * the socket. The client library is loaded after the page, and a lost connection comes back by itself.
 */
export function useLiveRefresh(enabled: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!enabled) return
    let close = () => {}
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let heard = new Set<string>()
    // The first change of a burst sets the moment: steady changes must not put it off for ever.
    const askAgain = (type = 'anything') => {
      heard.add(type)
      timer ??= setTimeout(() => {
        const types = heard
        timer = undefined
        heard = new Set()
        void client.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey[0], types) })
      }, BURST_MS)
    }
    void import('socket.io-client').then(({ io }) => {
      if (isGone) return
      const socket = io({ path: '/api/v1/live', transports: ['websocket'] })
      socket.on('changed', ({ type }: { type: string }) => askAgain(type))
      socket.on('flows-reread', ({ share }: { share: number }) => client.setQueryData(REREAD_KEY, share))
      socket.on('import-progress', (notice: ImportNotice) => client.setQueryData(IMPORT_PROGRESS_KEY, notice))
      comeBack(socket, client, () => askAgain())
      // The library waits longer and longer between its tries: the line is back, so it tries now.
      const hurry = () => socket.connected || socket.disconnect().connect()
      window.addEventListener('online', hurry)
      close = () => {
        window.removeEventListener('online', hurry)
        socket.disconnect()
      }
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      close()
    }
  }, [client, enabled])
}

/**
 * Whatever kept the browser from listening, what is shown is asked again once it listens: a change may have been missed.
 * The server cuts a socket when its token is too old, the session over, or the person's rights changed. Once the
 * person does something, gets a new token and returns; or finds the door.
 */
function comeBack(socket: Socket, client: QueryClient, askAgain: () => void): void {
  let connectedAt = Date.now()
  let hasMissed = false
  socket.on('connect', () => {
    connectedAt = Date.now()
    if (hasMissed) askAgain()
    // What was told while the page and its first connection were on their way.
    else void client.invalidateQueries({ queryKey: [NOTICES_KEY] })
    // What was under way may have ended unheard.
    client.setQueryData(REREAD_KEY, 1)
    hasMissed = false
  })
  const comeIn = async () => {
    await personActs(connectedAt)
    connectedAt = Date.now()
    // Without a line nothing is known of the session: the library tries until there is one, and then asks again.
    const goesOn = await refreshSession().catch(() => true)
    if (goesOn) socket.connect()
    await client.invalidateQueries({ queryKey: SESSION_KEY })
  }
  socket.on('disconnect', (reason) => {
    hasMissed = true
    // Anything else is a line that dropped: the library comes back by itself.
    if (reason === 'io server disconnect') void comeIn()
  })
  socket.on('connect_error', (error) => {
    hasMissed = true
    if (error.message === 'not-signed-in') void comeIn()
  })
}
