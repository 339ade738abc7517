import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  AttachmentChange,
  AttachmentList,
  AttachmentView,
} from '../../src/features/flows/attachments/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { upload } from './upload.ts'

export type { AttachmentView }
export type AttachmentVisibility = AttachmentView['visibility']

export const attachmentUrl = ({ id }: AttachmentView) => `${API}/attachments/${encodeURIComponent(id)}`

const keyOf = (flowId: string) => ['/flows', 'one', flowId, 'attachments']
const pathOf = (flowId: string) => `/flows/${encodeURIComponent(flowId)}/attachments`

export function useAttachments(flowId: string) {
  return useQuery({
    queryKey: keyOf(flowId),
    queryFn: () => request<AttachmentList>('GET', pathOf(flowId)),
  })
}

/** After it, what was shown of flows is asked again. */
function useFlowAction<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['/flows'] }),
  })
}

export interface NewAttachment {
  file: File
  description: string
  visibility: AttachmentVisibility
}

export function useAttach(flowId: string) {
  const [progress, setProgress] = useState(0)
  const mutation = useFlowAction(({ file, description, visibility }: NewAttachment) => {
    setProgress(0)
    return upload<AttachmentView>(pathOf(flowId), [file], setProgress, {
      words: { description, visibility },
    })
  })
  return { ...mutation, progress }
}

export const useChangeAttachment = () =>
  useFlowAction(({ id, ...change }: AttachmentChange & { id: string }) =>
    request<AttachmentView>('PATCH', `/attachments/${encodeURIComponent(id)}`, { body: change }),
  )

export const useRemoveAttachment = () =>
  useFlowAction((id: string) => request('DELETE', `/attachments/${encodeURIComponent(id)}`))
