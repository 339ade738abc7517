import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  DirectoryEntryInput,
  DirectoryEntryView,
  ListedPage,
  ListedStructure,
} from '../../src/features/directory/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { DirectoryEntryInput, DirectoryEntryView, ListedPage, ListedStructure }

export interface DirectoryFilters {
  q?: string
  sector?: string
  kind?: string
  commune?: string
  family?: string
}

const at = encodeURIComponent
const entryOf = (organisationId: string) => `/organisations/${at(organisationId)}/directory-entry`

/** All of them at once: a territory has some hundreds, and the map shows them all. */
export const useDirectory = (filters: DirectoryFilters) =>
  useList<ListedStructure>('/directory', { ...filters }, 500)

export function useListed(id: string) {
  return useQuery({
    queryKey: ['/directory', 'one', id],
    queryFn: () => request<ListedPage>('GET', `/directory/${at(id)}`),
  })
}

export function useDirectoryEntry(organisationId: string) {
  return useQuery({
    queryKey: ['/directory', 'entry', organisationId],
    queryFn: () => request<DirectoryEntryView>('GET', entryOf(organisationId)),
  })
}

export function useChooseEntry(organisationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DirectoryEntryInput) =>
      request<DirectoryEntryView>('PUT', entryOf(organisationId), { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/directory'] }),
  })
}
