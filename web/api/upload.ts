import { API } from './address.ts'
import { withFreshSession } from './fresh-session.ts'
import { problemFrom } from './problem.ts'

/** Sends files as a form, with the words that go beside them; `signal` gives up. XMLHttpRequest, because fetch does not tell how much has gone. */
export function upload<T>(
  path: string,
  files: readonly File[],
  onProgress: (ratio: number) => void,
  { words = {}, signal }: { words?: Readonly<Record<string, string>>; signal?: AbortSignal } = {},
): Promise<T> {
  const form = new FormData()
  for (const [name, text] of Object.entries(words)) form.append(name, text)
  for (const file of files) form.append('file', file)
  return withFreshSession(
    () =>
      new Promise<T>((resolve, reject) => {
        const call = new XMLHttpRequest()
        call.open('POST', API + path)
        call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
        signal?.addEventListener('abort', () => call.abort(), { once: true })
        call.onabort = () => reject(new DOMException('', 'AbortError'))
        call.onerror = () => reject(new TypeError('network'))
        call.onload = () => {
          if (call.status >= 400) reject(problemFrom(call.status, call.responseText))
          else resolve(JSON.parse(call.responseText) as T)
        }
        call.send(form)
      }),
  )
}
