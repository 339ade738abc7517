import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  DocumentChange,
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
} from '../../src/features/together/contract.ts'
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
const CALENDARS = { synergies: 'synergy-meetings', groups: 'group-meetings' } as const
const at = encodeURIComponent

/** Where people work together: a synergy, or a working group. */
export interface Workplace {
  kind: 'synergies' | 'groups'
  id: string
}
export const synergyPlace = (id: string): Workplace => ({ kind: 'synergies', id })
const pathOf = ({ kind, id }: Workplace) => `/${kind}/${at(id)}`

/** Whatever is written in a place is a news of it: all that is shown of such places is asked again. */
function useWork<Input, Answer>({ kind }: Workplace, run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/${kind}`),
      }),
  })
}

/** What was written in a place, the latest first, and whom the reader may write to. */
export function useMessages(place: Workplace) {
  const list = useList<MessageView, MessageList>(`${pathOf(place)}/messages`, {}, 20)
  return { ...list, writeTo: list.data?.pages[0]?.can.writeTo ?? NOBODY }
}

export const useWriteMessage = (place: Workplace) =>
  useWork(place, (body: MessageInput) => request<MessageView>('POST', `${pathOf(place)}/messages`, { body }))

export const useWithdrawMessage = (place: Workplace) =>
  useWork(place, (messageId: string) => request<null>('DELETE', `${pathOf(place)}/messages/${at(messageId)}`))

export function useDocuments(place: Workplace) {
  const path = `${pathOf(place)}/documents`
  return useQuery({ queryKey: [path], queryFn: () => request<DocumentList>('GET', path) })
}

export interface NewDocument {
  file: File
  description: string
  audience: Audience
}

/** `progress`: how much of the file has gone, from 0 to 1. */
export function useAddDocument(place: Workplace) {
  const [progress, setProgress] = useState(0)
  const mutation = useWork(place, ({ file, ...words }: NewDocument) => {
    setProgress(0)
    return upload<DocumentView>(`${pathOf(place)}/documents`, [file], setProgress, { words })
  })
  return { ...mutation, progress }
}

export const useDescribeDocument = (place: Workplace, documentId: string) =>
  useWork(place, (body: DocumentChange) =>
    request<DocumentView>('PATCH', `${pathOf(place)}/documents/${at(documentId)}`, { body }),
  )

export const useRemoveDocument = (place: Workplace, documentId: string) =>
  useWork(place, () => request<null>('DELETE', `${pathOf(place)}/documents/${at(documentId)}`))

/** Where a document is saved from. */
export const documentUrl = (place: Workplace, documentId: string) =>
  `${API}${pathOf(place)}/documents/${at(documentId)}`

export function useTasks(place: Workplace) {
  const path = `${pathOf(place)}/tasks`
  return useQuery({ queryKey: [path], queryFn: () => request<TaskList>('GET', path) })
}

export const useAddTask = (place: Workplace) =>
  useWork(place, (body: TaskInput) => request<TaskView>('POST', `${pathOf(place)}/tasks`, { body }))

export const useAddChecklist = (place: Workplace) =>
  useWork(place, () => request<TaskList>('POST', `${pathOf(place)}/tasks/checklist`))

export const useChangeTask = (place: Workplace, taskId: string) =>
  useWork(place, (body: TaskChange) =>
    request<TaskView>('PATCH', `${pathOf(place)}/tasks/${at(taskId)}`, { body }),
  )

export const useRemoveTask = (place: Workplace, taskId: string) =>
  useWork(place, () => request<null>('DELETE', `${pathOf(place)}/tasks/${at(taskId)}`))

export function useMeetings(place: Workplace) {
  const path = `${pathOf(place)}/meetings`
  return useQuery({ queryKey: [path], queryFn: () => request<MeetingList>('GET', path) })
}

export const usePlanMeeting = (place: Workplace) =>
  useWork(place, (body: MeetingInput) => request<MeetingView>('POST', `${pathOf(place)}/meetings`, { body }))

export const useChangeMeeting = (place: Workplace, meetingId: string) =>
  useWork(place, (body: MeetingChange) =>
    request<MeetingView>('PATCH', `${pathOf(place)}/meetings/${at(meetingId)}`, { body }),
  )

export const useCancelMeeting = (place: Workplace, meetingId: string) =>
  useWork(place, () => request<null>('DELETE', `${pathOf(place)}/meetings/${at(meetingId)}`))

/** Where the calendar file of a meeting is. */
export const meetingCalendarUrl = ({ kind }: Workplace, meetingId: string) =>
  `${API}/${CALENDARS[kind]}/${at(meetingId)}/calendar.ics`
