import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  DocumentList,
  DocumentView,
  MeetingChange,
  MeetingInput,
  MeetingList,
  MeetingView,
  MessageInput,
  MessageList,
  MessageView,
  TaskChange,
  TaskInput,
  TaskList,
  TaskView,
} from '../../src/features/synergies/together/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { useList } from './queries.ts'
import { upload } from './upload.ts'

export type {
  DocumentList,
  DocumentView,
  MeetingInput,
  MeetingView,
  MessageView,
  TaskInput,
  TaskList,
  TaskView,
}
export type Audience = MessageView['audience']

const NOBODY: Audience[] = []
const at = encodeURIComponent
const pathOf = (id: string) => `/synergies/${at(id)}`

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
  useWork((messageId: string) => request<null>('DELETE', `${pathOf(id)}/messages/${at(messageId)}`))

export function useDocuments(id: string) {
  const path = `${pathOf(id)}/documents`
  return useQuery({ queryKey: [path], queryFn: () => request<DocumentList>('GET', path) })
}

export interface NewDocument {
  file: File
  description: string
  audience: Audience
}

/** `progress`: how much of the file has gone, from 0 to 1. */
export function useAddDocument(id: string) {
  const [progress, setProgress] = useState(0)
  const mutation = useWork(({ file, ...words }: NewDocument) => {
    setProgress(0)
    return upload<DocumentView>(`${pathOf(id)}/documents`, [file], setProgress, { words })
  })
  return { ...mutation, progress }
}

export const useRemoveDocument = (id: string, documentId: string) =>
  useWork(() => request<null>('DELETE', `${pathOf(id)}/documents/${at(documentId)}`))

/** Where a document is saved from. */
export const documentUrl = (id: string, documentId: string) =>
  `${API}${pathOf(id)}/documents/${at(documentId)}`

export function useTasks(id: string) {
  const path = `${pathOf(id)}/tasks`
  return useQuery({ queryKey: [path], queryFn: () => request<TaskList>('GET', path) })
}

export const useAddTask = (id: string) =>
  useWork((body: TaskInput) => request<TaskView>('POST', `${pathOf(id)}/tasks`, { body }))

export const useAddChecklist = (id: string) =>
  useWork(() => request<TaskList>('POST', `${pathOf(id)}/tasks/checklist`))

export const useChangeTask = (id: string, taskId: string) =>
  useWork((body: TaskChange) => request<TaskView>('PATCH', `${pathOf(id)}/tasks/${at(taskId)}`, { body }))

export const useRemoveTask = (id: string, taskId: string) =>
  useWork(() => request<null>('DELETE', `${pathOf(id)}/tasks/${at(taskId)}`))

export function useMeetings(id: string) {
  const path = `${pathOf(id)}/meetings`
  return useQuery({ queryKey: [path], queryFn: () => request<MeetingList>('GET', path) })
}

export const usePlanMeeting = (id: string) =>
  useWork((body: MeetingInput) => request<MeetingView>('POST', `${pathOf(id)}/meetings`, { body }))

export const useChangeMeeting = (id: string, meetingId: string) =>
  useWork((body: MeetingChange) =>
    request<MeetingView>('PATCH', `${pathOf(id)}/meetings/${at(meetingId)}`, { body }),
  )

export const useCancelMeeting = (id: string, meetingId: string) =>
  useWork(() => request<null>('DELETE', `${pathOf(id)}/meetings/${at(meetingId)}`))

/** Where the calendar file of a meeting is. */
export const meetingCalendarUrl = (meetingId: string) =>
  `${API}/synergy-meetings/${at(meetingId)}/calendar.ics`
