import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  InformationChange,
  InformationImage,
  InformationInput,
  InformationList,
  InformationReason,
  InformationSummary,
  InformationView,
  VersionList,
  VersionView,
} from '../../src/features/information/contract.ts'
import type { InformationState } from '../../src/kernel/information.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'
import { upload } from './upload.ts'

export type {
  InformationChange,
  InformationImage,
  InformationReason,
  InformationSummary,
  InformationView,
  VersionView,
}

export interface InformationFilters {
  q?: string
  category?: string
  theme?: string
  resource?: string
  standing?: string
  state?: string
}

const at = encodeURIComponent
const pathOf = (id: string) => `/information/${at(id)}`

export const imageUrl = (id: string, imageId: string) => `${API}${pathOf(id)}/images/${at(imageId)}`

export const useInformation = (filters: InformationFilters) =>
  useList<InformationSummary, InformationList>('/information', { ...filters }, 50)

export function useArticle(id: string) {
  return useQuery({
    queryKey: ['/information', 'one', id],
    queryFn: () => request<InformationView>('GET', pathOf(id)),
  })
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: ['/information', 'versions', id],
    queryFn: () => request<VersionList>('GET', `${pathOf(id)}/versions`),
  })
}

/** Whatever is written may change its place in every list: all that is shown of information is asked again. */
function useMove<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['/information'] }),
  })
}

export const useBegin = () =>
  useMove((input: InformationInput) => request<InformationView>('POST', '/information', { body: input }))

export const useWrite = (id: string) =>
  useMove((change: InformationChange) => request<InformationView>('PATCH', pathOf(id), { body: change }))

export const useStep = (id: string) =>
  useMove((to: InformationState) => request<InformationView>('POST', `${pathOf(id)}/steps`, { body: { to } }))

export const useStillTrue = (id: string) =>
  useMove(() => request<InformationView>('POST', `${pathOf(id)}/checks`))

export const useRemoveDraft = (id: string) => useMove(() => request<null>('DELETE', pathOf(id)))

export function useAddImage(id: string) {
  const [progress, setProgress] = useState(0)
  const mutation = useMove(({ file, description }: { file: File; description: string }) => {
    setProgress(0)
    return upload<InformationImage>(`${pathOf(id)}/images`, [file], setProgress, { words: { description } })
  })
  return { ...mutation, progress }
}

export const useRemoveImage = (id: string) =>
  useMove((imageId: string) => request<null>('DELETE', `${pathOf(id)}/images/${at(imageId)}`))
