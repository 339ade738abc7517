import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { SESSION_KEY } from './queries.ts'

/** Changes often come in bursts (an import): one refresh is enough for all of them. */
const BURST_MS = 400

/**
 * Listens for the server saying that something changed and asks again what is shown; what changed never travels by
 * the socket. The client library is loaded after the page, and a lost connection comes back by itself.
 */
export function useLiveRefresh(): void {
  const client = useQueryClient()
  useEffect(() => {
    let close = () => {}
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // The first change of a burst sets the moment: steady changes must not put it off for ever.
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
      }, BURST_MS)
    }
    void import('socket.io-client').then(({ io }) => {
      if (isGone) return
      const socket = io({ path: '/api/v1/live', transports: ['websocket'] })
      socket.on('changed', refresh)
      close = () => socket.disconnect()
    })
    return () => {
      isGone = true
      clearTimeout(timer)
      close()
    }
  }, [client])
}
