import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AnswerInput,
  AskingInput,
  IdentityShown,
  IntroductionInput,
  IntroductionLink,
  IntroductionView,
  LinkAnswer,
  SideView,
} from '../../src/features/synergies/contract.ts'
import { request } from './client.ts'
import type { List } from './queries.ts'

export type { AnswerInput, IdentityShown, IntroductionLink, IntroductionView, SideView }

/** Asked of the reader, who has said nothing yet, not even "later". */
export function isAwaited({ state, sides }: IntroductionView): boolean {
  return state === 'asked' && sides.some(({ canAnswer, answer }) => canAnswer && !answer)
}

export function useIntroductions(enabled = true) {
  return useQuery({
    queryKey: ['/introductions'],
    queryFn: () => request<List<IntroductionView>>('GET', '/introductions'),
    enabled,
  })
}

export function useIntroduction(id: string) {
  return useQuery({
    queryKey: ['/introductions', id],
    queryFn: () => request<IntroductionView>('GET', `/introductions/${encodeURIComponent(id)}`),
  })
}

export function useOpenIntroduction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: IntroductionInput) =>
      request<IntroductionView>('POST', '/introductions', { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/introductions'] }),
  })
}

/** An answer may show flows that were hidden: everything is asked again. */
export function useAnswer(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: AnswerInput) =>
      request<IntroductionView>('POST', `/introductions/${encodeURIComponent(id)}/answers`, { body: input }),
    onSuccess: (view) => {
      client.setQueryData(['/introductions', id], view)
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/') })
    },
  })
}

/** Asks a structure that has not agreed once more. */
export function useAskAgain(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: AskingInput) =>
      request<IntroductionView>('POST', `/introductions/${encodeURIComponent(id)}/askings`, { body: input }),
    onSettled: () => client.invalidateQueries({ queryKey: ['/introductions'] }),
  })
}

/** What the link of a mail asks; reading it changes nothing. */
export function useIntroductionLink(token: string) {
  return useQuery({
    queryKey: ['/introductions/link', token],
    queryFn: () => request<IntroductionLink>('POST', '/introductions/link', { body: { token } }),
    // Once it is answered there is nothing more to read.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useAnswerByLink() {
  return useMutation({
    mutationFn: (body: LinkAnswer) =>
      request<{ state: IntroductionView['state'] }>('POST', '/introductions/link/answer', { body }),
  })
}
