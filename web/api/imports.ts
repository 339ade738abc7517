import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { ImportPreview, importResult, RejectedCell } from '../../src/features/spreadsheets/contract.ts'
import { API } from './address.ts'
import { request } from './client.ts'
import { upload } from './upload.ts'

export type { ImportPreview, RejectedCell }

type ImportResult = z.output<typeof importResult>

export const TEMPLATE_URL = `${API}/imports/template.xlsx`

export function useImportPreview() {
  const [progress, setProgress] = useState(0)
  const mutation = useMutation({
    mutationFn: (files: readonly File[]) => {
      setProgress(0)
      return upload<ImportPreview>('/imports', files, setProgress)
    },
  })
  return { ...mutation, progress }
}

export function useImportApply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, withoutRejected }: { id: string; withoutRejected: boolean }) =>
      request<ImportResult>('POST', `/imports/${encodeURIComponent(id)}/apply`, {
        body: { withoutRejected },
      }),
    // An import may touch every list.
    onSuccess: () =>
      client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/') }),
  })
}
