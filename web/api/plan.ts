import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  ActionChange,
  AmountInput,
  AmountView,
  Budget,
  ChangeList,
  ChangeView,
  CommentList,
  CommentView,
  Heading,
  HeadingChange,
  HeadingInput,
  Lateness,
  LinkView,
  PlanView,
  SheetInput,
  SheetSummary,
  SheetView,
  StepInput,
  StepSummary,
  StepView,
} from '../../src/features/reporting/plan/contract.ts'
import type {
  CounterChoices,
  CounterLines,
  DocumentList,
  DocumentView,
  LinkInput,
} from '../../src/features/reporting/plan/follow-contract.ts'
import type { ImportReport } from '../../src/features/reporting/plan/import-contract.ts'
import type {
  IndicatorChange,
  IndicatorInput,
  IndicatorList,
  IndicatorView,
  ValueInput,
  ValueView,
} from '../../src/features/reporting/plan/indicator-contract.ts'
import { API } from './address.ts'
import { request, withQuery } from './client.ts'
import type { SessionView } from './session.ts'
import { upload } from './upload.ts'

export type {
  AmountInput,
  AmountView,
  Budget,
  ChangeView,
  CommentView,
  DocumentList,
  DocumentView,
  Heading,
  ImportReport,
  IndicatorInput,
  IndicatorView,
  Lateness,
  LinkView,
  PlanView,
  SheetSummary,
  SheetView,
  StepInput,
  StepSummary,
  StepView,
  ValueView,
}

export interface PlanFilters {
  on?: string
  status?: string
  lead?: string
  year?: string
  late?: string
}

/** Those who read the plan; the server decides again on every request. */
export const readsPlan = ({ user, can }: SessionView) => can.readNetwork && user.role !== 'member'

const at = encodeURIComponent
const ofAction = (id: string) => `/plan/actions/${at(id)}`

function useRead<T>(path: string, query: Record<string, string | undefined> = {}, enabled = true) {
  return useQuery({
    queryKey: [path, query],
    queryFn: () => request<T>('GET', path, { query }),
    enabled,
  })
}

/** Whatever is written in the plan may show anywhere in it: all of it is asked again. */
function usePlanWrite<Input, Answer>(run: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/plan') }),
  })
}

export const usePlan = (filters: PlanFilters) => useRead<PlanView>('/plan', { ...filters })
export const useSheet = (code: string, on?: string) => useRead<SheetView>(`/plan/sheets/${at(code)}`, { on })

export const useLoadAxis = () => usePlanWrite(() => request<PlanView>('POST', '/plan/axis-1'))
export const useAddHeading = () =>
  usePlanWrite((body: HeadingInput) => request<Heading>('POST', '/plan/headings', { body }))
export const useChangeHeading = (id: string) =>
  usePlanWrite((body: HeadingChange) => request<Heading>('PATCH', `/plan/headings/${at(id)}`, { body }))
export const useAddSheet = () =>
  usePlanWrite((body: SheetInput) => request<{ id: string; code: string }>('POST', '/plan/sheets', { body }))
export const useAddStep = (sheetId: string) =>
  usePlanWrite((body: StepInput) => request<{ id: string }>('POST', `${ofAction(sheetId)}/steps`, { body }))
export const useChangeAction = (id: string) =>
  usePlanWrite((body: ActionChange) => request<null>('PATCH', ofAction(id), { body }))
export const useHistory = (id: string) => useRead<ChangeList>(`${ofAction(id)}/history`)

export const useAddAmount = (id: string) =>
  usePlanWrite((body: AmountInput) => request<null>('POST', `${ofAction(id)}/amounts`, { body }))
export const useVoidAmount = (id: string) =>
  usePlanWrite(() => request<null>('DELETE', `/plan/amounts/${at(id)}`))

export const useCounters = () => useRead<CounterChoices>('/plan/counters')
export const useAddLink = (id: string) =>
  usePlanWrite((body: LinkInput) => request<null>('POST', `${ofAction(id)}/links`, { body }))
export const useRemoveLink = (id: string) =>
  usePlanWrite(() => request<null>('DELETE', `/plan/links/${at(id)}`))
export const useLinkLines = (id: string, on?: string) =>
  useRead<CounterLines>(`/plan/links/${at(id)}/lines`, { on })

export const useComments = (id: string) => useRead<CommentList>(`${ofAction(id)}/comments`)
export const useWriteComment = (id: string) =>
  usePlanWrite((text: string) => request<CommentView>('POST', `${ofAction(id)}/comments`, { body: { text } }))
export const useWithdrawComment = (id: string) =>
  usePlanWrite(() => request<null>('DELETE', `/plan/comments/${at(id)}`))

export const useDocuments = (id: string) => useRead<DocumentList>(`${ofAction(id)}/documents`)
export const documentUrl = (id: string) => `${API}/plan/documents/${at(id)}`
export const useRemoveDocument = (id: string) =>
  usePlanWrite(() => request<null>('DELETE', `/plan/documents/${at(id)}`))
/** `progress`: how much of the file has gone, from 0 to 1. */
export function useAddDocument(id: string) {
  const [progress, setProgress] = useState(0)
  const mutation = usePlanWrite(({ file, description }: { file: File; description: string }) => {
    setProgress(0)
    return upload<DocumentView>(`${ofAction(id)}/documents`, [file], setProgress, { words: { description } })
  })
  return { ...mutation, progress }
}

export const useIndicators = (sheet: string, known?: string) =>
  useRead<IndicatorList>('/plan/indicators', { sheet, known })
export const useAddIndicator = (sheetId: string) =>
  usePlanWrite((body: IndicatorInput) =>
    request<IndicatorView>('POST', `${ofAction(sheetId)}/indicators`, { body }),
  )
export const useChangeIndicator = (id: string) =>
  usePlanWrite((body: IndicatorChange) =>
    request<IndicatorView>('PATCH', `/plan/indicators/${at(id)}`, { body }),
  )
export const useEnterValue = (id: string) =>
  usePlanWrite((body: ValueInput) =>
    request<IndicatorView>('POST', `/plan/indicators/${at(id)}/values`, { body }),
  )
export const useWithdrawValue = (id: string) =>
  usePlanWrite(() => request<IndicatorView>('DELETE', `/plan/values/${at(id)}`))

/** Where the workbook of the national tool is saved from. */
export const WORKBOOK_URL = `${API}/plan/workbook`
export const nationalValuesUrl = (collectivite: number) =>
  `${API}${withQuery('/plan/national-values', { collectivite })}`

const sendWorkbook = (file: File, apply: 'yes' | 'no') =>
  upload<ImportReport>('/plan/workbook', [file], () => {}, { words: { apply } })
export const usePreviewWorkbook = () => useMutation({ mutationFn: (file: File) => sendWorkbook(file, 'no') })
export const useImportWorkbook = () => usePlanWrite((file: File) => sendWorkbook(file, 'yes'))
