import { type QueryClient, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type {
  ImportApplication,
  ImportHistory,
  ImportPreview,
  importResult,
  RejectedCell,
  UnusualCell,
} from '../../src/features/spreadsheets/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { IMPORT_PROGRESS_KEY, type ImportNotice } from './queries.ts'
import { upload } from './upload.ts'

export type { ImportPreview, RejectedCell, UnusualCell }
export type AppliedImport = ImportHistory['items'][number]

type ImportResult = z.output<typeof importResult>

export const TEMPLATE_URL = `${API}/imports/template.xlsx`

/** How far a preview has come: sent by the browser, then read and compared by the server. */
export interface ImportProgress {
  step: 'sending' | 'reading' | 'planning'
  /** Null: nobody has told yet. */
  share: number | null
}

const AT_START: ImportProgress = { step: 'sending', share: 0 }

/** Sends files for a preview, which may be given up until it is there. */
export function useImportPreview() {
  const [sent, setSent] = useState(AT_START)
  const [token, setToken] = useState('')
  const sending = useRef<AbortController | null>(null)
  const told = useQuery<ImportNotice>({ queryKey: IMPORT_PROGRESS_KEY, queryFn: skipToken }).data
  const mutation = useMutation({
    mutationFn: (files: readonly File[]) => {
      const own = crypto.getRandomValues(new Uint32Array(2)).join('-')
      const controller = new AbortController()
      sending.current = controller
      setToken(own)
      setSent(AT_START)
      const onSent = (share: number) =>
        setSent(share < 1 ? { step: 'sending', share } : { step: 'reading', share: null })
      return upload<ImportPreview>(`/imports?token=${own}`, files, onSent, { signal: controller.signal })
    },
  })
  const cancel = () => {
    sending.current?.abort()
    mutation.reset()
  }
  const progress: ImportProgress = told?.token === token && sent.step !== 'sending' ? told : sent
  return { ...mutation, cancel, progress }
}

export function useImportApply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...choices }: ImportApplication & { id: string }) =>
      request<ImportResult>('POST', `/imports/${encodeURIComponent(id)}/apply`, {
        body: choices,
      }),
    // An import may touch every list.
    onSuccess: () => askEveryListAgain(client),
  })
}

/** Imports that were applied, the last first. */
export function useImportHistory() {
  return useQuery({ queryKey: ['/imports'], queryFn: () => request<ImportHistory>('GET', '/imports') })
}

export function useImportUndo() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => request<AppliedImport>('POST', `/imports/${encodeURIComponent(id)}/undo`),
    onSuccess: () => askEveryListAgain(client),
  })
}

function askEveryListAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/') })
}
