import { z } from 'zod'
import { formats } from './file-format.ts'

/** What is said of a file. */
export const fileDescription = z.string().trim().max(300, 'Une description compte au plus 300 caractères.')

/** What is shown of a file wherever it is listed. */
export const fileView = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(formats),
  sizeBytes: z.number(),
  description: z.string().nullable(),
  createdAt: z.string(),
})
