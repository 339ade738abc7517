import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MessageInput, MessageList, MessageView } from '../../src/features/synergies/work/contract.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'

export type { MessageView }
export type Audience = MessageView['audience']

const NOBODY: Audience[] = []
const pathOf = (id: string) => `/synergies/${encodeURIComponent(id)}`

/** Whatever is written in a synergy is a news of it: all that is shown of synergies is asked again. */
function useWork<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/synergies'),
      }),
  })
}

/** What was written in a synergy, the latest first, and whom the reader may write to. */
export function useMessages(id: string) {
  const list = useList<MessageView, MessageList>(`${pathOf(id)}/messages`, {}, 20)
  return { ...list, writeTo: list.data?.pages[0]?.can.writeTo ?? NOBODY }
}

export const useWriteMessage = (id: string) =>
  useWork((body: MessageInput) => request<MessageView>('POST', `${pathOf(id)}/messages`, { body }))

export const useWithdrawMessage = (id: string) =>
  useWork((messageId: string) =>
    request<null>('DELETE', `${pathOf(id)}/messages/${encodeURIComponent(messageId)}`),
  )
