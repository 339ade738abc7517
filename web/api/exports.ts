import { useMutation } from '@tanstack/react-query'
import type { ExportFormat } from '../../src/features/exports/contract.ts'
import { API } from './address.ts'
import { type Query, withQuery } from './client.ts'
import { withFreshSession } from './fresh-session.ts'
import { problemFrom } from './problem.ts'

export type { ExportFormat }

/** Lists that can be taken away, by the last part of their address. */
export type ExportedList =
  | 'flows'
  | 'organisations'
  | 'matches'
  | 'poolings'
  | 'allotments'
  | 'chains'
  | 'stopped'
  | 'accounts'
  | 'people'
  | 'membership-requests'
  | 'introductions'
  | 'synergies'
  | 'groups'
  | 'shared-services'
  | 'projects'
  | 'mailings'
  | 'directory'
  | 'mailing-recipients'
  | 'information'
  | 'training'
  | 'plan'
  | 'events'
  | 'event-attendance'
  | 'journal'
  | 'structure-journal'
  | 'mails'
  | 'knowledge-entries'

/**
 * Gets the file of a list and hands it to the browser to save; the name of the file. Not a plain link: the token of a
 * page left open may be too old, and the refusal would be saved in the place of the list.
 */
export function useExport(list: ExportedList) {
  return useMutation({
    mutationFn: ({ format, filters }: { format: ExportFormat; filters: Query }) =>
      withFreshSession(async () => {
        const path = withQuery(`/exports/${list}`, { ...filters, format })
        const response = await fetch(API + path, { credentials: 'same-origin' })
        if (!response.ok) throw problemFrom(response.status, await response.text())
        const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
        const file = name ?? `boucle.${format}`
        save(await response.blob(), file)
        return file
      }),
  })
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
