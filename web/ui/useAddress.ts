import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'

type Changes<Name extends string> = Partial<Record<Name, string | undefined>>

export interface Address<Name extends string> {
  get(name: Name): string | undefined
  /** This address with some parameters changed; undefined takes one away. */
  with(changes: Changes<Name>): string
  /** Goes there. `replace` when the step is not worth a press of the back button (typing). */
  set(changes: Changes<Name>, options?: { replace?: boolean }): void
}

/** Filters and selection live in the address, so that a link, back and forward give the same screen. */
export function useAddress<Name extends string>(): Address<Name> {
  const [path, navigate] = useLocation()
  const search = useSearch()

  const withChanges = useCallback(
    (changes: Changes<Name>) => {
      const params = new URLSearchParams(search)
      for (const [name, value] of Object.entries<string | undefined>(changes)) {
        if (value) params.set(name, value)
        else params.delete(name)
      }
      const text = params.toString()
      return text ? `${path}?${text}` : path
    },
    [path, search],
  )
  return useMemo(
    () => ({
      get: (name) => new URLSearchParams(search).get(name) || undefined,
      with: withChanges,
      set: (changes, options) => navigate(withChanges(changes), options),
    }),
    [search, withChanges, navigate],
  )
}
